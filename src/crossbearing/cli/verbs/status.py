"""status: what the store holds, and what failed and why."""

from __future__ import annotations

from typing import Annotated

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import DEFAULT_STORE, AsJson, StorePath, opened


def status(
    runs: Annotated[bool, typer.Option("--runs", help="List every run.")] = False,
    failures: Annotated[
        bool, typer.Option("--failures", help="List every failure, also of inputs read since.")
    ] = False,
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Say what the store holds, and what failed and why."""
    from crossbearing.concepts.notation import plain

    with opened(store) as target:
        held, made = target.counts(), target.runs.all()
        failed = target.failures.all() if failures else target.failures.open()
        held["unlinked"] = len(target.unlinked())
        location = target.location
    if as_json:
        answer_json({"store": location, "counts": held, "runs": plain(made), "failures": plain(failed)})
    else:
        from crossbearing.cli.look.screens.holdings import show_holdings

        show_holdings(location, held, made if runs else made[-3:], failed if failures else failed[:20], len(failed))
