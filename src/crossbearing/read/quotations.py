"""Quotations: stretches between quotation marks, the marks included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.concepts import Extent
from crossbearing.read.paragraphs import paragraph_extents

_CLOSERS = {"“": "”“", "„": "“”", "«": "»", "‹": "›", "″": "″", "``": "''"}
_OPENER = re.compile(r"``|[“„«‹\"]|(?<![\w’'])[‘'](?=\w)")
_ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|round|bout|cos|n|\d0s|\d\d)\b", re.IGNORECASE)
_BEFORE_OPENING = frozenset("([{-–—/…:,;‘'“")
_STRONG_END = frozenset(",.!?…")


def quotation_extents(text: str) -> tuple[Extent, ...]:
    """Half-open extents of the outermost quotations in order, the marks included; () where there are none.

    Straight and curly double marks, single marks, guillemets and low marks. A double quotation that is not closed
    runs to the end of its paragraph, as newspapers set a quotation of several paragraphs; an unclosed single mark
    is an apostrophe.
    """
    return tuple(x for paragraph in paragraph_extents(text) for x in paragraph_quotations(text, paragraph))


def paragraph_quotations(text: str, paragraph: Extent) -> Iterator[Extent]:
    """The quotations of one paragraph of `text`, as quotation_extents gives them."""
    start, stop = paragraph
    at = start
    while found := _OPENER.search(text, at, stop):
        end = _end(text, found.group(), found.start(), start, stop)
        at = end or found.end()
        if end:
            yield found.start(), end


def _end(text: str, mark: str, opened: int, start: int, stop: int) -> int | None:
    """Where the quotation opened by `mark` ends, or None where the mark opens none."""
    if mark in "‘'":
        return _single_end(text, opened, stop)
    if mark == '"':
        return _straight_end(text, opened, start, stop)
    for at in range(opened + len(mark), stop):
        closer = text[at : at + len(_CLOSERS[mark][:2]) if mark == "``" else at + 1]
        if closer == "''" or (mark != "``" and closer in _CLOSERS[mark] and _closes(text, mark, at, stop)):
            return at + len(closer)
    return stop


def _closes(text: str, mark: str, at: int, stop: int) -> bool:
    # “ opens in English and closes in German („so“): in an English quotation it closes only where it cannot open.
    return not (mark == "“" and text[at] == "“") or at + 1 >= stop or not text[at + 1].isalnum()


def _straight_end(text: str, opened: int, start: int, stop: int) -> int | None:
    before, after = text[opened - 1] if opened > start else " ", text[opened + 1 : min(opened + 2, stop)]
    if not (before.isspace() or before in _BEFORE_OPENING) or not after or after.isspace():
        return None  # a mark of inches, or the closing mark of a quotation whose opening is lost
    closing = text.find('"', opened + 1, stop)
    return closing + 1 if closing >= 0 else stop


def _single_end(text: str, opened: int, stop: int) -> int | None:
    if _ELISION.match(text, opened):
        return None
    barrier = _next_opening(text, opened, stop)
    ends = [at for at in range(opened + 2, barrier) if text[at] in "’'" and not _mid_word(text, at, stop)]
    if not ends:
        return None
    strong = [at for at in ends if text[at - 1] in _STRONG_END]
    # "'The rebels' trucks burned,' he said": a plural's apostrophe gives way to a mark after punctuation.
    chosen = strong[0] if strong and _may_be_possessive(text, ends[0]) else ends[0]
    return chosen + 1


def _next_opening(text: str, opened: int, stop: int) -> int:
    for found in re.compile(r"(?<=[\s(\[—–-])[‘'](?=\w)").finditer(text, opened + 1, stop):
        if not _ELISION.match(text, found.start()):
            return found.start()
    return stop


def _mid_word(text: str, at: int, stop: int) -> bool:
    return text[at - 1].isspace() or (at + 1 < stop and text[at + 1].isalnum())


def _may_be_possessive(text: str, at: int) -> bool:
    return text[at - 1] in "sS" and bool(re.compile(r" [a-z]").match(text, at + 1))
