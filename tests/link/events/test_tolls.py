"""Tolls, revisions and what cannot both hold (tests/cases/tolls.yml)."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from crossbearing.concepts import Amount, Quantity, SourceTally, Span
from crossbearing.link.events.tolls import count_up
from crossbearing.link.pairs.sketch import sketches_of
from tests.link.build import claim, report

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "tolls.yml").read_text())


def counted(case):
    reports, claims = {}, []
    for number, counts in enumerate(case["claims"]):
        one = report(f"r{number}", published=str(counts[0][0]))
        reports[one.id] = one
        found = tuple(
            Quantity(Span(0, 1, "n"), "killed", noun, None, Amount(low, high, bool(about), low))
            for _, noun, low, high, *about in counts
        )
        claims.append(replace(claim(f"c{number}", one.id), counts=found))
    tallies = [SourceTally(f"source {c.id}", 1, (), (c.id,)) for c in claims]
    return count_up(list(sketches_of(claims, reports).values()), reports, tallies, "median")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_tolls(case):
    answer = counted(case)
    assert {t.of or "people": [t.low.value, t.best.value, t.high.value] for t in answer.tolls} == case["tolls"]
    assert {c.note: [p.value for p in c.values] for c in answer.contradictions} == case["contradictions"]
    assert bool(answer.revisions) is case.get("revised", False)
