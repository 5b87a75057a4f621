"""Words and windows: nothing of a text is lost, whatever its length and layout."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.extract.encoder.pieces.windows import BUDGET, encode, make_windows
from crossbearing.extract.encoder.pieces.words import SHAPES, Words, shape_of


def words_of(sizes: list[int]) -> Words:
    """Words of one letter and a space each, with as many pieces as asked."""
    starts = tuple(2 * i for i in range(len(sizes)))
    return Words(starts, tuple(s + 1 for s in starts), tuple((1000,) * n for n in sizes), (1,) * len(sizes))


SIZES = st.lists(st.integers(1, 12), min_size=1, max_size=600)


@given(SIZES, st.lists(st.integers(0, 600), max_size=40), st.integers(0, 60))
def test_every_word_is_owned_once(sizes: list[int], cuts: list[int], headline: int) -> None:
    words = words_of(sizes)
    edges = sorted({0, *(min(c, len(sizes)) for c in cuts), len(sizes)})
    sentences = [(2 * a, 2 * b - 1) for a, b in itertools.pairwise(edges)]
    windows = make_windows(words, sentences, headline)
    owned = [i for w in windows for i in w.indices[w.owned[0] : w.owned[1]]]
    assert owned == list(range(len(sizes)))
    assert all(len(encode(words, w.indices).pieces) <= BUDGET for w in windows)


def test_a_later_window_begins_with_the_headline() -> None:
    words = words_of([1] * 700)
    sentences = [(2 * a, 2 * a + 39) for a in range(0, 700, 20)]
    windows = make_windows(words, sentences, headline_end=10)
    assert len(windows) > 2
    assert all(w.indices[:5] == (0, 1, 2, 3, 4) for w in windows)
    assert windows[1].owned[0] > 5


def test_an_owned_word_has_words_before_it() -> None:
    words = words_of([1] * 900)
    sentences = [(2 * a, 2 * a + 39) for a in range(0, 900, 20)]
    for window in make_windows(words, sentences)[1:]:
        assert window.owned[0] >= 40


def test_no_words_no_windows() -> None:
    assert make_windows(words_of([]), []) == []


def test_encoding_points_at_first_and_last_piece() -> None:
    encoded = encode(words_of([1, 3, 2]), (0, 1, 2))
    assert encoded.first.tolist() == [1, 2, 5]
    assert encoded.last.tolist() == [1, 4, 6]
    assert len(encoded.pieces) == len(encoded.shapes) == 8


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("police", "lower"),
        ("Police", "title"),
        ("POLICE", "upper"),
        ("A", "title"),
        ("iPhone", "mixed"),
        ("3rd", "digits"),
        ("-", "mark"),
        ("警察", "mixed"),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    assert SHAPES[shape_of(word)] == shape
