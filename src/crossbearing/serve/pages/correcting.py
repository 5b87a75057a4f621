"""The form beside a report that its address asks for: a field of a claim to correct, or a claim to add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.concepts import Claim, Report
from crossbearing.concepts.judging import FIELDS
from crossbearing.concepts.notation import claim_to_json
from crossbearing.serve.pages.forms import LISTS
from crossbearing.serve.views.facts import facts_of
from crossbearing.serve.views.text.offsets import Utf16


@dataclass(frozen=True, slots=True)
class Asked:
    """`kind`: add or correct. `field` is "" while none is chosen; `part` is what stands there, None for a new one.
    `start` and `end` are UTF-16 units of `words`, "" where nothing is selected.
    """

    kind: str
    start: int | str = ""
    end: int | str = ""
    words: str = ""
    claim: Claim | None = None
    number: int = 0
    field: str = ""
    index: int | None = None
    part: dict[str, Any] | None = None
    json: dict[str, Any] | None = None
    others: tuple[str, ...] = ()


def asked_form(query: Mapping[str, str], report: Report, numbered: Sequence[tuple[int, Claim]]) -> Asked | None:
    """The form that an address asks for; None where it asks for none that can be."""
    start, end, words = _words(query, report)
    if query.get("add"):
        return Asked("add", start, end, words)
    wanted = query.get("correct", "")
    found = next(((n, c) for n, c in numbered if c.id == query.get("claim")), None)
    if not wanted or found is None:
        return None
    number, claim = found
    field, _, index = wanted.partition(".")
    field = field if field in FIELDS else ""
    stands = claim_to_json(claim)
    at = int(index) if index.isascii() and index.isdigit() and len(index) < 6 else None
    part = _part(stands, field, at)
    others = next((f.others for f in facts_of(claim) if (f.field, f.index) == (field, at)), ())
    at = at if part and field in LISTS else None
    return Asked("correct", start, end, words, claim, number, field, at, part, stands, others)


def _part(stands: dict[str, Any], field: str, index: int | None) -> dict[str, Any] | None:
    part = None
    if field == "time":
        part = stands["time"]
    elif field in LISTS and index is not None and index < len(stands[field]):
        part = stands[field][index]
    return part if isinstance(part, dict) else None


def _words(query: Mapping[str, str], report: Report) -> tuple[int | str, int | str, str]:
    given = [query.get(key, "") for key in ("start", "end")]
    if not all(part.isascii() and part.isdigit() and len(part) < 12 for part in given):
        return "", "", ""
    offsets = Utf16(report.text)
    start, end = (offsets.point(int(part)) for part in given)
    if start >= end:
        return "", "", ""
    return int(given[0]), int(given[1]), report.text[start:end].strip()
