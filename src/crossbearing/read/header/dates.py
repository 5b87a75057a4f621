"""Publication times as items state them, to ISO 8601. Never from the clock, never from a file's date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from crossbearing.errors import ReadError

EARLIEST, LATEST = 1600, 2199
"""Years a publication may be of: newspapers begin in 1605; 0001 and 9999 are placeholders of databases."""
MONTHS = tuple("january february march april may june july august september october november december".split(" "))
_NAMED = "|".join(f"{x[:3]}(?:{x[3:]})?" if x != "september" else "sept?(?:ember)?" for x in MONTHS)
_CLOCK = (
    r"(?:[,\s]+(?:at\s+)?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>GMT|UTC|Z|[+-]\d\d:?\d\d)?(?![A-Za-z]))?"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]?\s+)?"
_DAY_FIRST = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_NAMED})\.?,?\s+(?P<year>\d{{4}})\b"
_MONTH_FIRST = rf"(?P<month>{_NAMED})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
_WORDED = [re.compile(_WEEKDAY + x + _CLOCK, re.IGNORECASE) for x in (_DAY_FIRST, _MONTH_FIRST)]
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?![\d-])(?:[T\s]+(\d\d:?\d\d.*))?$")
_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})$")
_CURE = "write it as an ISO date or date-time with zone, such as 2015-11-20 or 2015-11-20T14:30:00+00:00"


def publication_time(stated: object) -> str | None:
    """The stated time as an ISO date, or as an ISO date-time with the zone where one is stated; None for none.

    Reads ISO 8601, RFC 822 (feeds) and worded English dates. Raises ReadError, naming the value, for a date that
    does not exist, one that can be read in two ways (03/04/2015), and anything that is no date.
    """
    if stated is None or (isinstance(stated, str) and not stated.strip()):
        return None
    if not isinstance(stated, str):
        raise ReadError("not a date", stated, _CURE)
    value = stated.strip()
    try:
        return _iso(value) or _worded(value) or _mail(value) or _refuse(value)
    except (ValueError, OverflowError) as error:
        raise ReadError("impossible date", f"{value} ({error})", _CURE) from error


def first_date(text: str) -> str | None:
    """The first worded or ISO date, with its time of day if any, that stands in `text`; None where none does.
    An impossible date is passed over.
    """
    for pattern in (*_WORDED, re.compile(r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")):
        for found in pattern.finditer(text):
            try:
                return publication_time(found.group())
            except ReadError:
                continue
    return None


def day_of(year: int, month: str, day: int) -> str | None:
    """ISO date of a dateline's parts; a two-digit year is read as POSIX does (69 to 99 are 1969 to 1999). None where
    there is no such day.
    """
    full = year if year > 99 else year + (1900 if year >= 69 else 2000)
    try:
        return _in_range(date(full, month_number(month), day)).isoformat()
    except ValueError:
        return None


def month_number(name: str) -> int:
    """1 to 12, by the first three letters."""
    return next(i for i, x in enumerate(MONTHS, 1) if x.startswith(name[:3].lower()))


def _iso(value: str) -> str | None:
    found = _ISO.match(value)
    if not found:
        return None
    year, month, day, clock = found.groups()
    days = _in_range(date(int(year), int(month), int(day)))
    if clock is None:
        return days.isoformat()
    zone = re.sub(r"\s*(?:UTC|GMT)$", "+00:00", clock).replace(" ", "")
    return datetime.fromisoformat(f"{days.isoformat()}T{zone}").replace(microsecond=0).isoformat()


def _worded(value: str) -> str | None:
    found = next((x for x in (p.fullmatch(value) for p in _WORDED) if x), None)
    if not found:
        return None
    days = _in_range(date(int(found["year"]), month_number(found["month"]), int(found["day"])))
    if not found["hour"]:
        return days.isoformat()
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("hour must be 1 to 12 before am or pm")
        hour = hour % 12 + 12 * (found["half"][0].lower() == "p")
    moment = datetime(days.year, days.month, days.day, hour, int(found["minute"]), int(found["second"] or 0))
    return moment.replace(tzinfo=_zone(found["zone"])).isoformat()


def _zone(name: str | None) -> timezone | None:
    if not name:
        return None
    if name[0] not in "+-":
        return UTC
    offset = timedelta(hours=int(name[1:3]), minutes=int(name[-2:]))
    return timezone(-offset if name[0] == "-" else offset)


def _mail(value: str) -> str | None:
    """RFC 822, as RSS has it. A zone by an unknown name (RFC 2822, 4.3) is no stated zone."""
    from email.utils import parsedate_tz

    parts = parsedate_tz(value)
    if not parts or not re.match(r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}[\s-]+[A-Za-z]{3}", value):
        return None
    days = _in_range(date(*parts[:3]))
    if not re.search(r"\d:\d\d", value):
        return days.isoformat()
    moment = datetime(*parts[:6])
    zone = None if parts[9] is None else timezone(timedelta(seconds=parts[9]))
    return moment.replace(tzinfo=zone).isoformat()


def _in_range(day: date) -> date:
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(f"year must be {EARLIEST} to {LATEST}")
    return day


def _refuse(value: str) -> str:
    slashed = _SLASHED.match(value)
    if slashed and len(slashed[3]) == 4 and int(slashed[1]) <= 12 and int(slashed[2]) <= 12:
        raise ReadError("a date that can be read in two ways", value, _CURE)
    if slashed:
        first, second, third = (int(x) for x in slashed.groups())
        year, month, day = (first, second, third) if first > 31 else (third, *sorted((first, second)))
        return _in_range(date(year, month, day)).isoformat()
    raise ReadError("not a date", value, _CURE)
