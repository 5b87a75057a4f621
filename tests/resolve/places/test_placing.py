"""Places in their sentence, by table (tests/cases/places.yml) and by property."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.concepts import Place, Unresolved
from crossbearing.resolve.places.choosing import between_km
from crossbearing.resolve.places.gazetteer import Gazetteer
from crossbearing.resolve.places.placing import Placer

TABLE = Path(__file__).parents[2] / "cases" / "places.yml"
TOLERANCE = {"1": 40.0, "2": 45.0, "3": 60.0, "4": 160.0, "5": 300.0, "6": 400.0, "7": 500.0}
GAZETTEER = Gazetteer()
PLACER = Placer(GAZETTEER)


def spans_of(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", sentence):
        if piece.startswith("["):
            spans.append((len(plain), len(plain) + len(piece) - 2))
            piece = piece[1:-1]
        plain += piece
    return plain, spans


def wrong(found: Place | Unresolved, expected: str) -> str:
    """What disagrees, "" for nothing."""
    if expected == "unresolved" or isinstance(found, Unresolved):
        return "" if expected == "unresolved" and isinstance(found, Unresolved) else f"{found} for {expected}"
    country, lat, lon, precision = expected.split()
    right = (found.country or "-") == country or (country == "-" and found.lat is None)
    if lat == "-":
        near = found.lat is None
    else:
        near = (
            found.lat is not None
            and found.lon is not None
            and between_km(found.lat, found.lon, float(lat), float(lon)) <= TOLERANCE[precision]
        )
    return "" if right and near and str(found.precision) == precision else f"{found} for {expected}"


@pytest.mark.parametrize(("sentence", "expected"), [tuple(row) for row in yaml.safe_load(TABLE.read_text("utf-8"))])
def test_place(sentence: str, expected: list[str]) -> None:
    plain, spans = spans_of(sentence)
    seen = PLACER.read(plain, spans)
    errors = [wrong(PLACER.place(seen, *span), want) for span, want in zip(spans, expected, strict=True)]
    assert not any(errors), [e for e in errors if e]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_any_stretch_answered(text: str) -> None:
    seen = PLACER.read(text)
    for mention in seen.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        found = PLACER.place(seen, mention.start, mention.end)
        assert found.reason
        if isinstance(found, Place):
            assert found.radius_km >= 1 and 1 <= found.precision <= 7 and 0 < found.score <= 1


def test_a_bare_name_with_a_large_namesake_is_not_silent() -> None:
    text = "Militias clashed in Tripoli."
    found = PLACER.place(PLACER.read(text), 20, 27)
    assert isinstance(found, Place) and found.country == "LBY" and found.score <= 0.6
    assert [c.label[-3:] for c in found.runners_up] == ["LBN"]
