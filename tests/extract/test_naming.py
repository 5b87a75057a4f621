"""Pronouns and short names lead to the mention that names them."""

import pytest

from crossbearing.extract.naming import names_of


def named(text, *mentions):
    """The names of these words, each looked up from the last one's place on."""
    at, extents = 0, []
    for words in mentions:
        at = text.index(words, at)
        extents.append((at, at + len(words)))
        at += len(words)
    names = names_of(text, extents)
    return [names.get(extent) for extent in extents]


@pytest.mark.parametrize(
    ("text", "mentions", "names"),
    [
        (
            "Foreign Minister Ana Ruiz spoke. Ruiz left.",
            ["Foreign Minister Ana Ruiz", "Ruiz"],
            ["Ana Ruiz", "Ana Ruiz"],
        ),
        ("President Karel Novak spoke. He left.", ["President Karel Novak", "He"], ["Karel Novak", "Karel Novak"]),
        ("Rebels came. They left.", ["Rebels", "They"], [None, "Rebels"]),
        ("Karel Novak met rebels. He left.", ["Karel Novak", "rebels", "He"], [None, None, "Karel Novak"]),
        ("Mrs Ruiz met Karel Novak. She left.", ["Mrs Ruiz", "Karel Novak", "She"], ["Ruiz", None, "Ruiz"]),
        (
            "The Free Norvanian Army (FNA) fired. The FNA fled.",
            ["The Free Norvanian Army (FNA)", "The FNA"],
            [None, "Free Norvanian Army"],
        ),
        ("Norvanian Vice President Ida Lund left.", ["Norvanian Vice President Ida Lund"], ["Ida Lund"]),
        ("The army fired.", ["The army"], [None]),
        ("The Interior Ministry spoke.", ["The Interior Ministry"], ["Interior Ministry"]),
        ("The Norvanian Federation spoke.", ["The Norvanian Federation"], ["Norvanian Federation"]),
        ("General Command spoke.", ["General Command"], [None]),
        ("The governor of Tolun left.", ["The governor of Tolun"], [None]),
        ("It fell. He left.", ["It", "He"], [None, None]),
        ("Ana Ruiz met Ivo Ruiz. Ruiz left.", ["Ana Ruiz", "Ivo Ruiz", "Ruiz"], [None, None, None]),
    ],
)
def test_names(text, mentions, names):
    assert named(text, *mentions) == names
