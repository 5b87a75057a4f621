"""The scheme: a name for everything that what linking remembers depends on besides the claims themselves."""

from __future__ import annotations

import functools

from crossbearing.concepts import content_id
from crossbearing.link.pairs.weights import load_weights

GENERATION = 1
"""Raised whenever keys, features or copies are computed otherwise: what a store remembers is then found anew."""


@functools.cache
def scheme() -> str:
    """The same string for as long as keys and scores mean the same."""
    weights = load_weights()
    return content_id("scheme", GENERATION, weights.within, weights.across, sorted(weights.rarity.items()))
