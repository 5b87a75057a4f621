"""Names. re3d has the inventory the project uses; the general sets know persons, organisations and places alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from training.documents import Document
from training.sets.exclusion import is_measured, measured_ids, read_lines
from training.sets.sentences import headline_end, split_sentences

_GENERAL = {"PER": "Person", "ORG": "Organisation", "LOC": "Location"}
_POLITICS = {
    "politician": "Person", "person": "Person", "politicalparty": "Organisation", "organisation": "Organisation",
    "location": "Location", "country": "Location",
}  # fmt: skip
_GENERAL_WEIGHT = 0.3  # they draw the edges of a name elsewhere than re3d (titles, "the government")


def conflict_names(gold: Path, split: str = "train") -> list[Document]:
    """re3d, all its types. Labels with confidence below one half were rejected by its annotators."""
    measured = measured_ids(gold) if split == "train" else frozenset()
    out = []
    for row in read_lines(gold / "re3d" / f"{split}.jsonl"):
        if is_measured(str(row["id"]), measured):
            continue
        text: Any = row["text"]
        entities: Any = row["entities"]
        known = {(e["start"], e["end"], e["type"]) for e in entities if e["confidence"] >= 0.5}
        names = [n for n in sorted(known) if n[2] not in ("Coordinates", "Frequency")]
        out.append(
            Document(
                str(row["id"]), text, split_sentences(text), headline_end(text), names=names, names_scheme="conflict"
            )
        )
    return out


def general_names(gold: Path) -> list[Document]:
    """Web, Wikipedia and politics sentences with persons, organisations and places."""
    out = []
    for name, mapping in (("ner_uner_ewt", _GENERAL), ("ner_wikigold", _GENERAL), ("ner_crossner_politics", _POLITICS)):
        for row in read_lines(gold / name / "train.jsonl"):
            text: Any = row["text"]
            entities: Any = row["entities"]
            if not entities:
                continue
            names = [(e["start"], e["end"], mapping[e["type"]]) for e in entities if e["type"] in mapping]
            out.append(
                Document(
                    str(row["id"]), text, [(0, len(text))], names=names, names_scheme="general", weight=_GENERAL_WEIGHT
                )
            )
    return out
