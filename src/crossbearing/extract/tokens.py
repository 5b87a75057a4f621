"""A text to tokens with offsets, and to sentences of tokens. Offsets are half-open code points of the report's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.concepts import Extent, Report

# Abbreviations with dots; numbers with their separators and ordinals; words with inner hyphens and apostrophes
# (not a closing "'s", which is a token of its own); any other sign alone.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|\d+(?:[.,:]\d+)+%?"
    r"|['’][sS]\b"
    r"|[^\W_]+(?:[-‐‑][^\W_]+|['’](?![sS]\b)[^\W_]+)*"
    r"|\S"
)


# "GAO, Mali (Agency) -" before the first words of a report, with editors' labels in brackets after it.
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:\s*,\s*[^\n.;:!?–—]{1,40}?)?(?:\s*\([^)\n]{2,60}\))*\s*(?:--|–|—|\s-\s)\s*"
)
_LABELS = re.compile(r"(?:\[[^\]\n]{2,40}\]\s*)+")
_LEAD = 300  # code points from the beginning in which a dateline may stand


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: half-open offsets, the words as they stand, and in lower case."""

    start: int
    end: int
    text: str
    low: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`; [] where there is nothing but white space."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(m.start(), m.end(), m[0], m[0].lower()) for m in found]


def sentences(report: Report) -> Iterator[tuple[Extent, list[Token]]]:
    """The report's sentences that hold a word, without its dateline. A sentence of thousands of words is cut: rules
    look no further.
    """
    for start, end in report.sentences or ((0, len(report.text)),):
        tokens = tokenize(report.text, _after_dateline(report, start, end), end)
        for k in range(0, len(tokens), 400):
            part = tokens[k : k + 400]
            yield (part[0].start, part[-1].end), part


def _after_dateline(report: Report, start: int, end: int) -> int:
    """Where the sentence's own words begin."""
    if report.dateline and start <= report.dateline.start and report.dateline.end < end:
        start = report.dateline.end
    elif start < _LEAD and (found := _DATELINE.match(report.text, start, end)) and re.search(r"[,(]", found[0]):
        start = found.end()
    labels = _LABELS.match(report.text, start, end)
    return labels.end() if labels else start


def shouts(tokens: list[Token]) -> bool:
    """Whether case says nothing about names: a stretch in capitals throughout, or a headline that capitalises
    nearly every word.
    """
    letters = [t for t in tokens if t.text[0].isalpha() and len(t.text) > 3]
    capital = sum(t.text.isupper() for t in letters)
    titled = sum(t.text[0].isupper() for t in letters)
    return len(letters) > 3 and (capital > 0.7 * len(letters) or titled > 0.85 * len(letters))
