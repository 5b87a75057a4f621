"""Which name a mention stands for, read in the same report: "Shoigu" and "he" lead to "Sergei Shoigu".

Only leads that a reader would take without thinking; everything else has no name here.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.extract.encoder.found import Extent, Found

_HE = frozenset("he she him his her himself herself".split())
_REACH = 400  # characters back to the person a pronoun may mean: two to three sentences of news


def name_of(text: str, mention: Extent, names: Sequence[Found]) -> str | None:
    """The fuller name that the words at `mention` stand for; None where they name nobody more fully than themselves.

    `names` are the report's, in order.
    """
    words = text[mention[0] : mention[1]]
    if words.lower() in _HE:
        return _last_person(text, mention[0], names)
    return _fuller(text, words, names) or _spelled_out(text, words, names)


def _last_person(text: str, before: int, names: Sequence[Found]) -> str | None:
    near = [n for n in names if n.label == "Person" and before - _REACH <= n.at[0] and n.at[1] <= before]
    if not near:
        return None
    words = text[near[-1].at[0] : near[-1].at[1]]
    return _fuller(text, words, names) or words


def _fuller(text: str, words: str, names: Sequence[Found]) -> str | None:
    """A person's longer name that ends in these words: capital letters alone, one word at most shorter."""
    if not words[:1].isupper() or " " in words:
        return None
    for found in names:
        full = text[found.at[0] : found.at[1]]
        if found.label == "Person" and full.endswith(f" {words}"):
            return " ".join(full.split())
    return None


def _spelled_out(text: str, words: str, names: Sequence[Found]) -> str | None:
    """An organisation's name whose initials these words are: "SDF" for "Syrian Democratic Forces"."""
    if not (2 <= len(words) <= 8 and words.isupper() and words.isalpha()):
        return None
    for found in names:
        full = text[found.at[0] : found.at[1]]
        initials = "".join(word[0] for word in full.split() if word[0].isupper())
        if found.label == "Organisation" and len(full.split()) > 1 and initials == words:
            return " ".join(full.split())
    return None
