"""Numbers in words and digits, to integers: "two dozen", "1.2 million", "tens of thousands", "3bn", "5 lakh"."""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "lakh": 100_000, "lakhs": 100_000,
    "million": 10**6, "crore": 10**7, "crores": 10**7, "billion": 10**9, "trillion": 10**12, "k": 1000, "m": 10**6,
    "mn": 10**6,
    "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
}  # fmt: skip
VAGUE = {
    "several": 3, "few": 3, "handful": 3, "tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000,
    "millions": 2_000_000, "billions": 2 * 10**9,
}  # fmt: skip
"""RECORD.md: several 3, tens of 20, dozens 24, scores 40, hundreds 200, thousands 2000; the rest goes on alike."""
_GROUPS = {
    "couple": 2,
    "pair": 2,
    "trio": 3,
    "both": 2,
    "quartet": 4,
    "twins": 2,
    "half-dozen": 6,
    "single": 1,
    "once": 1,
    "twice": 2,
}
_TIMES = {"hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9}

_WORD = "|".join(sorted((*UNITS, *SCALES, *VAGUE, *_GROUPS), key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[,  \u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TOKEN = re.compile(
    rf"(?P<digits>(?<![\w.,])(?:{_DIGITS})(?!,\d)(?=[kmb]n?\b|[^\w]|$)|"
    rf"(?<=[$€£¥₹])(?:{_DIGITS}))(?:\s?(?P<suffix>[kK]|[mM](?:n|ln)?|[bB]n?|tn)\b)?"
    rf"|\b(?P<half>half[ -]a[ -]dozen|half a million|half-a-million|half a billion|(?:a|one) and a half|and a half)\b"
    rf"|\b(?P<word>{_WORD})\b|(?P<fraction>[½¼¾])",
    re.IGNORECASE,
)
_HALVES = {"half a dozen": 6, "half a million": 500_000, "half a billion": 500_000_000, "a and a half": 1.5}
# A number that is a name, an age, a size or a time of day counts nothing.
_NOT_A_COUNT = re.compile(
    r"[ -]?(?:(?:years?|months?|weeks?|days?)[ -]olds?\b(?<!olds)|mm\b|cm\b|kg\b|-?pounders?\b|-?kilo(?:gram)?s?\b|"
    r"-?millimet|-?calib|"
    r"[:.]\d\d\b|\s?[ap]\.?m\.?\b|(?:st|nd|rd|th)\b|km\b|-?kilomet|-?mile|-?met(?:er|re)s?\b|-?tons?\b|-?tonnes?\b|"
    r"-?litres?\b|"
    r"-(?:day|hour|minute|month|week|year|storey|story|page|point|man|member|strong|nation|seat|bed|inch|foot)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at `[start, end)` of the text it was read from; `vague` where the word sets only a lower bound; `raw`
    before rounding ("1.5" of "1.5 to 2 million").
    """

    start: int
    end: int
    value: int
    vague: bool = False
    raw: float = 0.0


def read_numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of `text` in order, composed ("two hundred and six" is one), without ages, sizes and model names."""
    found: list[Numeral] = []
    tokens = [m for m in _TOKEN.finditer(text) if not _named(text, m)]
    at = 0
    while at < len(tokens):
        stop = at + 1
        while stop < len(tokens) and _joined(text, tokens[stop - 1], tokens[stop]):
            stop += 1
        numeral = _compose(tokens[at:stop])
        if numeral and not _NOT_A_COUNT.match(text, numeral.end):
            found.append(numeral)
        at = stop
    return tuple(found)


def _named(text: str, token: re.Match[str]) -> bool:
    # "Su-25", "AK-47", "F16": digits that follow a letter and a hyphen are a name. "score" and "m" need a number
    # before.
    before = text[max(0, token.start() - 2) : token.start()]
    if token["digits"]:
        return len(before) == 2 and before[0].isalpha() and before[1] == "-"
    word = (token["word"] or "").lower()
    if word in ("k", "m", "mn", "mln", "bn", "b", "tn", "score"):
        return not re.search(r"(?:\d|\b(?:a|one|two|three|four|five))[ -]?$", text[: token.start()], re.IGNORECASE)
    return False


def _joined(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    between = text[left.end() : right.start()]
    if right["digits"] or left["fraction"]:
        return False
    first, second = (left["word"] or "").lower(), (right["word"] or "").lower()
    if right["half"]:
        return right["half"].lower() == "and a half" and between == " " and not left["half"]
    if right["fraction"]:
        return between in ("", " ")
    if first in _GROUPS:
        return (second in SCALES and between == " " and first == "couple") or (between == " of " and second in SCALES)
    if first in VAGUE:
        return (between == " of " and second in _TIMES) or (between in (" ", " of ") and second in SCALES)
    if second in SCALES:
        return between in ("", " ", "-", " a ") or (between == " of " and first in _TIMES)
    if second in UNITS:
        small = UNITS[second]
        if between == "-" or between == " ":
            return (first in SCALES and first != "dozen") or (UNITS.get(first, 0) >= 20 and 0 < small < 10)
        return between == " and " and first in ("hundred", "thousand", "million")
    return False


def _compose(tokens: list[re.Match[str]]) -> Numeral | None:
    total: float = 0
    current: float | None = None
    vague = False
    for token in tokens:
        word = (token["word"] or "").lower()
        if token["digits"]:
            current = float(re.sub(r"[^\d.]", "", token["digits"]))
            if token["suffix"]:
                current *= SCALES[token["suffix"].lower()]
        elif token["fraction"]:
            current = (current or 0) + {"½": 0.5, "¼": 0.25, "¾": 0.75}[token["fraction"]]
        elif token["half"]:
            if current is None and total and token["half"].lower() == "and a half":  # "a million and a half"
                total *= 1.5
            else:
                current = _half(token["half"].lower(), current)
        elif word in UNITS:
            current = (current or 0) + UNITS[word]
        elif word in _GROUPS:
            current = _GROUPS[word]
        elif word in VAGUE:
            current, vague = (current * _TIMES[word] if current and word in _TIMES else VAGUE[word]), True
        elif SCALES[word] in (12, 20, 100):
            current = (1 if current is None else current) * SCALES[word]
        else:
            total, current = total + (1 if current is None else current) * SCALES[word], None
    value = total + (current or 0)
    return Numeral(tokens[0].start(), tokens[-1].end(), round(value), vague, value)


def _half(words: str, current: float | None) -> float:
    words = words.replace("-", " ")
    if words.endswith("and a half"):
        return (current if current is not None else 1) + 0.5
    return _HALVES[words]
