"""How likely an annotator would have marked a candidate: a logistic regression on what the two readings say of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from crossbearing.extract.together.reading import Weighed

FEATURES = ("trigger", "type", "rules", "agreement")


def features_of(w: Weighed) -> tuple[float, ...]:
    """Values of FEATURES: the encoder's log odds of a trigger and of the best type; the rules' confidence as log odds,
    shifted by 2, and the encoder's probability of their type (both 0 where the rules see nothing here).
    """
    c, scores = w.candidate, w.claim.scores
    rules = _odds(c.hint.confidence) + 2.0 if c.hint else 0.0
    agreement = math.exp(w.types[c.hint.event_type]) if c.hint else 0.0
    return scores["trigger"], scores["type"], rules, agreement


def likelihood(features: Sequence[float], weights: Sequence[float]) -> float:
    """Probability by the weights (the intercept first); 0.5 for no weights."""
    if not weights:
        return 0.5
    odds = weights[0] + sum(w * x for w, x in zip(weights[1:], features, strict=True))
    return 1.0 / (1.0 + math.exp(-odds))


def _odds(share: float) -> float:
    kept = min(max(share, 0.02), 0.98)
    return math.log(kept / (1 - kept))
