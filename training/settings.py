"""Every setting of training, with its reason. README.md holds the measurements behind them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Stage:
    """A stretch of training with its own mix of sets and its own rise and fall of the learning rate.

    `shares` says how often each set is seen in one epoch: 0.5 is a random half of its windows, 2.0 all windows twice.
    """

    name: str
    epochs: int
    encoder_rate: float
    head_rate: float
    shares: dict[str, float] = field(default_factory=dict)
    warm_up: float = 0.06  # share of the steps over which the rate rises
    average: float = 0.0  # decay a step of a running mean of the weights that is kept instead of the last ones; 0: none


# Heads begin at random and small sets give them few steps: their rate is far above the encoder's, which must not
# forget.
WIDE = Stage(
    "wide",
    epochs=2,
    encoder_rate=8e-5,
    head_rate=8e-4,
    shares={
        "claims": 2.0, "corpus": 2.0, "propositions": 0.4, "attribution": 1.0, "clauses": 1.0, "factuality": 0.5,
        "conflict_names": 1.0, "general_names": 0.5, "incidents": 0.7,
    },
)  # fmt: skip

# Claims dominate; of the other sets just enough is seen that their heads do not drift from the encoder.
NARROW = Stage(
    "narrow",
    epochs=8,
    encoder_rate=7e-5,
    head_rate=5e-4,
    average=0.99,
    shares={
        "claims": 1.0, "corpus": 1.0, "propositions": 0.05, "attribution": 0.4, "clauses": 0.2, "factuality": 0.1,
        "conflict_names": 3.0, "general_names": 0.05, "incidents": 0.3,
    },
)  # fmt: skip

STAGES = {stage.name: stage for stage in (WIDE, NARROW)}

SEED = 20
WEIGHT_DECAY = 0.01
CLIP = 1.0
# All-capital wire text is half of `claims/train` and little of the rest; some reports are shown in one case.
UPPER_SHARE, LOWER_SHARE = 0.12, 0.06
EMPTY_INCIDENTS = 0.4  # share kept of MUC-4's reports without an incident, of which there are as many as with one
STOREY_RATE, STOREY_BATCH = 1e-3, 16  # a small network from scratch on fixed states: high rate, few windows a step
