"""Whatever the text: nothing crashes, every span of every claim stands in the text."""

import hypothesis.strategies as st
from hypothesis import given, settings

from crossbearing.concepts import Report
from crossbearing.extract import checked
from crossbearing.extract.rules import RuleEngine
from crossbearing.extract.spotting import number_phrases, time_phrases, weapon_words
from crossbearing.read.quotations import quotation_extents
from crossbearing.read.sentences import sentence_extents

PIECES = (
    "Gunmen|killed|12 soldiers|the army said|, |. |\n\n|“|”|\"|'|on Friday|in Aleppo|at least|was|were|by|rebels|of"
    "|according to|air strikes|bombed|not|will|to|that|and|(|)|[|]|:|;|--|he|they|who|threatened|arrested|protesters"
    "|\u200f|العربية|🎯|\0|\ud800|İ|ß|é|\u0301|SAN SALVADOR, 12 JAN 90 (EFE) -- [TEXT]|'s|’s|$1.5 million|dozens"
    "|no casualties|reportedly|accused"
).split("|")

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(texts)
def test_every_span_stands_in_the_text(text):
    report = Report("x", text, "", sentences=sentence_extents(text), quotations=quotation_extents(text))
    extractor = checked(RuleEngine())
    claims = extractor.extract_claims(report)
    assert not extractor.refused
    for claim in claims:
        assert claim.evidence.holds(claim.trigger)
        for span in claim.spans():
            span.check(text)
    assert claims == checked(RuleEngine()).extract_claims(report)


@settings(max_examples=100, deadline=None)
@given(texts, st.integers(0, 50), st.integers(0, 300))
def test_spotting_stays_in_its_stretch(text, start, length):
    end = min(len(text), start + length)
    found = [*(n.extent for n in number_phrases(text, start, end)), *time_phrases(text, start, end)]
    found += [w.extent for w in weapon_words(text, start, end)]
    assert all(start <= a < b <= end for a, b in found)


def test_sentences_that_were_never_split_are_read():
    text = "Gunmen stormed a camp. " * 2000
    claims = checked(RuleEngine()).extract_claims(Report("x", text, ""))
    assert len(claims) == 2000


def test_an_unreadable_report_has_no_claims(report_of):
    assert checked(RuleEngine()).extract_claims(report_of("Gunmen killed a guard.", readable=False)) == ()
