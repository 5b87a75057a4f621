"""Place names in running text: capitalised words that the gazetteer knows, demonyms, and what each stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crossbearing.concepts import Extent
from crossbearing.resolve.places.gazetteer import Gazetteer
from crossbearing.resolve.places.keys import folded

LITERAL, METONYM, DEMONYM = "literal", "metonym", "demonym"
_CAP = r"(?:[A-ZÀ-ÖØ-ÞŁŚŞŠĆČĐŻŽİ'ʻʿ‘](?:[\w’'ʻʼʿ‘-]*[\w])?\.?|(?:[A-Z]\.){2,})"
_LINK = (
    r"(?:al|el|ad|ar|as|at|az|an|ash|ez|es|er|ed|de|del|la|las|los|le|les|da|do|dos|di|du|of|the|and|on|upon|sur|"
    r"am|van|der|den|bin|i|e|en|in)"
)
_RUN = re.compile(
    rf"(?<![\w@#])(?:(?:al|el|ad|ar|as|at|az|an|ash|ez|es)[- ])?{_CAP}(?:(?:[  ]|-){_LINK}(?=[  -]{_CAP})|(?:[  "
    rf"]{_CAP}))*"
)
_WORD = re.compile(r"[^\s ]+")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;\n\"“”]\s*)$")
_STOP = frozenset(
    "the a an in on at to for from with by and or but if it he she they we you i his her their its our your this "
    "that these those as is was were are be been has have had will would "
    "can could may might must should not no yes so then than there here when where who what which why how while "
    "after before since until about over under up down out off into onto "
    "new old more most many much some any all each every few several one two three four five six seven eight nine "
    "ten first second last next other another such only also both "
    "mr mrs ms dr prof sir lord gen col lt capt sgt maj president prime minister king queen prince sheikh senator "
    "judge mayor governor general police army university "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december "
    "english god christmas street road avenue party university college school hospital church company bank court "
    "house union league group council committee department ministry office "
    "according however meanwhile earlier later still just even today yesterday tomorrow officials people "
    "government state city town village province north south east west northern southern eastern western central "
    "islamic muslim christian jewish republican democrat democratic sunni shia shiite media news press times post "
    "journal reuters afp associated agency service bureau center centre institute "
    "area hospital assembly square downtown neighborhood neighbourhood avenue capital country headquarters embassy "
    "airport zone national market building house palace canton embassies front forces army troops rebels "
    "guerrillas attack attacks bomb bombs war peace force air field fields mission camp base security defense "
    "defence minister ministers leader leaders plan union mayor mayors gas oil power black white red green blue "
    "of very well let like read see said says say asked told call back top home best big long far way man men "
    "women woman child children during despite although though because once".split()
)  # fmt: skip
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Gen|Col|Lt|Capt|Sgt|Maj|President|Minister|Senator|Sen|Rep|Gov|Judge|Sheikh|King|"
    r"Queen|Prince|Princess|Lord|Lady|General|Colonel|Captain|Officer|Pope|Saint)\.?\s+(?:[A-Z][\w'’-]+\s+)?$"
)
_LOCATIVE = re.compile(
    r"\b(?:in|at|near|from|to|of|into|around|outside|inside|toward|towards|through|across|over|via|between|and|off|"
    r"on|within|city|town|village|province|north|south|east|west|northern|southern|eastern|western|central|"
    r"the)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\b(?:in|at|near|from|to|into|around|outside|inside|toward|towards|through|across|via|between)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"^(?:['’]s)?\s+(?:has\s+|have\s+|had\s+|also\s+|again\s+|on \w+day\s+)*(?:said|says|say|told|announced?s?|"
    r"denie[sd]|accus\w+|warn\w*|condemn\w*|insist\w*|claim\w*|reject\w*|agree[sd]?|"
    r"vow\w*|threaten\w*|urge[sd]?|demand\w*|call(?:s|ed) (?:for|on)|refus\w+|want[s]?|believe[sd]?|argue[sd]?|"
    r"offer(?:s|ed)|pledg\w+|hope[sd]?|impos\w+|"
    r"launch\w*|recogni[sz]\w+|suspend\w*|sign(?:s|ed)|deploy\w*|struck|is (?:ready|willing|seeking|considering|"
    r"trying|pressing|preparing)|are (?:ready|willing|seeking)|sought|blame[sd]?|back(?:s|ed)|supports?|supported|"
    r"expel(?:s|led)|sent|responded|retaliat\w+|beat|defeated|won|lost)\b"
)
_TOWARDS = re.compile(
    r"\b(?:against|between|with|by|accus\w+|told|warn\w+|urg\w+|ask\w+|press\w+|blam\w+|thank\w+|criticis\w+|"
    r"criticiz\w+|ties with|talks with|relations with|sanctions on|support for|from)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at `[start, end)`; `demonym` is set for demonyms: ISO 3166-1 alpha-3, "" for those of no one
    country.
    """

    start: int
    end: int
    name: str
    demonym: str | None = None

    @property
    def extent(self) -> Extent:
        return self.start, self.end


