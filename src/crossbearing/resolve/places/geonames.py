"""Import of a full GeoNames dump: a gazetteer file of a user's own, many times the size of the shipped one.

Takes allCountries.txt (or a country's file of the same form) and, if there, alternateNamesV2.txt, plain or zipped, from
https://download.geonames.org/export/dump/ (CC BY 4.0; columns in its readme). Countries, demonyms, neighbours, seas and
hand-made aliases come from the shipped gazetteer.
"""

from __future__ import annotations

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from crossbearing.errors import ResolveError
from crossbearing.resolve.places.gazetteer import SHIPPED, Gazetteer
from crossbearing.resolve.places.writing import GazetteerWriter, Row, is_reading_name

_KINDS = {
    "PPLC": "capital", "PPLA": "seat", "ADM1": "region", "ADM2": "district", "AIRP": "airport", "AIRB": "airbase",
    "AIRF": "airbase",
    "STM": "river", "LK": "lake", "MT": "mountains", "MTS": "mountains", "ISL": "island", "ISLS": "island",
    "PEN": "peninsula", "DSRT": "desert",
    "VAL": "area", "DAM": "dam", "BDG": "bridge", "PASS": "pass", "MILB": "airbase", "NVB": "airbase", "RGN": "area",
    "OILF": "area", "CMP": "city", "CMPRF": "city",
}  # fmt: skip
_RADIUS = {
    "region": 80.0,
    "district": 20.0,
    "river": 50.0,
    "lake": 10.0,
    "mountains": 15.0,
    "island": 15.0,
    "peninsula": 20.0,
    "desert": 80.0,
    "area": 15.0,
}
_LANGUAGES = frozenset(("en", "", "abbr", "fr", "es", "de", "ar-latn", "ru-latn", "fa-latn"))
_CHUNK = 500_000


def import_geonames(places: Path, out: Path, alternates: Path | None = None, least_population: int = 0) -> int:
    """Write a gazetteer of a GeoNames dump to `out` and give the number of places taken.

    Populated places, administrative units of the first two orders, airports, bases, water and land that news names are
    kept; `least_population` leaves smaller populated places out. `out` is written beside itself and moved into place
    at the end, so a broken run leaves an older file as it was. Raises ResolveError where a file is not a dump.
    """
    shipped = Gazetteer(SHIPPED)
    iso3 = shipped.country_codes()
    other = _alternates(alternates) if alternates else {}
    unfinished = out.with_name(out.name + ".part")
    taken = 0
    try:
        with GazetteerWriter(unfinished) as writer:
            regions = _regions(places, iso3)
            for fields in _rows(places, 19):
                row = _row(fields, iso3, regions, least_population)
                if row is not None:
                    taken += 1
                    names = {fields[2], *fields[3].split(","), *other.get(row.id, ())}
                    writer.add(row, [(fields[1], 0), *((n, 1) for n in sorted(names) if is_reading_name(n))])
            if not taken:
                raise ResolveError(
                    "no place in the dump", places, "give allCountries.txt from download.geonames.org/export/dump"
                )
            writer.adopt(shipped.path)
            writer.finish(f"GeoNames dump {places.name}")
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
    return taken


def _regions(places: Path, iso3: dict[str, str]) -> dict[str, int]:
    """`SY.09` -> GeoNames id of the first-order region."""
    return {f"{f[8]}.{f[10]}": int(f[0]) for f in _rows(places, 19) if f[7] == "ADM1" and f[8] in iso3}


def _row(fields: list[str], iso3: dict[str, str], regions: dict[str, int], least: int) -> Row | None:
    kind = _KINDS.get(fields[7]) or ("city" if fields[6] == "P" else None)
    if kind is None or fields[7] in ("PPLH", "PPLQ", "PPLW") or (fields[6] == "P" and int(fields[14] or 0) < least):
        return None
    number = int(fields[0])
    region = number if kind == "region" else regions.get(f"{fields[8]}.{fields[10]}")
    people = int(fields[14] or 0)
    radius = _RADIUS.get(kind) or min(30.0, max(1.0, 0.008 * people**0.5))
    return Row(
        number,
        fields[1],
        kind,
        iso3.get(fields[8]),
        region,
        float(fields[4]),
        float(fields[5]),
        people,
        round(radius, 1),
    )


def _alternates(path: Path) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for fields in _rows(path, 4):
        if fields[2] in _LANGUAGES and is_reading_name(fields[3]):
            out[int(fields[1])].append(fields[3])
    return out


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    """Rows of a dump; empty lines are passed over. Raises ResolveError naming the first line that is no row."""
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            fields = line.rstrip("\n").split("\t")
            if len(fields) < columns or not fields[0].isdigit():
                if not line.strip():
                    continue
                raise ResolveError(f"line {number} is not GeoNames", path, "give the file as it was downloaded")
            yield fields


@contextmanager
def _opened(path: Path) -> Iterator[Iterable[str]]:
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive, archive.open(f"{path.stem}.txt") as raw:
                yield io.TextIOWrapper(raw, "utf-8")
        else:
            with path.open(encoding="utf-8") as lines:
                yield lines
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise ResolveError(
            "a GeoNames file that cannot be read", path, "give allCountries.txt or allCountries.zip"
        ) from error
