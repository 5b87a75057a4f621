"""What a store holds, what failed, and what people decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from crossbearing.cli.look.terminal import console, one_line
from crossbearing.cli.look.words import day, many
from crossbearing.concepts import Failure, Judgement, Run


def show_holdings(
    location: str, held: Mapping[str, int], runs: Sequence[Run], failures: Sequence[Failure], failed: int
) -> None:
    """Counts, runs and failures of one store."""
    screen = console()
    screen.print(Text(location, style="title"))
    screen.print(_counts(held))
    if runs:
        screen.print()
        screen.print(Text("Runs, newest last", style="bold underline"))
    for run in runs:
        about = Text(f"{run.id}  ", style="id").append(f"{day(run.at)} {run.at[11:16]} UTC  ", style="")
        screen.print(about.append(" ".join(part for part in (run.program, run.model) if part), style="quiet"))
    if failures:
        screen.print()
        screen.print(Text(f"{many(failed, 'failure')}", style="bold underline"))
    for failure in failures:
        show_failure(failure)
    if failed > len(failures):
        screen.print(Text(f"and {failed - len(failures)} more: crossbearing status --failures", style="quiet"))


def show_failure(failure: Failure) -> None:
    """One failure: where, what, and the cure."""
    text = Text(f"✗ {one_line(failure.origin)}", style="fault").append(f"  {one_line(failure.what)}", style="default")
    console().print(text.append(f"; {one_line(failure.cure)}" if failure.cure else "", style="dim"))


_FURTHER = {"lineages": "texts printed more than once", "judgements": "judgements", "raws": "originals kept"}


def _counts(held: Mapping[str, int]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style="number")
    grid.add_column()
    older = held["versions"] - held["reports"]
    grid.add_row(f"{held['reports']:,}", "reports" + (f", and {many(older, 'older version')}" if older else ""))
    waiting = f", {held['unlinked']:,} not yet linked" if held["unlinked"] else ""
    grid.add_row(f"{held['claims']:,}", f"claims{waiting}")
    grid.add_row(f"{held['events']:,}", "events")
    for name, words in _FURTHER.items():
        if held[name]:
            grid.add_row(f"{held[name]:,}", words)
    return grid


def show_judgements(made: Sequence[Judgement], standing: set[str]) -> None:
    """Every judgement; a struck sign before those taken back."""
    screen = console()
    if not made:
        screen.print(Text("no judgements yet", style="quiet"))
    for one in made:
        sign = "●" if one.id in standing else "↩" if one.act == "undo" else "✗"
        text = Text(f"{sign} {one.act}", style="" if one.id in standing else "quiet")
        text.append(f"  {many(len(one.subjects), 'claim')}").append(f"  {one_line(one.author)}, {day(one.at)}")
        text.append(f": {one_line(one.reason)}" if one.reason else "", style="quiet")
        screen.print(text.append(f"  {one.id}", style="id"))
