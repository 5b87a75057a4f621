"""One event: what is agreed, what is contested, and every claim it rests on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossbearing.cli.look.evidence import marked
from crossbearing.cli.look.terminal import console, hanging, one_line
from crossbearing.cli.look.words import UNKNOWN, credit, day, days, manner, many, places, standing
from crossbearing.concepts import Bound, Claim, Event, Join, Lineage, Named, Report, Revision, Whereabouts
from crossbearing.store import Store

MOST_FEATURES = 4
"""Reasons named for each join; all of them are in --json."""

Marks = Mapping[str, int]
"""Claim id -> the number it has in this listing."""


def show_event(event: Event, store: Store) -> None:
    """Everything about one event, its claims numbered so that each value names those behind it."""
    screen = console()
    claims = store.claims.get(event.claims)
    reports = {report.id: report for report in store.reports.get(claim.report for claim in claims)}
    ordered = sorted(claims, key=lambda c: (reports[c.report].published or "~", c.report, c.trigger.start))
    marks = {claim.id: number for number, claim in enumerate(ordered, 1)}
    screen.print(Text(one_line(event.title), style="title"))
    screen.print(standing(event).append(f"  {event.id}", style="id"))
    screen.print()
    _facts(screen, event, marks)
    _tolls(screen, event, marks)
    _contradictions(screen, event, marks)
    _revisions(screen, event.revisions, marks)
    _sources(screen, event, marks)
    _claims(screen, ordered, reports)
    _joins(screen, event.joins, marks)
    _copies(screen, store.lineages.of_reports(reports), reports)
    _history(screen, event)


def behind(claims: Sequence[str], marks: Marks) -> Text:
    """The numbers of the claims behind a value: [1 2 5]."""
    numbers = sorted(marks[claim] for claim in claims if claim in marks)
    return Text(f" [{' '.join(map(str, numbers))}]" if numbers else "", style="quiet")


def heading(screen: Console, words: str) -> None:
    """A section's name under an empty line."""
    screen.print()
    screen.print(Text(words, style="bold underline"))


def _facts(screen: Console, event: Event, marks: Marks) -> None:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="label", no_wrap=True)
    grid.add_column()
    grid.add_row("what", " ".join([event.event_type, *event.modes]))
    grid.add_row("when", days(event.start, event.end))
    grid.add_row("where", Text("; ").join(_place(x, marks) for x in event.places) if event.places else "no place")
    for name, parties in (("who", event.actors), ("whom", event.recipients), ("by what", event.weapons)):
        if parties:
            grid.add_row(name, Text("; ").join(_party(one, marks) for one in parties))
    screen.print(grid)


def _place(where: Whereabouts, marks: Marks) -> Text:
    text = Text(places([where.place]))
    if where.place.precision > 1:
        text.append(f" (within {where.place.radius_km:,.0f} km)", style="quiet")
    return text.append_text(behind(where.claims, marks))


def _party(one: Named, marks: Marks) -> Text:
    about = ", ".join(part for part in (one.country, one.sector) if part)
    text = Text(one_line(one.name)).append(f" ({about})" if about else "", style="quiet")
    return text.append_text(behind(one.claims, marks))


def _tolls(screen: Console, event: Event, marks: Marks) -> None:
    if not event.counts:
        return
    heading(screen, "Counts")
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="label")
    table.add_column("")
    for name in ("low", "best", "high"):
        table.add_column(name, justify="right")
    table.add_column("best by")
    for toll in event.counts:
        bounds = [_bound(bound, marks) for bound in (toll.low, toll.best, toll.high)]
        table.add_row(one_line(f"{toll.kind} {toll.of or ''}"), *bounds, Text(toll.rule, style="quiet"))
    screen.print(table)


def _bound(bound: Bound, marks: Marks) -> Text:
    value = UNKNOWN if bound.value is None else f"{bound.value:,}"
    return Text(value, style="number").append_text(behind(bound.claims, marks))


