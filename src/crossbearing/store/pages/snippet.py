"""The stretch of a text around the words that were searched for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.concepts import Extent
from crossbearing.store.fulltext import parse_query

WIDTH = 240
"""Code points of a snippet at most: two or three lines on a terminal."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of a text, and where in it the words stand (half-open, in code points of the stretch)."""

    text: str
    marks: tuple[Extent, ...]


def snippet(text: str, query: str, width: int = WIDTH) -> Snippet:
    """At most `width` code points around the first word found; the text's beginning where none is found as it stands
    (another accent).
    """
    terms = [term for term in parse_query(query) if not term.absent]
    sought = "|".join(r"\W+".join(map(re.escape, term.words)) + ("" if term.begins else r"\b") for term in terms)
    pattern = re.compile(rf"\b(?:{sought})", re.IGNORECASE)
    first = pattern.search(text)
    start = _beginning(text, max(0, first.start() - width // 3)) if first else 0
    shown = text[start : start + width]
    marks = tuple(found.span() for found in pattern.finditer(shown))
    return Snippet(shown, marks)


def _beginning(text: str, start: int) -> int:
    # Begin with a whole word.
    if start == 0:
        return 0
    space = text.find(" ", start)
    return space + 1 if 0 <= space - start < 40 else start
