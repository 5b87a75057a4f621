"""What a model reads loosely, made to fit: number and time phrases whole, counts of the right kind, no stray words.

Each habit was looked up in the training reports of the claims gold set (figures beside it).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossbearing.concepts import Extent
from crossbearing.extract.proposal import Mention, Number, Proposal
from crossbearing.extract.together.hints import extent
from crossbearing.extract.together.partners import with_partners

_ONE = re.compile(r"(?:an?|another|one)\s+\w", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"\b(?:no|none|both|twice|dozens?|hundreds?|thousands?|millions?)\b", re.IGNORECASE)
_CURRENCY = re.compile(
    r"\s*(?:million|billion|m|bn|b)?\.?\s*(?:u\.?s\.?\s+)?(?:dollars?|euros?|pounds?|pesos?|colons?|rupees?|yen|rials?|riyals?"
    r"|dinars?|shekels?|liras?|roubles?|rubles?|francs?|marks?|cruzados?|intis?|quetzals?|lempiras?|bolivares)\b",
    re.IGNORECASE,
)
_KINDS = (
    ("killed", r"kill|murder|assassin|dea(?:d|th)|died|dying|slay|slain|execut|massacr|behead|lives lost|burnt to"),
    ("injured", r"wound|injur|hurt|maim|treat"),
    ("detained", r"arrest|detain|detention|custody|apprehend|imprison|jail|nab"),
    ("abducted", r"abduct|kidnap|hostage|hijack"),
    ("displaced", r"evacuat|displac|flee|fled"),
    ("missing", r"disappear|missing"),
)  # fmt: skip
_KIND_OF_TRIGGER = [(kind, re.compile(rf"\b(?:{words})", re.IGNORECASE)) for kind, words in _KINDS]
_EVENTS = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:explosions?|(?:air)?strikes?|raids?|attacks?|bombings?|blasts?)\b", re.IGNORECASE
)
_MUNITIONS = re.compile(
    r"\W*(?:\w+\s+){0,2}?(?:shells?|rockets?|missiles?|bombs?|mortars?|grenades?|rounds|shots|bullets)\b", re.IGNORECASE
)
_LOST = re.compile(
    r"^(?:\W|\b(?:the|a|an|of|in|at|on|by|to|from|with|and|or|for|this|that|some|about|worth|not|no|his|her|their|its)\b|\d)*$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:\W+|(?:of|by|from|with|against|and|to|at|in|on|for|that|who|when|as)\b)+\s*", re.IGNORECASE)

_TRAILING = re.compile(
    r"(?:[\s,;:–—-]+(?:and|or|by|of|in|on|at|to|with|from|for|the|a|an|against|near|into|used by))+[\s,;:–—-]*$",
    re.IGNORECASE,
)
_TITLE_ALONE = re.compile(r"(?:mr|mrs|ms|dr|gen|col|capt|lt|sgt|president|minister)\.?$", re.IGNORECASE)


def mended(text: str, p: Proposal, numbers: Mapping[Extent, str], times: Sequence[Extent]) -> Proposal:
    """The proposal with its loose spans mended. `numbers` are the report's number phrases with the kind the rules give
    them, `times` its time phrases.
    """
    counts = [c for n in p.counts if (c := _count(text, p, n, numbers))]
    return replace(
        p,
        actors=with_partners(text, _whole(text, p.actors)), recipients=with_partners(text, _whole(text, p.recipients)),
        places=with_partners(text, _whole(text, p.places)),
        weapons=_whole(text, p.weapons), time=_time(p.time, times), counts=tuple({c.at: c for c in counts}.values()),
    )  # fmt: skip


def _count(text: str, p: Proposal, n: Number, numbers: Mapping[Extent, str]) -> Number | None:
    """The count on the whole number phrase, with a kind that fits it; None for what is no count. A single one is a
    count only as "a", "an", "another", "one": all 28 such victims are counted in training, of those named a third.
    """
    at = extent(n.at)
    phrase = next((x for x in numbers if x[0] < at[1] and at[0] < x[1]), None)
    words = text[slice(*at)]
    if phrase is None and not (_ONE.match(words) or _NUMBER_WORD.search(words)):
        return None
    return replace(n, at=Mention(*(phrase or at)), kind=_kind(text, p, n, phrase or at, numbers))


def _kind(text: str, p: Proposal, n: Number, at: Extent, numbers: Mapping[Extent, str]) -> str:
    known = numbers.get(at, "other")
    words = text[at[0] : at[1]]
    if any(sign in words for sign in "$£€¥") or _CURRENCY.match(text, at[1]):
        return "money"
    if known != "other":
        return known
    trigger = text[slice(*extent(p.trigger))]
    by_trigger = next((kind for kind, words in _KIND_OF_TRIGGER if words.search(trigger)), None)
    recipient = any(a < at[1] and at[0] < b for a, b in map(extent, p.recipients)) or _next_to(at, p.recipients)
    if by_trigger and recipient:
        return by_trigger
    if p.event_type == "ASSAULT" and _EVENTS.match(text, at[1]):
        return "strikes"
    if p.event_type == "ASSAULT" and _MUNITIONS.match(text, at[1]):
        return "launched"
    if p.event_type == "COERCE" and "arrest" in p.modes and recipient:
        return "detained"
    return n.kind


def _next_to(at: Extent, mentions: Sequence[Mention]) -> bool:
    return any(0 <= extent(m)[0] - at[1] <= 1 for m in mentions)


def _time(time: Mention | None, times: Sequence[Extent]) -> Mention | None:
    """The time phrase the words lie in; 82 of 100 times in training are such a phrase or a part of one."""
    if time is None:
        return None
    a, b = extent(time)
    phrase = max((x for x in times if x[0] < b and a < x[1]), key=lambda x: min(b, x[1]) - max(a, x[0]), default=None)
    return Mention(*phrase) if phrase else time


def _whole(text: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Without stray words: bare prepositions, articles, titles and figures, what dangles at either end, and the "s" of
    a genitive that a span began with.
    """
    out = []
    for m in mentions:
        a, b = extent(m)
        if text[max(0, a - 1) : a] in ("'", "’") and text[a : a + 2].casefold() == "s ":
            a += 2
        words = text[a:b]
        dangling = _TRAILING.search(words)
        if dangling and dangling.start():
            b, words = a + dangling.start(), words[: dangling.start()]
        if _TITLE_ALONE.match(words):
            continue
        m = replace(m, start=a, end=b, quote=None if m.quote is None else words)
        lead = _LEADING.match(words)
        if _LOST.match(words) or (lead and lead.end() == len(words)):
            continue
        if lead:
            m = replace(m, start=a + lead.end(), quote=None if m.quote is None else words[lead.end() :])
        out.append(m)
    return tuple(out)
