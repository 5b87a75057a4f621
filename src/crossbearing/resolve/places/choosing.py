"""Choosing among places of one name by the whole report. Weights: measured in benchmarks/geo.py, see
docs/resolve.md.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field

from crossbearing.resolve.places.gazetteer import Entry, Match

EARTH_KM = 6371.0
WEIGHTS = {
    "airbase": 1.0, "airport": 1.0, "capital": 1.2, "country": 4.0, "country_any": 1.2, "country_kind": 2.5,
    "district": -1.0, "feature": 6.0, "grade1": -1.5, "grade2": -2.5, "grade3": -2.0, "inside": 9.0,
    "kind_other": -3.0, "kind_same": 4.0, "near": 2.5, "neighbour": 0.6, "outlet": 1.0, "own_town": -1.5,
    "population": 0.9, "region": 3.0, "region_kind": 0.2, "seat": 0.5, "sentence_country": 2.0, "sentence_region": 4.0,
}  # fmt: skip
"""Set by hand; a fit on geo_geovirus/train (training/place_weights.py) gained nothing, so they stayed."""
_LAND_WATER = frozenset(("sea", "ocean", "gulf", "bay", "strait", "canal", "river", "lake", "peninsula", "desert",
"region", "island", "mountains", "area", "continent",
                         "historic", "border", "crossing", "dam", "bridge", "pass", "nuclear plant"))  # fmt: skip


def distance_km(a: Entry, b: Entry) -> float:
    """Great-circle distance between two entries."""
    return between_km(a.lat, a.lon, b.lat, b.lon)


def between_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance between two points in degrees."""
    p, q = math.radians(lat), math.radians(other_lat)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


@dataclass(slots=True)
class Surroundings:
    """What a report says about where it plays: weights of countries and regions (each sums to 1 or is empty), and
    places that stand firm, with the name that gave them.
    """

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[int, float] = field(default_factory=dict)
    firm: list[tuple[str, Entry, float]] = field(default_factory=list)
    neighbours: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ask:
    """One toponym to place: its folded name, the kind of noun beside it, countries and regions the words put it in,
    and `beside` those that the same sentence names."""

    name: str
    noun: str | None = None
    countries: frozenset[str] = frozenset()
    regions: frozenset[int] = frozenset()
    outlet: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    beside_regions: frozenset[int] = frozenset()


def kind_class(entry: Entry) -> str:
    """city, region, district, country, airport, airbase, water or land: what nouns are compared with."""
    if entry.populated:
        return "city"
    if entry.kind in ("sea", "ocean", "gulf", "bay", "strait", "canal", "river", "lake"):
        return "water"
    if entry.kind == "region" and entry.region is None:
        return "area"
    return entry.kind if entry.kind in ("region", "district", "country", "airport", "airbase") else "land"


def fits_noun(entry: Entry, noun: str) -> bool:
    """Whether an entry is of the kind a noun names; regions and districts are near enough to each other to count."""
    kind = kind_class(entry)
    if noun == "container":
        return kind in ("region", "country", "district")
    same = {"region": ("region", "area", "land", "district"), "district": ("district",), "land": ("land", "area"),
            "airbase": ("airbase", "airport"), "airport": ("airport", "airbase"), "country": ("country",)}  # fmt: skip
    return kind in same.get(noun, (noun,))


