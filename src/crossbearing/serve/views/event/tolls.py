"""Tolls drawn: every claim's number on one scale with low, best and high, and the numbers over time."""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.concepts import Amount, Claim, Quantity, Toll
from crossbearing.serve.views import words
from crossbearing.serve.views.event.voices import Voice, Voices

MARGIN = 3.0
"""Percent of a plot's width kept free at each side, for marks at the ends."""


@dataclass(frozen=True, slots=True)
class Row:
    """One count of one claim. Positions are percent of the plot's width; `left`..`right` is what the words allow,
    `mark` the number they put forward; `open` says that they name no upper end.
    """

    claim: str
    voice: Voice | None
    quoted: str
    shown: str
    left: float
    right: float
    mark: float
    open: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One number at its time of publication, in percent of the plot, from the left and from the top."""

    claim: str
    voice: Voice | None
    published: str
    value: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plot:
    """One toll: its scale with ticks, its rows, and its series (() unless two dated numbers differ)."""

    toll: Toll
    low: float
    best: float | None
    high: float
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[Row, ...]
    series: tuple[Step, ...]
    first_day: str = ""
    last_day: str = ""

    @property
    def name(self) -> str:
        """What is counted: killed, destroyed vehicles."""
        return f"{self.toll.kind} {self.toll.of}" if self.toll.of else self.toll.kind


class Scale:
    """Numbers to percent of a width. Tolls that span more than two orders of magnitude go by logarithm."""

    def __init__(self, values: Sequence[int]) -> None:
        top, bottom = max(values), min(values)
        self._log = bottom > 0 and top / bottom > 100
        room = max(1, round((top - bottom) * 0.15))
        self.low = bottom if self._log else max(0, bottom - room)
        self.high = top if self._log else top + room

    def at(self, value: int) -> float:
        """Where a number stands, kept within the margins."""
        a, b, x = (self._turn(v) for v in (self.low, self.high, value))
        share = (x - a) / (b - a) if b > a else 0.5
        return round(MARGIN + min(1.0, max(0.0, share)) * (100 - 2 * MARGIN), 2)

    def _turn(self, value: int) -> float:
        return math.log10(max(1, value)) if self._log else float(min(value, 10**300))

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Three to six round numbers."""
        if self._log:
            found = [10**n for n in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)]
        else:
            step = _round_step(self.high - self.low)
            first = -(-self.low // step) * step
            found = list(range(first, self.high + 1, step))
        return tuple((self.at(v), words.number(v)) for v in found if self.low <= v <= self.high)


def _round_step(span: int) -> int:
    size: int = 10 ** max(0, len(str(max(1, span))) - 1)
    for step in (size // 5, size // 2, size, size * 2, size * 5):
        if step >= 1 and span / step <= 6:
            return step
    return max(1, size * 10)


def plots(tolls: Sequence[Toll], claims: Mapping[str, Claim], voices: Voices) -> list[Plot]:
    """A plot for each toll of an event."""
    return [_plot(toll, claims, voices) for toll in tolls]


def _plot(toll: Toll, claims: Mapping[str, Claim], voices: Voices) -> Plot:
    told = [(claim, q) for _, value, claim in toll.series for q in _quantities(claims.get(claim), toll, value)]
    told = list(dict.fromkeys(told))
    numbers = [v for b in (toll.low, toll.best, toll.high) if (v := b.value) is not None]
    numbers += [value for _, value, _ in toll.series]
    scale = Scale(numbers or [0])
    best = scale.at(toll.best.value) if toll.best.value is not None else None
    high = scale.at(toll.high.value) if toll.high.value is not None else 100.0
    rows = tuple(_row(claim, quantity, scale, voices) for claim, quantity in told)
    series = _series(toll, voices)
    days = [step.published for step in series]
    low = scale.at(toll.low.value or 0)
    return Plot(toll, low, best, high, scale.ticks(), rows, series, *((days[0], days[-1]) if days else ()))


def _quantities(claim: Claim | None, toll: Toll, value: int) -> list[Quantity]:
    # The count of this claim that the toll's series speaks of: same kind, and a number it may stand for.
    if claim is None:
        return []
    same = [q for q in claim.counts if q.kind == toll.kind and isinstance(q.amount, Amount)]
    return [q for q in same if value in _numbers(q.amount)][:1] or same[:1]


def _numbers(amount: Amount | object) -> tuple[int | None, ...]:
    return (amount.best, amount.low, amount.high) if isinstance(amount, Amount) else ()


def _row(claim: str, quantity: Quantity, scale: Scale, voices: Voices) -> Row:
    amount = quantity.amount
    assert isinstance(amount, Amount)
    value = next((v for v in _numbers(amount) if v is not None), 0)
    left = scale.at(amount.low) if amount.low is not None else MARGIN
    right = scale.at(amount.high) if amount.high is not None else 100.0
    shown = words.amount(quantity)
    return Row(claim, voices.of(claim), quantity.span.text, shown, left, right, scale.at(value), amount.high is None)


def _series(toll: Toll, voices: Voices) -> tuple[Step, ...]:
    dated = [(published, value, claim) for published, value, claim in toll.series if published]
    if len({published for published, _, _ in dated}) < 2 or len({value for _, value, _ in dated}) < 2:
        return ()
    times = [_ordinal(published) for published, _, _ in dated]
    values = [value for _, value, _ in dated]
    span, most = (max(times) - min(times)) or 1.0, Scale([0, *values])
    return tuple(
        Step(claim, voices.of(claim), published, value, round(6 + 88 * (time - min(times)) / span, 2),
             round(100 - most.at(value), 2))
        for (published, value, claim), time in zip(dated, times, strict=True)
    )  # fmt: skip


def _ordinal(published: str) -> float:
    try:
        moment = datetime.datetime.fromisoformat(published)
    except ValueError:
        return 0.0
    return moment.toordinal() + moment.hour / 24 + moment.minute / 1440
