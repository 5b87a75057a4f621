"""Sources by fields: what each says to each question, and where two cannot both be right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.concepts import Amount, Claim, Event, Interval, Place
from crossbearing.serve.views import words
from crossbearing.serve.views.event.voices import Voice, Voices


@dataclass(frozen=True, slots=True)
class Value:
    """One value in a cell and the claims that give it; `known` False where it was not resolved."""

    text: str
    claims: tuple[str, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """What one source says in one field; no values: nothing. `clash`: it contradicts another source."""

    values: tuple[Value, ...]
    clash: bool


@dataclass(frozen=True, slots=True)
class Matrix:
    """`fields` are the columns' names, `clashing` those in which values contradict; a row for each source."""

    fields: tuple[str, ...]
    clashing: tuple[bool, ...]
    rows: tuple[tuple[Voice, tuple[Cell, ...]], ...]


Said = Callable[[Claim], Iterable[tuple[str, bool]]]
"""The values of a claim in one field, and whether each is known."""


def matrix(event: Event, claims: Mapping[str, Claim], voices: Voices) -> Matrix:
    """The matrix of an event. Columns in which nobody says anything are left out."""
    columns = [column for column in _columns(event) if _anything(column[2], claims.values())]
    against = _against(event)
    rows = tuple((voice, tuple(_cell(voice, column, claims, against) for column in columns)) for voice in voices.all)
    clashing = tuple(any(cells[i].clash for _, cells in rows) for i in range(len(columns)))
    return Matrix(tuple(name for name, _, _ in columns), clashing, rows)


Column = tuple[str, str, Said]
"""A column's name, the field of a contradiction it answers to, and how to read its values from a claim."""


def _columns(event: Event) -> list[Column]:
    kinds = list(dict.fromkeys(toll.kind for toll in event.counts))
    return [
        ("did it happen", "negated", _happened),
        ("who", "actors", lambda c: ((words.person(x), True) for x in c.actors)),
        ("whom or what", "recipients", lambda c: ((words.person(x), True) for x in c.recipients)),
        ("where", "places", _where),
        ("when", "time", _when),
        *((kind, f"counts.{kind}", _counted(kind)) for kind in kinds),
        ("with what", "weapons", lambda c: ((x.name or x.span.text, True) for x in c.weapons)),
    ]


def _happened(claim: Claim) -> Iterable[tuple[str, bool]]:
    yield ", ".join(words.manner(claim)) or "happened", True


def _where(claim: Claim) -> Iterable[tuple[str, bool]]:
    for location in claim.places:
        known = isinstance(location.place, Place)
        yield (words.placed(location.place) if known else f"“{location.span.text}”"), known


def _when(claim: Claim) -> Iterable[tuple[str, bool]]:
    if claim.time:
        known = isinstance(claim.time.interval, Interval)
        yield (words.timed(claim.time.interval) if known else f"“{claim.time.span.text}”"), known


def _counted(kind: str) -> Said:
    def said(claim: Claim) -> Iterable[tuple[str, bool]]:
        for quantity in claim.counts:
            if quantity.kind == kind:
                noun = f" {quantity.of}" if quantity.of else ""
                known = isinstance(quantity.amount, Amount)
                yield (words.amount(quantity) + noun if known else f"“{quantity.span.text}”"), known

    return said


def _anything(said: Said, claims: Iterable[Claim]) -> bool:
    return any(True for claim in claims for _ in said(claim))


def _against(event: Event) -> dict[str, set[str]]:
    # Field -> the claims whose values stand against others'.
    found: dict[str, set[str]] = {}
    for one in event.contradictions:
        found.setdefault(one.field, set()).update(claim for side in one.values for claim in side.claims)
    return found


def _cell(voice: Voice, column: Column, claims: Mapping[str, Claim], against: Mapping[str, set[str]]) -> Cell:
    _, field, said = column
    held: dict[tuple[str, bool], list[str]] = {}
    spoken: Sequence[Claim] = [claims[one] for one in voice.tally.claims if one in claims]
    for claim in spoken:
        for value in said(claim):
            held.setdefault(value, []).append(claim.id)
    values = tuple(Value(text, tuple(dict.fromkeys(ids)), known) for (text, known), ids in held.items())
    return Cell(values, bool(values) and any(c.id in against.get(field, ()) for c in spoken))
