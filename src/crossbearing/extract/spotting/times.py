"""Time phrases: where a text says when. Their values are worked out by resolution, not here."""

from __future__ import annotations

import re

from crossbearing.concepts import Extent

_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\.?|feb\.?|mar\.?|apr\.?|jun\.?|jul\.?|aug\.?|sept?\.?|oct\.?|nov\.?|dec\.?)"
_YEAR = r"(?:1[89]\d\d|20\d\d|'\d\d)"
_NUM = r"(?:\d{1,2}(?:st|nd|rd|th)?)"
_WORDS = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|several|few|some|many|couple\s+of)"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|months?|years?|decades?|summers?|winters?|springs?|autumns?)"
_PART = r"(?:morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|overnight|nightfall)"
_EDGE = (
    r"(?:early|late|mid|mid-|the\s+(?:beginning|start|end|middle|morning|evening|night|afternoon|dawn|eve|month)\s+of)"
)
_DATE = (
    rf"(?:{_DAY},?\s+)?(?:{_NUM}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR}|\s+\d\d(?!\d))?|{_MONTH}\s+{_NUM}(?:\s?[-–]\s?{_NUM})?(?![\d:])(?:,?\s+{_YEAR})?)"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
)
_MONTH_YEAR = rf"{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:this|last)\s+year)|(?:last|this|next)\s+{_MONTH}"
_BARE_MONTH = r"(?:January|February|April|June|July|August|September|October|November|December|JANUARY|FEBRUARY|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
_DEICTIC = (
    rf"(?:the\s+)?(?:day\s+(?:before\s+yesterday|after\s+tomorrow)|(?:day|night|week|month|year)\s+(?:before|after)(?!\s+\w+ing)|(?:same|next|previous|following|preceding)\s+(?:{_UNIT}|{_PART}|{_DAY}))"
    rf"|(?:yesterday|tomorrow|today|tonight)(?:\s+{_PART})?"
    rf"|(?:(?:earlier|later|early|late)\s+)?(?:last|this|next|that)\s+(?:{_DAY}|{_UNIT}|{_PART})(?:\s+{_PART})?"
    rf"|(?:the\s+)?(?:last|past|next|previous|coming|first|final)\s+(?:{_WORDS}\s+)?{_UNIT}"
    rf"|(?:over\s+|more\s+than\s+|about\s+|approximately\s+|nearly\s+|almost\s+)?{_WORDS}\s+{_UNIT}\s+(?:ago|earlier|later|before|after|previously)"
    rf"|(?:{_EDGE}\s+)?{_DAY}(?:\s+(?:early\s+)?{_PART})?"
    rf"|earlier\s+(?:today|in\s+the\s+day)|now|currently|recently|at\s+the\s+time|overnight|in\s+recent\s+{_UNIT}|moments\s+(?:ago|later|before)"
)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d\d(?:\s+(?:gmt|utc|local\s+time))?"
    r"|\d{4}\s+(?:gmt|utc|local\s+time|hours|hrs)|\d{4}\s+\[[^\]\n]{4,30}\]|(?<=\bat )\d{4}(?!\s+[a-z]{4})|midnight|noon|midday|dawn|dusk)"
)
_ONE = rf"(?:{_DATE}|{_MONTH_YEAR}|{_DEICTIC}|{_CLOCK}|(?:{_EDGE}\s+)(?:{_BARE_MONTH}|{_YEAR}|{_DAY})|(?-i:{_BARE_MONTH})|(?<=\bin ){_YEAR}|(?<=\bsince ){_YEAR}|(?<=\bof ){_YEAR})"
_PHRASE = re.compile(
    rf"\b(?:(?:since|until|between|by)\s+)?(?:{_EDGE}\s+)?{_ONE}(?:(?:,|\s+(?:on|at|of|in|and|to|until))?\s+(?:the\s+)?(?:{_PART}\s+of\s+)?{_ONE}){{0,2}}(?!\w)",
    re.IGNORECASE,
)
_FALSE = re.compile(r"(?:may|march|second|now|sun|mar|dec|sat)$", re.IGNORECASE)


def time_phrases(text: str, start: int = 0, end: int | None = None) -> list[Extent]:
    """Half-open extents of the time phrases of `text[start:end]`, in order."""
    found = _PHRASE.finditer(text, start, len(text) if end is None else end)
    return [m.span() for m in found if not _FALSE.fullmatch(m[0])]
