"""Factuality of gold predicates (fact_uw, fact_meantime, fact_uds_ih2): -3 certainly not ... +3 certainly so."""

from __future__ import annotations

from pathlib import Path

from benchmarks import reading
from benchmarks.metrics import pearson
from crossbearing.extract.encoder import load_encoder


def run(path: Path) -> dict[str, float]:
    """`pearson_r` and `mae` of the encoder's factuality at the gold predicates."""
    ours: list[float] = []
    theirs: list[float] = []
    encoder = load_encoder()
    for row in reading.rows(path):
        read = reading.report(str(row["id"]), row["text"])
        extents = [(p["start"], p["end"]) for p in row["predicates"]]
        ours += encoder.factuality(read, extents)
        theirs += [p["factuality"] for p in row["predicates"]]
    return {
        "pearson_r": pearson(ours, theirs),
        "mae": sum(abs(a - b) for a, b in zip(ours, theirs, strict=True)) / len(ours),
    }