def find_mentions(text: str, gazetteer: Gazetteer) -> list[Mention]:
    """Names in `text` that the gazetteer holds, longest first, and demonyms, in order. Names of people are left out as
    far as the words show it; a small place named after a common word counts only behind a preposition.
    """
    found: list[Mention] = []
    shouted = text.isupper()
    for run in _RUN.finditer(text):
        words = [(m.start() + run.start(), m.end() + run.start()) for m in _WORD.finditer(run[0])]
        keys = [folded(_POSSESSIVE.sub("", text[a:b])) for a, b in words]
        at = 0
        while at < len(words):
            size, hit = 1, None
            for n in range(min(5, len(words) - at), 0, -1):
                if _may_be_name(keys[at : at + n], gazetteer) and (hit := _named(text, words[at : at + n], gazetteer)):
                    size = n
                    break
            if hit and not (shouted and _common(hit, text, gazetteer)):
                found.append(hit)
            at += size
    return found


_POSSESSIVE = re.compile(r"['’]s?$")
_OPENERS = frozenset(
    "new north south east west central northern eastern western southern al el the st mt long big old god la los "
    "san".split()
)


def _may_be_name(keys: list[str], gazetteer: Gazetteer) -> bool:
    first, last = keys[0], keys[-1]
    if len(keys) == 1:
        return first not in _STOP and len(first) > 1 and (gazetteer.may_have(first) or gazetteer.is_demonym(first))
    if (first in _STOP and first not in _OPENERS) or last in ("of", "the", "and", "in", ""):
        return False
    key = " ".join(k for k in keys if k)
    return gazetteer.may_have(folded(key)) or (len(keys) == 2 and gazetteer.is_demonym(key))


def _common(mention: Mention, text: str, gazetteer: Gazetteer) -> bool:
    """In text all in capitals a small place is mostly a common word: it counts only behind "in", "of" and the like."""
    if mention.demonym is not None:
        return False
    best = gazetteer.find(mention.name)[0].entry
    if best.kind in ("country", "capital", "region") or best.population >= 50_000:
        return False
    return not _LOCATIVE.search(text[max(0, mention.start - 40) : mention.start])


def _named(text: str, words: list[tuple[int, int]], gazetteer: Gazetteer) -> Mention | None:
    start, end = words[0][0], words[-1][1]
    raw = text[start:end]
    name = re.sub(r"['’]s?$", "", raw) if re.search(r"['’]s?$", raw) else raw
    end = start + len(name)
    if name.endswith(".") and not re.search(r"\.\w*\.$", name):
        name, end = name[:-1], end - 1
    lowered = name.lower()
    if len(words) == 1 and (lowered in _STOP or len(name) < 2 or not name[0].isupper()):
        return None
    if len(words) <= 2 and gazetteer.is_demonym(name):
        return Mention(start, end, name, gazetteer.country_of_demonym(name) or "")
    matches = gazetteer.find(name)
    if not matches or not _plausible(
        text, start, end, name, matches[0].entry.kind, max(m.entry.population for m in matches)
    ):
        return None
    return Mention(start, end, name)


def _plausible(text: str, start: int, end: int, name: str, kind: str, population: int) -> bool:
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    if kind in ("country",):
        return not (len(name) <= 3 and name.islower())
    if _TITLES.search(before):
        return False
    if kind not in ("city", "seat", "capital", "airport", "airbase", "district"):
        return True
    prior = re.search(r"([A-Z][\w’'-]+)\s$", before)
    if prior and not _LOCATIVE.search(before) and prior[1].lower() not in _STOP:
        return False
    if re.match(r"\s[A-Z][a-z]+", after) and not _IN_PLACE.search(before):
        return False
    if len(name) < 4 and not _IN_PLACE.search(before):
        return False
    if " " in name and population >= 5000:
        return True
    if _SENTENCE_END.search(before) and population < 200_000 and " " not in name:
        return bool(re.match(r",\s[A-Z]", after))
    return population >= 100_000 or bool(_LOCATIVE.search(before)) or bool(re.match(r",\s[A-Z]", after))


def sense_of(text: str, mention: Mention) -> str:
    """What a place name stands for here: the place (`literal`), its government or team (`metonym`), its people
    (`demonym`).
    """
    if mention.demonym is not None:
        return DEMONYM
    before, after = text[max(0, mention.start - 40) : mention.start], text[mention.end : mention.end + 60]
    if _IN_PLACE.search(before) and not re.search(r"\b(?:to|from|between)\s+(?:the\s+)?$", before, re.IGNORECASE):
        return LITERAL
    if _SPEAKS.match(after) or (_TOWARDS.search(before) and not re.search(r"\bfrom\s+$", before)):
        return METONYM
    return LITERAL
