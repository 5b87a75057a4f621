"""Dates counted from the publication day, or from the time of another claim."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from crossbearing.resolve.counts.numerals import UNITS
from crossbearing.resolve.times.days import (
    WEEKDAYS,
    Reading,
    one_day,
    reading,
    shift,
    unit_around,
    unreadable,
    week_of,
)

NO_ANCHOR = "the report has no publication date to count from"
NO_CHAIN = "counted from another time that is not known"
VAGUE = "too vague for a date"
WEEKDAY = (
    r"(?:monday|mon|tuesday|tues|tue|wednesday|weds|wed|thursday|thurs|thur|thu|friday|fri|saturday|sat|sunday|sun)"
)
UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|century)"
_NUMBERS = {
    **UNITS,
    "a": 1,
    "an": 1,
    "couple": 2,
    "a couple of": 2,
    "a couple": 2,
    "couple of": 2,
    "dozen": 12,
    "a dozen": 12,
    "half a dozen": 6,
}
_VAGUE_NUMBERS = {"a few", "few", "several", "some", "many", "dozens of", "recent", "a number of"}
NUM = (
    rf"(?P<num>\d+|{'|'.join(sorted(map(re.escape, (*_NUMBERS, *_VAGUE_NUMBERS)), key=len, reverse=True))}|"
    rf"(?:twenty|thirty|forty|fifty)-(?:one|two|three|four|five|six|seven|eight|nine))"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative times count from: the publication day, and the interval of the claim before, if known."""

    day: date | None
    chain: tuple[date, date] | None = None
    direction: str = "past"


Rule = Callable[[re.Match[str], Anchor], Reading]


def number_of(words: str) -> int | None:
    """A small number in words or digits; None for a vague one ("a few")."""
    words = words.strip()
    if words.isdigit():
        return int(words)
    if words in _VAGUE_NUMBERS:
        return None
    tens, _, units = words.partition("-")
    return _NUMBERS.get(words, _NUMBERS.get(tens, 0) + _NUMBERS.get(units, 0))


def _needs_day(rule: Callable[[re.Match[str], date, Anchor], Reading], grain: str = "day") -> Rule:
    def checked(m: re.Match[str], anchor: Anchor) -> Reading:
        return unreadable(NO_ANCHOR, grain=grain) if anchor.day is None else rule(m, anchor.day, anchor)

    return checked


def _needs_chain(rule: Callable[[re.Match[str], tuple[date, date], Anchor], Reading]) -> Rule:
    def checked(m: re.Match[str], anchor: Anchor) -> Reading:
        return unreadable(NO_CHAIN) if anchor.chain is None else rule(m, anchor.chain, anchor)

    return checked


