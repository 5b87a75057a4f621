"""Annotated texts to targets: a label stands on the words it was given for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tokenizers import Tokenizer, models

from crossbearing.extract.encoder.network import labels
from crossbearing.extract.encoder.pieces.words import split_words
from training.documents import Document, Frame
from training.examples import UNKNOWN, Example, examples_of
from training.markup import parse
from training.sets.claims import annotated_document

TEXT = "Rebels seize town\n\nFighters took Kidal on Monday, the army said. They killed 12 soldiers."
CORPUS = Path(__file__).parents[2] / "training" / "corpus"


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    """One piece for every letter: word pieces differ from words, and no vocabulary is needed."""
    letters = {
        c: 1000 + i
        for i, c in enumerate(sorted(set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,")))
    }
    return Tokenizer(
        models.WordPiece(
            {"[UNK]": 100, **letters, **{f"##{c}": i + 2000 for c, i in letters.items()}}, unk_token="[UNK]"
        )
    )


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def document() -> Document:
    frame = Frame(
        "claim",
        at("took"),
        {"actor": [at("Fighters")], "place": [at("Kidal")], "source": [at("the army")], "time": []},
        event_type="ASSAULT",
        modes=[],
        status="happened",
        negated=False,
        certainty="certain",
    )
    return Document(
        "t", TEXT, [(0, 17), (19, 64), (65, len(TEXT))], 17, triggers=[at("seize"), at("took")], frames=[frame]
    )


def words_in(example: Example, row: list[int]) -> list[str]:
    spans = list(
        zip(*(iter(split_words(TEXT, Tokenizer(models.WordLevel({"[UNK]": 1}, "[UNK]"))).starts),), strict=True)
    )
    ends = split_words(TEXT, Tokenizer(models.WordLevel({"[UNK]": 1}, "[UNK]"))).ends
    return [TEXT[spans[i][0] : ends[i]] for i, value in enumerate(row) if value > 0]


def test_triggers_and_roles_stand_on_their_words(tokenizer: Tokenizer) -> None:
    (example,) = examples_of(document(), tokenizer)
    assert words_in(example, example.triggers.tolist()) == ["seize", "took"]
    (frame,) = example.frames
    rows = dict(zip(labels.CLAIM_ROLES, frame.roles.tolist(), strict=True))
    start = frame.reach[0]
    assert words_in(example, [0] * start + rows["actor"]) == ["Fighters"]
    assert words_in(example, [0] * start + rows["source"]) == ["the", "army"]
    assert rows["source"][rows["source"].index(labels.FIRST) + 1] == labels.FURTHER


def test_what_is_not_annotated_gives_no_loss(tokenizer: Tokenizer) -> None:
    (example,) = examples_of(document(), tokenizer)
    rows = dict(zip(labels.CLAIM_ROLES, example.frames[0].roles.tolist(), strict=True))
    assert set(rows["weapon"]) == {UNKNOWN}
    assert set(rows["time"]) == {labels.OUTSIDE}
    assert set(example.names.tolist()) == set(example.incidents.flatten().tolist()) == {UNKNOWN}


def test_case_changes_shapes_alone(tokenizer: Tokenizer) -> None:
    (plain,), (upper,) = examples_of(document(), tokenizer), examples_of(document(), tokenizer, "upper")
    assert plain.encoded.pieces.tolist() == upper.encoded.pieces.tolist()
    assert plain.encoded.shapes.tolist() != upper.encoded.shapes.tolist()


def test_every_claim_of_the_corpus_keeps_its_trigger(tokenizer: Tokenizer) -> None:
    paths = sorted(CORPUS.glob("*.txt"))[:40]
    assert paths
    for path in paths:
        annotated = parse(path.read_text(encoding="utf-8"), path.name)
        triggers = {(c["trigger"]["start"], c["trigger"]["end"]) for c in annotated.claims}
        report = annotated_document(annotated.head["id"], annotated.text, annotated.claims)
        frames = [f for e in examples_of(report, tokenizer) for f in e.frames if f.kind == 1]
        assert len(frames) == len(triggers), path.name
