"""Datelines: where, when and through whom a report was filed ("BEIRUT, Nov 20 (AFP) -")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.concepts import Extent
from crossbearing.read.header.dates import day_of

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?i:(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{_MONTH})(?:\s+(?P<year2>\d{{4}}|\d\d))?)"
)
_CAPITALS = r"[A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’/-]+(?:[ -][A-ZÀ-ÞĀ-Ž][A-ZÀ-ÞĀ-Ž.'’/-]*){0,4}"
_TITLED = r"[A-ZÀ-Þ][\w.'’-]+(?:[ -][A-ZÀ-Þ][\w.'’-]+){0,3}"
_REGION = (
    r"(?:,\s+(?!(?i:" + _MONTH + r")\s*\d)[A-ZÀ-Þ][\w.'’-]+(?:[ -][A-ZÀ-Þ][\w.'’-]+){0,3}| \([A-Z][A-Za-z .'’-]+\))"
)
_AGENCY = r"\s*\((?P<agency>[A-Z][\w .,&/'’-]{1,60})\)"
_DASH = r"\s*(?:--|[-–—:])\s*(?=\S)"
_FORMS = [
    # a date or an agency stands with the place, in any letters
    re.compile(rf"(?:{_CAPITALS}|{_TITLED}){_REGION}?,?\s+{_DATE}(?:{_AGENCY})?{_DASH}"),
    re.compile(rf"(?:{_CAPITALS}|{_TITLED}){_REGION}?{_AGENCY}{_DASH}"),
    # nothing but the place: in capitals, or with its region, before a dash that stands free
    re.compile(
        rf"(?P<place>(?=[^\s:]{{4}}|[^\s:]+ [A-Z]){_CAPITALS}){_REGION}?\s*(?:--|[–—]|\s-\s|:\s)\s*(?=[A-Z\"“'‘\[])"
    ),
    re.compile(rf"{_TITLED},\s+{_TITLED}\s+(?:--|[-–—])\s+(?=[A-Z\"“'‘\[])"),
]
_NO_PLACE = frozenset(
    "UPDATE BREAKING WATCH VIDEO NOTE EXCLUSIVE ANALYSIS OPINION CORRECTION ALERT NEWS LIVE READ PHOTOS FACTBOX URGENT "
    "UPDATED TIMELINE EXPLAINER COMMENT EDITORIAL INTERVIEW SUMMARY CLARIFICATION BRIEF TEXT Q A".split(" ")
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`extent` from the place to the last of date and agency, without the dash; `agency` as an extent where one is
    named in brackets; `day` an ISO date where the dateline gives a year.
    """

    extent: Extent
    agency: Extent | None = None
    day: str | None = None


def find_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline that begins at `start` (where the body's first paragraph begins), or None."""
    for form in _FORMS:
        found = form.match(text, start)
        if found and found.groupdict().get("place") not in _NO_PLACE:
            return _dateline(found)
    return None


def _dateline(found: re.Match[str]) -> Dateline:
    parts = found.groupdict()
    end = found.start() + len(re.sub(r"[\s:–—-]+$", "", found.group()))
    day = parts.get("day") or parts.get("day2")
    month = parts.get("month") or parts.get("month2")
    year = parts.get("year") or parts.get("year2")
    stated = day_of(int(year), month, int(day)) if day and month and year else None
    return Dateline((found.start(), end), found.span("agency") if parts.get("agency") else None, stated)
