"""Sentence offsets of a plain text, for sets that give none. Reports read by the package bring their own."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from training.documents import Span

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")


def split_sentences(text: str) -> list[Span]:
    """Half-open spans in order; a blank line always ends a sentence, a single line break does not."""
    out: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        flat = paragraph.group().replace("\n", " ")
        at = paragraph.start()
        for sentence in get_sentence_boundaries("en", flat):
            if sentence["text"].strip():
                out.append((at + sentence["start_index"], at + sentence["end_index"]))
    return out


def headline_end(text: str) -> int:
    """Where the first line ends if it reads as a headline: at most 25 words, no full stop, a further line after it; else 0."""
    line, separator, _ = text.partition("\n")
    if not separator or len(line.split()) > 25 or line.rstrip().endswith((".", ",", ":")):
        return 0
    return len(line)
