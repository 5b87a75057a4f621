"""What the words around a number say of it: event or background, running total, addition, part of another, civilian."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_CONFLICT = (
    r"(?:war|conflict|fighting|insurgency|uprising|rebellion|crisis|violence|campaign|unrest|genocide|revolution|"
    r"hostilities|civil war)"
)
_BACKGROUND = re.compile(
    rf"\b{_CONFLICT}\b[^.;]{{0,60}}\b(?:has|have|had|which|that)\b[^.;]{{0,30}}\b(?:killed|claimed|left|cost|"
    rf"displaced|uprooted|driven|forced|taken)\b"
    rf"|\bsince (?:the )?(?:(?:start|beginning|outbreak|onset) of |{_CONFLICT} (?:began|broke out|started|erupted)|"
    rf"\d{{4}}\b|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{{4}})"
    rf"|\b(?:in|during|over|throughout) (?:the |its |a )?(?:course of |more than |nearly |almost |over |past |last "
    rf")*(?:\w+[ -])?(?:years?|decades?)(?:[ -](?:old|long))?(?: of)? ?{_CONFLICT}"
    rf"|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years|decade|decades|months)\b|\b(?:so far|already) "
    rf"this year\b|\beach (?:year|month)\b|\bevery (?:year|month|day)\b|\ba year\b|\bannually\b"
    rf"|\b{_CONFLICT}['’]s (?:death )?toll\b|\b(?:death toll|toll) (?:of|from|in) (?:the )?(?:\w+ )?{_CONFLICT}\b",
    _I,
)
_TOTAL = re.compile(
    r"\b(?:bring|brings|bringing|brought|rais(?:e|es|ed|ing)|tak(?:e|es|ing)|took|push(?:es|ed|ing)?|increas(?:es|"
    r"ed|ing)) (?:the |its |their )?(?:\w+ ){0,4}(?:toll|total|number|tally|count|figure)s?\b[^.;]{0,60}\bto\W{1,"
    r"3}(?:\w+ ){0,3}$"
    r"|\b(?:toll|total|tally|count|number of (?:dead|deaths|victims|killed|casualties))\b[^.;]{0,50}\b(?:rose|"
    r"risen|rises|climbed|climbs|reached|reaches|grew|grown|increased|went up|jumped|stood|stands|soared|hit|to|at|"
    r"is now|now)\W{1,3}(?:\w+ ){0,3}$"
    r"|\bfor a total of\W{1,3}(?:\w+ ){0,2}$",
    _I,
)
_FURTHER = re.compile(
    r"\b(?:a further|another|an additional|additional|(?:\d+|\w+) (?:more|others|additional|further)\b|an extra)", _I
)
_PART = re.compile(
    r"\b(?:including|among (?:them|those|the (?:dead|victims|wounded|killed))|amongst them|of (?:whom|them|which|"
    r"those)|, (?:mostly|mainly|all|most))\b|\bincl\.",
    _I,
)
_PART_AFTER = re.compile(
    r"^[^.;,]{0,25}\b(?:of (?:whom|them|those|the (?:dead|victims|wounded))|among (?:them|those|the (?:dead|"
    r"victims|wounded|killed)))\b",
    _I,
)
_CIVILIAN = re.compile(
    r"\b(?:civilians?|children|child|women|woman|girls?|boys?|bab(?:y|ies)|infants?|toddlers?|teenagers?|"
    r"schoolchildren|pupils?|students?|teachers?|journalists?|reporters?|"
    r"aid workers?|doctors?|nurses?|medics?|paramedics?|villagers?|residents?|worshippers?|pilgrims?|shoppers?|"
    r"passengers?|tourists?|bystanders?|passers-?by|farmers?|fishermen|"
    r"protesters?|demonstrators?|refugees?|famil(?:y|ies)|patients?|non-?combatants?|mourners?|workers?|drivers?|"
    r"elderly|father|mother|son|daughter|wife|husband|brother|sister)\b",
    _I,
)
_COMBATANT = re.compile(
    r"\b(?:soldiers?|troops?|fighters?|militants?|insurgents?|rebels?|gunm[ea]n|militiam[ea]n|servicem[ea]n|"
    r"guerrillas?|combatants?|jihadis?(?:ts)?|terrorists?|marines?|commandos?|"
    r"paratroopers?|sailors?|airm[ea]n|conscripts?|recruits?|army officers?|commanders?|peacekeepers?|pilots?|"
    r"legionnaires?|paramilitar(?:y|ies)|mercenar(?:y|ies)|Taliban|warriors?|"
    r"suicide bombers?|bombers|attackers?|assailants?|special forces|border guards?|infantrymen|reservists?|cadets?)\b",
    _I,
)


def is_background(sentence: str, start: int, end: int) -> bool:
    """Whether the number at `[start, end)` of its sentence counts a war or a span of years, not one happening.

    Only the clause counts, up to the nearest semicolon; a time that opens the sentence counts as well.
    """
    left = max(sentence.rfind(";", 0, start), sentence.rfind(". ", 0, start)) + 1
    right = sentence.find(";", end)
    return bool(_BACKGROUND.search(sentence[left : right if right > 0 else len(sentence)]))


def is_total(sentence: str, start: int) -> bool:
    """Whether the words before the number make it a running total."""
    return bool(_TOTAL.search(sentence[:start] + " "))


def is_further(phrase: str, before: str, after: str) -> bool:
    """Whether the number adds to one given before: "a further six", "20 more", "another dozen"."""
    return bool(_FURTHER.search(phrase) or re.search(r"\b(?:a further|another|an additional|an extra)\s$", before, _I)
                or re.match(r"\s(?:more|others|other people|further)\b(?! than)", after, _I))  # fmt: skip


def is_part(between: str, after: str) -> bool:
    """Whether a number is a subset of the one before it, by the words between the two and after the second."""
    if re.search(r"\b(?:and|but|while) (?:\w+ ){0,3}(?:wound|injur|hurt|detain|arrest)", between, _I):
        return False
    return bool(_PART.search(between) or _PART_AFTER.match(after))


def of_whom(noun: str | None, phrase: str) -> str | None:
    """ "civilian", "combatant" or None, by the noun counted; None too where the words name both. Police are neither."""
    words = f"{phrase} {noun or ''}"
    civilian, combatant = bool(_CIVILIAN.search(words)), bool(_COMBATANT.search(words))
    if civilian == combatant:
        return None
    return "civilian" if civilian else "combatant"
