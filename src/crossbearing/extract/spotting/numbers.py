"""Number phrases: where a text counts something. What they amount to is worked out by resolution, not here."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.concepts import Extent

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SMALL = rf"(?:(?:{_TENS})(?:[- ](?:{_ONES}))?|{_ONES})"
_SCALE = r"(?:hundred|thousand|million|billion|trillion)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_EXACT = rf"(?:(?:{_DIGITS}|{_SMALL}|an?)(?:\s+{_SCALE})+(?:\s+(?:and\s+)?{_SMALL})?|{_DIGITS}|{_SMALL})"
_VAGUE = (
    r"(?:tens|hundreds|scores|dozens|thousands)\s+of\s+(?:thousands|millions)|half\s+a\s+dozen|an?\s+dozen|(?:two|three|four)\s+dozen"
    r"|(?:several|a\s+few|a\s+couple\s+of)\s+(?:dozen|hundred|thousand|million)"
    r"|dozens|scores|hundreds|thousands|millions|several|an?\s+(?:couple|handful|number)\s+of|a\s+few|many"
)
_BEFORE = (
    r"at\s+least|at\s+most|no\s+(?:fewer|less|more)\s+than|not\s+less\s+than|more\s+than|fewer\s+than|less\s+than|as\s+many\s+as|as\s+few\s+as|up\s+to|upwards\s+of"
    r"|over|under|about|around|approximately|nearly|almost|roughly|some|an\s+estimated|close\s+to|another|a\s+further|a\s+total\s+of|between|only|just|above|below"
)
_MONEY = r"(?:US|U\.S\.|A|C|HK)?[$£€¥]\s?"
_PHRASE = re.compile(
    rf"(?<![\w.,:/-])(?:(?P<before>{_BEFORE})\s+)?(?:(?P<money>{_MONEY}){_DIGITS}(?:\s?(?:{_SCALE}|[mb]n?\b))?"
    rf"|(?P<number>(?:{_VAGUE}|{_EXACT})(?:\s*(?:-|–|to|and|or)\s*{_EXACT}(?![\w-]))?)(?![\w%]|-(?:year|month|week|day|hour|old|mm|caliber|calibre)|[.,]\d))"
    r"(?:\s+(?:or\s+more|or\s+fewer|or\s+so))?",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"\bnot\s+(?:one|a\s+single)\b(?!\s+(?:day|hour|week))"
    r"|\bnone(?=\s+of\s+(?:the|its|his|her|their|those|these|them)\b)"
    r"|\bno\s+(?:(?:civilian|soldier|policem[ae]n|officer|person|passenger|child|resident|fighter|worker|villager)s?\b"
    r"|one(?:\s+else)?|casualties|injuries|deaths|fatalities|victims|people|damage)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE_AFTER = re.compile(
    rf"\s*(?:{_MONTH}\b|(?:hours?\s+)?gmt\b|[ap]\.?\s?m\b\.?|o'clock|local\s+time|hours?\b|minutes?\b|days?\b|weeks?\b|months?\b|years?\b|km\b|kilomet|miles?\b|met(?:er|re)s?\b|percent\b|per\s+cent\b|kgs?\b|tons?\b|tonnes?\b|degrees\b|-year)",
    re.IGNORECASE,
)
_DATE_BEFORE = re.compile(
    rf"(?:{_MONTH}|at|since|in|of|by|from|no\.?|number|article|chapter|resolution|page|aged?)\s+$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
_CLOCK = re.compile(r"[012]\d[0-5]\d$")
_AGE_BEFORE, _AGE_AFTER = re.compile(r"\b[A-Z][a-z’'-]+,\s+(?:both\s+|then\s+)?$"), re.compile(r"\s*[,.;)]")
_COUNTED = re.compile(r"\s+(?:[a-z]|[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """Half-open offsets of the phrase with its comparator ("at least 12"); `money` where a currency sign stands."""

    start: int
    end: int
    money: bool = False

    @property
    def extent(self) -> Extent:
        return self.start, self.end


def number_phrases(text: str, start: int = 0, end: int | None = None) -> list[NumberPhrase]:
    """The number phrases of `text[start:end]` in order, without dates, clock times, ages, distances and shares."""
    stop = len(text) if end is None else end
    none = [NumberPhrase(m.start(), m.end()) for m in _NONE.finditer(text, start, stop)]
    some = [
        NumberPhrase(m.start(), m.end(), bool(m["money"]))
        for m in _PHRASE.finditer(text, start, stop)
        if m["money"] or _counts(text, m.start("number"), m.end("number"), stop)
    ]
    apart = [n for n in some if not any(n.start < z.end and z.start < n.end for z in none)]
    return sorted([*none, *apart], key=lambda n: n.start)


def _counts(text: str, start: int, end: int, stop: int) -> bool:
    """Whether the number counts things: no date, hour, measure; a bare year or "2330" only before a noun."""
    words = text[start:end]
    if _DATE_AFTER.match(text, end, stop):
        return False
    if (
        words.isdigit()
        and len(words) < 3
        and _AGE_AFTER.match(text, end)
        and _AGE_BEFORE.search(text, max(0, start - 30), start)
    ):
        return False
    if words[0].isdigit() and _DATE_BEFORE.search(text, max(0, start - 14), start):
        number = words.replace(",", "")
        if not _COUNTED.match(text, end, stop) or _YEAR.match(number) or _CLOCK.match(number):
            return False
    return not (_YEAR.match(words) or (_CLOCK.match(words) and words[0] == "0"))
