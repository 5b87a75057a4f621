"""Sources: who counts, and why (tests/cases/sources.yml)."""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from crossbearing.concepts import Span
from crossbearing.link.events.independence import independent, tally
from tests.link.build import claim, report

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "sources.yml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_sources(case):
    reports, claims = {}, []
    for number, told in enumerate(case["claims"]):
        one = report(f"r{number}", outlet=told["outlet"])
        wire = Span(0, len(told["wire"]), told["wire"]) if "wire" in told else None
        reports[one.id] = replace(one, wire=wire)
        claims.append(claim(f"c{number}", one.id, speaker=told.get("speaker")))
    tallies = tally(claims, reports, {})
    assert independent(tallies) == case["independent"]
    assert all(one.reason for one in tallies)
    assert sorted(c for one in tallies for c in one.claims) == sorted(c.id for c in claims)
