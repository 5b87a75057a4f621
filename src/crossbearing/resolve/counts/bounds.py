"""A number phrase to low, best and high: comparators, ranges, vague words, "no", "a", coordinated parts (RECORD.md)."""

from __future__ import annotations

import itertools
import re

from crossbearing.concepts import Amount, Unresolved
from crossbearing.resolve.counts.money import currency_of, is_percent
from crossbearing.resolve.counts.numerals import SCALES, Numeral, read_numerals

_I = re.IGNORECASE
_MORE = re.compile(
    r"\b(?:more than|over|above|greater than|in excess of|exceed(?:s|ed|ing)|well over|just over|surpass(?:ed|"
    r"ing))\s*(?:the\s)?\W{0,3}$", _I)  # fmt: skip
_FROM = re.compile(
    r"\b(?:at least|at the least|at a minimum|no (?:fewer|less) than|not (?:fewer|less) than|minimum of|upwards? "
    r"of|as few as|a good|more or equal to|up from|starting at)\s*\W{0,3}$", _I)  # fmt: skip
_UPTO = re.compile(
    r"\b(?:up to|as many as|as much as|at (?:the )?most|no more than|not more than|maximum of|a possible|anything "
    r"up to)\s*\W{0,3}$", _I)  # fmt: skip
_UNDER = re.compile(r"\b(?:fewer than|less than|under|below|just under|just short of|shy of)\s*\W{0,3}$", _I)
_ABOUT = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|an estimated|estimated|close to|"
    r"close on|circa|perhaps|maybe|an average of|in the region of|in the order of|on the order of|near|possibly|"
    r"more or less|give or take)|~|c\.)\s*(?:the\s)?\W{0,3}$", _I)  # fmt: skip
_PLUS = re.compile(r"(?:\s\w+){0,3}?\s?(?:\+|-?plus\b| or more\b| and more\b| or above\b| and counting\b)", _I)
_LESS = re.compile(r"\s?(?: or (?:fewer|less)\b| at (?:the )?most\b| or under\b)", _I)
_ODD = re.compile(r"-?(?: or so\b|-odd\b| odd\b|-ish\b)", _I)
_ATLEAST = re.compile(r"(?:\s\w+){0,2}?,?\s(?:at least|at a minimum)\b", _I)
_RANGE = re.compile(r"\s?(?:-|–|—|to|or|and|and up to|to as many as)\s?\W?$", _I)
_NONE = re.compile(
    r"^(?:\W*)(?:no|zero|none|without|nobody|no one|not\b(?! (?:less|fewer|more) than| all| only)|neither|no-one)\b", _I
)
_AGE = re.compile(r"(?: ?- ?| )year(?: ?- ?| )old\b", _I)
_MEASURED = re.compile(
    r"^(?P<number>(?:[a-z]+ ){0,3}\d[\d,.]*(?: (?:hundred|thousand|million))?)[ -]?"
    r"(?:kg|kilo(?:gram)?s?|tons?|tonnes?|met(?:er|re)s?|km|kilomet(?:er|re)s?|miles?|lit(?:er|re)s?|pounds?|grams?)"
    r"(?: of\b.*)?$",
    _I,
)
_ONE = re.compile(
    r"^\W*(?:an?|the|another|one|his|her|their|its|this|that|each|every|someone|somebody|at least an?)\b", _I
)
_JOIN = re.compile(r",? (?:and|plus|as well as|along with) (?:an? |another )?", _I)
_PLURAL_ONLY = re.compile(
    r"^\W*(?:many|numerous|multiple|most|much|various|countless|more|some|a number|large numbers?|a group|groups)\b", _I
)
_UNKNOWN = re.compile(r"\b(?:unknown|unspecified|undisclosed|undetermined|unconfirmed) (?:number|amount|quantity)", _I)
_NOT_LISTED = re.compile(r"\b(?:wound|injur|in|at|near|by|with|includ|among)|\(", _I)
_ORDINAL = re.compile(r"^\W*(?:an?|the|one) (?:\w+th|third|quarter|half|fifth)s?$", _I)
_FRACTION = {"half": 50, "a third": 33, "one third": 33, "two thirds": 67, "two-thirds": 67, "one-third": 33,
             "a quarter": 25, "one quarter": 25, "three quarters": 75, "three-quarters": 75}  # fmt: skip
_SHARE = re.compile(rf"^\W*(?:about |nearly |almost |some |over |more than )?({'|'.join(_FRACTION)}) (?:of|the)\b", _I)


