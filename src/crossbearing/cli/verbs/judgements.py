"""judgements: those of a store, out and in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import DEFAULT_STORE, AsJson, StorePath, opened
from crossbearing.errors import FormatError

app = typer.Typer(help="What people decided: list it, export it, import it from another store.", no_args_is_help=True)


@app.command("list")
def listed(store: StorePath = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """List every judgement, oldest first; those taken back are marked."""
    from crossbearing.concepts import standing_judgements
    from crossbearing.concepts.notation import plain

    with opened(store) as target:
        made = target.judgements.all()
    standing = {judgement.id for judgement in standing_judgements(made)}
    if as_json:
        answer_json({"judgements": [plain(one) | {"standing": one.id in standing} for one in made]})
    else:
        from crossbearing.cli.look.screens.holdings import show_judgements

        show_judgements(made, standing)


@app.command("export")
def exported(
    out: Annotated[Path | None, typer.Option("--out", help="The file to write; else standard output.")] = None,
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Write every judgement, one JSON object a line."""
    from crossbearing.concepts.notation import plain
    from crossbearing.export.files import write_atomically

    with opened(store) as target:
        made = [plain(judgement) for judgement in target.judgements.all()]
    if out is None:
        sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in made)
        return
    write_atomically(out, (json.dumps(one, ensure_ascii=False) + "\n" for one in made))
    if as_json:
        answer_json({"file": str(out), "judgements": len(made)})
    else:
        typer.echo(f"{out}: {len(made)} judgements")


@app.command("import")
def imported(
    file: Annotated[Path, typer.Argument(help="A file that judgements export wrote, or - for standard input.")],
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Take over judgements from another store. Those that are here already change nothing."""
    from crossbearing.concepts.notation import judgement_from_json
    from crossbearing.pipeline import Pipeline

    given = [judgement_from_json(one) for one in _lines(file)]
    with opened(store) as target:
        new = Pipeline(target).judge(given)
    if as_json:
        answer_json({"given": len(given), "new": new})
    else:
        typer.echo(f"{len(given)} judgements read, {new} of them new")


def _lines(file: Path) -> list[Any]:
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FormatError("cannot be read", str(file), "check the path") from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found += [json.loads(line)] if line.strip() else []
        except ValueError as error:
            raise FormatError("not JSON", f"{file}, line {number}", "export the judgements again") from error
    return found
