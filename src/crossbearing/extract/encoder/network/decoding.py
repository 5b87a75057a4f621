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
    for (start, end), share in _runs(logits, eagerness):
        grown = end
        while grown < len(inside) and inside[grown] >= GROWS and further[grown]:
            grown += 1
        if out and start < out[-1][0][1]:  # the span before has grown over this one
            (begun, least), share = out[-1][0], min(share, out[-1][1])
            out[-1] = ((begun, max(grown, least)), share)
        else:
            out.append(((start, grown), share))
    return out


def _runs(logits: Floats, eagerness: float) -> list[tuple[Stretch, float]]:
    """Runs of the likeliest class."""
    logs = log_shares(logits)
    inside = 1.0 - np.exp(logs[:, OUTSIDE])
    logs[:, OUTSIDE] -= eagerness
    best = logs.argmax(-1)
    out: list[tuple[Stretch, float]] = []
    for place in np.flatnonzero(best).tolist():
        share = float(inside[place])
        if best[place] == FURTHER and out and out[-1][0][1] == place:
            (start, _), least = out.pop()
            out.append(((start, place + 1), min(least, share)))
        else:
            out.append(((place, place + 1), share))
    return out


def typed_spans_of(logits: Floats, eagerness: float = 0.0) -> list[tuple[Stretch, int, float]]:
    """Spans with type and probability in (words, 1 + 2 types) logits.

    First where a span is, over all types, then its type, by all its words: words that agree to be a name but not on
    its type are one name (exact F1 on re3d/dev 0.59, against 0.56 with every word's likeliest class).
    """
    each = shares(logits)
    inside, first, further = 1.0 - each[:, OUTSIDE], each[:, 1::2].sum(-1), each[:, 2::2].sum(-1)
    held = inside * np.exp(eagerness) > each[:, OUTSIDE]
    out: list[tuple[Stretch, int, float]] = []
    for place in np.flatnonzero(held).tolist():
        begun = out[-1][0][0] if out and out[-1][0][1] == place and further[place] > first[place] else place
        if begun != place:
            out.pop()
        kind = int((each[begun : place + 1, 1::2] + each[begun : place + 1, 2::2]).sum(0).argmax())
        out.append(((begun, place + 1), kind, float(inside[begun : place + 1].min())))
    return out


def best_of(logits: Floats, order: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest label of a (labels,) row and its probability."""
    row = shares(logits)
    best = int(row.argmax())
    return order[best], float(row[best])
