"""Places of a report: every name weighed against the others, then each asked-for span turned into a Place."""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from crossbearing.concepts import Candidate, Extent, Place, Unresolved
from crossbearing.resolve.places.choosing import Ask, Ranked, Surroundings, fits_noun, gather, rank
from crossbearing.resolve.places.doubts import NOTHING, Beside, foreign_sounds, in_sentence, is_part_of_name
from crossbearing.resolve.places.gazetteer import Entry, Gazetteer, Match
from crossbearing.resolve.places.keys import folded
from crossbearing.resolve.places.mentions import Mention, find_mentions
from crossbearing.resolve.places.phrases import KINDS, Phrase, noun_beside, read_phrase, side_of_name, surroundings

LEAST_SHARE = 0.25
"""Below this belief the best candidate is no answer: Unresolved, with the candidates. Set on geo dev sets."""
_CONTAINER = re.compile(
    r"^(?:\s?(?:,|\()\s*(?:in\s+|the\s+)?|\sin\s(?:the\s)?)(?P<name>(?:[A-Z]\.){2,}|(?:(?:[A-Z][\w’'-]+|of|and|al-\w+)\.?\s?){1,3})"
)
_LISTED = re.compile(r"^,\s[^,.;]{2,40}(?:\sand\b|\sor\b|,\s(?:and\b|[A-Z]))")
_BACK = re.compile(
    r"(?:the|this|that|The|This|That|THE|THIS|THAT)\s+(?:[a-z]+\s)?(?P<noun>(?i:city|town|village|province|capital|country|region|district|island|state|governorate|county|suburb|port))"
)
_LARGE = 100_000
"""Inhabitants from which a namesake in another country is named beside the answer, where nothing else decides."""
_DETERMINED = re.compile(r"(?:the|an?|his|her|their|its|this|that|our|my)\b", re.IGNORECASE)
_POSSESSOR = re.compile(r"(?P<name>(?:[A-Z][\w’'-]*?\s?){1,3}|[A-Z.]{2,6})(?:['’]s?)\s+(?:[\w-]+\s+){0,5}$")
_ADJECTIVE = re.compile(
    r"\b(?P<name>[A-Z][a-z]+(?: [A-Z][a-z]+)?)[ -](?:[a-z-]+ ){0,3}"
    r"(?:cit(?:y|ies)|towns?|villages?|capital|ports?|provinces?|regions?|districts?|governorates?|states?|"
    r"islands?|side|suburbs?|resort|enclave|stronghold|oblast|outpost|county|border town|airport|airbase|base)"
    r"(?:,| of| called| named)? $"
)


@dataclass(slots=True)
class ReportPlaces:
    """The names of one report and what they add up to. `ranked` holds the belief for each folded name."""

    text: str
    mentions: list[Mention]
    around: Surroundings
    ranked: dict[str, list[Ranked]]
    asks: dict[str, Ask]
    own: dict[Extent, Ask]
    lands: dict[str, set[str]] = field(default_factory=dict)
    by_sound: dict[str, list[Ranked]] = field(default_factory=dict)

    def lands_beside(self, key: str) -> frozenset[str]:
        """Countries the report speaks of by other words than the name `key` (folded)."""
        return frozenset(code for code, words in self.lands.items() if words - {key})


