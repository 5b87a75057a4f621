"""Numbers to spans and labels. No threshold stands here: thresholds.py holds them, with what they were measured on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from crossbearing.extract.encoder.network.labels import FIRST, FURTHER, OUTSIDE

# Of 0.1, 0.2, 0.3 and none, 0.3 gave the best slots F1 on claims/dev (+0.6 points over none, at an early checkpoint).
GROWS = 0.3

Floats = NDArray[np.float32]
Stretch = tuple[int, int]
"""Half-open places of words."""


def log_shares(logits: Floats) -> Floats:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(-1, keepdims=True)
    out: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return out


def shares(logits: Floats) -> Floats:
    """Probabilities over the last axis."""
    out: Floats = np.exp(log_shares(logits))
    return out


def spans_of(logits: Floats, eagerness: float = 0.0) -> list[tuple[Stretch, float]]:
    """Spans in (words, 3) logits with their probability, in order.

    `eagerness` is taken from the log odds of "outside": above 0 more spans, below 0 fewer. A span's probability is that
    of its least sure word to lie inside a span, among those that began it. A "further" word with no span before it
    begins one. A span grows over the next words while they are likelier further words than first ones and lie inside
    with a probability of GROWS or more, and joins the next span if it grows up to it.
    """
    logs = log_shares(logits)
    inside, further = 1.0 - np.exp(logs[:, OUTSIDE]), logs[:, FURTHER] > logs[:, FIRST]
    out: list[tuple[Stretch, float]] = []
    for (start, end), _, share in typed_spans_of(logits, eagerness):
        grown = end
        while grown < len(inside) and inside[grown] >= GROWS and further[grown]:
            grown += 1
        if out and start < out[-1][0][1]:  # the span before has grown over this one
            (begun, least), share = out[-1][0], min(share, out[-1][1])
            out[-1] = ((begun, max(grown, least)), share)
        else:
            out.append(((start, grown), share))
    return out


def typed_spans_of(logits: Floats, eagerness: float = 0.0) -> list[tuple[Stretch, int, float]]:
    """As spans_of, for (words, 1 + 2 types) logits: spans with type and probability. A change of type ends a span."""
    logs = log_shares(logits)
    biased = logs.copy()
    biased[:, OUTSIDE] -= eagerness
    best = biased.argmax(-1)
    inside = 1.0 - np.exp(logs[:, OUTSIDE])
    out: list[tuple[Stretch, int, float]] = []
    for place in np.flatnonzero(best):
        kind, further = divmod(int(best[place]) - FIRST, 2)
        share = float(inside[place])
        if further and out and out[-1][0][1] == place and out[-1][1] == kind:
            (start, _), _, least = out.pop()
            out.append(((start, int(place) + 1), kind, min(least, share)))
        else:
            out.append(((int(place), int(place) + 1), kind, share))
    return out


def best_of(logits: Floats, order: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest label of a (labels,) row and its probability."""
    row = shares(logits)
    best = int(row.argmax())
    return order[best], float(row[best])
