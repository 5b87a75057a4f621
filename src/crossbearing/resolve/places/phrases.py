"""What a place phrase says beside the name: the kind of place, a side of it, a distance, a border, what it lies in."""

from __future__ import annotations

import re
from dataclasses import dataclass

_I = re.IGNORECASE
KINDS = {
    "province": "region", "governorate": "region", "oblast": "region", "state": "region", "region": "region",
    "prefecture": "region",
    "department": "region", "voivodeship": "region", "canton": "region", "autonomous region": "region",
    "republic": "region", "krai": "region", "muhafazah": "region",
    "emirate": "region", "provinces": "region", "governorates": "region", "states": "region", "regions": "region",
    "district": "district", "county": "district", "parish": "district", "raion": "district",
    "municipality": "district", "subdistrict": "district", "division": "district", "counties": "district",
    "districts": "district",
    "city": "city", "town": "city", "village": "city", "capital": "city", "suburb": "city", "settlement": "city",
    "neighborhood": "city", "neighbourhood": "city",
    "hamlet": "city", "port": "city", "port city": "city", "township": "city", "borough": "city",
    "township of": "city", "cities": "city", "towns": "city", "villages": "city", "stronghold": "city",
    "refugee camp": "city", "camp": "city", "enclave": "city", "resort": "city", "quarter": "city",
    "airport": "airport", "international airport": "airport", "airbase": "airbase", "air base": "airbase",
    "military airport": "airbase", "airfield": "airbase",
    "military base": "airbase", "naval base": "airbase", "military airfield": "airbase", "base": "airbase",
    "sea": "water", "ocean": "water", "gulf": "water", "bay": "water", "strait": "water", "straits": "water",
    "river": "water", "lake": "water", "canal": "water",
    "peninsula": "land", "desert": "land", "island": "land", "islands": "land", "mountains": "land",
    "mountain": "land", "valley": "land", "archipelago": "land",
    "country": "country", "kingdom": "country", "nation": "country", "islamic republic": "country",
}  # fmt: skip
_NOUN = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
_SIDES = (
    "north-?eastern|north-?western|south-?eastern|south-?western|northern|southern|eastern|western|central|"
    "north-?east|north-?west|south-?east|south-?west|north|south|east|west|upper|lower|inner|outer|greater|rural|"
    "downtown|midtown|suburban|coastal|far|deep|mainland|occupied|government-held|rebel-held|opposition-held|"
    "regime-held"
)
_COMPASS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_NUMBER = (
    r"(?:\d+(?:[.,]\d+)*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|several|a few|some \d+|hundred|a hundred|a dozen)"
)
_DISTANCE = re.compile(
    rf"(?:(?:about|around|some|roughly|nearly|approximately|just|less than|more than|within|almost|"
    rf"only)\s+)*(?P<number>{_NUMBER})(?:\s?-?\s?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi|met(?:er|re)s?|m|"
    rf"nautical miles?)\b\.?)"
    rf"(?:\s*\([^)]*\))?\s*(?P<bearing>(?:to the )?(?:due )?(?:north|south|east|west)(?:[ -]?(?:east|west|north|"
    rf"south))?(?:ern)?)?\s*(?:of|from|outside|away from|off|inside|into|beyond)?\s+(?:the )?",
    _I,
)  # fmt: skip
_BEARING = re.compile(
    r"^(?:just |to the |the )?(?P<bearing>north|south|east|west)(?:[ -]?(?P<second>east|west))? of (?:the )?", _I
)
_NEAR = re.compile(
    r"\b(?:near|close to|outside|around|not far from|adjacent to|in the vicinity of|the vicinity of|in the area of|"
    r"the outskirts of|on the outskirts of|outskirts of|off|along|next to|surrounding|nearby|vicinity|bordering|"
    r"beside|opposite|en route to|on the road (?:to|from|between)|the road (?:to|from|between)|between|the "
    r"countryside of|countryside of|rural|suburbs of|the suburbs of|the surroundings of|environs of)\b",
    _I)  # fmt: skip
_BORDER = re.compile(
    r"\b(?:borders?|frontier|border (?:area|region|zone|crossing|post)s?|demarcation line|front ?lines?)\b", _I
)
_AROUND_AFTER = re.compile(
    r"\b(?:countryside|outskirts|suburbs?|area|areas|hinterland|surroundings|vicinity|rural area|front|frontline|"
    r"axis|pocket|belt|highway|road|coast|shores?|waters|airspace|skies|mountains|border)\s*$",
    _I,
)
_OF = re.compile(
    rf"^(?:.*\b)?(?:the\s+)?(?P<words>(?:[\w'’-]+\s+){{0,4}}?)(?P<noun>{_NOUN})s?\s+(?:of|called|"
    rf"named)\s+(?:the\s+)?(?=[A-Z'‘’\"“])"
)
_AFTER = re.compile(rf"[ -](?P<noun>{_NOUN})\s*$", _I)
_SIDE = re.compile(
    rf"^(?:(?:the|in|of|parts of|part of|all|most|much|across|throughout)\s+)*(?P<side>(?:{_SIDES})(?:[ "
    rf"-](?:{_SIDES}|and))*)(?:\s+(?:parts?|edge|side|half|tip|end|suburbs?|outskirts|countryside|regions?|"
    rf"provinces?|areas?|towns?|cit(?:y|ies)|villages?|coast|bank|shore)\s+of)?(?:\s+(?:the|of))*\s+(?=\S)",
    _I)  # fmt: skip
_LEAD = re.compile(
    r"^(?:(?:in|at|on|of|from|to|into|over|inside|across|through|throughout|within|toward|towards|near|outside|"
    r"around|off|via|both|parts of|areas of|the|all of|most of|much of)\s+)+",
    _I,
)

