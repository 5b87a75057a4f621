"""Bylines and the credits that agencies are given."""

import pytest

from crossbearing.read.header.credit import find_byline, find_wire_credit
from crossbearing.read.paragraphs import paragraph_extents


@pytest.mark.parametrize(
    ("paragraph", "byline"),
    [
        ("By Rana Haddad", "Rana Haddad"),
        ("by Ranjit Devraj", "Ranjit Devraj"),
        ("By JANE DOE and JOHN ROE, Associated Press", "JANE DOE and JOHN ROE, Associated Press"),
        ("By Tuesday the army was gone and the town said so to all who asked about it then", None),
        ("By then the town was empty.", None),
        ("The army said so", None),
    ],
)
def test_bylines(paragraph, byline):
    assert find_byline(paragraph) == byline


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Nine died.\n\nSource: Sahel Press Agency", "Sahel Press Agency"),
        ("Nine died.\n\n(Meridian Press Agency)", "Meridian Press Agency"),
        ("Nine died. (Reuters)", "Reuters"),
        ("Nine died.\n\nAFP", "AFP"),
        ("Nine died.\n\nAFP contributed to this report.", "AFP"),
        ("Nine died.\n\nThe AP reporter fled.", None),
        ("“Go home.”\n\n– Liam Stone", None),
    ],
)
def test_wire_credits(text, credit):
    found = find_wire_credit(text, paragraph_extents(text))
    assert (text[slice(*found)] if found else None) == credit
