"""Shipped data is what its generator makes of resources/."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crossbearing.resolve.actors.register import SHIPPED as ACTORS
from crossbearing.resolve.places.gazetteer import SHIPPED, Gazetteer
from crossbearing.resolve.places.keys import folded, sounded
from crossbearing.resolve.places.sieve import Sieve

ROOT = Path(__file__).parents[2]


def test_actors_are_fresh(tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, 'resources'); import build_actors; print(build_actors.compiled(), end='')"
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert made.stdout == ACTORS.read_text("utf-8"), "run `python resources/build_actors.py`"


def test_hand_tables_are_in_the_gazetteer() -> None:
    gazetteer = Gazetteer()
    for table, column in (("features", 0), ("airbases", 0), ("aliases", 0)):
        for line in (ROOT / "resources/gazetteer" / f"{table}.tsv").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                name = line.split("\t")[column].lstrip("!")
                assert gazetteer.find(name), (
                    f"{name} of {table}.tsv is not there; run `python resources/build_gazetteer.py`"
                )


def test_size_stays_small() -> None:
    assert SHIPPED.stat().st_size < 40_000_000


@pytest.mark.parametrize("names", [
    ("Deir ez-Zor", "Deir Ezzor", "Deir el-Zour", "Dayr az Zawr"),
    ("Ma'arat al-Numan", "Maarrat an Nu‘mān"),
    ("Hodeidah", "Al Ḩudaydah", "Hudaydah"),
])  # fmt: skip
def test_spellings_share_a_sound(names: tuple[str, ...]) -> None:
    assert len({sounded(n) for n in names}) == 1 and sounded(names[0])


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sana'a", "sanaa"),
        ("St. Petersburg", "st petersburg"),
        ("Łódź", "lodz"),
        ("São Paulo", "sao paulo"),
        ("U.S.", "us"),
    ],
)
def test_folding(name: str, key: str) -> None:
    assert folded(name) == key


def test_the_sieve_never_denies_what_it_holds() -> None:
    keys = [f"place {n}" for n in range(5000)]
    sieve = Sieve(bytes(Sieve.of(keys)))
    assert all(map(sieve.may_hold, keys))
    assert sum(sieve.may_hold(f"elsewhere {n}") for n in range(5000)) < 50
