"""What a search found."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from crossbearing.cli.look.terminal import console, one_line, safe
from crossbearing.cli.look.words import day, many
from crossbearing.store import Hit, Page


def show_hits(page: Page[Hit], query: str) -> None:
    """Each hit with its report and the stretch where the words stand."""
    screen = console()
    if not page.items:
        screen.print(Text(f"nothing found for {one_line(query)}", style="quiet"))
        return
    for hit in page.items:
        head = Text(hit.kind, style="label").append(f"  {one_line(hit.outlet or 'unnamed outlet')}", style="outlet")
        head.append(f"  {day(hit.published) if hit.published else 'undated'}", style="quiet")
        screen.print(head.append(f"  {one_line(hit.title)}").append(f"  {hit.id}", style="id"))
        screen.print(Padding(_stretch(hit), (0, 0, 0, 4)))
    last = page.offset + len(page.items)
    more = f"; --offset {last} shows more" if last < page.total else ""
    screen.print(Text(f"{many(page.total, 'hit')}, {page.offset + 1:,} to {last:,} shown{more}", style="quiet"))


def _stretch(hit: Hit) -> Text:
    text = Text(safe(hit.snippet.text).replace("\n", " ").replace("\t", " "))
    for start, end in hit.snippet.marks:
        text.stylize("found", start, end)
    return text
