"""A report's words to windows the encoder can read: the headline, then as many sentences as fit.

Windows overlap by about a quarter. A sentence that stands in two windows is *owned* by one of them, so that each
trigger is read once, with sentences before it and some after it. No word of a report is left out.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossbearing.extract.encoder.pieces.words import Words

BUDGET = 320  # word pieces of one window; measured claims' roles lie within 60 words of the trigger in 98% of cases
OVERLAP = 80  # word pieces two windows share
HEADLINE = 40  # word pieces of the first line that go before each later window
CLS, SEP = 101, 102  # of the BERT vocabulary


@dataclass(frozen=True)
class Window:
    """`indices[k]` is the report's word at place `k` of the window; places `owned` (half-open) belong to this
    window."""

    indices: tuple[int, ...]
    owned: tuple[int, int]


@dataclass(frozen=True)
class Encoded:
    """Model input of one window: `pieces` and `shapes` (length = pieces), `first` and `last` piece of each word."""

    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]


def make_windows(words: Words, sentences: Sequence[tuple[int, int]], headline_end: int = 0) -> list[Window]:
    """Windows over all words; [] for no words.

    `sentences` are half-open character offsets in order. Words up to `headline_end` (a character offset, 0 for none)
    stand before every later window too, if they are at most HEADLINE pieces.
    """
    if not len(words):
        return []
    sizes = [len(pieces) for pieces in words.pieces]
    stretches = _stretches(words, sentences, sizes)
    head = _headline(words, headline_end, sizes)
    ranges = _ranges(stretches, sizes, BUDGET - 2 - sum(sizes[: len(head)]))
    return [_window(k, ranges, stretches, head) for k in range(len(ranges))]


def _stretches(words: Words, sentences: Sequence[tuple[int, int]], sizes: list[int]) -> list[tuple[int, int]]:
    """Word ranges of the sentences, half-open, covering every word; none is longer than a third of the budget."""
    cuts = {0, len(words)}
    cuts.update(bisect.bisect_left(words.starts, start) for start, _ in sentences)
    out: list[tuple[int, int]] = []
    ordered = sorted(cuts)
    for start, end in itertools.pairwise(ordered):
        used, begin = 0, start
        for i in range(start, end):
            if used + sizes[i] > BUDGET // 3:
                out.append((begin, i))
                used, begin = 0, i
            used += sizes[i]
        out.append((begin, end))
    return out


def _headline(words: Words, headline_end: int, sizes: list[int]) -> list[int]:
    count = bisect.bisect_left(words.starts, headline_end)
    return list(range(count)) if 0 < sum(sizes[:count]) <= HEADLINE else []


def _ranges(stretches: list[tuple[int, int]], sizes: list[int], budget: int) -> list[tuple[int, int]]:
    """Half-open ranges of stretches, each within the budget, each beginning about OVERLAP pieces before the last
    one's end."""
    weights = [sum(sizes[a:b]) for a, b in stretches]
    out, begin = [], 0
    while True:
        end, used = begin, 0
        while end < len(stretches) and used + weights[end] <= budget:
            used, end = used + weights[end], end + 1
        out.append((begin, end))
        if end == len(stretches):
            return out
        back, shared = end, 0
        while back - 1 > begin and shared + weights[back - 1] <= OVERLAP:
            back, shared = back - 1, shared + weights[back - 1]
        begin = back


def _window(k: int, ranges: list[tuple[int, int]], stretches: list[tuple[int, int]], head: list[int]) -> Window:
    """Two windows that share n stretches: the former owns all but the last third of them, which needs words after
    it."""
    begin, end = ranges[k]
    first, last = begin, end
    if k:
        shared = ranges[k - 1][1] - begin
        first = ranges[k - 1][1] - (shared + 2) // 3
    if k + 1 < len(ranges):
        shared = end - ranges[k + 1][0]
        last = end - (shared + 2) // 3
    body = list(range(stretches[begin][0], stretches[end - 1][1]))
    before = [i for i in head if i < body[0]]
    offset = len(before) - body[0]
    return Window(tuple(before + body), (stretches[first][0] + offset, stretches[last - 1][1] + offset))


def encode(words: Words, indices: Sequence[int]) -> Encoded:
    """Model input of these words, between [CLS] and [SEP]."""
    pieces, shapes, first, last = [CLS], [0], [], []
    for i in indices:
        first.append(len(pieces))
        pieces.extend(words.pieces[i])
        shapes.extend([words.shapes[i]] * len(words.pieces[i]))
        last.append(len(pieces) - 1)
    pieces.append(SEP)
    shapes.append(0)
    return Encoded(*(np.asarray(row, dtype=np.int64) for row in (pieces, shapes, first, last)))
