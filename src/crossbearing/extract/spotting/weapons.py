"""Weapons and platforms by the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.concepts import Extent
from crossbearing.extract.lexicon import lexicon
from crossbearing.extract.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class WeaponWords:
    """Half-open offsets of the words, the plain name, and the ASSAULT mode of an attack with it."""

    start: int
    end: int
    name: str
    mode: str

    @property
    def extent(self) -> Extent:
        return self.start, self.end


def weapon_words(text: str, start: int = 0, end: int | None = None) -> list[WeaponWords]:
    """The weapons and platforms named in `text[start:end]`, in order."""
    return weapons_among(tokenize(text, start, end))


def weapons_among(tokens: list[Token]) -> list[WeaponWords]:
    """The weapons and platforms named by these tokens."""
    table, out, i = lexicon().weapons, [], 0
    while i < len(tokens):
        for words, name, mode in table.get(tokens[i].low, ()):
            if all(i + k < len(tokens) and tokens[i + k].low == word for k, word in enumerate(words)):
                out.append(WeaponWords(tokens[i].start, tokens[i + len(words) - 1].end, name, mode))
                i += len(words) - 1
                break
        i += 1
    return out
