"""Sentences an analyst can read, and the claims the rules must find in them (tests/cases/extract_rules.yml)."""

from pathlib import Path

import pytest
import yaml

from crossbearing.extract import checked
from crossbearing.extract.rules import RuleEngine

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "extract_rules.yml").read_text(encoding="utf-8"))
PLAIN = ("status", "negated", "certainty")


def fields(claim):
    """A claim in the words of the table."""
    last = claim.attribution[-1] if claim.attribution else None
    out = {name: getattr(claim, name) for name in PLAIN}
    out |= {"type": claim.event_type, "modes": list(claim.modes), "trigger": claim.trigger.text}
    out |= {slot: [p.span.text for p in getattr(claim, slot)] for slot in ("actors", "recipients", "places")}
    out |= {"weapons": [w.span.text for w in claim.weapons], "time": claim.time.span.text if claim.time else None}
    out |= {"counts": {c.span.text: c.kind for c in claim.counts}}
    out |= {"source": last.source.text if last and last.source else None}
    out |= {"cue": last.cue.text if last and last.cue else None, "style": last.style if last else None}
    return out | {"chain": [c.source.text for c in claim.attribution if c.source]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_rules_read(case, report_of):
    found = [fields(claim) for claim in checked(RuleEngine()).extract_claims(report_of(case["text"]))]
    assert [f["trigger"] for f in found] == [c["trigger"] for c in case["claims"]]
    for got, want in zip(found, case["claims"], strict=True):
        assert {name: got[name] for name in want} == want
