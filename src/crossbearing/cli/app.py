"""The commands, in the order that help lists them. A new verb is one module in verbs/ and one line here."""

from __future__ import annotations

from typing import Annotated

import typer

from crossbearing.cli.verbs import add, export, gazetteer, judge, judgements, search, serve, show, status

app = typer.Typer(
    name="crossbearing",
    help="Reads many news reports and publishes a sourced record in which agreement and contradiction are visible.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        import importlib.metadata

        typer.echo(f"crossbearing {importlib.metadata.version('crossbearing')}")
        raise typer.Exit


@app.callback()
def crossbearing(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Reads many news reports and publishes a sourced record in which agreement and contradiction are visible."""


app.command("add")(add.add)
app.command("show")(show.show)
app.command("search")(search.search)
app.command("export")(export.export)
app.command("status")(status.status)
app.command("serve")(serve.serve)
app.command("relink")(add.relink)
app.command("join")(judge.join)
app.command("split")(judge.split)
app.command("confirm")(judge.confirm)
app.command("reject")(judge.reject)
app.command("correct")(judge.correct)
app.command("undo")(judge.undo)
app.add_typer(judgements.app, name="judgements")
app.add_typer(gazetteer.app, name="gazetteer")
