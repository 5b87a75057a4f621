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
    words, impersonal = _anonymous()
    stop = len(text) if end is None else end
    credit = lexicon().reporting
    out = [(m.span(), credit["anonymous"][" ".join(m[0].lower().split())]) for m in words.finditer(text, start, stop)]
    return out + [(m.span(), credit["impersonal"][m["verb"].lower()]) for m in impersonal.finditer(text, start, stop)]


@functools.cache
def _anonymous() -> tuple[re.Pattern[str], re.Pattern[str]]:
    credit = lexicon().reporting
    listed = "|".join(
        r"\s+".join(map(re.escape, p.split())) for p in sorted(credit["anonymous"], key=len, reverse=True)
    )
    verbs = "|".join(map(re.escape, credit["impersonal"]))
    impersonal = rf"\bit\s+(?:is|was|has\s+been|had\s+been)\s+(?:also\s+|being\s+|\w+ly\s+)?(?P<verb>{verbs})\b"
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE), re.compile(impersonal, re.IGNORECASE)
