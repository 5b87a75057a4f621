"""Writing a gazetteer file: places once, every name packed under its folded key and its sound key."""

from __future__ import annotations

import re
import sqlite3
import struct
from collections import defaultdict
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from crossbearing.resolve.places.keys import folded, sounded
from crossbearing.resolve.places.sieve import Sieve

OWN_ID = 1_000_000_000
"""Ids from here on are this project's own; smaller ones are GeoNames ids."""

HAND_MADE = 200_000
"""Own ids from OWN_ID + HAND_MADE on are airbases, seas and regions written by hand; below are districts and
airports.
"""

_NAME = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff'ʻʼ‘’]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff .,'ʻʼʿʾ‘’`\u0300-\u036f-]+")
_ARTICLE = re.compile(r"^(?:al|el|ad|ar|as|at|az|an|ash|ath|adh|ed|er|es|et|ez|en|the) (?=\w{3})")
SCHEMA = """
create table places (id integer primary key, name text, kind text, country text, region integer, lat integer,
                     lon integer, population integer, radius integer);
create table names (key text primary key, ids blob) without rowid;
create table sounds (key text primary key, ids blob) without rowid;
create table demonyms (key text primary key, country text, region integer) without rowid;
create table neighbours (country text primary key, others text) without rowid;
create table meta (key text primary key, value) without rowid;
"""
# Countries whose names reach English through another script: only there is a sound key worth its room.
_TRANSLITERATED = frozenset(
    "AFG ARE AZE ARM BGD BGR BHR BLR COM DJI DZA EGY ERI ESH ETH GEO IND IRN IRQ ISR JOR KAZ KGZ KWT LBN LBY MAR MDA "
    "MKD MMR MNG MRT NPL OMN PAK PSE QAT RUS SAU SDN SOM SRB SSD SYR TCD TJK TKM TUN TUR UKR UZB YEM XKX "
    "MLI NER".split()
)  # fmt: skip


class Row(NamedTuple):
    """One place: WGS 84 degrees, radius in km, `region` the id of its first-order region."""

    id: int
    name: str
    kind: str
    country: str | None
    region: int | None
    lat: float
    lon: float
    population: int
    radius: float


def is_reading_name(name: str) -> bool:
    """Whether an alternate name can stand in English text: Latin letters, a capital first, not a bare code."""
    return bool(
        len(name) > 2 and _NAME.match(name) and _LATIN.fullmatch(name) and not (name.isupper() and len(name) < 5)
    )


def packed(entries: Iterable[tuple[int, int]]) -> bytes:
    """(id, grade) pairs as five bytes each; grade 0 main name, 1 other name, 2 shortened name."""
    return b"".join(struct.pack(">IB", *entry) for entry in entries)


def _weight(row: Row) -> int:
    # What is kept first of a crowded name: regions and seas with the large cities, districts and airports with the
    # small.
    return row.population or {"region": 2_000_000, "district": 30_000, "airport": 20_000, "airbase": 60_000}.get(
        row.kind, 1_000_000
    )


class GazetteerWriter:
    """Writes a new gazetteer file at `path`, replacing one that is there; use as a context manager."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        self._db = sqlite3.connect(path)
        self._db.executescript(f"pragma journal_mode=off; pragma synchronous=off; pragma page_size=4096; {SCHEMA}")
        self._names: dict[str, dict[int, int]] = defaultdict(dict)
        self._sounds: dict[str, set[int]] = defaultdict(set)
        self._rank: dict[int, tuple[int, int]] = {}
        self._of: dict[int, tuple[str, str | None]] = {}

    def __enter__(self) -> GazetteerWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._db.close()

    def add(self, row: Row, names: Iterable[tuple[str, int]]) -> None:
        """Add a place under its names (name, grade)."""
        self._db.execute(
            "insert or replace into places values (?,?,?,?,?,?,?,?,?)",
            (*row[:5], round(row.lat * 1e4), round(row.lon * 1e4), row.population, round(row.radius * 10)),
        )
        self._rank[row.id] = (0 if row.kind == "country" else 1 if row.kind == "capital" else 2, -_weight(row))
        self._of[row.id] = (row.kind, row.country)
        for name, grade in names:
            self._name(row, name, grade)

    def _name(self, row: Row, name: str, grade: int) -> None:
        key = folded(name)
        if len(key) < 2:
            return
        self._put(key, row.id, grade)
        if row.country in _TRANSLITERATED:
            if (short := _ARTICLE.sub("", key)) != key:
                self._put(short, row.id, max(grade, 1))
            if (sound := sounded(name)) and len(sound) > 2:
                self._sounds[sound].add(row.id)

    def _put(self, key: str, number: int, grade: int) -> None:
        known = self._names[key]
        known[number] = min(grade, known.get(number, grade))

    def alias(self, alias: str, target: str, country: str, kinds: tuple[str, ...], rename: bool = False) -> bool:
        """Name the most important place found under the folded `target` in a country; False where there is none.
        `rename` makes the alias the name that is shown.
        """
        found = [i for i in self._names.get(target, ()) if self._of[i][1] == country and self._of[i][0] in kinds]
        if not found:
            return False
        chosen = min(found, key=lambda i: (self._names[target][i], self._rank[i]))
        self._put(folded(alias), chosen, 0)
        if rename:
            self._db.execute("update places set name = ? where id = ?", (alias, chosen))
        return True

    def add_demonyms(self, country: str, words: Iterable[str]) -> None:
        self._db.executemany("insert or ignore into demonyms values (?,?,null)", ((folded(w), country) for w in words))

    def has(self, name: str, country: str | None, kind: str) -> bool:
        """Whether a place of that name and kind is there in a country."""
        return any(self._of[i] == (kind, country) for i in self._names.get(folded(name), ()))

    def add_regional_demonym(self, word: str, region: str, country: str | None) -> None:
        """ "Scottish": people of a region, given by its folded name; an unknown region gives the country alone."""
        towns = ("city", "seat", "capital", "district", "airport")
        ids = [i for i in self._names.get(region, ()) if self._of[i][1] == country and self._of[i][0] not in towns]
        self._db.execute(
            "insert or ignore into demonyms values (?,?,?)", (folded(word), country, min(ids, default=None))
        )

    def add_neighbours(self, country: str, others: Iterable[str]) -> None:
        self._db.execute("insert or replace into neighbours values (?,?)", (country, " ".join(others)))

    def add_codes(self, iso3: dict[str, str]) -> None:
        """Keep which alpha-2 code stands for which alpha-3."""
        pairs = " ".join(f"{two}={three}" for two, three in sorted(iso3.items()))
        self._db.execute("insert or replace into meta values ('iso', ?)", (pairs,))

    def adopt(self, path: Path) -> None:
        """Take from another gazetteer what a dump lacks: countries, the project's own entries, demonyms, neighbours,
        and
        the names it has for places that are here too.
        """
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as other:
            own = (
                "select id, name, kind, country, region, lat, lon, population, radius from places where kind = "
                "'country' or id >= ?"
            )
            for r in other.execute(own, (OWN_ID + HAND_MADE,)):
                self.add(Row(r[0], r[1], r[2], r[3], r[4], r[5] / 1e4, r[6] / 1e4, r[7], r[8] / 10), ())
            for key, ids in other.execute("select key, ids from names"):
                for number, grade in struct.iter_unpack(">IB", ids):
                    if number in self._rank:
                        self._put(key, number, grade)
            for table, columns in (("demonyms", 3), ("neighbours", 2)):
                marks = ",".join("?" * columns)
                self._db.executemany(
                    f"insert or ignore into {table} values ({marks})", other.execute(f"select * from {table}")
                )
            self._db.executemany(
                "insert or ignore into meta values (?,?)",
                other.execute("select key, value from meta where key = 'iso'"),
            )

    def finish(self, source: str) -> None:
        """Write the names and close the books."""
        ranked = self._rank.__getitem__
        self._db.executemany(
            "insert into names values (?,?)",
            ((k, packed((i, v[i]) for i in sorted(v, key=ranked))) for k, v in sorted(self._names.items())),
        )
        self._db.executemany(
            "insert into sounds values (?,?)",
            ((k, packed((i, 3) for i in sorted(v, key=ranked)[:40])) for k, v in sorted(self._sounds.items())),
        )
        self._db.execute("insert into meta values ('source', ?)", (source,))
        self._db.execute("insert into meta values ('sieve', ?)", (bytes(Sieve.of(self._names)),))
        self._db.commit()
        self._db.executescript("vacuum")
