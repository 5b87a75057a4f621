"""Who actors are, by table (tests/cases/actors.yml), the register's dates, and a user's own file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from crossbearing.concepts import Identity, Unresolved
from crossbearing.errors import ResolveError
from crossbearing.resolve.actors.naming import Namer
from crossbearing.resolve.actors.register import Register
from crossbearing.resolve.places.gazetteer import Gazetteer

TABLE = Path(__file__).parents[2] / "cases" / "actors.yml"


def rows() -> list[tuple[str, str, list[str]]]:
    out = []
    for row in yaml.safe_load(TABLE.read_text("utf-8")):
        day = row[0].isoformat() if len(row) == 3 else "2015-11-20"
        expected = row[-1] if isinstance(row[-1], list) else [row[-1]]
        out.append((day, row[-2], [str(e) for e in expected]))
    return out


@pytest.fixture(scope="module")
def namer() -> Namer:
    return Namer(Register.load(), Gazetteer())


def spans_of(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", sentence):
        if piece.startswith("["):
            spans.append((len(plain), len(plain) + len(piece) - 2))
            piece = piece[1:-1]
        plain += piece
    return plain, spans


def agrees(found: Identity | Unresolved, expected: str) -> bool:
    if isinstance(found, Unresolved):
        return expected == "unresolved"
    fields = [f.strip().strip('"') for f in expected.split("|")]
    values = (found.name, found.kind, found.country, found.sector, found.office)
    return all(want == "*" or (value or "-") == want for want, value in zip(fields, values, strict=False))


@pytest.mark.parametrize(("day", "sentence", "expected"), rows())
def test_who(day: str, sentence: str, expected: list[str], namer: Namer) -> None:
    plain, spans = spans_of(sentence)
    cast = namer.cast(plain)
    found = [namer.name(plain[start:end], cast, start, day) for start, end in spans]
    assert all(agrees(f, e) for f, e in zip(found, expected, strict=True)), found


def test_a_users_own_file_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text(
        "- {name: Northern Valley Guard, kind: non-state, country: SYR, sector: REB, aliases: [NVG, IS]}\n", "utf-8"
    )
    register = Register.load(own)
    assert (found := register.find("NVG")) and found.name == "Northern Valley Guard"
    assert (other := register.find("IS")) and other.name == "Northern Valley Guard"


@pytest.mark.parametrize(
    "text",
    [
        "- {name: X, kind: dragon}\n",
        "- {kind: state}\n",
        "name: X\n",
        "- {name: X, kind: state, sector: ABC}\n",
        "- [",
        "- {name: X, kind: state, nick: Y}\n",
    ],
)
def test_a_bad_file_is_refused_by_name(text: str, tmp_path: Path) -> None:
    own = tmp_path / "own.yml"
    own.write_text(text, "utf-8")
    with pytest.raises(ResolveError, match=r"own\.yml"):
        Register.load(own)


def test_an_office_is_not_given_outside_its_dates() -> None:
    register = Register.load()
    later = register.find("David Cameron", "2020-01-01")
    assert later is not None and later.office is None and later.country == "GBR"
