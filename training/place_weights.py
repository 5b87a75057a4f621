"""Fit the weights of places/choosing.py: which of the places of one name a report means.

    python -m training.place_weights ../shared/gold/geo_geovirus/train.jsonl

A log-linear choice among candidates, fitted by maximum likelihood with a pull towards the weights in force (a Gaussian
prior), because the set is small and says nothing of some features. Prints the new weights; a person puts them in place.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path

import numpy as np

from crossbearing.resolve.places.choosing import WEIGHTS, between_km, features, towns_of
from crossbearing.resolve.places.gazetteer import Gazetteer
from crossbearing.resolve.places.keys import folded
from crossbearing.resolve.places.placing import Placer

NAMES = sorted(WEIGHTS)
PULL = 0.3
NEAR_KM = 161.0
Choice = tuple[np.ndarray, np.ndarray]


def choices(path: Path, placer: Placer) -> list[Choice]:
    """(features of each candidate, which are near enough to the truth) of every toponym with a right and a wrong
    candidate.
    """
    out = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = [t for t in row["toponyms"] if t.get("lat") is not None and t.get("start") is not None]
        seen = placer.read(row["text"], [(t["start"], t["end"]) for t in gold])
        done = set()
        for t in gold:
            key = folded(row["text"][t["start"] : t["end"]])
            if key not in seen.ranked or key in done:
                continue
            done.add(key)  # one vote a name and report
            towns = towns_of(tuple(r.match for r in seen.ranked[key]))
            rows = [features(r.match, seen.asks[key], seen.around, towns) for r in seen.ranked[key]]
            right = [
                between_km(r.match.entry.lat, r.match.entry.lon, t["lat"], t["lon"]) <= NEAR_KM
                for r in seen.ranked[key]
            ]
            if any(right) and not all(right):
                out.append((np.array([[row.get(n, 0.0) for n in NAMES] for row in rows]), np.array(right)))
    return out


def fit(data: list[Choice], rounds: int = 400, rate: float = 0.3) -> np.ndarray:
    """Weights of most posterior probability, by gradient ascent."""
    prior = np.array([WEIGHTS[n] for n in NAMES])
    w = prior.copy()
    for step in range(rounds):
        gradient = -PULL * len(data) * (w - prior) / 10
        for x, right in data:
            scores = x @ w
            p = np.exp(scores - scores.max())
            p /= p.sum()
            q = p * right
            q /= max(q.sum(), 1e-12)
            gradient += (q - p) @ x
        w += rate / math.sqrt(1 + step / 20) * gradient / len(data) * 3
    return w


def main(path: Path) -> None:
    placer = Placer(Gazetteer())
    data = choices(path, placer)
    w = fit(data)
    before, after = (
        np.mean([bool(right[np.argmax(x @ v)]) for x, right in data])
        for v in (np.array([WEIGHTS[n] for n in NAMES]), w)
    )
    print(f"{len(data)} choices, right {before:.3f} before, {after:.3f} after")
    print(json.dumps({n: round(float(v), 2) for n, v in zip(NAMES, w, strict=True)}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
