"""Time phrases: where a text says when. Their values are worked out by resolution, not here."""

from __future__ import annotations

import re

from crossbearing.concepts import Extent

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_FULL_MONTHS = "January February April June July August September October November December"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_YEAR = r"(?:1[89]\d\d|20\d\d|'\d\d)"
_NUM = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_WORDS = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|few|some|many|couple\s+of)"
_UNIT = r"(?:(?:second|minute|hour|day|night|week|weekend|month|year|decade|summer|winter|spring|autumn)s?)"
_PART = r"(?:morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|overnight|nightfall)"
_EDGE_OF = r"the\s+(?:beginning|start|end|middle|morning|evening|night|afternoon|dawn|eve|month)\s+of"
_EDGE = rf"(?:early|late|mid|mid-|{_EDGE_OF})"
_DATE = (
    rf"(?:{_DAY},?\s+)?(?:{_NUM}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}|\s+\d\d(?!\d))?"
    rf"|{_MONTH}\s+{_NUM}(?:\s?[-–]\s?{_NUM})?(?!\d|:\d)(?:,?\s+{_YEAR})?)"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{2,4}"
)
_MONTH_YEAR = rf"{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:this|last)\s+year)|(?:last|this|next)\s+{_MONTH}"
# A bare month is a time only where it is written as a name; "may" and "march" only after a preposition.
_BARE_MONTH = rf"(?-i:{'|'.join([*_FULL_MONTHS.split(), *_FULL_MONTHS.upper().split()])}|(?<=[sS]ince )(?:May|March))"
_BESIDE = (
    r"(?:day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:day|night|week|month|year)\s+(?:before|after)(?!\s+\w+ing)"
    rf"|(?:same|next|previous|following|preceding)\s+(?:{_UNIT}|{_PART}|{_DAY}))"
)
_AGO = rf"{_WORDS}\s+{_UNIT}\s+(?:ago|earlier|later|before|after|previously)"
_DEICTIC = (
    rf"(?:the\s+)?{_BESIDE}"
    rf"|(?:yesterday|tomorrow|today|tonight)(?:\s+{_PART})?"
    rf"|(?:(?:earlier|later|early|late)\s+)?(?:last|this|next|that)\s+(?:{_DAY}|{_UNIT}|{_PART})(?:\s+{_PART})?"
    rf"|(?:the\s+)?(?:last|past|next|previous|coming|first|final)\s+(?:{_WORDS}\s+)?{_UNIT}"
    rf"|(?:(?:over|more\s+than|about|approximately|nearly|almost)\s+)?{_AGO}"
    rf"|(?:{_EDGE}\s+)?{_DAY}(?:\s+(?:early\s+)?{_PART})?"
    rf"|earlier\s+(?:today|in\s+the\s+day)|currently|recently|at\s+the\s+time|overnight|in\s+recent\s+{_UNIT}"
    r"|moments\s+(?:ago|later|before)"
)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)(?:\s+local\s+time)?"
    r"|\d{1,2}:\d\d(?:\s+(?:gmt|utc|local\s+time))?"
    r"|\d{4}\s+(?:gmt|utc|local\s+time|hours|hrs)|\d{4}\s+\[[^\]\n]{4,30}\]|(?<=\bat )\d{4}(?!\s+[a-z]{4})"
    r"|midnight|noon|midday|dawn|dusk)"
)
_EDGED = rf"(?:{_EDGE}\s+)(?:{_BARE_MONTH}|{_YEAR}|{_DAY})"
_BARE_YEAR = rf"(?<=\bin ){_YEAR}|(?<=\bsince ){_YEAR}|(?<=\bof ){_YEAR}"
_ONE = rf"(?:{_DATE}|{_MONTH_YEAR}|{_DEICTIC}|{_CLOCK}|{_EDGED}|{_BARE_MONTH}|{_BARE_YEAR})"
_JOIN = rf"(?:,|\s+(?:on|at|of|in|and|to|until))?\s+(?:the\s+)?(?:{_PART}\s+of\s+)?"
_PHRASE = re.compile(
    rf"\b(?:(?:since|until|between|by)\s+)?(?:{_EDGE}\s+)?{_ONE}(?:{_JOIN}{_ONE}){{0,2}}(?!\w)", re.IGNORECASE
)
_FALSE = re.compile(r"(?:may|march|second|sun|mar|dec|sat)$", re.IGNORECASE)


def time_phrases(text: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """Half-open extents of the time phrases of `text[start:end]`, in order."""
    found = _PHRASE.finditer(text, start, len(text) if end is None else end)
    return [m.span() for m in found if not _FALSE.fullmatch(m[0])]
