"""The few numbers by which the two readings are weighed against each other; `training/together.py` fits them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

WEIGHTS = Path(__file__).resolve().parents[2] / "data" / "together.json"


@dataclass(frozen=True)
class Weights:
    """All but `least` in log odds.

    `trigger` weighs a candidate: an intercept, then judging.FEATURES; `least` is the probability from which one is
    kept. `event_type` is what the rules' type gains. `role` and `credit` say how the encoder's spans are read, for a
    claim's roles and for its sources and cues: what is taken from "no span here" everywhere, and what the words gain
    that the rules gave this happening.
    """

    trigger: tuple[float, ...]
    least: float
    event_type: float
    role: tuple[float, float]
    credit: tuple[float, float]

    def of(self, role: str) -> tuple[float, float]:
        """(everywhere, at the rules' words) for one of labels.CLAIM_ROLES."""
        return self.credit if role.endswith(("source", "cue")) else self.role


def load_weights(path: Path = WEIGHTS) -> Weights:
    """The fitted weights."""
    values = json.loads(path.read_text(encoding="utf-8"))
    trigger, role, credit = (tuple(map(float, values[name])) for name in ("trigger", "role", "credit"))
    return Weights(trigger, values["least"], values["event_type"], (role[0], role[1]), (credit[0], credit[1]))
