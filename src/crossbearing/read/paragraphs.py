"""Paragraphs: which line breaks end one, and which only fold a long line (wire text, mail, PDF copies)."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import quantiles

from crossbearing.concepts import Extent

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[•·▪‣◦●■*►–—-]|\.(?=\s{2})|\(?\d{1,2}[.)]|\(?[a-zA-Z][)])\s+\S")
_BYLINE = re.compile(r"by\s+[A-Z]")
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_INDENT = re.compile(r"[ \t]*")
NARROWEST, WIDEST = 40, 120
"""Columns that folded text is folded at: teleprinters and mail use 69 to 80; a paragraph kept on one line is longer."""
FEWEST_FOLDS, FOLDED_SHARE, LONG_LINE = 3, 0.6, 0.6
"""A text counts as folded when it has this many line breaks inside its blocks and this share of them fold: the next
word would not have fitted, or the line is long (in parts of the column) and ends no sentence. Texts with a paragraph
a line end nearly every line with a full stop. Set on the training reports of the claims set, where they leave no
annotated clause cut at a fold."""


def paragraph_extents(text: str) -> tuple[Extent, ...]:
    """Half-open extents of the paragraphs of `text`, in order, without outer white space; () for blank text.

    A blank line always ends a paragraph. A single line break ends one too, unless the text is folded at a column
    or the next line runs on in lower case; a bullet or numbered line always begins one.
    """
    lines = _lines(text)
    width = _fold_width(text, lines)
    out: list[Extent] = []
    open_line: Extent | None = None
    for start, end in lines:
        if open_line is not None and _runs_on(text, open_line, (start, end), width):
            out[-1] = (out[-1][0], end)
        elif start < end:
            out.append((start, end))
        open_line = (start, end) if start < end else None
    return tuple(_trim(text, *x) for x in out)


def _lines(text: str) -> list[Extent]:
    """Extents of the lines, cut at their last visible character; (n, n) for a blank line."""
    out, start = [], 0
    for found in [*_BREAK.finditer(text), None]:
        end = found.start() if found else len(text)
        seen = len(text[start:end].rstrip())
        out.append((start, start + seen))
        start = found.end() if found else end
    return out


def _fold_width(text: str, lines: list[Extent]) -> int | None:
    """The column the text is folded at, or None where its line breaks end paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if a[0] < a[1] and b[0] < b[1]]
    if len(pairs) < FEWEST_FOLDS:
        return None
    width = round(quantiles([a[1] - a[0] for a, _ in pairs], n=10)[-1])
    if not NARROWEST <= width <= WIDEST:
        return None
    folds = sum(_folds(text, a, b, width) for a, b in pairs)
    return width if folds >= FOLDED_SHARE * len(pairs) else None


def _folds(text: str, line: Extent, following: Extent, width: int) -> bool:
    length, first_word = line[1] - line[0], text[slice(*following)].split(None, 1)[0]
    ended = _ENDS.search(text[slice(*line)])
    return length + 1 + len(first_word) > width or (length >= LONG_LINE * width and not ended)


def _runs_on(text: str, line: Extent, following: Extent, width: int | None) -> bool:
    after = text[slice(*following)]
    if not after or _BULLET.match(after) or _BYLINE.match(after):
        return False
    before = text[slice(*line)]
    if after.lstrip()[0].islower() and not _ENDS.search(before):
        return True
    indent = [len(_INDENT.match(x).group()) for x in (before, after)]  # type: ignore[union-attr]
    return width is not None and indent[1] <= indent[0] and _folds(text, line, following, width)


def _trim(text: str, start: int, end: int) -> Extent:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())