def _near(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    words = m["near"].replace("’", "'")
    offsets = {
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
        "last": -1,
        "previous": -1,
    }
    return one_day(day + timedelta(days=offsets.get(words, 0)), "publication")


def _overnight(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    return reading(day - timedelta(days=1), day, "interval", "publication", "the night before publication")


def _weekday(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    target = _weekday_number(m["weekday"])
    which = (m["which"] or "").strip()
    if m["week"]:
        monday = week_of(day)[0] + timedelta(
            days={"last": -7, "next": 7, "this": 0, "the previous": -7, "a": 7}[m["week"]]
        )
        return one_day(monday + timedelta(days=target))
    back = (day.weekday() - target) % 7
    if which in ("next", "the coming", "this coming") or (which in ("", "this") and anchor.direction == "future"):
        ahead = (7 - back) % 7 or (7 if which == "next" else 0)
        return one_day(day + timedelta(days=ahead))
    if which in ("last", "this past", "the previous", "past") and back == 0:
        back = 7
    note = "" if which else "the nearest such day up to publication"
    return one_day(day - timedelta(days=back), "publication", note)


def _weekday_number(word: str) -> int:
    return WEEKDAYS[word.rstrip(".")]


def _weekdays(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    first, last = _weekday_number(m["first"]), _weekday_number(m["second"])
    if anchor.direction == "future":
        start = day + timedelta(days=(first - day.weekday()) % 7)
        return reading(start, start + timedelta(days=(last - first) % 7), "interval", "publication")
    end = day - timedelta(days=(day.weekday() - last) % 7)
    return reading(end - timedelta(days=(last - first) % 7), end, "interval", "publication")


def _unit(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    unit, which = m["unit"], m["which"]
    steps = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "past": -1}.get(which, 0)
    if m["before"]:
        steps += -1 if m["before"].endswith("before last") else 1
    if which == "past" and unit != "weekend":
        return _spell(day, 1, unit)
    if unit == "weekend":
        moved = day + timedelta(days=7 * steps)
        start, end = unit_around(moved, "weekend")
        if (which == "last" and day.weekday() == 6) or (
            which == "last" and day.weekday() < 5 and start - day > timedelta(0)
        ):
            start, end = unit_around(day - timedelta(days=7), "weekend")
        return reading(start, end, "weekend", "publication")
    moved = shift(day.replace(day=15) if unit in ("month", "quarter") else day, steps, unit)
    return reading(*unit_around(moved, unit), unit, "publication")


def _weekend(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    start, end = unit_around(day, "weekend")
    if anchor.direction != "future" and start > day:
        start, end = start - timedelta(days=7), end - timedelta(days=7)
    return reading(start, end, "weekend", "publication")


def _earlier_in(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    start, end = unit_around(day, m["unit"])
    if m["half"] in ("earlier", "early", "previously"):
        end = max(start, min(day, end))
    else:
        start = min(end, max(day, start))
    return Reading(start, end, "interval", "publication", note=f"{m['half']} in the {m['unit']}", unit=m["unit"])


def _last_quarter(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    back = shift(day.replace(day=15), -1, "quarter")
    if m["ago"]:
        back = shift(back, -1, "year")
    return reading(*unit_around(back, "quarter"), "quarter", "publication", "the last full quarter before publication")


def _year_end(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    year = day.year + {"last": -1, "next": 1}.get(m["which"] or "", 0)
    return reading(date(year, 12, 1), date(year, 12, 31), "month", "publication", "the end of the year")


def _spell(day: date, amount: int, unit: str) -> Reading:
    start = shift(day, -amount, unit) + timedelta(days=1 if unit != "day" or amount > 1 else 0)
    return reading(min(start, day), day, "interval", "publication")


def _past_spell(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    ahead = bool(re.search(r"next|coming|following", m["which"] or ""))
    amount = number_of(m["num"]) if m["num"] else None if m["plural"] else 1
    if amount is None and m["unit"] in ("hour", "minute"):
        return one_day(day, "publication", "within hours of publication")
    if amount is None:
        return unreadable(VAGUE, "FUTURE_REF" if ahead else "PAST_REF")
    if m["unit"] in ("hour", "minute"):
        start = day - timedelta(days=max(1, -(-amount // 24)) if m["unit"] == "hour" and not ahead else 0)
        return reading(start, day, "interval", "publication") if start < day else one_day(day)
    if ahead:
        return reading(day, shift(day, amount, m["unit"]), "interval", "publication")
    return _spell(day, amount, m["unit"])


def _ago(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    amount = number_of(m["num"])
    if amount is None:
        return unreadable(VAGUE, "PAST_REF")
    sign = 1 if m["way"] and re.match(r"from (?:now|today)|hence|away|time", m["way"]) else -1
    unit = m["unit"]
    if unit in ("hour", "minute", "second"):
        return (
            one_day(day) if amount < 24 or unit != "hour" else one_day(day + timedelta(days=sign * round(amount / 24)))
        )
    moved = shift(day, sign * amount, unit)
    if unit in ("day", "week", "fortnight"):
        return (
            one_day(moved)
            if unit == "day" or (m["exact"] or "")
            else Reading(moved, moved, "day", "publication", note=f"counted in {unit}s")
        )
    return reading(*unit_around(moved, unit), unit, "publication")


def _in_time(m: re.Match[str], day: date, anchor: Anchor) -> Reading:
    amount = number_of(m["num"])
    if amount is None:
        return unreadable(VAGUE, "FUTURE_REF")
    unit = m["unit"]
    if unit in ("hour", "minute"):
        return one_day(day)
    if anchor.direction == "past":
        return unreadable("a length of time, not a date")
    moved = shift(day, amount, unit)
    return one_day(moved) if unit in ("day", "week") else reading(*unit_around(moved, unit), unit, "publication")


def _beside(m: re.Match[str], chain: tuple[date, date], anchor: Anchor) -> Reading:
    words = m["beside"]
    if "same" in words or words == "that day" or words.startswith("that "):
        return reading(chain[0], chain[1], "day" if chain[0] == chain[1] else "interval", "claim")
    before = re.search(r"before|previous|prior|earlier", words)
    base = chain[0] if before else chain[1]
    unit = next(
        (u for u in ("week", "month", "year", "night", "morning", "evening", "afternoon", "weekend") if u in words),
        "day",
    )
    if unit in ("week", "month", "year"):
        return reading(*unit_around(shift(base, -1 if before else 1, unit), unit), unit, "claim")
    return one_day(base + timedelta(days=-1 if before else 1), "claim")


def _later(m: re.Match[str], chain: tuple[date, date], anchor: Anchor) -> Reading:
    amount = number_of(m["num"]) if m["num"] else None
    unit = m["unit"].rstrip("s") if m["unit"] else "day"
    sign = (
        -1
        if m["way"] in ("earlier", "before", "previously", "prior", "beforehand")
        or m["way"].startswith(("before", "prior"))
        else 1
    )
    base = chain[0] if sign < 0 else chain[1]
    if unit in ("hour", "minute", "moment", "second"):
        if amount is None or amount < 24:
            return one_day(base, "claim", f"{unit}s {'before' if sign < 0 else 'after'} it")
        return one_day(base + timedelta(days=sign * round(amount / 24)), "claim")
    if amount is None:
        return unreadable(VAGUE)
    moved = shift(base, sign * amount, unit)
    return one_day(moved, "claim") if unit in ("day", "week") else reading(*unit_around(moved, unit), unit, "claim")


def _bare_later(m: re.Match[str], chain: tuple[date, date], anchor: Anchor) -> Reading:
    return one_day(chain[1], "claim", "later the same day")


def _vague(ref: str) -> Rule:
    return lambda m, anchor: unreadable(VAGUE, ref)


_WHICH_DAY = r"(?:(?P<which>last|next|this past|this coming|this|the coming|the previous|past) )?"
RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        (
            r"(?:earlier |later )?(?P<near>today|tonight|yesterday|tomorrow|the day before yesterday|the day after "
            r"tomorrow|this|last|previous)(?:['’]s)?", _needs_day(_near)),
        (
            rf"{_WHICH_DAY}(?P<weekday>{WEEKDAY})\.?(?:['’]?s)?(?: (?:of )?(?P<week>last|next|this|a)(?: week)| "
            rf"(?:of )?(?P<week_>the previous) week)?", _needs_day(_weekday)),
        (rf"(?P<which>last|next|this) week['’]?s? (?P<weekday>{WEEKDAY})(?P<week>)", _needs_day(lambda m, d,
        a: one_day(week_of(d)[0] + timedelta(days=_weekday_number(m["weekday"]) + {"last": -7,
        "next": 7}.get(m["which"], 0))))),
        (rf"(?P<first>{WEEKDAY})\s?(?:-|–|—|to|and|through|until|or)\s?(?P<second>{WEEKDAY})", _needs_day(_weekdays)),
        (
            r"(?:the )?(?P<which>last|next|this|previous|coming|past|current|following)(?:['’]s)? (?P<unit>week|"
            r"month|quarter|year|decade|century|weekend)(?:['’]s)?(?P<before>)", _needs_day(_unit, "interval")),
        (r"the (?P<unit>week|month|year) (?P<before>before last|after next)(?P<which>)", _needs_day(lambda m, d,
        a: reading(*unit_around(shift(d.replace(day=15) if m["unit"] == "month" else d,
        -2 if m["before"].startswith("before") else 2, m["unit"]), m["unit"]), m["unit"], "publication"))),
        (
            r"(?:the |its )?(?:(?:latest|most recent|just-ended|recent|current) (?:quarter|period)|"
            r"quarter)(?P<ago>)", _needs_day(_last_quarter)),
        (
            r"(?:the )?(?:same )?(?P<ago>year-ago|year-earlier|year ago) (?:quarter|period)|the (?:same "
            r")?(?:quarter|period) (?P<ago_>a year (?:ago|earlier))", _needs_day(lambda m, d,
            a: _last_quarter(re.match("(?P<ago>.)", "x") or m, d, a))),
        (r"(?:around |about |by |at )?(?:the )?(?:(?P<which>last|this|next) )?year(?:'s|-| )end",
        _needs_day(_year_end)),
        (r"(?:the )?(?:year-ago|year-earlier)", _needs_day(lambda m, d, a: reading(*unit_around(shift(d, -1, "year"),
        "year"), "year", "publication"))),
        (r"(?:the )?weekend", _needs_day(_weekend)),
        (
            r"(?P<half>earlier|later|early|late|previously)(?: in)? (?:this|the) (?P<unit>week|month|year|weekend|"
            r"decade|quarter)", _needs_day(_earlier_in)),
        (
            r"(?P<beside>the (?:day|night|evening|morning|week|month|year|weekend) (?:before|after|earlier|later)|"
            r"the (?:next|following|previous|preceding|same|very next) (?:day|night|morning|evening|afternoon|week|"
            r"month|year)|(?:next|following|previous|same) day|that (?:same )?(?:day|night|evening|morning|"
            r"afternoon|week|month|year|time)|a (?:day|week|month|year) (?:before|earlier|after|later)(?= that))",
            _needs_chain(_beside)),
        (
            rf"(?:for |in |over |during |within |throughout )?(?:the |these )?(?P<which>past|last|previous|"
            rf"preceding|next|coming|following)(?: {NUM})? (?P<unit>minute|hour|day|week|fortnight|month|quarter|"
            rf"year|decade)(?P<plural>s?)", _needs_day(_past_spell)),
        (
            rf"(?P<exact>exactly )?(?:about |around |some |almost |nearly |more than |over |just |less than |"
            rf"roughly |at least |only )*{NUM}(?: |-)(?P<unit>second|minute|hour|day|week|fortnight|month|year|"
            rf"decade)s? (?P<way>ago|back|from now|from today|hence|['’] time)", _needs_day(_ago)),
        (rf"(?P<exact>)in (?:about |around )?{NUM} (?P<unit>week|month|year|day)s?['’]? time(?P<way>)",
        _needs_day(lambda m, d, a: _in_time(m, d, Anchor(d, None, "future")))),
        (
            rf"(?:in|within) (?:about |around |the next |another )?{NUM} (?P<unit>minute|hour|day|week|month|"
            rf"year)s?", _needs_day(_in_time)),
        (
            rf"(?:about |around |some |just |only |almost |less than |more than )*(?:{NUM} )?(?P<unit>second|"
            rf"minute|hour|day|week|month|year|decade|moment)s? (?P<way>later|earlier|before|after|afterwards?|"
            rf"previously|prior|beforehand|(?:before|after|prior to|following) (?:the|that|this|his|her|their|its|"
            rf"an?) .+)", _needs_chain(_later)),
        (r"later(?: (?:that|the same|in the) (?:day|night|evening|afternoon))?", _needs_chain(_bare_later)),
        (
            r"(?:right |just )?(?:now|currently|at present|at the moment|nowadays|these days|today|presently|at "
            r"this (?:time|point|moment)|still|so far|to date|the present|ongoing|current|this time)",
            _vague("PRESENT_REF")),
        (
            r"(?:only |most |very |more )?(?:recent|recently|lately|formerly|former|previously|earlier|once|the "
            r"past|in the past|long ago|past|a while ago|some time ago|decades ago|years ago|months ago|weeks ago|"
            r"days ago|hours ago|in recent (?:days|weeks|months|years)|(?:the )?(?:last|past|recent) (?:days|weeks|"
            r"months|years)|moments ago|until now|until recently|at the time|at that time|then|the time|before)",
            _vague("PAST_REF")),
        (
            r"(?:soon|shortly|very soon|eventually|the future|in the future|future|the near future|in the coming "
            r"(?:days|weeks|months|years)|(?:the )?(?:coming|next|following) (?:few )?(?:days|weeks|months|years)|"
            r"ahead|later on|(?:the )?(?:near|short|long|medium|longer)[ -]term|future (?:days|weeks|months|years|"
            r"quarters)|from time to time|(?:the )?coming (?:days|weeks|months|years)|some day|someday|at a later "
            r"date|upcoming)", _vague("FUTURE_REF")),
    )
)  # fmt: skip
"""(pattern, reading), tried in order after the absolute forms; a pattern must match all words."""
