"""How eager each question is answered: log odds taken from "no span here". Measured on `claims/dev`, `re3d/dev`,
`muc4/dev`.

data/encoder/thresholds.json holds the values and what they were measured on; `python -m training tune` writes it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Thresholds:
    """`eager` by question: triggers, cues, names, incidents, and each role as `claim.actor` or `credit.content`.

    `confidence` are the weights of the calibrated confidence: intercept, then those of the features (confidence.py).
    """

    eager: dict[str, float] = field(default_factory=dict)
    confidence: tuple[float, ...] = ()
    modes: float = 0.5  # probability from which a mode is given

    def of(self, question: str) -> float:
        """0.0 for a question that was not tuned."""
        return self.eager.get(question, 0.0)


def load_thresholds(path: Path) -> Thresholds:
    """Thresholds of a JSON file; the untuned ones where it is absent."""
    if not path.exists():
        return Thresholds()
    values = json.loads(path.read_text(encoding="utf-8"))
    return Thresholds(values["eager"], tuple(values["confidence"]), values["modes"])