def bounds_of(phrase: str) -> Amount | Unresolved:
    """The Amount a number phrase states, context left aside; Unresolved where it states none.

    "at least 8": 8 to open; "more than 600": 601 to open; "about 50": 50, 50, approximate; "a soldier": 1.
    """
    phrase = _AGE.sub("-year-old", " ".join(phrase.split()))
    if _UNKNOWN.search(phrase):
        return Unresolved("the report says the number is unknown")
    if share := _SHARE.match(phrase):
        value = _FRACTION[share[1].lower()]
        return Amount(value, value, True, value, percent=True)
    numerals = read_numerals(phrase)
    if not numerals and (measured := _MEASURED.match(phrase)):
        numerals = read_numerals(phrase := measured["number"])
    if not numerals:
        return _without_numeral(phrase)
    amount = _bounded(phrase, numerals)
    currency, percent = currency_of(phrase, numerals[0].start, numerals[-1].end), is_percent(phrase, numerals[-1].end)
    return Amount(amount.low, amount.high, amount.approximate, amount.best, currency, percent=percent)


def _without_numeral(phrase: str) -> Amount | Unresolved:
    if _NONE.match(phrase):
        return Amount(0, 0, False, 0)
    if re.match(r"^\W*(?:half[ -]a[ -]dozen)", phrase, _I):
        return Amount(6, 6, False, 6)
    if _PLURAL_ONLY.match(phrase) or _ORDINAL.match(phrase) or re.fullmatch(r"[\d\W]+", phrase):
        return Unresolved("a vague word that sets no number")
    if _ONE.match(phrase) or phrase[:1].isupper():
        people = 1 + sum(1 for _ in _JOIN.finditer(phrase))
        if re.match(r"^\W*(?:the|his|her|their|its) \w*(?<!s)s\b(?! of)", phrase, _I) and people == 1:
            return Unresolved("a plural without a number")
        return Amount(people, people, False, people)
    return Unresolved("no number in the words")


def _bounded(phrase: str, numerals: tuple[Numeral, ...]) -> Amount:
    first = numerals[0]
    before, after = phrase[: first.start], phrase[first.end :]
    if len(numerals) > 1 and _is_range(phrase, first, numerals[1]):
        return _range(phrase, first, numerals[1], bool(_ABOUT.search(before)))
    if _NONE.match(phrase) and not re.match(r"^\W*(?:no|not) (?:more|fewer|less) than", phrase, _I):
        return Amount(0, 0, False, 0)
    value = _summed(phrase, numerals)
    vague = any(n.vague for n in numerals[:1])
    lead = re.sub(r"\ban? $", "", before)
    about = bool(_ABOUT.search(lead) or _ODD.match(after))
    stated = re.sub(r"\b(?:about|around|some|an estimated|possibly|perhaps) $", "", lead)
    if _FROM.search(stated) or _PLUS.match(after) or _ATLEAST.match(after):
        return Amount(value, None, vague, value)
    if _UPTO.search(stated) or _LESS.match(after):
        return Amount(None, value, vague, value)
    if _MORE.search(stated):
        least = value if vague else value + 1
        return Amount(least, None, vague, least)
    if _UNDER.search(stated):
        return Amount(None, value - 1, vague, value - 1)
    if vague:
        return Amount(value, None, True, value)
    return Amount(value, value, about or _loose(phrase, first), value)


def _loose(phrase: str, numeral: Numeral) -> bool:
    # "a couple of", "a handful of" are a way of speaking, not a count.
    return bool(re.match(r"(?:a )?couple\b", phrase[numeral.start :], _I))


def _is_range(phrase: str, left: Numeral, right: Numeral) -> bool:
    between = phrase[left.end : right.start]
    if not _RANGE.fullmatch(between) or left.vague:
        return False
    if between.strip().lower() == "and":
        return bool(re.search(r"\bbetween\s*\W?$", phrase[: left.start], _I))
    return right.value > left.value or right.value * 1000 > left.value >= right.value


def _range(phrase: str, left: Numeral, right: Numeral, about: bool) -> Amount:
    low, scale = left.value, _scale(phrase, right)
    if scale > 1 and _scale(phrase, left) == 1 and left.raw < 1000 and left.raw * scale <= right.value:
        low = round(left.raw * scale)  # "two to three hundred": the scale is said once
    return Amount(min(low, right.value), max(low, right.value), about, None)


def _scale(phrase: str, numeral: Numeral) -> int:
    words = re.findall(r"[a-z]+", phrase[numeral.start : numeral.end].lower())
    return next((SCALES[w] for w in reversed(words) if w in SCALES), 1)


def _summed(phrase: str, numerals: tuple[Numeral, ...]) -> int:
    # "two adults and three children": parts of one list add up; "12 people, including three children" do not.
    total = numerals[0].value
    for left, right in itertools.pairwise(numerals):
        between = phrase[left.end : right.start]
        if re.search(r"\b(?:includ\w*|among|of (?:whom|them)|aged|to|or|in|on|by|after|for|from)\b|\(", between, _I):
            return total
        if re.match(r" of (?:them|whom|those|which)\b", phrase[right.end :], _I):
            return total
        if not re.search(r",|\band\b|\bplus\b", between, _I):
            return total
        total += right.value
    tail = phrase[numerals[-1].end :]
    if re.search(r" and (?:an?|another|his|her|their) (?!half)", tail, _I) and not _NOT_LISTED.search(tail):
        total += len(re.findall(r"(?:,| and) (?:an?|another|his|her|their) ", tail, _I))
    return total
