"""Sentences as a table, and the promises that hold for any text."""

from itertools import pairwise
from pathlib import Path

import hypothesis.strategies as st
import pytest
import yaml
from hypothesis import given, settings

from crossbearing.read.paragraphs import paragraph_extents
from crossbearing.read.sentences import sentence_extents

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "sentences.yml").read_text(encoding="utf-8"))
WORDS = st.sampled_from(
    ["Gen.", "U.S.", "killed", "nine", "\n", "\n\n", "\r\n", "\"", "“", "”", "‘", "’", "'", ".", "! ", "5 p.m.", "Nov.",
     " ", "• ", "The army", "漢字。", "😀", "\u2028", "\xa0", "ß", "J.", "1.", "«", "»",
     "THE LONG LINE OF A WIRE TEXT " * 2]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=40).map("".join))


@pytest.mark.parametrize("case", CASES, ids=lambda x: x["name"])
def test_table(case):
    assert [case["text"][a:b] for a, b in sentence_extents(case["text"])] == case["sentences"]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_are_ordered_apart_trimmed_and_cover_all_that_is_visible(text):
    sentences = sentence_extents(text)
    covered = set()
    for start, end in sentences:
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
        covered |= set(range(start, end))
    assert all(a[1] <= b[0] for a, b in pairwise(sentences))
    assert all(x.isspace() or x == "\0" for i, x in enumerate(text) if i not in covered)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_never_cross_a_paragraph(text):
    paragraphs = paragraph_extents(text)
    for start, end in sentence_extents(text):
        assert any(a <= start and end <= b for a, b in paragraphs)