class Placer:
    """Resolves place names of a report against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def read(self, text: str, extra: Sequence[Extent] = (), outlet: frozenset[str] = frozenset()) -> ReportPlaces:
        """Weigh all names of a report: those found in it and the `extra` stretches the caller knows to be names.
        `outlet` are countries the outlet or dateline belongs to (alpha-3), a weak prior.
        """
        mentions = find_mentions(text, self.gazetteer)
        mentions = _merged(text, mentions, extra, self.gazetteer)
        said: dict[str, float] = defaultdict(float)
        peoples: list[tuple[str, Entry, float]] = []
        asks: dict[str, Ask] = {}
        own: dict[Extent, Ask] = {}
        beside = in_sentence(text, mentions, self.gazetteer)
        for m in mentions:
            if m.demonym is not None:
                if m.demonym:
                    said[m.demonym] += 0.7
                if (part := self.gazetteer.region_of_demonym(m.name)) and (region := self.gazetteer.entry(part)):
                    peoples.append((folded(m.name), region, 0.7))
            else:
                key = folded(m.name)
                own[m.extent] = self._ask(text, m, outlet, beside.get(m.extent, NOTHING))
                asks[key] = _joined(asks[key], own[m.extent]) if key in asks else own[m.extent]
        candidates = {key: found for key in asks if (found := self._candidates(key))}
        self._mark_containers(text, mentions, asks, candidates)
        around = gather(peoples, said, {c: self.gazetteer.neighbours(c) for c in said})
        ranked: dict[str, list[Ranked]] = {}
        counts: dict[str, int] = defaultdict(int)
        for m in mentions:
            if m.demonym is None:
                counts[folded(m.name)] += 1
        loud = {key for key, found in candidates.items() if all(m.grade == 3 for m in found)}
        for _ in range(1):
            ranked = {key: rank(found, asks[key], around) for key, found in candidates.items() if key not in loud}
            winners = [
                (k, r[0].match.entry, r[0].share * min(3, counts[k]) ** 0.5)
                for k, r in ranked.items()
                if r[0].share >= 0.3
            ]
            near = {e.country for _, e, _ in winners if e.country} | set(said)
            around = gather([*peoples, *winners], said, {c: self.gazetteer.neighbours(c) for c in near})
        ranked = {key: rank(found, asks[key], around) for key, found in candidates.items()}
        lands: dict[str, set[str]] = defaultdict(set)
        for code in said:
            lands[code].add("")
        for key, entry, _ in winners:
            if entry.country:
                lands[entry.country].add(key)
        by_sound = foreign_sounds(ranked, loud, lands)
        return ReportPlaces(text, mentions, around, ranked, asks, own, dict(lands), by_sound)

    def _mark_containers(
        self, text: str, mentions: list[Mention], asks: dict[str, Ask], candidates: dict[str, tuple[Match, ...]]
    ) -> None:
        """ "Springfield, Illinois": the second name is the region, once the first has a namesake inside it."""
        for left, right in itertools.pairwise(mentions):
            if (
                left.demonym is not None
                or right.demonym is not None
                or text[left.end : right.start] not in (", ", " (", ", in ", " in ")
            ):
                continue
            a, b = folded(left.name), folded(right.name)
            outer = {m.entry.id for m in candidates.get(b, ()) if m.entry.kind == "region"}
            lands = {m.entry.country for m in candidates.get(b, ()) if m.entry.kind == "country"}
            if b not in candidates or not (outer or lands):
                continue
            inner = [m.entry for m in candidates.get(a, ())]
            in_land = any(e.kind != "country" and e.country in lands for e in inner)
            if any(e.region in outer - {e.id} for e in inner):
                asks[b] = replace(asks[b], noun="container" if in_land else "region")
            elif in_land:
                asks[b] = replace(asks[b], noun="container")

    def _candidates(self, name: str) -> tuple[Match, ...]:
        found = self.gazetteer.find(name)
        if not found and (bare := re.sub(r"^(?:al|el|ar|ad|as|at|an|az|ash|ez|the) ", "", name)) != name:
            found = self.gazetteer.find(bare)
        if not found:
            found = self.gazetteer.sounding(name)
        return found

    def _ask(self, text: str, mention: Mention, outlet: frozenset[str], beside: Beside = NOTHING) -> Ask:
        before, after = text[max(0, mention.start - 60) : mention.start], text[mention.end : mention.end + 50]
        countries, regions = self._containers(mention, before, after)
        noun = KINDS.get(noun_beside(before, after) or "")
        others = frozenset(r for r in beside[1] if r not in regions) if _LISTED.match(after) else beside[1]
        return Ask(folded(mention.name), noun, countries, regions, outlet, beside[0], others)

    def _containers(self, mention: Mention, before: str, after: str) -> tuple[frozenset[str], frozenset[int]]:
        """Countries and regions that the words right beside a name put it in ("Irving, Texas", "Syria's Aleppo")."""
        names = []
        if m := _CONTAINER.match(after):
            names += _prefixes(m["name"])
        if m := _POSSESSOR.search(before):
            names.append(m["name"].strip())
        elif (m := _ADJECTIVE.search(before)) and (country := self.gazetteer.country_of_demonym(m["name"])):
            part = self.gazetteer.region_of_demonym(m["name"])
            return (frozenset(), frozenset((part,))) if part else (frozenset((country,)), frozenset())
        for name in names:
            found = [x.entry for x in self.gazetteer.find(name) if x.grade == 0]
            regions = frozenset(e.id for e in found if e.kind == "region" and e.region)
            countries = frozenset(e.country for e in found if e.kind == "country" and e.country)
            if self.gazetteer.country_named(mention.name):
                countries = frozenset()  # "Mexico, the US and Canada" is a list
            if (regions or countries) and folded(name) != folded(mention.name):
                return countries, regions
        return frozenset(), frozenset()

    def place(self, seen: ReportPlaces, start: int, end: int) -> Place | Unresolved:
        """The place that `[start, end)` of the report names, or why there is none."""
        text = seen.text
        words = text[start:end]
        inside = [m for m in seen.mentions if start <= m.start and m.end <= end]
        names = [m for m in inside if m.demonym is None and folded(m.name) in seen.ranked]
        if not names and (back := _BACK.fullmatch(words)):
            return self._named_before(seen, back["noun"].lower(), start)
        if not names:
            return self._by_words(seen, words, start, end, inside)
        if len(names) == 1 and (doubt := self._doubt(seen, names[0], start, end)):
            return doubt
        before, after = text[max(0, start - 80) : start], text[end : end + 50]
        phrase = read_phrase(words)
        if phrase.side is None and (side := side_of_name(text[start : names[0].start])):
            phrase = replace(phrase, side=side)
        if len(names) == 1 and names[0].extent == (start, end):
            noun, outer = surroundings(before, after)
            phrase = replace(outer, text=words, noun=KINDS.get(noun or "") or phrase.noun)
        chosen = self._pick(seen, names, phrase, words)
        return self._build(seen, chosen, phrase, names)

    def _doubt(self, seen: ReportPlaces, name: Mention, start: int, end: int) -> Unresolved | None:
        """Why the one name known in `[start, end)` says nothing: it is a mere part of an unknown name, or the words put
        it into a region of another country than any of its namesakes.
        """
        ranked, ask = seen.ranked[folded(name.name)], seen.own[name.extent]
        lands = seen.lands_beside(folded(name.name))
        top = ranked[0].match.entry
        if top.country not in lands and is_part_of_name(seen.text[start : name.start], seen.text[name.end : end]):
            return Unresolved(f'only "{name.name}" of this name is known, elsewhere', self._named_alike(ranked))
        outer = [e for r in ask.regions & ask.beside_regions if (e := self.gazetteer.entry(r))]
        if outer and not {e.country for e in outer} & {r.match.entry.country for r in ranked}:
            return Unresolved(f"no place of that name is known in {outer[0].name}", self._named_alike(ranked))
        return None

    def _named_alike(self, ranked: list[Ranked]) -> tuple[Candidate, ...]:
        return tuple(
            Candidate(self._label(r.match.entry), round(r.share, 3), r.match.entry.kind)
            for r in ranked[:4]
            if r.share > 0.01
        )

    def _named_before(self, seen: ReportPlaces, noun: str, start: int) -> Place | Unresolved:
        """ "the city", "the country": the nearest place of that kind the report named before."""
        for m in reversed(seen.mentions):
            ranked = seen.ranked.get(folded(m.name), []) if m.demonym is None and m.end <= start else []
            if ranked and ranked[0].share >= 0.5 and fits_noun(ranked[0].match.entry, KINDS[noun]):
                entry = ranked[0].match.entry
                if noun != "capital" or entry.kind == "capital":
                    found = self._build(seen, ranked, Phrase(noun), [m])
                    return replace(found, reason=f"{entry.name}, named before") if isinstance(found, Place) else found
        main = max(seen.around.countries, key=seen.around.countries.__getitem__, default=None)
        if (
            noun in ("country", "nation")
            and main
            and seen.around.countries[main] > 0.5
            and (land := self.gazetteer.country(main))
        ):
            built = self._build(seen, [Ranked(Match(land, 0), 0.6)], Phrase(noun), [])
            return (
                replace(built, reason="the country the report is mostly about") if isinstance(built, Place) else built
            )
        return Unresolved(f"the report names no {noun} before this")

    def _pick(self, seen: ReportPlaces, names: list[Mention], phrase: Phrase, words: str) -> list[Ranked]:
        # Of "Palmyra in Homs province" the first name is meant, of "Homs province's Palmyra" the one inside it.
        lists = [self._for(seen, m, phrase if len(names) == 1 else None) for m in names]
        best = lists[0]
        for other in lists[1:]:
            if _holds(best[0].match.entry, other[0].match.entry):
                best = other
        return best

    def _for(self, seen: ReportPlaces, mention: Mention, phrase: Phrase | None) -> list[Ranked]:
        key = folded(mention.name)
        ask = seen.own[mention.extent]
        base = seen.asks[key]
        noun = (phrase.noun if phrase else None) or ask.noun or base.noun
        own = base if not (ask.countries or ask.regions) else ask
        ask = replace(ask, noun=noun, countries=own.countries, regions=own.regions)
        if ask == base:
            return seen.ranked[key]
        return rank(tuple(r.match for r in seen.ranked[key]), ask, seen.around)

    def _by_words(
        self, seen: ReportPlaces, words: str, start: int, end: int, inside: list[Mention]
    ) -> Place | Unresolved:
        people = next((m for m in inside if m.demonym is not None), None)
        if people and people.extent == (start, end):
            return self._of_people(seen, people, read_phrase(words))
        found = (
            self._candidates(folded(words))
            if (words[:1].isupper() and not _DETERMINED.match(words))
            or re.match(r"(?:al|el|ar|ad|as|at|an|az|ash|ez)-[A-Z]", words)
            else ()
        )
        if found:
            mention = Mention(start, end, words)
            ask = self._ask(seen.text, mention, frozenset())
            if all(m.grade == 3 for m in found):
                heard = {folded(words): rank(found, ask, seen.around)}
                if foreign := foreign_sounds(heard, {folded(words)}, seen.lands):
                    return self._unheard(foreign[folded(words)])
                return self._build(seen, heard[folded(words)], read_phrase(words), [mention])
            return self._build(seen, rank(found, ask, seen.around), read_phrase(words), [mention])
        phrase = read_phrase(words)
        if people:
            return self._of_people(
                seen, people, phrase if phrase.border else replace(phrase, side=phrase.side or words.lower())
            )
        return self._within(seen, words, start) or Unresolved("no place the gazetteer knows in these words")

    def _unheard(self, ranked: list[Ranked]) -> Unresolved:
        return Unresolved(
            "no place of that name is known; it only sounds like places of countries the report does not name",
            self._named_alike(ranked),
        )

    def _within(self, seen: ReportPlaces, words: str, start: int) -> Place | None:
        """ "Cavan Town Hall": the place a proper name opens with, where the report speaks of its country anyway."""
        tokens = words.split()
        for size in range(min(3, len(tokens) - 1), 0, -1):
            name = " ".join(tokens[:size])
            if len(name) < 4 or not name[:1].isupper() or not tokens[size][:1].isupper():
                continue
            ranked = (
                seen.ranked.get(folded(name)) or rank(found, Ask(folded(name)), seen.around)
                if (found := self.gazetteer.find(name))
                else []
            )
            best = next((r for r in ranked if seen.around.countries.get(r.match.entry.country or "", 0.0) > 0.1), None)
            if best and best.match.entry.populated:
                phrase = Phrase(words, near=False)
                built = self._build(seen, [best], phrase, [Mention(start, start + len(name), name)])
                if isinstance(built, Place):
                    return replace(
                        built,
                        precision=max(2, built.precision),
                        score=round(built.score * 0.7, 3),
                        reason=f'{built.reason}, named within "{words}"',
                    )
        return None

    def _of_people(self, seen: ReportPlaces, people: Mention, phrase: Phrase) -> Place | Unresolved:
        """The country or region whose people or things a demonym names, never more exact than that."""
        part = self.gazetteer.region_of_demonym(people.name)
        entry = self.gazetteer.entry(part) if part else self.gazetteer.country(people.demonym)
        if entry is None:
            return Unresolved("a people, not a place")
        return self._build(seen, [Ranked(Match(entry, 1), 0.8)], phrase, [people])

    def _build(
        self, seen: ReportPlaces, ranked: list[Ranked], phrase: Phrase, names: list[Mention]
    ) -> Place | Unresolved:
        best = ranked[0]
        others = tuple(
            Candidate(self._label(r.match.entry), round(r.share, 3), r.match.entry.kind)
            for r in ranked[1:4]
            if r.share > 0.01
        )
        rivals = self._rivals(seen, ranked, names)
        if rivals:
            admin1 = self.gazetteer.region_name(best.match.entry)
            built = shaped(best.match, min(best.share, 0.6), phrase, admin1, rivals)
            return replace(built, reason=f"{built.reason}, the largest; nothing in the report to choose by")
        if best.share < LEAST_SHARE and len(ranked) > 1:
            return Unresolved(
                f"{len(ranked)} places of that name and nothing in the report to choose by",
                (Candidate(self._label(best.match.entry), round(best.share, 3), best.match.entry.kind), *others),
            )
        return shaped(best.match, best.share, phrase, self.gazetteer.region_name(best.match.entry), others)

    def _rivals(self, seen: ReportPlaces, ranked: list[Ranked], names: list[Mention]) -> tuple[Candidate, ...]:
        """Large namesakes in other countries, where nothing else in the report says which country is meant."""
        best = ranked[0].match.entry
        ask = seen.asks.get(folded(names[0].name)) if len(names) == 1 else None
        if ask is None or ask.countries or ask.regions or ask.outlet or not best.populated:
            return ()
        if seen.lands_beside(ask.name):
            return ()
        return tuple(
            Candidate(self._label(r.match.entry), round(r.share, 3), r.match.entry.kind)
            for r in ranked[1:]
            if r.match.grade == 0
            and r.match.entry.populated
            and r.match.entry.population >= _LARGE
            and r.match.entry.country != best.country
        )[:3]

    def _label(self, entry: Entry) -> str:
        return ", ".join(
            x
            for x in (entry.name, self.gazetteer.region_name(entry) if entry.kind != "region" else None, entry.country)
            if x
        )


def _joined(known: Ask, other: Ask) -> Ask:
    """One name is one place in a report: what the words say beside one mention holds for the others."""
    return replace(
        known,
        noun=known.noun or other.noun,
        countries=known.countries or other.countries,
        regions=known.regions or other.regions,
    )


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    return outer.kind == "region" and inner.kind != "region" and inner.region == outer.id


def _prefixes(name: str) -> list[str]:
    words = name.strip().rstrip(",").split()
    return [" ".join(words[:n]) for n in range(len(words), 0, -1)]


def _merged(text: str, found: list[Mention], extra: Sequence[Extent], gazetteer: Gazetteer) -> list[Mention]:
    """Mentions with the caller's stretches, which win over what was found across or within them when they are names."""
    forced = []
    for start, end in extra:
        name = text[start:end]
        known = (
            gazetteer.is_demonym(name)
            or gazetteer.find(name)
            or (not any(m.start < end and start < m.end for m in found) and gazetteer.sounding(name))
        )
        if (known and name[:1].isupper()) or (known and re.match(r"a[dlrstzn]h?-[A-Z]|el-[A-Z]|ez-[A-Z]", name)):
            forced.append(
                Mention(
                    start, end, name, gazetteer.country_of_demonym(name) or "" if gazetteer.is_demonym(name) else None
                )
            )
    kept = [m for m in found if not any(m.start < f.end and f.start < m.end for f in forced)]
    return sorted([*kept, *forced], key=lambda m: m.start)


