"""Toponyms to coordinates: accuracy within 161 km with gold spans and from raw text (Gritta et al. 2019)."""

from __future__ import annotations

import functools
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading import rows
from crossbearing.concepts import Extent, Place, Unresolved
from crossbearing.resolve import Gazetteer
from crossbearing.resolve.places.choosing import between_km
from crossbearing.resolve.places.placing import Placer

NEAR_KM = 161.0
Names = Callable[[str], Sequence[Extent]]
Found = list[tuple[Extent, Place | Unresolved]]


@functools.cache
def placer() -> Placer:
    return Placer(Gazetteer())


def spotted(text: str) -> list[Extent]:
    """Place names by the spotter: capitalised words that the gazetteer knows, demonyms left out."""
    return [m.extent for m in placer().read(text).mentions if not m.demonym]


def run(path: Path, names: Names = spotted) -> dict[str, float]:
    """Toponyms without coordinates are left out, also where a predicted name lies on one. `names` finds names in raw
    text.
    """
    given: list[tuple[float | None, bool | None]] = []
    right = predicted = wanted = 0
    for row in rows(path):
        gold = [t for t in row["toponyms"] if t.get("start") is not None]
        located = [t for t in gold if t.get("lat") is not None]
        answers = places_at(row["text"], [(t["start"], t["end"]) for t in gold])
        given += [judged(answers[t["start"], t["end"]], t) for t in located]
        hits, guesses = from_raw(row["text"], gold, located, names)
        right, predicted, wanted = right + hits, predicted + guesses, wanted + len(located)
    away = [d for d, _ in given]
    countries = [c for _, c in given if c is not None]
    metrics = {
        "acc161_gold_spans": sum(d is not None and d <= NEAR_KM for d in away) / (len(away) or 1),
        "median_km_gold_spans": statistics.median(d if d is not None else 20038.0 for d in away),
        "unresolved_gold_spans": sum(d is None for d in away) / (len(away) or 1),
        "precision161": right / (predicted or 1),
        "recall161": right / (wanted or 1),
    }
    return metrics | ({"country_accuracy_gold_spans": sum(countries) / len(countries)} if countries else {})


def places_at(text: str, spans: Sequence[Extent]) -> dict[Extent, Place | Unresolved]:
    """The place at each span, all of the text's names weighed together."""
    seen = placer().read(text, spans)
    return {span: placer().place(seen, *span) for span in spans}


def judged(found: Place | Unresolved, gold: dict[str, Any]) -> tuple[float | None, bool | None]:
    """Distance in km, None unresolved; and whether the country is right, None where the gold gives none."""
    away = _away(found, gold)
    entry = placer().gazetteer.country_named(gold["country"]) if gold.get("country") else None
    return away, None if entry is None else isinstance(found, Place) and found.country == entry.country


def _away(found: Place | Unresolved, gold: dict[str, Any]) -> float | None:
    if isinstance(found, Unresolved) or found.lat is None or found.lon is None:
        return None
    return between_km(found.lat, found.lon, gold["lat"], gold["lon"])


def from_raw(
    text: str, gold: Sequence[dict[str, Any]], located: Sequence[dict[str, Any]], names: Names
) -> tuple[int, int]:
    """(right, predicted): names found in raw text; one is right where it overlaps a toponym and lies within 161 km
    of it.
    """
    right = predicted = 0
    taken: set[int] = set()
    for (start, end), found in places_at(text, list(names(text))).items():
        if isinstance(found, Unresolved) or found.lat is None:
            continue
        over = [t for t in gold if t["start"] < end and start < t["end"]]
        if over and not any(t in located for t in over):
            continue
        predicted += 1
        hit = next(
            (t for t in over if t in located and t["start"] not in taken and (_away(found, t) or 0.0) <= NEAR_KM), None
        )
        if hit:
            taken.add(hit["start"])
            right += 1
    return right, predicted
