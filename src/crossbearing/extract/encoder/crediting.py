"""What a credit covers, made whole: the network marks words, a reader means a clause or a quotation."""

from __future__ import annotations

from collections.abc import Sequence

Extent = tuple[int, int]

_MARKS = "\"“”„«»''‘’`"
_STOPS = " \t\n\xa0,.;:-–—"
_LOOSE = _STOPS + "!?…" + _MARKS


def whole_content(text: str, pieces: Sequence[Extent], cue: Extent, quotations: Sequence[Extent]) -> tuple[Extent, ...]:
    """The pieces of a content joined: one stretch on each side of the cue, quotations whole, without loose commas.

    A stretch that reaches a quotation's edge from within takes in the whole quotation with its marks, also where it runs
    over several sentences. () for no pieces.
    """
    worded = [p for p in pieces if any(map(str.isalnum, text[p[0] : p[1]]))]
    sides = ([p for p in worded if p[1] <= cue[0]], [p for p in worded if p[0] >= cue[1]])
    joined = [(side[0][0], side[-1][1]) for side in sides if side]
    return tuple(dict.fromkeys(_quoted(text, _trimmed(text, stretch), quotations) for stretch in joined))


def _trimmed(text: str, stretch: Extent) -> Extent:
    """Without stops and commas at the edges."""
    words = text[stretch[0] : stretch[1]]
    return stretch[0] + len(words) - len(words.lstrip(_STOPS)), stretch[1] - len(words) + len(words.rstrip(_STOPS))


def _quoted(text: str, stretch: Extent, quotations: Sequence[Extent]) -> Extent:
    start, end = stretch
    for a, b in quotations:
        if b <= start or end <= a:
            continue
        inside = a <= start and end <= b
        at_edge = not text[a:start].strip(_LOOSE) or not text[end:b].strip(_LOOSE)
        if inside and at_edge:
            return a, b
        if not inside:  # it begins or ends within: the marks belong to it
            start, end = min(start, a) if _near(text, a, start) else start, max(end, b) if _near(text, end, b) else end
    return start, end


def _near(text: str, a: int, b: int) -> bool:
    """Whether nothing but marks and stops stands between."""
    return a < b and not text[a:b].strip(_LOOSE)