_PRECISION = {
    "region": 4,
    "district": 3,
    "country": 6,
    "sea": 7,
    "ocean": 7,
    "gulf": 7,
    "bay": 7,
    "strait": 7,
    "continent": 7,
}


def shaped(match: Match, share: float, phrase: Phrase, admin1: str | None, others: tuple[Candidate, ...]) -> Place:
    """The Place of an entry with the vagueness of the words around its name (UCDP GED where_prec and a radius in
    km).
    """
    e = match.entry
    lat, lon, radius = e.lat, e.lon, max(e.radius, 1.0)
    precision = _PRECISION.get(e.kind, 1)
    if (precision == 4 and e.region is None) or e.kind in (
        "river",
        "desert",
        "mountains",
        "historic",
        "border",
        "peninsula",
    ):
        precision = 5 if e.country or e.kind in ("river", "border") else 7
    if e.kind in ("island", "area", "lake", "canal") and radius > 25:
        precision = 5
    reasons = [f"{'named ' if match.grade == 0 else 'another name of ' if match.grade < 3 else 'sounds like '}{e.name}"]
    if phrase.km is not None:
        lat, lon, radius, precision = _moved(e, phrase)
        reasons.append(
            f"{phrase.km:g} km from it" + ("" if phrase.bearing is None else f" at {phrase.bearing:g} degrees")
        )
    elif phrase.border:
        precision = 5 if precision >= 4 else 2
        radius += 30.0
        reasons.append("its border, not a point")
    elif phrase.near or phrase.bearing is not None:
        radius, precision = radius + 25.0, max(precision, 2)
        reasons.append("near it")
    elif phrase.side and precision >= 4:
        if phrase.side in phrase.text.lower():
            lat, lon, radius = _side_of(lat, lon, radius, phrase.side)
        precision = 5 if precision == 6 else precision
        reasons.append(f"{phrase.side} part")
    elif phrase.side:
        radius, precision = radius + 15.0, max(precision, 2)
        reasons.append(f"{phrase.side} part")
    point = not (phrase.border and e.radius > 60)  # the middle of a country is a false point for its border
    return Place(
        e.name, e.country if point else None, round(lat, 4) if point else None, round(lon, 4) if point else None,
        precision, round(radius, 1), admin1 if e.kind != "country" else None,
        e.geonameid, e.kind, round(share, 3), "; ".join(reasons), others,
    )  # fmt: skip


def _side_of(lat: float, lon: float, radius: float, side: str) -> tuple[float, float, float]:
    # "eastern Syria": the middle of that half, wide enough to hold it.
    up = ("north" in side) - ("south" in side)
    right = ("east" in side) - ("west" in side)
    if not up and not right:
        return lat, lon, radius * (0.6 if "central" in side else 1.0)
    step = 0.45 * radius / math.hypot(up, right)
    return lat + up * step / 111.2, lon + right * step / (111.2 * max(0.05, math.cos(math.radians(lat)))), 0.75 * radius


def _moved(e: Entry, phrase: Phrase) -> tuple[float, float, float, int]:
    km = phrase.km or 0.0
    precision = 2 if km <= 25 else 5 if phrase.bearing is None else 2
    if phrase.bearing is None:
        return e.lat, e.lon, e.radius + km, precision
    turn = math.radians(phrase.bearing)
    lat = e.lat + km * math.cos(turn) / 111.2
    lon = e.lon + km * math.sin(turn) / (111.2 * max(0.05, math.cos(math.radians(e.lat))))
    return lat, lon, max(5.0, 0.3 * km), precision
