"""What the network says of one window and of one trigger, before decoding; and who can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from crossbearing.extract.encoder.network.decoding import Floats
from crossbearing.extract.encoder.pieces.reach import reach_of
from crossbearing.extract.encoder.pieces.windows import Encoded

CLAIM, CREDIT, PREDICATE = 1, 2, 3  # what a trigger is asked as


@dataclass(frozen=True)
class WindowAnswers:
    """Logits by question: triggers, cues (words, 3), names (words, 25), incidents (words, 15), incident_types (6,).
    `words` are the states the reader reads.
    """

    words: Floats
    logits: dict[str, Floats]


@dataclass(frozen=True)
class TriggerAnswers:
    """Logits: claim, credit (words in reach, 3 x roles), counts, of_whom (words in reach, classes), and by trigger
    event_type, modes, status, negated, certainty, style, factuality. Places in reach begin at the window's place
    `start`.
    """

    start: int
    logits: dict[str, Floats]

    def role(self, kind: str, number: int) -> Floats:
        """(words in reach, 3) of one role."""
        return self.logits[kind][:, 3 * number : 3 * number + 3]


@dataclass(frozen=True)
class Look:
    """Input of the reader for one trigger."""

    start: int
    end: int
    marks: NDArray[np.int64]
    distances: NDArray[np.int64]


def look_at(trigger: tuple[int, int], kind: int, within: tuple[int, int]) -> Look:
    """Which words the reader sees for a trigger at half-open places, and how they stand to it; none outside
    `within`."""
    start, end = reach_of(trigger, within[1])
    start = max(start, within[0])
    places = np.arange(start, end)
    on = (places >= trigger[0]) & (places < trigger[1])
    return Look(start, end, np.where(on, kind, 0), distances(places, trigger))


def distances(places: NDArray[np.int64], trigger: tuple[int, int]) -> NDArray[np.int64]:
    """Words from the trigger: 0 on it, negative before it."""
    before: NDArray[np.int64] = np.minimum(places - trigger[0], 0)
    return before + np.maximum(places - trigger[1] + 1, 0)


class Scorer(Protocol):
    """The shipped model, or the network in training."""

    def window(self, encoded: Encoded) -> WindowAnswers: ...

    def triggers(self, words: Floats, looks: list[Look]) -> list[TriggerAnswers]: ...
