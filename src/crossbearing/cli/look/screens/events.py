"""The list of events."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from crossbearing.cli.look.terminal import console, one_line
from crossbearing.cli.look.words import days, many, places, several, standing, toll
from crossbearing.concepts import Event
from crossbearing.store import Page, Store


def show_events(page: Page[Event], store: Store) -> None:
    """A page of events, three or four lines each."""
    screen = console()
    if not page.items:
        held = store.counts()
        words = "no event answers this" if held["events"] else f"no events yet ({many(held['reports'], 'report')} read)"
        screen.print(Text(words, style="quiet"))
        return
    for event in page.items:
        _show(screen, event)
    last = page.offset + len(page.items)
    screen.print(_foot(page, last))


def _foot(page: Page[Event], last: int) -> Text:
    shown = f"events {page.offset + 1:,} to {last:,} of {page.total:,}, newest first; counts are low / best / high"
    more = f"\n--offset {last} shows more" if last < page.total else ""
    return Text(f"{shown}{more}", style="quiet")


def _show(screen: Console, event: Event) -> None:
    screen.print(_between(standing(event), Text(event.id, style="id")))
    screen.print(Text(one_line(event.title), style="title"), no_wrap=True, overflow="ellipsis")
    kind = " ".join([event.event_type, *event.modes])
    where = places([x.place for x in event.places[:3]]) + (" …" if len(event.places) > 3 else "")
    screen.print(Text(f"{kind} · {days(event.start, event.end)} · {where}"))
    if event.counts:
        screen.print(Text(" · ").join(toll(counted) for counted in event.counts))
    screen.print(Text(f"{_told(event)}: {_tellers(event)}", style="quiet"))
    screen.print()


def _between(left: Text, right: Text) -> Table:
    # Two texts at the two ends of a line.
    line = Table.grid(expand=True, padding=0)
    line.add_column(ratio=1)
    line.add_column(justify="right", no_wrap=True)
    line.add_row(left, right)
    return line


def _told(event: Event) -> str:
    claims, sources = many(len(event.claims), "claim"), many(len(event.sources), "source")
    apart = f" ({event.independent} independent)" if event.independent != len(event.sources) else ""
    return f"{claims}, {sources}{apart}"


def _tellers(event: Event) -> str:
    return several([tally.name for tally in event.sources]) or "nobody named"
