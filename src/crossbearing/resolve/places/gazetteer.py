"""The gazetteer: places by name, by sound, by demonym, from one read-only SQLite file."""

from __future__ import annotations

import functools
import sqlite3
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rapidfuzz import fuzz

from crossbearing.errors import ResolveError
from crossbearing.resolve.places.keys import folded, sounded
from crossbearing.resolve.places.sieve import Sieve
from crossbearing.resolve.places.writing import OWN_ID

SHIPPED = Path(__file__).parents[2] / "data" / "gazetteer.sqlite"
MOST = 40
"""Places of one name that are looked at, the most important first: there are 400 places called San Antonio."""


class Entry(NamedTuple):
    """A place of the gazetteer. `country` ISO 3166-1 alpha-3, `region` the id of its first-order region, degrees WGS
    84,
    `radius` in km. `kind`: country, region, district, capital, seat, city, airport, airbase, sea, river ...
    """

    id: int
    name: str
    kind: str
    country: str | None
    region: int | None
    lat: float
    lon: float
    population: int
    radius: float

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, None for the project's own entries."""
        return self.id if self.id < OWN_ID else None

    @property
    def populated(self) -> bool:
        return self.kind in ("city", "seat", "capital")


class Match(NamedTuple):
    """An entry under a name: grade 0 its main name, 1 another name, 2 a shortened name, 3 only its sound."""

    entry: Entry
    grade: int


def _alike(said: str, known: str) -> bool:
    # The same consonants are not enough ("Svaneti", "Estahban"): most letters must agree too. 60 of 100 keeps "Dayr"
    # for "Deir".
    return fuzz.ratio(said, known) >= 60 or fuzz.token_set_ratio(said, known) >= 75


class Gazetteer:
    """Read-only look-ups, remembered. Threads may share one. Raises ResolveError where the file cannot be used."""

    def __init__(self, path: Path | str = SHIPPED) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise ResolveError(
                "no gazetteer",
                self.path,
                "build it with `python resources/build_gazetteer.py`, or import a GeoNames dump",
            )
        try:
            self._db = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("pragma cache_size=-8000")
            self.source: str = self._db.execute("select value from meta where key = 'source'").fetchone()[0]
            self._sieve = Sieve(self._db.execute("select value from meta where key = 'sieve'").fetchone()[0])
            self._demonyms: dict[str, tuple[str | None, int | None]] = {
                k: (c, r) for k, c, r in self._db.execute("select key, country, region from demonyms")
            }
            self._neighbours = {
                c: frozenset(o.split()) for c, o in self._db.execute("select country, others from neighbours")
            }
            self._countries = {e.country: e for e in self._select("kind = 'country'", ()) if e.country}
        except (sqlite3.Error, TypeError) as error:
            raise ResolveError("not a gazetteer", self.path, "build or import it anew") from error
        self.find = functools.lru_cache(maxsize=20_000)(self._find)
        self.sounding = functools.lru_cache(maxsize=5_000)(self._sounding)
        self.entry = functools.lru_cache(maxsize=20_000)(self._entry)

    def _select(self, where: str, values: Iterable[int | str]) -> list[Entry]:
        rows = self._db.execute(
            f"select id, name, kind, country, region, lat, lon, population, radius from places where {where}",
            tuple(values),
        )
        return [Entry(r[0], r[1], r[2], r[3], r[4], r[5] / 1e4, r[6] / 1e4, r[7], r[8] / 10) for r in rows]

    def _entry(self, number: int) -> Entry | None:
        found = self._select("id = ?", (number,))
        return found[0] if found else None

    def _find(self, name: str) -> tuple[Match, ...]:
        """Places of that name, the most important first; () where none has it. Case, accents and hyphens do not
        count.
        """
        key = folded(name)
        return self._matches("names", key) if self._sieve.may_hold(key) else ()

    def _sounding(self, name: str) -> tuple[Match, ...]:
        """Places whose name has the same consonants, for spellings that no list holds; () for short names."""
        key = sounded(name)
        if not key:
            return ()
        near = [m for m in self._matches("sounds", key) if _alike(folded(name), folded(m.entry.name))]
        return tuple(near)

    def _matches(self, table: str, key: str) -> tuple[Match, ...]:
        row = self._db.execute(f"select ids from {table} where key = ?", (key,)).fetchone()
        if row is None:
            return ()
        grades = dict(list(struct.iter_unpack(">IB", row[0]))[:MOST])
        found = {e.id: e for e in self._select(f"id in ({','.join('?' * len(grades))})", grades)}
        return tuple(Match(found[i], grade) for i, grade in grades.items() if i in found)

    def may_have(self, key: str) -> bool:
        """False where no place surely has that folded name: cheap enough to ask of every word."""
        return self._sieve.may_hold(key)

    def is_demonym(self, word: str) -> bool:
        """Whether the word is for people or things of a country or region."""
        return folded(word) in self._demonyms

    def country_of_demonym(self, word: str) -> str | None:
        """ISO 3166-1 alpha-3 of "Syrian", "Afghans"; None where the word is no demonym."""
        return self._demonyms.get(folded(word), (None, None))[0]

    def region_of_demonym(self, word: str) -> int | None:
        """Id of the first-order region of "Scottish", "Texan"; None for people of a whole country."""
        return self._demonyms.get(folded(word), (None, None))[1]

    def country(self, iso3: str | None) -> Entry | None:
        """The entry of a country by ISO 3166-1 alpha-3."""
        return self._countries.get(iso3) if iso3 else None

    def country_named(self, name: str) -> Entry | None:
        """The country of that very name ("Syria", "the UK"), or None."""
        return next((m.entry for m in self.find(name) if m.entry.kind == "country"), None)

    def neighbours(self, iso3: str | None) -> frozenset[str]:
        """Countries that share a land border, ISO 3166-1 alpha-3."""
        return self._neighbours.get(iso3 or "", frozenset())

    def region_name(self, entry: Entry) -> str | None:
        """Name of the first-order region an entry lies in, None where it is not known."""
        region = self.entry(entry.region) if entry.region else None
        return region.name if region else None

    def country_codes(self) -> dict[str, str]:
        """ISO 3166-1 alpha-2 -> alpha-3."""
        row = self._db.execute("select value from meta where key = 'iso'").fetchone()
        return dict(pair.split("=") for pair in row[0].split()) if row else {}

    @property
    def version(self) -> str:
        """What it was made from, and its size: enough to tell two files apart in a run's record."""
        return f"{self.source}, {self.path.stat().st_size} bytes"