def features(match: Match, ask: Ask, around: Surroundings, towns: frozenset[int] = frozenset()) -> dict[str, float]:
    """`towns` are regions with a town of the same name, which a bare name means sooner. What speaks for and against
    a candidate, by name of weight.
    """
    e = match.entry
    out: dict[str, float] = {"population": math.log10(e.population + 1)}
    kind = kind_class(e)
    if kind in ("country",):
        out["country_kind"] = 1.0
    elif e.kind == "capital":
        out["capital"] = 1.0
    elif e.kind == "seat":
        out["seat"] = 1.0
    elif kind == "region":
        out["region_kind"] = 1.0
    elif kind == "district":
        out["district"] = 1.0
    elif kind in ("airport", "airbase"):
        out[kind] = 1.0
    elif e.kind in _LAND_WATER:
        out["feature"] = 1.0
    if kind in ("region", "district") and e.region in towns:
        out["own_town"] = 1.0
    if match.grade:
        out[f"grade{match.grade}"] = 1.0
    if e.country:
        out["country"] = around.countries.get(e.country, 0.0)
        out["country_any"] = 1.0 if e.country in around.countries else 0.0
        out["neighbour"] = around.neighbours.get(e.country, 0.0)
        out["outlet"] = 1.0 if e.country in ask.outlet else 0.0
    if e.region and kind != "region":
        out["region"] = around.regions.get(e.region, 0.0)
    if e.region and kind != "region" and e.region in ask.beside_regions:
        out["sentence_region"] = 1.0
    elif e.country and kind != "country" and e.country in ask.beside:
        out["sentence_country"] = 1.0
    out["near"] = _nearness(e, ask, around)
    if ask.noun:
        out["kind_same" if fits_noun(e, ask.noun) else "kind_other"] = 1.0
    if ask.regions or ask.countries:
        inside = e.id not in ask.regions and (
            e.region in ask.regions or (e.country in ask.countries and kind != "country")
        )
        out["inside"] = 1.0 if inside else -0.5
    return out


def _nearness(e: Entry, ask: Ask, around: Surroundings) -> float:
    # The nearest place that stands firm says most; a country or region is too wide to be near to.
    if not e.populated and e.radius > 100:
        return 0.0
    best = 0.0
    for name, other, weight in around.firm:
        if abs(other.lat - e.lat) > 6:  # 670 km: nothing left of it, and most pairs are such
            continue
        if name != ask.name and other.id != e.id and other.radius < 100:
            best = max(best, weight * math.exp(-distance_km(e, other) / 150.0))
    return best


def towns_of(matches: tuple[Match, ...]) -> frozenset[int]:
    """First-order regions in which a town of some size is among the candidates."""
    return frozenset(
        m.entry.region for m in matches if m.entry.region and m.entry.populated and m.entry.population >= 20_000
    )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate and the share of belief it got (0 to 1)."""

    match: Match
    share: float


def rank(matches: tuple[Match, ...], ask: Ask, around: Surroundings) -> list[Ranked]:
    """Candidates, best first; shares sum to 1."""
    towns = towns_of(matches)
    scores = [sum(WEIGHTS[n] * v for n, v in features(m, ask, around, towns).items()) for m in matches]
    top = max(scores)
    weights = [math.exp(s - top) for s in scores]
    total = sum(weights)
    ranked = [Ranked(m, w / total) for m, w in zip(matches, weights, strict=True)]
    return sorted(ranked, key=lambda r: (-r.share, r.match.entry.id))


def gather(
    winners: list[tuple[str, Entry, float]], said: dict[str, float], around_of: dict[str, frozenset[str]]
) -> Surroundings:
    """Surroundings from places (name, entry, belief) and from countries said outright or by demonym (weights)."""
    countries: dict[str, float] = defaultdict(float)
    regions: dict[int, float] = defaultdict(float)
    for code, weight in said.items():
        countries[code] += weight
    for _, entry, belief in winners:
        if entry.country:
            countries[entry.country] += belief
        if entry.region:
            regions[entry.region] += belief * (1.5 if entry.kind == "region" else 1.0)
    shares, parts = _shares(countries), _shares(regions)
    neighbours: dict[str, float] = defaultdict(float)
    for code, share in shares.items():
        for other in around_of.get(code, frozenset()):
            neighbours[other] = max(neighbours[other], share)
    firm = [(n, e, b) for n, e, b in winners if b >= 0.5 and e.kind != "country"]
    return Surroundings(shares, parts, firm[:60], dict(neighbours))


def _shares(weights: dict[str, float] | dict[int, float]) -> dict:  # type: ignore[type-arg]
    total = sum(weights.values())
    return {k: v / total for k, v in weights.items()} if total else {}