def _contradictions(screen: Console, event: Event, marks: Marks) -> None:
    if event.contradictions:
        heading(screen, "Contradictions")
    for clash in event.contradictions:
        field = clash.field.replace(".", ", ")
        screen.print(Text(f"◆ {field}", style="clash").append(f"  {one_line(clash.note)}", style="quiet"))
        for side in clash.values:
            value = side.value if isinstance(side.value, str) else json.dumps(side.value, ensure_ascii=False)
            screen.print(hanging("   ", Text(one_line(value)).append_text(behind(side.claims, marks))))


def _revisions(screen: Console, revisions: Sequence[Revision], marks: Marks) -> None:
    if revisions:
        heading(screen, "Revised as reports came in")
    for revised in revisions:
        steps = Text(" → ").join(
            Text(f"{value:,}", style="number").append(f" on {day(published)}").append_text(behind([claim], marks))
            for published, value, claim in revised.series
        )
        screen.print(hanging(one_line(f"{revised.kind} {revised.of or ''}") + " ", steps, "label"))


def _sources(screen: Console, event: Event, marks: Marks) -> None:
    heading(screen, f"{many(len(event.sources), 'source')}, {event.independent} independent")
    for tally in event.sources:
        sign = "●" if tally.counted else "○"
        text = Text(one_line(tally.name), style="" if tally.counted else "quiet")
        text.append(f"  through {', '.join(map(one_line, tally.outlets))}" if tally.outlets else "", style="quiet")
        text.append_text(behind(tally.claims, marks))
        screen.print(hanging(sign, text.append(f"  {one_line(tally.reason)}" if tally.reason else "", style="quiet")))


def _claims(screen: Console, claims: Sequence[Claim], reports: Mapping[str, Report]) -> None:
    heading(screen, many(len(claims), "claim"))
    for number, claim in enumerate(claims, 1):
        report = reports[claim.report]
        head = credit(claim, report)
        head.append(f"  {day(report.published) if report.published else 'undated report'}", style="quiet")
        how = manner(claim)
        head.append(f"  {how}" if how != "as a fact" else "", style="lone")
        head.append(f"  {claim.id}", style="id")
        screen.print(hanging(f"{number:>2} ", head.append("\n").append_text(marked(claim))))


def _joins(screen: Console, joins: Sequence[Join], marks: Marks) -> None:
    if joins:
        heading(screen, "Why together")
    for join in joins:
        pair = " + ".join(str(marks.get(one, UNKNOWN)) for one in (join.left, join.right))
        strongest = sorted(join.features, key=lambda feature: -abs(feature[1]))[:MOST_FEATURES]
        reasons = Text("; ").join(_feature(*feature) for feature in strongest)
        screen.print(hanging(f"{pair:>5} ", Text(f"{join.score:.2f}  ", style="number").append_text(reasons)))


def _feature(name: str, weight: float, left: str, right: str) -> Text:
    words = one_line(left) if left == right else f"{one_line(left)} / {one_line(right)}"
    return Text(f"{'+' if weight >= 0 else '−'} {name}").append(f" ({words})" if left or right else "", style="quiet")


def _copies(screen: Console, lineages: Sequence[Lineage], reports: Mapping[str, Report]) -> None:
    shared = [lineage for lineage in lineages if lineage.copies]
    if shared:
        heading(screen, "One text, printed more than once")
    for lineage in shared:
        screen.print(_print(lineage.origin, reports).append("  likely the first", style="quiet"))
        for copy in lineage.copies:
            line = _print(copy.report, reports).append(f"  {copy.share:.0%} of its words", style="quiet")
            screen.print(hanging("└", line.append(f", crediting {copy.credit}" if copy.credit else "", style="quiet")))


def _print(known: str, reports: Mapping[str, Report]) -> Text:
    report = reports.get(known)
    outlet = report.outlet.name if report and report.outlet else "unnamed outlet"
    title = f" “{one_line(report.title)[:50]}”" if report and report.title else ""
    return Text(one_line(outlet), style="outlet").append(title, style="default").append(f"  {known}", style="id")


def _history(screen: Console, event: Event) -> None:
    if event.history:
        heading(screen, "Judgements")
    for judgement in event.history:
        text = Text(f"{judgement.act} by {one_line(judgement.author)}, {day(judgement.at)}")
        text.append(f": {one_line(judgement.reason)}" if judgement.reason else "", style="quiet")
        screen.print(text.append(f"  {judgement.id}", style="id"))
