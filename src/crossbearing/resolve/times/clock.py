"""Times of day: clock times with zones, parts of the day. Cut out of an expression before its date is read."""

from __future__ import annotations

import re
from typing import NamedTuple

_ZONES = {
    "gmt": "Z", "utc": "Z", "z": "Z", "zulu": "Z", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00", "eet": "+02:00",
    "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00", "et": "", "eastern": "", "cdt": "-05:00",
    "mst": "-07:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "pt": "", "pkt": "+05:00", "jst": "+09:00",
    "aest": "+10:00", "ist": "", "cst": "", "local": "", "moscow": "+03:00", "ct": "", "mt": "",
}  # fmt: skip
"""Offsets of zone names that mean one thing; "" where the name is local, changes with the season or has several
uses.
"""
_ZONE = (
    r"(?:\s*\(?(?P<zone>gmt|utc|zulu|bst|cest|cet|eest|eet|msk|est|edt|eastern(?: (?:standard|daylight))?(?: "
    r"time)?|cdt|mst|mdt|pst|pdt|pkt|jst|aest|ist|cst|local(?: time)?|moscow time|et|pt|ct|"
    r"mt)\b\)?)?(?:\s*(?P<offset>[+-]\d{1,2}(?::?\d\d)?)\b)?"
)
_LEAD = (
    r"(?:\b(?:at|by|around|about|shortly (?:before|after)|just (?:before|after)|before|after|from|until|till|since|"
    r"nearly|almost|approximately|between)\s+)*"
)
_CLOCK = re.compile(
    rf"{_LEAD}(?:\b(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d)(?:[:.]\d\d)?)?\s?(?P<ap>[ap])\.?\s?m\b\.?"
    rf"|\b(?P<h24>[01]?\d|2[0-4]):(?P<m24>[0-5]\d)(?::\d\d)?(?:\s?(?:hours|hrs|h)\b)?"
    rf"|\b(?P<dot>[01]?\d|2[0-3])\.(?P<mdot>[0-5]\d)(?=\s*\(?(?:gmt|utc|bst|cet))"
    rf"|\b(?P<mil>[01]\d|2[0-3])(?P<mmil>[0-5]\d)(?=\s*(?:gmt|utc|hours|hrs|zulu|z\b|local))(?:\s?(?:hours|hrs))?"
    rf"|\b(?P<oclock>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?o['’]?clock"
    rf"|\b(?P<word>noon|midday|midnight)\b){_ZONE}",
    re.IGNORECASE,
)
_MILITARY = re.compile(
    r"(?:\b(?:at|around|about|by|from|until)\s+(?P<a>[01]\d|2[0-3])(?P<b>[0-5]\d)\b(?!\s*(?:people|men|troops|soldiers))"
    r"|\b(?P<c>0\d|1\d|2[0-3])(?P<d>[0-5]\d)\s+(?=(?:today|yesterday|tonight|on|this|last)\b)|^(?P<e>0\d)(?P<f>[0-5]\d)$)"
)
_PARTS = {
    "pre-dawn": "dawn", "predawn": "dawn", "dawn": "dawn", "daybreak": "dawn", "sunrise": "dawn", "small hours": "dawn",
    "early hours": "dawn", "wee hours": "dawn", "mid-morning": "morning", "midmorning": "morning",
    "morning": "morning", "forenoon": "morning",
    "lunchtime": "midday", "mid-afternoon": "afternoon", "afternoon": "afternoon", "rush hour": "afternoon",
    "evening": "evening", "dusk": "evening", "sunset": "evening", "nightfall": "evening", "night": "night",
    "overnight": "night",
}  # fmt: skip
_PART = re.compile(
    rf"(?:\b(?:in|during|at|on|by|before|after|since|around)\s+)?(?:\bthe\s+)?(?:\b(?:early|late|mid|pre)[ "
    rf"-])?(?:\b(?P<rush>)\b)?\b(?P<part>{'|'.join(sorted(map(re.escape, _PARTS), key=len, reverse=True))})s?\b"
    rf"(?:\s+(?:hours|prayers))?(?:\s+of\b|\s+on\b)?",
    re.IGNORECASE,
)
_HOURS = {w: i for i, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}


class Cut(NamedTuple):
    """An expression without its time of day, and what was cut out: ISO clock, part of the day, the words left."""

    rest: str
    clock: str | None
    part: str | None


def cut_clock(words: str) -> Cut:
    """Take the first time of day out of lower-case `words`. `clock` is "HH:MM" and the offset where the zone has
    one.
    """
    clock = part = None
    if found := _CLOCK.search(words):
        clock = _clock_of(found)
        words = f"{words[: found.start()]} {words[found.end() :]}"
    elif found := _MILITARY.search(words):  # "0200 today", "at 1150"
        hour, minute = next(
            (h, m) for h, m in (found.group("a", "b"), found.group("c", "d"), found.group("e", "f")) if h
        )
        clock = f"{hour}:{minute}"
        words = f"{words[: found.start()]} {words[found.end() :]}"
    for _ in range(2):  # "the early hours of Saturday morning"
        found = _PART.search(words)
        if found is None:
            break
        part = part or _PARTS[found["part"].lower()]
        words = f"{words[: found.start()]} {words[found.end() :]}"
    return Cut(re.sub(r"\s+", " ", words).strip(" ,"), clock, part)


def _clock_of(found: re.Match[str]) -> str | None:
    hour, minute = _hour_and_minute(found)
    if not 0 <= hour <= 24:
        return None
    zone = re.sub(r" (?:time|standard|daylight)", "", (found["zone"] or "").lower()).strip()
    offset = _ZONES.get(zone, "")
    if found["offset"]:
        digits = re.sub(r"\D", "", found["offset"]).ljust(2, "0")
        digits = digits.zfill(2) if len(digits) < 3 else digits
        offset = f"{found['offset'][0]}{_padded(found['offset'])}"
    return f"{hour % 24:02d}:{minute:02d}{offset}"


def _padded(offset: str) -> str:
    hours, _, minutes = offset[1:].partition(":")
    if not minutes and len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    return f"{int(hours):02d}:{minutes or '00'}"


def _hour_and_minute(found: re.Match[str]) -> tuple[int, int]:
    if found["h12"]:
        return int(found["h12"]) % 12 + (12 if found["ap"].lower() == "p" else 0), int(found["m12"] or 0)
    if found["h24"]:
        return int(found["h24"]), int(found["m24"])
    if found["dot"]:
        return int(found["dot"]), int(found["mdot"])
    if found["mil"]:
        return int(found["mil"]), int(found["mmil"])
    if found["oclock"]:
        said = found["oclock"].lower()
        return (_HOURS[said] if said in _HOURS else int(said)), 0
    return (0, 0) if (found["word"] or "").lower() == "midnight" else (12, 0)
