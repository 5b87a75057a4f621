"""One claim, field by field, each value beside the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossbearing.cli.look.evidence import marked
from crossbearing.cli.look.terminal import console, hanging, one_line
from crossbearing.cli.look.words import amount, credit, day, manner, named, resolved
from crossbearing.concepts import Claim, Judgement
from crossbearing.store import Store

Row = tuple[str, str, str]
"""The field, the words of the report, what they were resolved to."""


def show_claim(claim: Claim, event: str | None, store: Store, standing: Sequence[Judgement] = ()) -> None:
    """One claim: its credit, its evidence, every field as the program read it, and the judgements laid over it."""
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
    for judgement in standing:
        screen.print(hanging("judged ", _judgement(judgement)))
    foot = f"report {claim.report} · event {event or 'none yet'} · read by {claim.extractor or 'a person'}"
    screen.print(Text(f"{foot} · confidence {claim.confidence:.2f}", style="quiet"))


def _judgement(judgement: Judgement) -> Text:
    what = judgement.act
    if judgement.act == "correct":
        what = f"{judgement.field} is {one_line(_brief(judgement.value))}: corrected"
    text = Text(what, style="lone").append(f" by {one_line(judgement.author)}, {day(judgement.at)}", style="default")
    text.append(f": {one_line(judgement.reason)}" if judgement.reason else "", style="quiet")
    return text.append(f"  {judgement.id}", style="id")


def _brief(value: Any) -> str:
    # A value in the record's JSON form, in as few words as tell it from another.
    if isinstance(value, list):
        return "; ".join(map(_brief, value)) or "none"
    if not isinstance(value, dict):
        return {None: "none", True: "true", False: "false"}.get(value) or str(value)
    if "kind" in value:
        low, high = (value.get(key) for key in ("low", "high"))
        return f"{value['kind']} {low if low == high else f'{low} to {high}'}"
    if "from" in value:
        return " to ".join(dict.fromkeys(str(value[key]) for key in ("from", "to") if value.get(key)))
    source = value.get("source") or {}
    return str(value.get("name") or value.get("text") or source.get("text") or "unnamed")


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
