"""export: the record in other people's formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import DEFAULT_STORE, AsJson, StorePath, opened
from crossbearing.errors import ExportError


def export(
    form: Annotated[str, typer.Argument(help="The format: jsonl.", metavar="FORMAT")],
    out: Annotated[Path, typer.Option("--out", help="The folder to write into; it is made if need be.", metavar="DIR")],
    run: Annotated[
        str | None, typer.Option("--run", help="As the record stood after this run, not as it now stands.")
    ] = None,
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Write the record into files. The same run gives the same bytes, always."""
    from crossbearing.export import FORMATS

    if form not in FORMATS:
        raise typer.BadParameter(f"{form!r} is not one of {', '.join(sorted(FORMATS))}", param_hint="FORMAT")
    with opened(store) as target:
        latest = target.runs.latest()
        chosen = run or (latest.id if latest else None)
        if chosen is None:
            raise ExportError("the store holds nothing yet", target.location, "add a report: crossbearing add FILE")
        written = FORMATS[form](target.as_of(chosen), out)
    if as_json:
        answer_json({"run": chosen, "files": {path.name: lines for path, lines in written.items()}})
    else:
        for path, lines in written.items():
            typer.echo(f"{path}: {lines} {path.stem}")
        typer.echo(f"the record as of {chosen}; export with --run {chosen} writes the same again")
