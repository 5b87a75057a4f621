"""PLOVER type of a sentence or paragraph (plover_gsr, ngec_synthetic)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.metrics import accuracy, macro_f1
from crossbearing.concepts import EVENT_TYPES

FROM_2016 = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "YIELD": "CONCEDE",
}
"""Categories of PLOVER 0.5 that the 2021 list folds into others. YIELD is nearer to CONCEDE than to RETREAT."""


def run(path: Path) -> dict[str, float]:
    """`type_accuracy` and `type_macro_f1`. plover_gsr: each gold event against the claim whose trigger lies nearest it;
    ngec_synthetic: the paragraph's label against the type with the most confidence over its claims.
    """
    pairs = [pair for row in reading.rows(path) for pair in _pairs(row)]
    return {"type_accuracy": accuracy(pairs), "type_macro_f1": macro_f1(pairs)}


def _pairs(row: dict[str, Any]) -> list[tuple[str, str]]:
    claims = reading.claims(reading.report(str(row["id"]), row["text"], None, row.get("title")))
    if "labels" in row:
        weight: Counter[str] = Counter()
        for claim in claims:
            weight[claim.event_type] += claim.confidence  # type: ignore[assignment]
        best = max(weight, key=lambda t: (weight[t], t), default="none")
        return [(best, label["type"]) for label in row["labels"][:1]]
    out = []
    for event in row["events"]:
        gold = FROM_2016.get(event["type"], event["type"])
        if gold in EVENT_TYPES and event["trigger"]:
            nearest = min(claims, key=lambda c: _distance(c.trigger.extent, event["trigger"]), default=None)
            out.append((nearest.event_type if nearest else "none", gold))
    return out


def _distance(extent: tuple[int, int], gold: list[list[int]]) -> int:
    return min(max(0, s - extent[1], extent[0] - e) for s, e in gold)
