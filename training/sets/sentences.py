"""Sentences and headline of a plain text, by the package's own reading, so that training and running cannot drift
apart."""

from __future__ import annotations

from crossbearing.read.sentences import sentence_extents
from training.documents import Span


def split_sentences(text: str) -> list[Span]:
    """Half-open spans in order."""
    return list(sentence_extents(text))


def headline_end(text: str) -> int:
    """Where the first line ends if it reads as a headline: at most 25 words, no full stop, more text after it; else
    0."""
    line, separator, _ = text.partition("\n")
    if not separator or len(line.split()) > 25 or line.rstrip().endswith((".", ",", ":")):
        return 0
    return len(line)
