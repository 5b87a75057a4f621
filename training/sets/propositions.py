"""The English Web Treebank: PropBank frames, attribution derived from them, factuality. Joined by sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.documents import Document, Frame, Span
from training.sets.exclusion import read_lines

_ROLES = {"ARGM-LOC": "LOC", "ARGM-TMP": "TMP", "ARGM-MNR": "MNR", "ARG0": "ARG0", "ARG1": "ARG1", "ARG2": "ARG2"}
_LIGHT = frozenset("be have do get go make will can".split())  # frames that teach nothing about happenings
_MOST_FRAMES = 4  # of one sentence; more cost time and repeat each other
_WORDS_TOGETHER = 45  # sentences of a document read together, for context over sentence boundaries


def proposition_documents(gold: Path, split: str = "train") -> list[Document]:
    """Stretches of consecutive sentences with frames, cues and factuality."""
    attributed = {row["id"]: row for row in read_lines(gold / "attribution_ewt" / f"{split}.jsonl")}
    factual = {_plain(str(row["text"])): row for row in read_lines(gold / "fact_uds_ih2" / f"{split}.jsonl")}
    by_document: dict[str, list[Any]] = defaultdict(list)
    for row in read_lines(gold / "srl_propbank_ewt" / f"{split}.jsonl"):
        by_document[str(row["doc"])].append(row)
    out = []
    for rows in by_document.values():
        for group in _groups(rows):
            out.append(_document(group, attributed, factual))
    return out


def factuality_documents(gold: Path, split: str = "train") -> list[Document]:
    """MEANTIME's sentences with the factuality of their predicates."""
    out = []
    for row in read_lines(gold / "fact_meantime" / f"{split}.jsonl"):
        text: Any = row["text"]
        predicates: Any = row["predicates"]
        frames = [Frame("proposition", (p["start"], p["end"]), factuality=p["factuality"]) for p in predicates]
        out.append(Document(str(row["id"]), text, [(0, len(text))], frames=frames))
    return out


def _groups(rows: list[Any]) -> list[list[Any]]:
    out: list[list[Any]] = []
    used = _WORDS_TOGETHER
    for row in rows:
        size = len(row["text"].split())
        if used + size > _WORDS_TOGETHER:
            out.append([])
            used = 0
        out[-1].append(row)
        used += size
    return out


def _document(rows: list[Any], attributed: dict[Any, Any], factual: dict[str, Any]) -> Document:
    text, sentences, frames, cues = "", [], [], []
    for row in rows:
        at = len(text)
        text += row["text"] + "\n"
        reach = (at, len(text) - 1)
        sentences.append(reach)
        credits = _credits(attributed.get(row["id"]), at, reach)
        cues.extend(frame.trigger for frame in credits)
        frames.extend(credits)
        frames.extend(_frames(row, at, reach, _factuality(row["text"], factual)))
    return Document(rows[0]["id"], text, sentences, cues=cues, frames=frames)


def _credits(row: Any, at: int, reach: Span) -> list[Frame]:
    out = []
    for credit in row["attributions"] if row else []:
        cue = credit["cue"]
        if cue:
            roles = {name: [(at + a, at + b) for a, b in credit[name]] for name in ("source", "content")}
            out.append(Frame("credit", (at + cue[0][0], at + cue[-1][1]), roles, reach))
    return out


def _frames(row: Any, at: int, reach: Span, factuality: dict[int, float]) -> list[Frame]:
    events = [e for e in row["events"] if e["lemma"] not in _LIGHT and e["args"]]
    events.sort(key=lambda e: (e["trigger"][0] not in factuality, -len(e["args"])))
    out = []
    for event in events[:_MOST_FRAMES]:
        roles: dict[str, list[Span]] = {role: [] for role in _ROLES.values()}
        for arg in event["args"]:
            if arg["role"] in _ROLES:
                roles[_ROLES[arg["role"]]].append((at + arg["start"], at + arg["end"]))
        start, end = event["trigger"]
        out.append(Frame("proposition", (at + start, at + end), roles, reach, factuality=factuality.get(start)))
    return out


def _factuality(text: str, factual: dict[str, Any]) -> dict[int, float]:
    """Start of a predicate in `text` -> factuality; the other set's text differs in white space alone."""
    row = factual.get(_plain(text))
    if row is None:
        return {}
    places = [i for i, char in enumerate(text) if not char.isspace()]
    return {places[len(_plain(row["text"][: p["start"]]))]: p["factuality"] for p in row["predicates"]}


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)
