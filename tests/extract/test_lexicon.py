"""The compiled word lists are what the hand-written ones say."""

import pytest

from crossbearing.concepts import EVENT_TYPES, MODES
from crossbearing.extract.lexicon import lexicon, word_list
from resources.lexicon import TARGET, Inflector, build, load


def test_the_shipped_lexicon_is_fresh():
    assert TARGET.read_text(encoding="utf-8") == build(), "stale; run: python -m resources.lexicon"


def test_types_and_modes_are_plovers():
    for event_type, modes in load("plover").items():
        assert event_type in EVENT_TYPES
        assert set(modes) <= {"any", *MODES[event_type]}, event_type


def test_every_type_has_words():
    named = {t.event_type for ways in lexicon().trigger_verbs.values() for t, _ in ways}
    assert named == set(EVENT_TYPES)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", {"kill", "kills", "killing", "killed"}),
        ("stab", {"stab", "stabs", "stabbing", "stabbed"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapping", "kidnapped"}),
        ("die", {"die", "dies", "dying", "died"}),
        ("shoot", {"shoot", "shoots", "shooting", "shot"}),
        ("destroy", {"destroy", "destroys", "destroying", "destroyed"}),
        ("bury", {"bury", "buries", "burying", "buried"}),
        ("withdraw", {"withdraw", "withdraws", "withdrawing", "withdrew", "withdrawn"}),
        ("free", {"free", "frees", "freeing", "freed"}),
    ],
)
def test_inflection(base, forms):
    assert {form for form, _ in Inflector(load("english")).verb(base)} == forms


def test_yaml_truth_words_stay_words():
    assert {"on", "off"} <= lexicon().classes["preposition"]
    assert "no" in lexicon().classes["det"]


def test_an_unknown_list_is_an_error():
    with pytest.raises(KeyError):
        word_list("no such list")
