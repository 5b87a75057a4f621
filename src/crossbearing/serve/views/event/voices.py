"""Who speaks in an event: each source gets a letter, a hue and a shape, the same wherever it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from crossbearing.concepts import Event, Report, SourceTally
from crossbearing.serve.views.words import heading

SHAPES = ("disc", "square", "rise", "lozenge", "fall", "cross", "bar", "ring")
"""Shapes of marks, so that colour is not the only sign; hues go round in step."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One source of an event. `hue` is 1 to 8, `shape` one of SHAPES; `name` is what people may call it."""

    tally: SourceTally
    letter: str
    hue: int
    shape: str
    name: str


class Voices:
    """The sources of one event, in their order, and which of them speaks each claim."""

    def __init__(self, event: Event, reports: Mapping[str, Report]) -> None:
        self.all = tuple(
            Voice(tally, _letters(i), i % len(SHAPES) + 1, SHAPES[i % len(SHAPES)], _name(tally, reports))
            for i, tally in enumerate(event.sources)
        )
        self._of = {claim: voice for voice in self.all for claim in voice.tally.claims}

    def of(self, claim: str) -> Voice | None:
        """Whose claim it is; None for a claim that no tally names."""
        return self._of.get(claim)


def _name(tally: SourceTally, reports: Mapping[str, Report]) -> str:
    # A report without an outlet speaks under its own id, which tells nobody anything.
    report = reports.get(tally.name)
    return f"unnamed outlet of “{heading(report)[:60]}”" if report else tally.name


def _letters(number: int) -> str:
    # A to Z, then AA, AB ...
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
