"""gazetteer: the places that names are looked up in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import AsJson

app = typer.Typer(help="The places that names are looked up in.", no_args_is_help=True)


@app.callback()
def gazetteer() -> None:
    """The places that names are looked up in."""


@app.command("import")
def import_dump(
    places: Annotated[Path, typer.Argument(help="allCountries.txt of GeoNames, or one country's file, or its .zip.")],
    out: Annotated[Path, typer.Option("--out", help="The gazetteer to write.")] = Path("gazetteer.sqlite"),
    alternates: Annotated[Path | None, typer.Option("--alternates", help="alternateNamesV2.txt, or its .zip.")] = None,
    least_population: Annotated[
        int, typer.Option("--least-population", help="Leave smaller populated places out.", min=0)
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Make a gazetteer of a GeoNames dump that you have, beside what the shipped one holds."""
    from crossbearing.resolve import import_geonames

    taken = import_geonames(places, out, alternates, least_population)
    if as_json:
        answer_json({"gazetteer": str(out), "places": taken})
    else:
        typer.echo(f"{taken:,} places in {out}")
        typer.echo(f"to use it: crossbearing add --gazetteer {out} ..., or set CROSSBEARING_GAZETTEER")
