"""Attribution from raw text (polnear, attribution_ewt, gum_attribution): source, cue and content spans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks import reading
from benchmarks.metrics import Extents, f1, matched, overlap

PARTS = ("source", "cue", "content")
Attribution = Mapping[str, Extents]


def run(path: Path) -> dict[str, float]:
    """Exact and overlap F1 of each part, exact F1 of whole triples; a discontinuous span counts segment by segment."""
    tally: Counter[str] = Counter()
    for row in reading.rows(path):
        read = reading.report(row["id"], row["text"], None, row.get("title"))
        predicted = [{part: getattr(a, part) for part in PARTS} for a in reading.analysis(read).attributions]
        score(predicted, [gold_of(a) for a in row["attributions"]], tally)
    names = [*(f"{p}_exact" for p in PARTS), "triple_exact", *(f"{p}_overlap" for p in PARTS)]
    return {f"{n}_f1": f1(tally[n, "hits"], tally[n, "predicted"], tally[n, "gold"]) for n in names}  # type: ignore[index]


def gold_of(row: Mapping[str, Any]) -> Attribution:
    """A gold attribution's spans by part, () for a part that is not there."""
    return {part: tuple((s, e) for s, e in row.get(part) or ()) for part in PARTS}


def score(predicted: Sequence[Attribution], gold: Sequence[Attribution], tally: Counter[Any]) -> None:
    """Add one report's hits, predictions and gold to `tally`, under (metric, side)."""
    for part in PARTS:
        p, g = _segments(predicted, part), _segments(gold, part)
        _add(tally, f"{part}_exact", len(set(p) & set(g)), len(set(p)), len(set(g)))
        _add(tally, f"{part}_overlap", matched([(x,) for x in p], [(x,) for x in g], overlap), len(p), len(g))
    ours, theirs = {_triple(a) for a in predicted}, {_triple(a) for a in gold}
    _add(tally, "triple_exact", len(ours & theirs), len(ours), len(theirs))


def _segments(attributions: Sequence[Attribution], part: str) -> list[tuple[int, int]]:
    return list(dict.fromkeys(segment for a in attributions for segment in a[part]))


def _triple(a: Attribution) -> tuple[Extents, ...]:
    return tuple(tuple(sorted(a[part])) for part in PARTS)


def _add(tally: Counter[Any], name: str, hits: float, predicted: int, gold: int) -> None:
    tally[name, "hits"] += hits  # type: ignore[assignment]
    tally[name, "predicted"] += predicted
    tally[name, "gold"] += gold
