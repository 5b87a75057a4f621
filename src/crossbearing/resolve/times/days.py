"""Calendar arithmetic on day intervals, and the reading that a time expression gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed weds", "thursday thurs thur thu", "friday fri",
        "saturday sat", "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of a season, northern half (meteorological)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a time expression says: days `start` to `end`, inclusive, None open. `grain` is the unit it speaks in
    (day, week, weekend, month, quarter, season, half, year, decade, century, interval). `anchor` is text, publication
    or claim; `part` a part of the day, `clock` an ISO time of day. `ref` marks present, past or future without a date;
    `missing` says why there is no date; `unit` is the calendar unit that "early", "late" narrowed.
    """

    start: date | None = None
    end: date | None = None
    grain: str = "day"
    anchor: str = "text"
    part: str | None = None
    clock: str | None = None
    ref: str | None = None
    missing: str = ""
    note: str = ""
    unit: str | None = None


def reading(start: date | None, end: date | None, grain: str, anchor: str, note: str = "") -> Reading:
    return Reading(start, end, grain, anchor, note=note)


def one_day(day: date, anchor: str = "publication", note: str = "") -> Reading:
    return Reading(day, day, "day", anchor, note=note)


def unreadable(why: str, ref: str | None = None, grain: str = "day") -> Reading:
    return Reading(ref=ref, missing=why, grain=grain)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month; months beyond 12 or below 1 run into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday around a day (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shift(day: date, amount: int, unit: str) -> date:
    """`day` moved by so many units; a day that the target month lacks becomes its last."""
    if unit in ("day", "week", "weekend", "fortnight"):
        return day + timedelta(days=amount * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])
    months = amount * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    first, last = month_of(day.year, day.month + months)
    return min(first + timedelta(days=day.day - 1), last)


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """The calendar unit that holds `day`."""
    if unit in ("week", "fortnight"):
        return week_of(day)
    if unit == "weekend":
        monday, sunday = week_of(day)
        return monday + timedelta(days=5), sunday
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return date(day.year, first, 1), month_of(day.year, first + 2)[1]
    if unit in ("year", "decade", "century"):
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        year = day.year // size * size
        return date(max(year, 1), 1, 1), date(year + size - 1, 12, 31)
    return day, day


def part_of(read: Reading, which: str) -> Reading:
    """The early, middle or late third of an interval ("late October": 21 to 31)."""
    if read.start is None or read.end is None or read.start == read.end:
        return read
    start, end = read.start, read.end
    if read.grain == "month":
        bounds = {
            "early": (start, start.replace(day=10)),
            "mid": (start.replace(day=11), start.replace(day=20)),
            "late": (start.replace(day=21), end),
        }
    elif read.grain == "year":
        year = start.year
        bounds = {
            "early": (start, month_of(year, 4)[1]),
            "mid": (date(year, 5, 1), date(year, 8, 31)),
            "late": (date(year, 9, 1), end),
        }
    elif read.grain == "decade":
        cuts = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
        bounds = {k: (date(start.year + a, 1, 1), date(start.year + b, 12, 31)) for k, (a, b) in cuts.items()}
    else:
        third = (end - start) / 3
        bounds = {"early": (start, start + third), "mid": (start + third, end - third), "late": (end - third, end)}
    low, high = bounds[which]
    return replace(read, start=low, end=high, grain="interval", unit=read.grain, note=f"{which} in the {read.grain}")


def year_of(words: str, pivot: int = 2030) -> int | None:
    """A year in digits; two digits are read as the century that ends at `pivot`."""
    digits = re.sub(r"\D", "", words)
    if len(digits) == 4:
        return int(digits) or None
    if len(digits) == 2:
        return 2000 + int(digits) if 2000 + int(digits) <= pivot else 1900 + int(digits)
    return None
