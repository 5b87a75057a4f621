"""Text made harmless and cut into marked segments; ids made parts of addresses."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.concepts import Span
from crossbearing.serve.pages.templating import exact
from crossbearing.serve.views.text.addresses import addressed, in_address
from crossbearing.serve.views.text.marking import ROLES, Mark, segments
from crossbearing.serve.views.text.neutral import TURN, neutral, outside

TEXT = "Jets struck \U0001f525 Talakhar, killing 14 civilians."
EXTENTS = st.tuples(st.integers(0, 40), st.integers(0, 40)).filter(lambda x: x[0] < x[1])
MARKS = st.lists(st.tuples(EXTENTS, st.sampled_from(list(ROLES)), st.integers(1, 4)), max_size=8)


@given(MARKS)
def test_segments_are_the_text_and_know_what_stands_over_them(given_marks):
    marks = [Mark(Span.of(TEXT, *extent), role, claim) for extent, role, claim in given_marks]
    found = list(segments(TEXT, marks))
    assert "".join(segment.text for segment in found) == TEXT
    at = 0
    for segment in found:
        over = {(m.claim, m.role) for m in marks if m.span.start <= at and at + len(segment.text) <= m.span.end}
        assert set(segment.roles) == over
        at += len(segment.text)


def test_the_narrower_span_shows_within_the_wider():
    wide, narrow = Mark(Span.of(TEXT, 33, 45), "recipient", 1), Mark(Span.of(TEXT, 33, 35), "count", 1)
    found = {segment.text: segment.first for segment in segments(TEXT, [wide, narrow])}
    assert found[TEXT[33:35]] == "count"
    assert found[TEXT[35:45]] == "recipient"


def test_a_stretch_is_cut_out_and_counts_units_of_the_whole():
    found = list(segments(TEXT, [Mark(Span.of(TEXT, 14, 22), "place", 1)], 5, 30))
    assert "".join(segment.text for segment in found) == TEXT[5:30]
    assert next(s for s in found if s.first == "place").units == 15


@given(st.text(st.characters(), max_size=80))
def test_harmless_text_keeps_its_length_and_can_be_sent(text):
    shown = neutral(text)
    assert len(shown.encode("utf-16-le")) == len(text.encode("utf-16-le", "surrogatepass"))
    shown.encode("utf-8")
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b")


def test_signs_stand_for_what_must_not_act():
    assert neutral("a\x00b\u202ec") == f"a\u2400b{TURN}c"


def test_a_carriage_return_survives_the_parser():
    assert exact("a\r\n<b>") == "a&#13;\n&lt;b&gt;"


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org"])
def test_addresses_that_may_be_linked(address):
    assert outside(address) == address


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "https://", "//example.org",
     "java\nscript:alert(1)",
     "http://exa\u202emple.org", " https://example.org", "file:///etc/passwd", "http://[", "", None],
)  # fmt: skip
def test_addresses_that_may_not(address):
    assert outside(address) is None


@pytest.mark.parametrize(
    "known", ["a", "https://example.org/a?b=c#d", "a/../b", ".", "..", "%2E", "%2E%2E", "~.", "~~..", "~a", "é ü"]
)
def test_an_id_is_one_part_of_an_address_and_comes_back(known):
    part = in_address(known)
    assert "/" not in part and unquote(part) not in (".", "..")
    assert addressed(unquote(part)) == known
