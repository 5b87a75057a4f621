"""Offsets both ways, over any text."""

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.serve.views.text.offsets import Utf16

TEXTS = st.text(st.sampled_from("ab \n\r\U0001f525é\u202e\ud800\U00010348"), max_size=60)


@given(TEXTS)
def test_units_are_those_of_utf_16(text):
    offsets = Utf16(text)
    for point in range(len(text) + 1):
        assert offsets.units(point) == len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_there_and_back(text):
    offsets = Utf16(text)
    assert [offsets.point(offsets.units(point)) for point in range(len(text) + 1)] == list(range(len(text) + 1))


def test_within_a_pair_is_the_character():
    assert Utf16("a\U0001f525b").point(2) == 1


def test_beyond_the_end_is_the_end():
    assert Utf16("ab").point(99) == 2
