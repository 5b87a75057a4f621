"""Credit that layout and single words give: quotation marks, "allegedly", "it was reported"."""

from __future__ import annotations

import functools
import re

from crossbearing.concepts import Extent, Report
from crossbearing.extract.lexicon import lexicon


def style_of(report: Report, content: Extent) -> str:
    """How `content` is credited: `direct` inside one quotation, `mixed` where part of it is quoted, else `indirect`."""
    start, end = content
    for opened, closed in report.quotations:
        if opened <= start and end <= closed:
            return "direct"
        if opened < end and start < closed:
            return "mixed"
    return "indirect"


def quotation_of(report: Report, at: int) -> Extent | None:
    """The quotation that `at` lies in."""
    return next((q for q in report.quotations if q[0] <= at < q[1]), None)


def anonymous_credits(text: str, start: int = 0, end: int | None = None) -> list[tuple[Extent, str]]:
    """Credit without a name in `text[start:end]`: the extent of the cue, and the certainty it leaves."""
    pattern, certainty = _anonymous()
    found = pattern.finditer(text, start, len(text) if end is None else end)
    return [(m.span(), certainty[" ".join(m[0].lower().split())]) for m in found]


@functools.cache
def _anonymous() -> tuple[re.Pattern[str], dict[str, str]]:
    certainty: dict[str, str] = lexicon().reporting["anonymous"]
    words = sorted(certainty, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in words)
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE), certainty
