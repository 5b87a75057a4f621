"""Time expressions, by table (tests/cases/times.yml) and by property."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.concepts import Interval, Unresolved
from crossbearing.errors import ResolveError
from crossbearing.resolve.times import resolve_time
from crossbearing.resolve.times.direction import direction_at, is_set_ahead

TABLE = Path(__file__).parents[2] / "cases" / "times.yml"


def rows() -> list[tuple[str, str, str, dict[str, Any]]]:
    out = []
    for block in yaml.safe_load(TABLE.read_text("utf-8")):
        published = block["published"].isoformat() if block["published"] else None
        for words, expected in block["cases"].items():
            out.append((str(words), str(expected), str(published), block | {"published": published}))
    return out


def written(found: Interval | Unresolved) -> str:
    if isinstance(found, Unresolved):
        return "unresolved"
    return found.start if found.start == found.end and found.start else f"{found.start or ''}..{found.end or ''}"


@pytest.mark.parametrize(("words", "expected", "published", "block"), rows())
def test_expression(words: str, expected: str, published: str, block: dict[str, Any]) -> None:
    before = block.get("previous")
    previous = Interval(before.isoformat(), before.isoformat(), "day", 1) if before else None
    found = resolve_time(words, block["published"], previous, block.get("direction", "past"))
    assert written(found) == expected


def test_unresolved_says_why() -> None:
    assert resolve_time("on Tuesday", None) == Unresolved("the report has no publication date to count from")


WEEKLY = ["yesterday", "Tuesday", "last Friday", "next Monday", "overnight", "this week", "last week", "the weekend",
"two days ago",
          "for the past four days", "Monday to Wednesday", "at 8 p.m. on Sunday", "earlier this week",
          "since Monday"]  # fmt: skip


@settings(deadline=None)
@given(st.sampled_from(WEEKLY), st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_a_report_a_week_later_means_a_week_later(words: str, day: date) -> None:
    here, there = resolve_time(words, day.isoformat()), resolve_time(words, (day + timedelta(days=7)).isoformat())
    assert isinstance(here, Interval) and isinstance(there, Interval)
    for a, b in ((here.start, there.start), (here.end, there.end)):
        assert a and b and date.fromisoformat(b) - date.fromisoformat(a) == timedelta(days=7)


RELATIVE = [w for w, _, p, b in rows() if p == "None" and not any(c.isdigit() for c in w)] + WEEKLY


@settings(deadline=None)
@given(st.sampled_from(RELATIVE), st.sampled_from(["past", "future"]))
def test_without_a_publication_date_no_relative_time_resolves(words: str, direction: str) -> None:
    found = resolve_time(words, None, direction=direction)
    if "199" not in words:
        assert isinstance(found, Unresolved) and found.reason


@settings(deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.dates()))
def test_any_words_give_an_answer_or_a_reason(words: str, day: date | None) -> None:
    found = resolve_time(words, day.isoformat() if day else None)
    if isinstance(found, Interval) and found.start and found.end:
        assert found.start <= found.end
    if isinstance(found, Unresolved):
        assert found.reason


def test_clock_and_zone_are_kept() -> None:
    found = resolve_time("2300 GMT Thursday", "2015-11-20")
    assert isinstance(found, Interval) and found.clock == "23:00Z"
    stamped = resolve_time("today", "2015-11-20T23:30:00Z", zone="Asia/Tokyo")
    assert isinstance(stamped, Interval) and stamped.start == "2015-11-21"


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(ResolveError):
        resolve_time("today", "last autumn")


DIRECTIONS = yaml.safe_load((TABLE.parent / "directions.yml").read_text("utf-8"))


@pytest.mark.parametrize(("sentence", "expected"), DIRECTIONS)
def test_a_verb_puts_a_time_ahead(sentence: str, expected: str) -> None:
    before, words, after = sentence.replace("]", "[").split("[")
    start = len(before)
    assert direction_at(before + words + after, start, start + len(words)) == expected
    assert is_set_ahead(before + words + after, start) == (expected == "future")
