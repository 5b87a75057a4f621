"""Datelines as a table."""

from pathlib import Path

import pytest
import yaml

from crossbearing.read.header.dateline import find_dateline

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "datelines.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda x: x["text"][:30])
def test_table(case):
    text = case["text"]
    found = find_dateline(text)
    assert (text[slice(*found.extent)] if found else None) == case["dateline"]
    if found:
        assert (text[slice(*found.agency)] if found.agency else None) == case.get("agency")
        assert found.day == case.get("day")
