"""MUC-4: which words fill the roles of a report's incidents, and the incidents' types."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from crossbearing.extract.encoder.network.labels import INCIDENT_TYPES
from training.documents import Document, Span
from training.sets.exclusion import is_measured, measured_ids, read_lines
from training.sets.sentences import split_sentences

_SLOTS = {
    "perp_individual": "PerpInd",
    "perp_org": "PerpOrg",
    "phys_tgt": "Target",
    "hum_tgt_name": "Victim",
    "hum_tgt_desc": "VictimDescription",
    "instrument_id": "Weapon",
}


def incident_documents(gold: Path, split: str = "train") -> list[Document]:
    """Reports of MUC-4; those of `claims/dev` are left out of `train`."""
    measured = measured_ids(gold) if split == "train" else frozenset()
    rows = read_lines(gold / "muc4" / f"{split}.jsonl")
    return [incident_document(row) for row in rows if not is_measured(str(row["id"]), measured)]


def incident_document(row: dict[str, Any]) -> Document:
    """First mentions of every filler; later occurrences of the same words are left open."""
    text: str = row["text"]
    roles: dict[str, list[Span]] = {role: [] for role in _SLOTS.values()}
    types: dict[str, list[Span]] = {}
    for template in row["templates"]:
        mentions: list[Span] = []
        for slot, role in _SLOTS.items():
            found = [
                (m["start"], m["end"]) for filler in template[slot] for m in filler.get("mentions", []) if "start" in m
            ]
            roles[role].extend(found)
            mentions.extend(found)
        for kind in INCIDENT_TYPES:
            if kind in template["incident_type"]:
                types.setdefault(kind, []).extend(mentions)
    known = {span for spans in roles.values() for span in spans}
    return Document(
        str(row["id"]),
        text,
        split_sentences(text),
        incidents=roles,
        incident_types=types,
        repeats=_repeats(text, known),
    )


def _repeats(text: str, known: set[Span]) -> list[Span]:
    out = set()
    for words in {text[a:b] for a, b in known}:
        out.update(m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return sorted(out - known)
