"""GUM's attribution relations: a clause that credits, and what it credits.

Source and cue stand unseparated in the clause, so the source is not learned here; the cue is the clause's word that
other
sets know as a cue, and a clause without one is left out. What is credited covers one sentence at most.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from training.documents import Document, Frame, Span
from training.sets.exclusion import is_measured, measured_ids, read_lines

_GENRES = frozenset(("news", "interview", "court", "bio"))  # the others credit rarely, and captions are not attribution


def clause_documents(gold: Path, known: list[Document], split: str = "train") -> list[Document]:
    """GUM's reports; cues are found by the words that `known` documents mark as cues at least twice."""
    counted = Counter(d.text[a:b].lower() for d in known for a, b in d.cues or [])
    cues = {words for words, n in counted.items() if n > 1 and len(words) > 2}
    measured = measured_ids(gold) if split == "train" else frozenset()
    rows: list[Any] = read_lines(gold / "gum_attribution" / f"{split}.jsonl")
    return [_document(row, cues) for row in rows if row["genre"] in _GENRES and not is_measured(row["id"], measured)]


def _document(row: Any, cues: set[str]) -> Document:
    sentences: list[Span] = [(a, b) for a, b in row["sentences"]]
    frames = [f for a in row["attributions"] if (f := _frame(a, row["text"], cues, sentences))]
    # A clause's other words are no cue; outside the clauses nothing is known.
    reach = [_whole(a["source_and_cue"]) for a in row["attributions"]]
    held = [(a, b) for a, b in reach if any(a <= f.trigger[0] < b for f in frames)]
    return Document(row["id"], row["text"], sentences, cues=[f.trigger for f in frames], cue_reach=held, frames=frames)


def _frame(attribution: Any, text: str, cues: set[str], sentences: list[Span]) -> Frame | None:
    start, end = _whole(attribution["source_and_cue"])
    cue = _cue(text[start:end], cues)
    content = _whole(attribution["content"])
    around = [s for s in sentences if s[0] <= start < s[1]]
    if cue is None or not around or not around[0][0] <= content[0] < around[0][1]:
        return None
    pieces = [(content[0], start), (end, content[1])] if content[0] < start < content[1] else [content]
    spans = [s for a, b in pieces if (s := _trimmed(text, a, b))]
    return Frame("credit", (start + cue[0], start + cue[1]), {"content": spans}, around[0])


def _cue(clause: str, cues: set[str]) -> Span | None:
    found = [m.span() for words in cues for m in re.finditer(rf"\b{re.escape(words)}\b", clause, re.I)]
    return max(found, key=lambda s: (s[1] - s[0], s[0])) if found else None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """Without the white space, commas and full stop at its edges, which other sets leave outside."""
    inner = text[start:end].strip(" \n,.;:-")
    at = text.find(inner, start) if inner else -1
    return (at, at + len(inner)) if inner else None


def _whole(pieces: list[list[int]]) -> Span:
    return min(a for a, _ in pieces), max(b for _, b in pieces)