_NOUN_AFTER = re.compile(rf"^[ -](?P<noun>{_NOUN})\b", _I)
_NOUN_BEFORE = re.compile(rf"\b(?P<noun>{_NOUN})(?:,| of| called| named)?\s+(?:the )?$", _I)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A place phrase taken apart. `noun` is the kind of place it names (region, city, airbase, water ...), `side` the
    part of it ("eastern", "countryside"), `near` where the words keep their distance, `border` where it is one,
    `km` and `bearing` (degrees) a stated distance.
    """

    text: str
    noun: str | None = None
    noun_word: str | None = None
    side: str | None = None
    near: bool = False
    border: bool = False
    km: float | None = None
    bearing: float | None = None


def read_phrase(text: str, before: str = "", after: str = "") -> Phrase:
    """Take a place phrase apart. `before` and `after` are the words around it in its sentence: "province of" before and
    "countryside" after a bare name say the same as within the phrase.
    """
    km, bearing = _distance(text) if _DISTANCE.search(text) else (None, None)
    if km is None and (m := _BEARING.match(text)):
        bearing = float(_COMPASS[(m["bearing"] + (m["second"] or "")).lower()])
    noun_word = _noun(text)
    side = _SIDE.match(_LEAD.sub("", text) or text)
    around = _AROUND_AFTER.search(text)
    side_word = (
        side["side"].lower()
        if side
        else (around[0].lower().strip() if around and not _BORDER.search(around[0]) else None)
    )
    if side and _is_name(text, side):
        side_word = None
    return Phrase(
        text,
        KINDS.get(noun_word or ""),
        noun_word,
        side_word,
        bool(_NEAR.search(text)),
        bool(_BORDER.search(text)),
        km,
        bearing,
    )


def _is_name(text: str, side: re.Match[str]) -> bool:
    # "South Sudan", "West Bank", "North Korea": a capital on both words is a name, which the gazetteer settles.
    return side["side"][:1].isupper()


def _noun(text: str) -> str | None:
    if m := _OF.match(text):
        return m["noun"].lower()
    if m := _AFTER.search(text):
        return m["noun"].lower()
    return None


def side_of_name(lead: str) -> str | None:
    """ "Northern" of "Northern Europe", where no place has the whole name; None for any other lead."""
    return lead.strip().lower() if re.fullmatch(rf"(?:{_SIDES})\s+", lead, _I) else None


def noun_beside(before: str, after: str) -> str | None:
    """The kind noun just beside a bare name: "Aleppo" before "province", or behind "city of"."""
    if m := _NOUN_AFTER.match(after):
        return m["noun"].lower()
    return m["noun"].lower() if (m := _NOUN_BEFORE.search(before)) else None


def surroundings(before: str, after: str) -> tuple[str | None, Phrase]:
    """The kind noun just beside a bare name in its sentence, and the distance or nearness said before it."""
    noun = noun_beside(before, after)
    tail = before[-70:]
    km, bearing = None, None
    if (d := _last(_DISTANCE, tail)) and d.end() >= len(tail) - 1:
        km, bearing = _distance(d[0])
    elif m := re.search(r"\b(north|south|east|west)(?:[ -]?(east|west))? of (?:the )?(?:\w+ of )?$", tail, _I):
        bearing = float(_COMPASS[(m[1] + (m[2] or "")).lower()])
    afloat = re.search(
        r"\b(?:boats?|ships?|vessels?|tankers?|ferry|waters|sank|drowned|anchored|coast|miles|km)\b[^.]*\boff "
        r"(?:the (?:\w+ )?coast of )?$",
        tail,
        _I,
    )
    near = bool(afloat) or bool(
        re.search(
            r"\b(?:near|close to|outside|not far from|vicinity of|outskirts of|countryside of|suburbs of)\s+(?:the "
            r")?(?:[\w-]+ )?(?:(?:city|town|village|port) of )?$",
            tail,
            _I,
        )
    )
    side = re.search(rf"\b((?:{_SIDES}))\s+$", tail, _I)
    side_word = side[1].lower() if side and side[1][:1].islower() else None
    if m2 := re.match(
        r"^(?:['’]s)?\s+(?:(?:eastern|western|northern|southern|north|south|east|west|rural)\s+)?(countryside|"
        r"outskirts|suburbs|hinterland)\b",
        after,
        _I,
    ):
        side_word = m2[1].lower()
    return noun, Phrase("", None, noun, side_word, near, False, km, bearing)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda m: m.start(), default=None)


def _distance(text: str) -> tuple[float | None, float | None]:
    m = _DISTANCE.search(text)
    if not m:
        return None, None
    words = m["number"].lower().replace("some ", "")
    named = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
             "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
             "sixty": 60, "seventy": 70,
             "eighty": 80, "ninety": 90, "several": 5, "a few": 5, "hundred": 100, "a hundred": 100,
             "a dozen": 12}  # fmt: skip
    number: float | None = named.get(words)
    if number is None:
        number = float(words.replace(",", "")) if re.fullmatch(r"[\d.,]+", words) else 0.0
    unit = m["unit"].lower()
    factor = (
        1.852
        if unit.startswith("naut")
        else 1.609
        if unit.startswith("mi")
        else 0.001
        if unit.startswith("me") or unit == "m"
        else 1.0
    )
    bearing = None
    if m["bearing"]:
        words = re.sub(r"to the |due |ern\b|[ -]", "", m["bearing"].lower())
        bearing = float(_COMPASS[words]) if words in _COMPASS else None
    return (number or 0.0) * factor, bearing
