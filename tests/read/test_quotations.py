"""Quotations as a table, and the promises that hold for any text."""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings

from crossbearing.read.paragraphs import paragraph_extents
from crossbearing.read.quotations import quotation_extents
from tests.read.test_sentences import TEXTS

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "quotations.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda x: x["text"][:40])
def test_table(case):
    assert [case["text"][a:b] for a, b in quotation_extents(case["text"])] == case["quotations"]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_quotations_are_ordered_apart_and_within_one_paragraph(text):
    quotations, paragraphs = quotation_extents(text), paragraph_extents(text)
    assert all(a[1] <= b[0] for a, b in pairwise(quotations))
    assert all(any(p[0] <= a and b <= p[1] for p in paragraphs) for a, b in quotations)
