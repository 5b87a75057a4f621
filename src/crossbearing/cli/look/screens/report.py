"""One report: its text with the claims marked in it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from crossbearing.cli.look.terminal import console, hanging, one_line, safe
from crossbearing.cli.look.words import amount, credit, day, manner, named, places, resolved
from crossbearing.concepts import Claim, Place, Report
from crossbearing.store import Store


def show_report(report: Report, store: Store) -> None:
    """The report's head, its text with numbered triggers and underlined evidence, and its claims by number."""
    screen = console()
    claims = sorted(store.claims.of_reports([report.id]), key=lambda c: (c.trigger.start, c.trigger.end))
    events = store.events.of_claims(claim.id for claim in claims)
    _head(screen, report, len(store.reports.versions(report.id)))
    screen.print()
    screen.print(marked_text(report, claims, plain=not screen.is_terminal))
    screen.print()
    if not claims:
        unread = "" if report.readable else f" (not a language the extractor reads: {report.language})"
        screen.print(Text(f"no claims{unread}", style="quiet"))
    for number, claim in enumerate(claims, 1):
        _claim(screen, number, claim, (report, events.get(claim.id)))


def _head(screen: Console, report: Report, versions: int) -> None:
    screen.print(Text(one_line(report.title or report.id), style="title"))
    outlet = report.outlet.name if report.outlet else "unnamed outlet"
    published = day(report.published) if report.published else "no publication date"
    about = [outlet, published, report.language or "language unknown", report.id]
    about += [f"version {report.version} of {versions}"] if versions > 1 else []
    screen.print(Text(" · ".join(map(one_line, about)), style="quiet"))
    if report.url:
        screen.print(Text(one_line(report.url), style="quiet"))


def marked_text(report: Report, claims: Sequence[Claim], plain: bool) -> Text:
    """The text; each trigger is followed by its claim's number in brackets (`plain`: and stands between asterisks)."""
    text = Text(safe(report.text))
    for claim in claims:
        text.stylize("evidence", *claim.evidence.extent)
    for claim in claims:
        text.stylize("trigger", *claim.trigger.extent)
    marks = [(claim.trigger.end, f"[{number}]", "quiet") for number, claim in enumerate(claims, 1)]
    if plain:
        extents = {claim.trigger.extent for claim in claims}
        stars = [(at, "*", "") for extent in extents for at in extent]
        marks = stars + marks
    return _with(text, marks)


def _with(text: Text, marks: Sequence[tuple[int, str, str]]) -> Text:
    made, last = Text(), 0
    for at, mark, style in sorted(marks, key=lambda m: m[0]):
        made.append_text(text[last:at]).append(mark, style=style)
        last = at
    return made.append_text(text[last:])


def _claim(screen: Console, number: int, claim: Claim, within: tuple[Report, str | None]) -> None:
    report, event = within
    head = Text(" ".join([claim.event_type, *claim.modes]), style="title")
    head.append(f"  {manner(claim)}", style="quiet").append("  ").append_text(credit(claim, report))
    head.append(f"\n{details}" if (details := " · ".join(_details(claim))) else "")
    head.append(f"\n{claim.id} in {event or 'no event yet'}", style="id")
    screen.print(hanging(f"{f'[{number}]':>5}", head))


def _details(claim: Claim) -> list[str]:
    who, whom = ", ".join(map(named, claim.actors)), ", ".join(map(named, claim.recipients))
    parts = [f"{who or '?'} → {whom or '?'}"] if who or whom else []
    found = [where.place for where in claim.places if isinstance(where.place, Place)]
    parts += [places(found)] if found else []
    parts += [f"{one_line(claim.time.span.text)} = {resolved(claim.time.interval)}"] if claim.time else []
    return parts + [f"{counted.kind} {amount(counted)}" for counted in claim.counts]
