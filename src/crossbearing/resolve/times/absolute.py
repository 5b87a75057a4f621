"""Dates that name day, month or year: in full, or to be completed from the publication date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from crossbearing.resolve.counts.numerals import UNITS
from crossbearing.resolve.times.days import (
    MONTHS,
    SEASONS,
    Reading,
    month_of,
    one_day,
    reading,
    safe_date,
    unreadable,
    year_of,
)

MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|"
    r"apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
MONTH2 = MONTH.replace("<month>", "<month2>")
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
DAY2 = DAY.replace("<day>", "<day2>")
YEAR = r"(?P<year>1[0-9]\d\d|20\d\d|['’]\d\d)"
ANYYEAR = r"(?P<year>1[0-9]\d\d|20\d\d|['’]?\d\d)"
TO = r"\s?(?:-|–|—|to|and|through|until|till|thru)\s?"
NO_ANCHOR = "the report has no publication date to count from"
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 4,
    "final": 4,
}
_HOLIDAYS = {
    "christmas day": (12, 25), "christmas": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's day": (1, 1), "new year's eve": (12, 31), "new year": (1, 1), "new year's": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1), "halloween": (10, 31), "fourth of july": (7, 4), "all saints' day": (11, 1),
    "st patrick's day": (3, 17), "nowruz": (3, 21), "international women's day": (3, 8), "epiphany": (1, 6),
}  # fmt: skip
Rule = Callable[[re.Match[str], date | None, str], Reading]


def nearest_year(month: int, day: int, anchor: date, direction: str) -> int:
    """The year that brings a month and day nearest before (direction past) or after (future) the anchor."""
    day = min(day, month_of(anchor.year, month)[1].day)
    this = date(anchor.year, month, day)
    if direction == "future":
        return anchor.year if this >= anchor else anchor.year + 1
    if direction == "past":
        return anchor.year if this <= anchor else anchor.year - 1
    return min(
        (anchor.year - 1, anchor.year, anchor.year + 1),
        key=lambda y: abs((this.replace(year=y, day=min(day, 28)) - anchor).days),
    )


def _full(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    month, day = MONTHS[m["month"].rstrip(".")], int(m["day"])
    year = year_of(m["year"]) if m["year"] else None
    if year is None:
        if anchor is None:
            return unreadable(NO_ANCHOR)
        found = safe_date(nearest_year(month, min(day, 28), anchor, direction), month, day)
        return (
            one_day(found, "publication", "year from the publication date")
            if found
            else unreadable("no such day in the calendar")
        )
    found = safe_date(year, month, day)
    return one_day(found, "text") if found else unreadable("no such day in the calendar")


def _numeric(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    year = year_of(m["year"])
    if m["iso"]:
        found = safe_date(int(m["iso"]), int(m["a"]), int(m["b"]))
        return one_day(found, "text") if found else unreadable("no such day in the calendar")
    a, b = int(m["a"]), int(m["b"])
    american, other = safe_date(year or 0, a, b) if year else None, safe_date(year or 0, b, a) if year else None
    if american and other and american != other:
        return unreadable(f"day and month may be either way round: {american} or {other}")
    found = american or other
    return one_day(found, "text") if found else unreadable("no such day in the calendar")


def _compact(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    found = safe_date(int(m["y"]), int(m["mo"]), int(m["d"]))
    return one_day(found, "text") if found else unreadable("no such day in the calendar")


def _day_range(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    groups = m.groupdict()
    first, second = MONTHS[m["month"].rstrip(".")], MONTHS[(groups.get("month2") or m["month"]).rstrip(".")]
    year = year_of(m["year"]) if groups.get("year") else None
    if year is None and anchor is None:
        return unreadable(NO_ANCHOR)
    if year:
        late = year
    elif direction == "future":
        late = nearest_year(second, min(int(m["day2"]), 28), anchor or date.min, direction)
    else:  # a spell that has begun counts as the present one
        late = nearest_year(first, min(int(m["day"]), 28), anchor or date.min, direction) + (first > second)
    end = safe_date(late, second, int(m["day2"]))
    start = safe_date(late - (first > second), first, int(m["day"]))
    if not start or not end or end < start:
        return unreadable("no such days in the calendar")
    return reading(start, end, "interval", "text" if year else "publication")


def _month(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    month = MONTHS[m["month"].rstrip(".")]
    if m["year"]:
        return reading(*month_of(year_of(m["year"]) or 1, month), "month", "text")
    if anchor is None:
        return unreadable(NO_ANCHOR, grain="month")
    shift = {"last": -1, "next": 1}.get((m["which"] or "").strip(), 0)
    year = anchor.year
    if shift == 0 and not (m["which"] or "").startswith("this") and month != anchor.month:
        year = nearest_year(month, 1, anchor, direction)
    elif shift == -1:
        year -= 1 if month >= anchor.month else 0
    elif shift == 1:
        year += 1 if month <= anchor.month else 0
    return reading(*month_of(year, month), "month", "publication", "year from the publication date")


def _months(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    first, second = MONTHS[m["month"].rstrip(".")], MONTHS[m["month2"].rstrip(".")]
    if not m["year"] and anchor is None:
        return unreadable(NO_ANCHOR)
    year = (year_of(m["year"]) or 1) if m["year"] else nearest_year(second, 1, anchor or date.min, direction)
    return reading(
        month_of(year - (first > second), first)[0],
        month_of(year, second)[1],
        "interval",
        "text" if m["year"] else "publication",
    )


def _year(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    year = year_of(m["year"]) or 1
    return reading(date(year, 1, 1), date(year, 12, 31), "year", "text")


def _whole_year(year: int) -> Reading:
    return reading(date(year, 1, 1), date(year, 12, 31), "year", "text")


def _years(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    first = int(m["a"])
    second = int(m["b"]) if len(m["b"]) == 4 else first // 100 * 100 + int(m["b"])
    if second < first:
        return unreadable("the years run backwards")
    return reading(date(first, 1, 1), date(second, 12, 31), "interval", "text")


def _decade(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    tens = {
        "twenties": 20,
        "thirties": 30,
        "forties": 40,
        "fifties": 50,
        "sixties": 60,
        "seventies": 70,
        "eighties": 80,
        "nineties": 90,
    }
    if m["named"]:
        year = 1900 + tens[m["named"]]
    else:
        digits = int(re.sub(r"\D", "", m["decade"]))
        year = digits if digits > 99 else (1900 + digits if digits > 20 else 2000 + digits)
    return reading(date(year, 1, 1), date(year + 9, 12, 31), "decade", "text")


def _century(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    start = (int(m["century"]) - 1) * 100
    return reading(date(max(start, 1), 1, 1), date(start + 99, 12, 31), "century", "text")


def _season(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    first = SEASONS[m["season"]]
    if m["year"]:
        year = year_of(m["year"].split("-")[0]) or 1
        return reading(month_of(year, first)[0], month_of(year, first + 2)[1], "season", "text", "northern season")
    if anchor is None:
        return unreadable(NO_ANCHOR, grain="season")
    which = (m["which"] or "").strip()
    year = anchor.year
    start, end = month_of(year, first)[0], month_of(year, first + 2)[1]
    if (
        which in ("last", "the past", "")
        and direction != "future"
        and (end >= anchor if which == "last" else start > anchor)
    ):
        year -= 1
    elif (which == "next" or direction == "future") and start <= anchor:
        year += 1
    return reading(month_of(year, first)[0], month_of(year, first + 2)[1], "season", "publication", "northern season")


def _quarter(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    groups = m.groupdict()
    number = _ORDINALS.get(groups.get("nth") or "", 0) or int(groups.get("q") or 1)
    size = 6 if groups.get("unit") == "half" else 3
    number = min(number, 12 // size)
    said = (groups.get("year") or "").strip()
    if year := year_of(said) if re.search(r"\d", said) else None:
        anchored = "text"
    elif anchor is None:
        return unreadable(NO_ANCHOR, grain="quarter")
    else:
        anchored = "publication"
        year = anchor.year + {"last year": -1, "next year": 1}.get(re.sub(r"^of ", "", said), 0)
        if not said and month_of(year, (number - 1) * size + 1)[0] > anchor and direction != "future":
            year -= 1
    return reading(
        month_of(year, (number - 1) * size + 1)[0],
        month_of(year, number * size)[1],
        "half" if size == 6 else "quarter",
        anchored,
    )


def _holiday(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    year = year_of(m["year"]) if m["year"] else None
    name = m["holiday"].replace("’", "'")
    if year is None and anchor is None:
        return unreadable(NO_ANCHOR)
    if name == "thanksgiving":
        year = year or nearest_year(11, 26, anchor or date.min, direction)
        first = date(year, 11, 1)
        return one_day(first + timedelta(days=(3 - first.weekday()) % 7 + 21), "text" if m["year"] else "publication")
    month, day = _HOLIDAYS[name]
    year = year or nearest_year(month, day, anchor or date.min, direction)
    if (
        m["which"]
        and anchor
        and m["which"].strip() == "last"
        and year == anchor.year
        and date(year, month, day) >= anchor
    ):
        year -= 1
    return one_day(date(year, month, day), "text" if m["year"] else "publication")


def _nine_eleven(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    return one_day(date(2001, 9, 11), "text")


def _bare_day(m: re.Match[str], anchor: date | None, direction: str) -> Reading:
    if anchor is None:
        return unreadable(NO_ANCHOR)
    for back in range(3):
        first, _last = month_of(anchor.year, anchor.month + (back if direction == "future" else -back))
        day = safe_date(first.year, first.month, int(m["day"]))
        if day and (day >= anchor if direction == "future" else day <= anchor):
            return one_day(day, "publication", "month from the publication date")
    return unreadable("no such day near the publication date")


_WHICH = r"(?:(?P<which>last|next|this(?: past| coming)?|the past|past) )?"
_HOLIDAY = "|".join(h.replace("'", "['’]") for h in sorted((*_HOLIDAYS, "thanksgiving"), key=len, reverse=True))
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (r"(?P<iso>\d{4})[-/.](?P<a>\d\d?)[-/.](?P<b>\d\d?)(?P<year>)(?:t[\d:.]+z?)?", _numeric),
        (r"(?P<y>(?:19|20)\d\d)(?P<mo>[01]\d)(?P<d>[0-3]\d)", _compact),
        (r"(?P<iso>)(?P<a>\d\d?)[-/.](?P<b>\d\d?)[-/.](?P<year>\d{4}|\d\d)", _numeric),
        (rf"(?:the )?{DAY}(?: day)?(?: of)?[ -]{MONTH}(?:[, -] ?(?:of )?{ANYYEAR})?", _full),
        (rf"{MONTH} (?:the )?{DAY}(?:,? {YEAR}|,)?", _full),
        (rf"{MONTH}-{DAY}(?P<year>)", _full),
        (rf"(?:the )?{DAY}{TO}(?:the )?{DAY2}(?: of)? {MONTH}(?:,? {YEAR})?", _day_range),
        (rf"{MONTH} {DAY}{TO}{DAY2}(?:,? {YEAR})?", _day_range),
        (rf"{MONTH} {DAY}{TO}{MONTH2} {DAY2}(?:,? {YEAR})?", _day_range),
        (rf"{DAY} {MONTH}{TO}{DAY2} {MONTH2}(?:,? {YEAR})?", _day_range),
        (rf"{_WHICH}{MONTH}(?:,? (?:of )?{YEAR})?", _month),
        (rf"{MONTH}{TO}{MONTH2}(?:,? (?:of )?{YEAR})?", _months),
        (r"(?:the )?(?:calendar |fiscal |financial )?(?:year )?(?P<year>1[0-9]\d\d|20\d\d)", _year),
        (r"(?P<year>['’]\d\d)", _year),
        (
            r"(?:the )?(?P<year>(?:19|20)\d\d) (?:period|season|fiscal year|campaign)|fiscal (?:year "
            r")?(?P<year_>(?:19|20)\d\d)", lambda m, a, d: _whole_year(int(m["year"] or m["year_"]))),
        (r"(?:the )?year two thousand(?: and)?(?: (?P<more>one|two|three|four|five|six|seven|eight|nine))?",
        lambda m, a, d: _whole_year(2000 + UNITS.get(m["more"] or "", 0))),
        (r"(?:the )?(?P<year>(?:19|20)\d\d)(?:'s)? (?P<nth>first|second|third|fourth)[ -](?P<unit>quarter|half)",
        _quarter),
        (r"(?:the )?first (?P<nine>two|three) quarters (?:of )?(?P<year>(?:19|20)\d\d)", lambda m, a,
        d: reading(date(int(m["year"]), 1, 1), month_of(int(m["year"]), 6 if m["nine"] == "two" else 9)[1],
        "half" if m["nine"] == "two" else "interval", "text")),
        (
            r"(?:the )?first (?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?) months (?:of "
            r")?(?P<year>(?:19|20)\d\d)", lambda m, a, d: reading(date(int(m["year"]), 1, 1),
            month_of(int(m["year"]), UNITS.get(m["count"]) or int(m["count"]))[1], "interval", "text")),
        (r"(?P<a>(?:1[0-9]|20)\d\d)\s?(?:-|–|to|and|/|through)\s?(?P<b>(?:1[0-9]|20)\d\d|\d\d)", _years),
        (
            r"(?:the )?(?:(?P<decade>(?:1[0-9]|20)\d0['’]?s|['’]?\d0['’]?s)|(?P<named>twenties|thirties|forties|"
            r"fifties|sixties|seventies|eighties|nineties))", _decade),
        (r"(?:the )?(?P<century>\d\d?)(?:st|nd|rd|th) century", _century),
        (
            rf"{_WHICH}(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?:,? (?:of )?(?P<year>1[0-9]\d\d|"
            rf"20\d\d)(?:[-/]\d\d(?:\d\d)?)?)?", _season),
        (
            r"(?:the )?(?:fiscal )?(?P<nth>first|second|third|fourth|last|final|1st|2nd|3rd|4th)[ "
            r"-](?P<unit>quarter|half)(?:,? (?P<year>(?:of )?(?:last year|this year|next year|(?:1[0-9]|20)\d\d)))?",
            _quarter),
        (r"q(?P<q>[1-4])(?: (?:of )?(?P<year>(?:1[0-9]|20)\d\d))?", _quarter),
        (rf"{_WHICH}(?P<holiday>{_HOLIDAY})(?: day)?(?:,? {YEAR})?", _holiday),
        (r"9/11|september 11 attacks", _nine_eleven),
        (r"the (?P<day>[0-3]?\d)(?:st|nd|rd|th)", _bare_day),
    )
)  # fmt: skip
"""(pattern, reading), tried in order; a pattern must match the whole of the words left after the time of day is cut."""
