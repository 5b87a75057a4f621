"""Time expressions to intervals of days (RECORD.md; UCDP date_prec)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crossbearing.concepts import Interval, Unresolved
from crossbearing.errors import ResolveError
from crossbearing.resolve.times.days import Reading
from crossbearing.resolve.times.grammar import read_time
from crossbearing.resolve.times.relative import Anchor

__all__ = ["Anchor", "Reading", "anchor_of", "interval_of", "read_time", "resolve_time"]

_NAMED = {"day": "day", "week": "week", "month": "month", "year": "year"}


def anchor_of(published: str | None, zone: str | None = None) -> date | None:
    """The publication day: in the zone the date-time states, or in `zone` (IANA name) where one is given.
    None where `published` is None. Raises ResolveError on what is no ISO date or no known zone.
    """
    if not published:
        return None
    try:
        if zone and "T" in published:
            stamped = datetime.fromisoformat(published)
            return stamped.astimezone(ZoneInfo(zone)).date() if stamped.tzinfo else stamped.date()
        return date.fromisoformat(published[:10])
    except (ValueError, ZoneInfoNotFoundError) as error:
        raise ResolveError(
            "not a publication date", published, "give an ISO date or date-time and an IANA zone"
        ) from error


def resolve_time(
    text: str,
    published: str | None,
    previous: Interval | None = None,
    direction: str = "past",
    zone: str | None = None,
) -> Interval | Unresolved:
    """Days that a time expression names, counted from `published` (ISO date or date-time) where it is relative.

    `previous` is the time of the claim before, for "the next day", "hours later". `direction` (past or future)
    decides a
    bare weekday or month. `zone` is the IANA zone the outlet writes in, where `published` is stamped in another.
    Unresolved with the reason where there is nothing to count from or the words are too vague.
    """
    chain = None
    if previous is not None and previous.start and previous.end:
        chain = (date.fromisoformat(previous.start), date.fromisoformat(previous.end))
    try:
        read = read_time(text, Anchor(anchor_of(published, zone), chain, direction))
    except (OverflowError, ValueError):
        return Unresolved("beyond the calendar")
    return interval_of(read)


def interval_of(read: Reading) -> Interval | Unresolved:
    """The Interval of a Reading, or Unresolved with what it misses."""
    if read.missing or (read.start is None and read.end is None):
        clock = f" ({read.clock})" if read.clock else ""
        return Unresolved((read.missing or "no date in the words") + clock)
    single = read.start == read.end
    precision = "day" if single else _NAMED.get(read.grain, "interval")
    reason = "; ".join(x for x in (read.part, read.note) if x)
    return Interval(
        read.start.isoformat() if read.start else None,
        read.end.isoformat() if read.end else None,
        precision if precision != "day" or single else "interval",
        date_precision(read.start, read.end),
        read.anchor,
        read.clock,
        reason,
    )


def date_precision(start: date | None, end: date | None) -> int:
    """UCDP GED date_prec: 1 exact day, 2 two to six days, 3 a week, 4 a month, 5 more than a month or open."""
    if start is None or end is None:
        return 5
    days = (end - start).days + 1
    return 1 if days == 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5
