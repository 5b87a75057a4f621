"""When a known name is no answer: a sound or a part of a name outside the report's countries; and what lies beside."""

from __future__ import annotations

import bisect
import re

from crossbearing.concepts import Extent
from crossbearing.resolve.places.choosing import Ranked
from crossbearing.resolve.places.gazetteer import Gazetteer
from crossbearing.resolve.places.keys import folded
from crossbearing.resolve.places.mentions import Mention
from crossbearing.resolve.places.phrases import KINDS

Beside = tuple[frozenset[str], frozenset[int]]
NOTHING: Beside = (frozenset(), frozenset())
_STOP = re.compile(r"[.!?;][\"”’)]?\s+(?=[A-Z\"“])|\n")
_INSIDE = re.compile(r"\b(?:in|across|of) (?:the )?$")
_CAPITAL_BEFORE = re.compile(r"(?<![\w’'])([A-ZÀ-Þ][\w’'-]*)[ -]$")
_CAPITAL_AFTER = re.compile(r"[ -]([A-ZÀ-Þ][\w’'-]*)")
_ORDINARY = frozenset(
    "the a in at near central downtown greater old new upper lower north south east west northern southern eastern "
    "western northeastern northwestern southeastern southwestern inner outer rural international national general "
    "central air airport airfield airbase base military naval port harbour harbor hospital university college school "
    "mosque church cathedral square street road avenue bridge dam station market prison jail court hall town city "
    "village embassy hotel stadium park camp crossing refinery factory plant checkpoint barracks metropolitan area "
    "metro valley mountain mountains hills hill desert coast gulf bay sea strait river lake island islands peninsula "
    "heights strip basin delta oil field gas nuclear power police sheikh mount lake cape fort saint st san santa "
    "republic federation kingdom state states islamic democratic people union".split()
)


def in_sentence(text: str, mentions: list[Mention], gazetteer: Gazetteer) -> dict[Extent, Beside]:
    """For each mention, countries named after "in" or "of" and first-order regions that its sentence names as well."""
    stops = [m.end() for m in _STOP.finditer(text)]
    outer: dict[int, list[tuple[str, str | None, int | None]]] = {}
    for m in mentions:
        first = None if m.demonym is not None else next((x.entry for x in gazetteer.find(m.name) if x.grade == 0), None)
        if first is None:
            continue
        place = bisect.bisect_right(stops, m.start)
        if first.kind == "region" and first.region:
            outer.setdefault(place, []).append((folded(m.name), None, first.id))
        elif first.kind == "country" and _INSIDE.search(text[max(0, m.start - 12) : m.start]):
            outer.setdefault(place, []).append((folded(m.name), first.country, None))
    found: dict[Extent, Beside] = {}
    for m in mentions if outer else ():
        named = [x for x in outer.get(bisect.bisect_right(stops, m.start), ()) if x[0] != folded(m.name)]
        found[m.extent] = frozenset(c for _, c, _ in named if c), frozenset(r for _, _, r in named if r)
    return found


def foreign_sounds(
    ranked: dict[str, list[Ranked]], loud: set[str], lands: dict[str, set[str]]
) -> dict[str, list[Ranked]]:
    """Takes out of `ranked` the names known `loud`, by sound alone, that sound like no place of the report's countries
    and gives them back; of the others only the candidates in those countries stay.
    """
    foreign = {}
    for key in loud:
        kept = [r for r in ranked[key] if r.match.entry.country in lands]
        if not kept:
            foreign[key] = ranked.pop(key)
            continue
        total = sum(r.share for r in kept) or 1.0
        ranked[key] = [Ranked(r.match, r.share / total) for r in kept]
    return foreign


def is_part_of_name(before: str, after: str) -> bool:
    """Whether the words of a span right before and after a known name make it a part of a longer, unknown one: "Port"
    of "Port Vessarin", not "Aleppo" of "Aleppo International Airport".
    """
    beside = [m[1] for m in (_CAPITAL_BEFORE.search(before), _CAPITAL_AFTER.match(after)) if m]
    return any(w.lower() not in _ORDINARY and w.lower() not in KINDS for w in beside)
