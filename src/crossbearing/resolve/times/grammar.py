"""A time expression to a Reading: cut the time of day, the openers ("since", "late"), then the date itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from crossbearing.resolve.times import absolute, relative
from crossbearing.resolve.times.clock import cut_clock
from crossbearing.resolve.times.days import (
    WEEKDAYS,
    Reading,
    one_day,
    part_of,
    reading,
    safe_date,
    shift,
    unit_around,
    unreadable,
)
from crossbearing.resolve.times.relative import NO_ANCHOR, NO_CHAIN, Anchor

NO_FORM = "not a form the grammar knows"
NO_DAY = "a time of day without a day"
_SPACES = re.compile(r"\s+")
_OPENERS = re.compile(
    r"^(?:(?:at|on|in|during|within|over|around|about|by|of|for|only|just|shortly|sometime|some time|approximately|"
    r"circa|dated|from|"
    r"the night of|the morning of|the evening of|the afternoon of|the day of|the month of|the year|the (?:early "
    r")?hours of|throughout|all|through|effective|or so|possibly|likely)\s+)"
)
_OPEN = re.compile(
    r"^(?P<open>ever since|since|starting|beginning(?: on| in)?|as of|as from|until|till|up to|up until|before|"
    r"prior to|after|following|not before|no later than|by)\s+"
)
_THIRD = re.compile(
    r"^(?:the )?(?P<third>early|earlier|mid|middle|late|later|beginning|start|end|first half|second half|first "
    r"days|last days|opening days|closing days|early days)(?:[ -](?:part )?(?:of |in |on )?)(?:the )?(?:month of )?"
)
_RANGED = re.compile(r"^(?P<left>.*\d{4}|.*\d)\s+(?:to|until|through|–|-)\s+(?P<right>.*\d{4})$")
_BETWEEN = re.compile(r"^(?:between|from)\s+(?P<left>.+?)\s+(?:and|to|until|till|through|-|–)\s+(?P<right>.+)$")
_WEEK_OF = re.compile(r"^(?:the )?week (?:of|beginning|starting) (?P<day>.+)$")
_DURATION = re.compile(
    rf"^(?:the )?(?:more than |about |almost |nearly |at least |over )*{relative.NUM}[ -](?:minute|hour|day|week|"
    rf"month|year|decade)s?(?:['’]| long|-long| straight)?$"
)
_THIRDS = {"early": "early", "earlier": "early", "beginning": "early", "start": "early", "first days": "early",
"opening days": "early",
           "early days": "early", "first half": "early", "mid": "mid", "middle": "mid", "late": "late",
           "later": "late", "end": "late",
           "second half": "late", "last days": "late", "closing days": "late"}  # fmt: skip
_BRACKETED = re.compile(r"\s*\[[^\]]*\]")
_NEAR_AND_DATE = re.compile(
    r"^(?:today|yesterday|tomorrow|tonight|last night),?\s+(?:on\s+)?(?=\d|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)"
)
_WEEKDAY_AND_DATE = re.compile(
    rf"^{relative.WEEKDAY}\.?,?\s+(?:the\s+)?(?=.*\d|.*\b(?:january|february|march|april|may|june|july|august|"
    rf"september|october|november|december)\b)"
)
_WEEKDAY_THE = re.compile(rf"^{relative.WEEKDAY} (?P<day>the \d\d?(?:st|nd|rd|th))$")
_DATE_AND_WEEKDAY = re.compile(rf"(?<=\w),?\s+\(?(?:a\s+)?{relative.WEEKDAY}\)?$")
_SINGLE_PART = {"this": 0, "that": None, "last": -1, "yesterday": -1, "tomorrow": 1}


def read_time(words: str, anchor: Anchor) -> Reading:
    """The Reading of a time expression; `missing` is set where it gives no date. Case and outer punctuation do not
    count.
    """
    text = _SPACES.sub(" ", words.strip().strip('(),.;:"“”').lower()).replace("’", "'")
    text = re.sub(r"^(?:'s|and|very) ", "", text)
    text = _BRACKETED.sub("", text).strip() or text  # "2335 [0335 GMT on 12 January]": the local time is the text's own
    whole = _match_rules(text, anchor)
    if whole is not None and not whole.missing:
        return whole
    between = _read_between(text, anchor)
    if between is not None:
        return between
    cut = cut_clock(text)
    opened = _OPEN.match(text)
    if not (cut.clock or cut.part) or (opened and opened["open"] in ("since", "ever since", "until", "till")):
        return whole or _read_opened(text, anchor) or unreadable(NO_FORM)
    return _with_clock(text, cut.rest, cut.clock, cut.part, anchor)


def _with_clock(text: str, rest: str, clock: str | None, part: str | None, anchor: Anchor) -> Reading:
    rest = re.sub(
        r"\b(?:at|in|on|of|the|early|late|about|around|by|from|shortly|just|before|after|and|until|till|between|"
        r"since|local time|hours)$",
        "",
        rest,
    ).strip(" ,")
    rest = re.sub(r"^(?:early|late|at|in|the|about|around|and|of|by|between)\b\s*", "", rest).strip(" ,")
    if rest in (
        "",
        "the",
        "that",
        "same",
        "that same",
        "the same",
        "following",
        "the following",
        "next",
        "the next",
        "previous",
        "the previous",
        "early",
        "late",
    ):
        return _day_of_part(text, rest, clock, part, anchor)
    if (part == "night" and rest == "last") or text.strip() in ("overnight",):
        return _last_night(clock, anchor)
    found = _read_opened(rest, anchor)
    if found is None:
        return unreadable(NO_FORM)
    if part == "night" and re.fullmatch(r"(?:the )?overnight.*", text) and found.start:
        return replace(found, part=part, clock=clock)
    return replace(found, part=part, clock=clock)


def _last_night(clock: str | None, anchor: Anchor) -> Reading:
    if anchor.day is None:
        return unreadable(NO_ANCHOR)
    before = anchor.day - timedelta(days=1)
    return replace(one_day(before, "publication", "the night before publication"), part="night", clock=clock)


def _day_of_part(text: str, rest: str, clock: str | None, part: str | None, anchor: Anchor) -> Reading:
    if text.startswith("overnight"):
        if anchor.day is None:
            return unreadable(NO_ANCHOR)
        return replace(
            reading(
                anchor.day - timedelta(days=1), anchor.day, "interval", "publication", "the night before publication"
            ),
            part=part,
        )
    if re.search(r"\b(?:that|same|following|next|previous)\b", text):
        if anchor.chain is None:
            return replace(unreadable(NO_CHAIN), clock=clock, part=part)
        step = 1 if re.search(r"following|next", text) else -1 if "previous" in text else 0
        return replace(one_day(anchor.chain[1] + timedelta(days=step), "claim"), part=part, clock=clock)
    if anchor.chain is not None and anchor.chain[0] == anchor.chain[1]:
        return replace(one_day(anchor.chain[0], "claim"), part=part, clock=clock)
    return replace(unreadable(NO_DAY), clock=clock, part=part)


def _read_between(text: str, anchor: Anchor) -> Reading | None:
    found = _BETWEEN.match(text) or _RANGED.match(text)
    if not found:
        return None
    right = read_time(found["right"], anchor)
    left = read_time(found["left"], anchor)
    if (
        left.missing
        and right.start
        and (
            month := re.search(
                r"(?:january|february|march|april|may|june|july|august|september|october|november|december).*$",
                found["right"],
            )
        )
    ):
        left = read_time(f"{found['left']} {month[0]}", anchor)
    if left.start is None or right.end is None:
        return None if left.missing == right.missing == NO_FORM else unreadable(left.missing or right.missing)
    start = left.start
    if start > right.end and left.anchor == "publication":
        start = shift(start, -1, "year") if (start - right.end).days > 7 else start - timedelta(days=7)
    if start > right.end:
        return unreadable("the days run backwards")
    return reading(start, right.end, "interval", right.anchor)


def _read_opened(text: str, anchor: Anchor) -> Reading | None:
    if opened := _OPEN.match(text):
        inner = read_time(text[opened.end() :], anchor)
        if inner.missing != NO_FORM:
            return _opened(opened["open"], inner, anchor)
    return _read_date(text, anchor)


def _opened(word: str, inner: Reading, anchor: Anchor) -> Reading:
    if inner.start is None:
        return inner
    if word in ("since", "ever since", "starting", "beginning", "beginning on", "beginning in", "as of", "as from"):
        end = anchor.day if word.endswith("since") and anchor.day and inner.start <= anchor.day else None
        return replace(inner, end=end, grain="interval", note=f"open: {word}" if end is None else "up to publication")
    if word in ("until", "till", "up to", "up until", "before", "prior to", "no later than", "by"):
        last = inner.end if word not in ("before", "prior to") or inner.end is None else inner.start - timedelta(days=1)
        return replace(inner, start=None, end=last, grain="interval", note=f"open: {word}")
    after = (inner.end or inner.start) + timedelta(days=1) if word in ("after", "following") else inner.start
    return replace(inner, start=after, end=None, grain="interval", note=f"open: {word}")


def _read_date(text: str, anchor: Anchor) -> Reading | None:
    found = _match_rules(text, anchor)
    if found is not None:
        return found
    for pattern in (_WEEKDAY_AND_DATE, _DATE_AND_WEEKDAY, _NEAR_AND_DATE):
        if m := pattern.search(text):
            inner = _match_rules((text[: m.start()] + text[m.end() :]).strip(), anchor)
            if inner is not None:
                return _on_weekday(inner, m[0], anchor)
    if week := _WEEK_OF.match(text):
        inner = _read_date(week["day"], anchor)
        if inner is not None and inner.start:
            return reading(*unit_around(inner.start, "week"), "week", inner.anchor)
    if weekday := _WEEKDAY_THE.match(text):
        return _match_rules(weekday["day"], anchor)
    if (opener := _OPENERS.match(text)) and (inner := _read_date(text[opener.end() :], anchor)) is not None:
        return inner
    third = _THIRD.match(text)
    inner = (
        _read_date(re.sub(r"^(?=(?:year|month|week|decade)$)", "this ", text[third.end() :]), anchor) if third else None
    )
    if third and inner is not None:
        return part_of(inner, _THIRDS[third["third"]]) if inner.start else inner
    if text.startswith("the ") and (inner := _match_rules(text[4:], anchor)) is not None:
        return inner
    if _DURATION.match(text):
        return unreadable("a length of time, not a date")
    return None


def _on_weekday(read: Reading, said: str, anchor: Anchor) -> Reading:
    """Of the years that the words leave open, the nearest one in which the date falls on the weekday said."""
    weekday = next((number for name, number in WEEKDAYS.items() if re.search(rf"\b{name}\b", said)), None)
    if (
        weekday is None
        or read.start is None
        or read.start != read.end
        or read.anchor != "publication"
        or anchor.day is None
    ):
        return read
    years = (safe_date(read.start.year + step, read.start.month, read.start.day) for step in (0, 1, -1, 2, -2))
    fitting = [day for day in years if day and day.weekday() == weekday]
    best = min(fitting, key=lambda day: abs((day - anchor.day).days), default=read.start)  # type: ignore[operator]
    return replace(read, start=best, end=best)


def _match_rules(text: str, anchor: Anchor) -> Reading | None:
    text = text.strip(" ,.")
    for pattern, rule in absolute.RULES:
        if m := pattern.fullmatch(text):
            return rule(m, anchor.day, anchor.direction)
    for pattern, relative_rule in relative.RULES:
        if m := pattern.fullmatch(text):
            return relative_rule(m, anchor)
    return None
