"""Names from raw text (re3d, ner_uner_ewt, ner_wikigold): exact span and type."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.metrics import f1

# What the small sets call a name, in the words of re3d; what they do not annotate is not held against the program.
SAME = {"PER": "Person", "LOC": "Location", "ORG": "Organisation"}


def run(path: Path) -> dict[str, float]:
    """`names_exact_f1` over the types that the set annotates, without re3d's rejected labels (confidence under 0.5)."""
    pairs = [(row, _predicted(row)) for row in reading.rows(path)]
    gold = [{(e["start"], e["end"], _type(e)) for e in _kept(row["entities"])} for row, _ in pairs]
    known = {kind for found in gold for *_, kind in found}
    ours = [{n for n in found if n[2] in known} for _, found in pairs]
    hits = sum(len(p & g) for p, g in zip(ours, gold, strict=True))
    return {"names_exact_f1": f1(hits, sum(map(len, ours)), sum(map(len, gold)))}


def _predicted(row: dict[str, Any]) -> set[tuple[int, int, str]]:
    read = reading.report(str(row["id"]), row["text"])
    return {(n.start, n.end, n.kind) for n in reading.analysis(read).names}


def _kept(entities: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    named = (e for e in entities if e["type"] != "MISC")
    return [e for e in named if e.get("confidence", 1) >= 0.5 and e.get("offset_ok", True)]


def _type(entity: dict[str, Any]) -> str:
    return SAME.get(entity["type"], entity["type"])
