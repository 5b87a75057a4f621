"""One claim, field by field, each value beside the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossbearing.cli.look.evidence import marked
from crossbearing.cli.look.terminal import console, one_line
from crossbearing.cli.look.words import amount, credit, day, manner, named, resolved
from crossbearing.concepts import Claim
from crossbearing.store import Store

Row = tuple[str, str, str]
"""The field, the words of the report, what they were resolved to."""


def show_claim(claim: Claim, event: str | None, store: Store) -> None:
    """One claim: its credit, its evidence and every field."""
    screen = console()
    report = next(iter(store.reports.get([claim.report])), None)
    kind = " ".join([claim.event_type, *claim.modes])
    screen.print(Text(kind, style="title").append(f"  {claim.id}", style="id"))
    screen.print(credit(claim, report).append(f"  {day(report.published if report else None)}", style="quiet"))
    screen.print(Padding(marked(claim), (1, 4)))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="label", show_header=True)
    for name in ("", "the report's words", "read as"):
        table.add_column(name)
    for field, words, value in _rows(claim):
        table.add_row(Text(field, style="label"), one_line(words), one_line(value))
    screen.print(table)
    for note in claim.notes:
        screen.print(Text(f"note: {one_line(note)}", style="quiet"))
    foot = f"report {claim.report} · event {event or 'none yet'} · read by {claim.extractor or 'a person'}"
    screen.print(Text(f"{foot} · confidence {claim.confidence:.2f}", style="quiet"))


def _rows(claim: Claim) -> Iterator[Row]:
    yield "trigger", claim.trigger.text, manner(claim)
    for link in claim.attribution:
        yield "said by", link.source.text if link.source else "", f"{link.cue.text if link.cue else ''} ({link.style})"
    yield from (("actor", actor.span.text, named(actor)) for actor in claim.actors)
    yield from (("recipient", one.span.text, named(one)) for one in claim.recipients)
    yield from (("place", where.span.text, resolved(where.place)) for where in claim.places)
    if claim.time:
        yield "time", claim.time.span.text, resolved(claim.time.interval)
    yield from ((counted.kind, counted.span.text, amount(counted)) for counted in claim.counts)
    yield from (("weapon", weapon.span.text, weapon.name or "") for weapon in claim.weapons)
