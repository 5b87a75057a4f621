"""The shipped model: it says what it said when it was shipped, and breaks no promise of offsets.

`parity.json` holds logits of the shipped file for a text of our own.
`python tests/extract/encoder/parity.py` writes it.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from crossbearing.errors import ExtractError
from crossbearing.extract.encoder.crediting import whole_content
from crossbearing.extract.encoder.network.model import MODEL, Model, load_model
from crossbearing.extract.encoder.pieces.windows import encode, make_windows
from crossbearing.extract.encoder.pieces.words import split_words
from crossbearing.extract.encoder.reading import Layout, read_layout

STORED = json.loads((Path(__file__).parent / "parity.json").read_text(encoding="utf-8"))
TEXT: str = STORED["text"]

shipped = pytest.mark.skipif(not (MODEL / "encoder.onnx").exists(), reason="the model is not in this checkout")


def layout_of(text: str) -> Layout:
    ends = [i + 1 for i, char in enumerate(text) if char == "."] or [len(text)]
    sentences = list(zip([0, *ends[:-1]], ends, strict=True))
    return Layout(text, split_words(text, load_model().tokenizer), sentences)


@shipped
@pytest.mark.parametrize("question", ["triggers", "cues", "names", "incidents"])
def test_stored_logits(question: str) -> None:
    # Other processors round int8 sums otherwise; half a unit of log odds turned no tag on those tried.
    layout, model = layout_of(TEXT), load_model()
    (window,) = make_windows(layout.words, layout.sentences)
    answers = model.window(encode(layout.words, window.indices))
    np.testing.assert_allclose(answers.logits[question], np.asarray(STORED["logits"][question]), atol=0.5)
    assert (
        answers.logits[question][:, :3].argmax(-1) == np.asarray(STORED["logits"][question])[:, :3].argmax(-1)
    ).mean() > 0.98


@shipped
def test_what_is_read_stands_in_the_text() -> None:
    layout = layout_of(TEXT)
    read = read_layout(layout, load_model(), load_model().thresholds)
    found = [TEXT[slice(*claim.trigger)] for claim in read.claims]
    assert found == STORED["triggers"]
    extents = [e for c in read.claims for spans in c.roles.values() for e in spans] + [n.at for n in read.names]
    assert all(0 <= start < end <= len(TEXT) and TEXT[start:end].strip() for start, end in extents)


@shipped
def test_a_text_is_read_the_same_twice_and_beside_others() -> None:
    first, second = (read_layout(layout_of(TEXT), load_model(), load_model().thresholds) for _ in range(2))
    assert first == second


@shipped
@pytest.mark.parametrize("text", ["", " \n", "....", "a", "x" * 5000, "警察 " * 300, "\u200b\ufeff", "1" * 400])
def test_odd_texts(text: str) -> None:
    read = read_layout(layout_of(text), load_model(), load_model().thresholds)
    assert all(0 <= a < b <= len(text) for c in read.claims for a, b in [c.trigger])


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(ExtractError, match="no usable model"):
        Model(tmp_path)


QUOTED = 'The army left. "They burned it," a farmer said. "Nothing is left." Rain fell.'


def at(words: str) -> tuple[int, int]:
    return QUOTED.index(words), QUOTED.index(words) + len(words)


def test_a_content_takes_in_its_quotation_and_the_next() -> None:
    quotations = [at('"They burned it,"'), at('"Nothing is left."')]
    pieces = [(at("They"), 0.9), (at("burned it"), 0.8)]
    assert whole_content(QUOTED, pieces, at("said"), quotations) == tuple(quotations)


def test_no_pieces_no_content() -> None:
    assert whole_content(QUOTED, [], at("said"), []) == ()
