"""The learned numbers of linking: feature weights and word rarity, made by `python -m training linking`."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from importlib import resources

# A fallback a person can read: what each feature adds to the log odds that two claims speak of one happening.
FALLBACK = {
    "within": {
        "bias": -3.0, "trigger": 1.0, "modes": 0.5, "time": 1.0, "place": 1.0, "actors": 0.8, "recipients": 1.5,
        "counts": 1.0, "weapons": 0.5, "words": 3.0, "names": 0.5, "near": 0.8, "status": 0.7, "speaker": 0.2,
    },
    "across": {
        "bias": -6.0, "trigger": 1.0, "modes": 0.5, "time": 2.0, "place": 2.0, "actors": 1.0, "recipients": 1.5,
        "counts": 1.5, "weapons": 0.5, "words": 4.0, "names": 2.0, "near": 1.5, "status": 0.7, "speaker": 0.2,
    },
}  # fmt: skip


@dataclass(frozen=True)
class Weights:
    """`within` and `across` reports: feature -> weight, with `bias`. `rarity`: stem -> 0 (in every report) to 1."""

    within: dict[str, float]
    across: dict[str, float]
    rarity: dict[str, float]
    trained_on: str


@functools.cache
def load_weights() -> Weights:
    """The shipped weights, or the readable fallback where none are shipped."""
    path = resources.files("crossbearing") / "data" / "linking.json"
    if not path.is_file():
        return Weights(FALLBACK["within"], FALLBACK["across"], {}, "nothing: set by hand")
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Weights(stored["within"], stored["across"], stored["rarity"], stored["trained_on"])
