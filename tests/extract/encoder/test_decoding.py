"""Logits to spans."""

from __future__ import annotations

import numpy as np
import pytest

from crossbearing.extract.encoder.network.decoding import Floats, best_of, spans_of, typed_spans_of


def rows(classes: str, size: int = 3) -> Floats:
    """Sure logits for a string of class digits."""
    out = np.full((len(classes), size), -5.0, dtype=np.float32)
    for place, digit in enumerate(classes):
        out[place, int(digit)] = 5.0
    return out


@pytest.mark.parametrize(
    ("classes", "spans"),
    [
        ("000", []),
        ("0120", [(1, 3)]),
        ("112", [(0, 1), (1, 3)]),
        ("0220", [(1, 3)]),  # no first word: the span begins all the same
        ("12012", [(0, 2), (3, 5)]),
        ("", []),
    ],
)
def test_spans(classes: str, spans: list[tuple[int, int]]) -> None:
    assert [at for at, _ in spans_of(rows(classes))] == spans


def test_words_that_disagree_on_the_type_are_one_name() -> None:
    found = [(at, kind) for at, kind, _ in typed_spans_of(rows("01440", 5))]
    assert found == [((1, 4), 1)]


def test_a_first_word_begins_another_name() -> None:
    found = [(at, kind) for at, kind, _ in typed_spans_of(rows("1230", 5))]
    assert found == [((0, 2), 0), ((2, 3), 1)]


def test_eagerness_finds_more_and_never_fewer() -> None:
    logits = np.random.default_rng(0).normal(size=(200, 3)).astype(np.float32)
    covered = [sum(b - a for (a, b), _ in spans_of(logits, eagerness)) for eagerness in (-2.0, -1.0, 0.0, 1.0, 2.0)]
    assert covered == sorted(covered)
    assert covered[0] < covered[-1]


def test_probability_is_of_the_least_sure_word() -> None:
    logits = np.asarray([[-9, 9, -9], [0, -9, 0.0]], dtype=np.float32)
    ((at, share),) = spans_of(logits, 0.1)
    assert at == (0, 2)
    assert share == pytest.approx(0.5, abs=1e-3)


def test_best_label_with_its_probability() -> None:
    label, share = best_of(np.asarray([0.0, np.log(3.0)], dtype=np.float32), ("no", "yes"))
    assert (label, round(share, 3)) == ("yes", 0.75)
