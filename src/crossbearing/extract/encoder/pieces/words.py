"""Text to words with offsets, to word pieces, and to the letter shape of each word.

The starting weights are uncased; the shape of a word (Police / POLICE / police) is a second input of the encoder,
so that names stay visible in mixed case and an all-capitals wire report reads like any other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

SHAPES = ("none", "lower", "title", "upper", "mixed", "digits", "mark")
_WORD = re.compile(r"\w+|[^\w\s]")
_MAX_PIECES = 12  # of one word; a longer "word" is a token such as a hash, whose tail says nothing


@dataclass(frozen=True)
class Words:
    """The words of one text. Offsets are half-open code points; `pieces[i]` are the vocabulary ids of word `i`, at
    least one."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pieces: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def split_words(text: str, tokenizer: Tokenizer) -> Words:
    """All words of `text`; empty for a text of white space. A word without a known piece becomes [UNK]."""
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    pieces = _pieces(words, tokenizer)
    return Words(tuple(s for s, _ in spans), tuple(e for _, e in spans), pieces, tuple(map(shape_of, words)))


def _pieces(words: Sequence[str], tokenizer: Tokenizer) -> tuple[tuple[int, ...], ...]:
    unknown: int = tokenizer.token_to_id("[UNK]") or 0
    known: dict[str, tuple[int, ...]] = {}
    for word in set(words):
        known[word] = tuple(tokenizer.encode(word, add_special_tokens=False).ids[:_MAX_PIECES]) or (unknown,)
    return tuple(known[word] for word in words)


def shape_of(word: str) -> int:
    """Index into SHAPES. A single capital letter counts as title ("A man"), "3rd" as digits."""
    if word[0].isdigit():
        return SHAPES.index("digits")
    if not word[0].isalpha():
        return SHAPES.index("mark")
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper():
        return SHAPES.index("upper" if len(word) > 1 else "title")
    return SHAPES.index("title" if word[1:].islower() else "mixed")


def load_tokenizer(path: str) -> Tokenizer:
    """The word-piece tokenizer without padding and truncation. Raises Exception where the file is no tokenizer."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer
