"""Number phrases, by table (tests/cases/counts.yml) and by property."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.concepts import Amount, Unresolved
from crossbearing.resolve.counts import is_part, of_whom, read_numerals, resolve_count

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "counts.yml").read_text("utf-8"))


def written(found: Amount | Unresolved) -> str:
    if isinstance(found, Unresolved):
        return "unresolved"
    low, high = ("" if v is None else str(v) for v in (found.low, found.high))
    number = low if low == high else f"{low}..{high}"
    unit = f" {found.currency}" if found.currency else " %" if found.percent else ""
    marks = [
        found.scope if found.scope == "background" else "",
        "total" if found.total else "",
        "further" if found.further else "",
    ]
    return ("~" if found.approximate else "") + number + unit + "".join(f" {m}" for m in marks if m)


@pytest.mark.parametrize(("phrase", "expected"), TABLE["phrases"].items())
def test_phrase(phrase: str, expected: object) -> None:
    assert written(resolve_count(str(phrase))).replace(" further", "") == str(expected)


@pytest.mark.parametrize(("sentence", "expected"), TABLE["sentences"].items())
def test_sentence(sentence: str, expected: object) -> None:
    plain, spans = unbracketed(sentence)
    answers = []
    for n, (start, end) in enumerate(spans):
        answer = written(resolve_count(plain[start:end], plain, start))
        if n and is_part(plain[spans[n - 1][1] : start], plain[end:]):
            answer += " part"
        answers.append(answer)
    assert answers == [str(e) for e in (expected if isinstance(expected, list) else [expected])]


def unbracketed(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    plain, spans = "", []
    for piece in re.split(r"(\[[^\]]*\])", sentence):
        if piece.startswith("["):
            spans.append((len(plain), len(plain) + len(piece) - 2))
            piece = piece[1:-1]
        plain += piece
    return plain, spans


@pytest.mark.parametrize(("words", "expected"), TABLE["whom"].items())
def test_of_whom(words: str, expected: str | None) -> None:
    assert of_whom(None, words) == expected


@pytest.mark.parametrize(("phrase", "best"), TABLE["best"].items())
def test_best_lies_within_the_bounds(phrase: str, best: int) -> None:
    found = resolve_count(phrase)
    assert isinstance(found, Amount) and found.best == best


@settings(deadline=None)
@given(st.integers(1, 10**9))
def test_digits_are_read_as_they_stand(number: int) -> None:
    for form in (str(number), f"{number:,}"):
        found = resolve_count(f"{form} people")
        assert isinstance(found, Amount) and (found.low, found.high, found.best) == (number, number, number)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_bounds_are_in_order_and_numerals_lie_in_the_text(phrase: str) -> None:
    found = resolve_count(phrase)
    if isinstance(found, Amount) and found.low is not None and found.high is not None:
        assert found.low <= found.high
    if isinstance(found, Amount) and found.best is not None:
        assert (found.low or 0) <= found.best <= (found.best if found.high is None else found.high)
    for numeral in read_numerals(phrase):
        assert 0 <= numeral.start < numeral.end <= len(phrase)
