"""add: sources into the store; relink: the events anew."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import DEFAULT_STORE, AsJson, ExtractorName, StorePath, extractor_named, opened

if TYPE_CHECKING:
    from crossbearing.link import LinkSettings
    from crossbearing.pipeline import Added, Settings

Best = Annotated[str, typer.Option("--best", help="The rule that chooses the best of several counts.", metavar="RULE")]


def add(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, feed addresses, or - for standard input.")
    ],
    published: Annotated[
        str | None,
        typer.Option("--published", help="When the reports were published, where they do not say.", metavar="DATE"),
    ] = None,
    outlet: Annotated[str | None, typer.Option("--outlet", help="Who published them.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", help="Their language, such as en.", metavar="CODE")
    ] = None,
    extractor: ExtractorName = "auto",
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read and extract.")] = 1,
    no_raw: Annotated[bool, typer.Option("--no-raw", help="Do not keep the bytes that were read.")] = False,
    max_item_mb: Annotated[
        float, typer.Option("--max-item-mb", min=0.001, help="The most one item may have, in megabytes.", metavar="MB")
    ] = 8.0,
    best: Best = "median",
    gazetteer: Annotated[
        Path | None,
        typer.Option(
            "--gazetteer",
            help="A gazetteer of your own: crossbearing gazetteer import.",
            envvar="CROSSBEARING_GAZETTEER",
        ),
    ] = None,
    actors: Annotated[
        list[Path] | None,
        typer.Option(
            "--actors", help="An actor list of your own, before the shipped one.", envvar="CROSSBEARING_ACTORS"
        ),
    ] = None,
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Read reports, find their claims, and bring the record up to date.

    Exit status 1 where anything could not be read; everything else is stored. Adding a report again changes nothing.
    """
    from crossbearing.pipeline import Settings
    from crossbearing.read import ReadSettings
    from crossbearing.read.settings import MEGABYTE

    most = int(max_item_mb * MEGABYTE)
    read = ReadSettings(published, outlet, language, keep_raw=not no_raw, max_item_bytes=most)
    own = (str(gazetteer) if gazetteer else None, tuple(map(str, actors or ())))
    settings = Settings(extractor_named(extractor), jobs, not no_raw, read.checked(), _link(best), *own)
    added = _add(sources, store, settings, as_json)
    if as_json:
        answer_json(dataclasses.asdict(added))
    else:
        from crossbearing.cli.look.batch import show_added

        show_added(added, store)
    if added.failures:
        raise typer.Exit(1)


def _add(sources: list[str], store: str, settings: Settings, quiet: bool) -> Added:
    from crossbearing.cli.look.batch import progress_of
    from crossbearing.pipeline import Pipeline

    with opened(store, create=True) as target, progress_of(sources, quiet) as progress:
        return Pipeline(target, settings).add(progress.sources, progress.step)


def relink(best: Best = "median", store: StorePath = DEFAULT_STORE, as_json: AsJson = False) -> None:
    """Bring claims together anew, from nothing. Judgements stay in force."""
    from crossbearing.pipeline import Pipeline, Settings

    with opened(store) as target:
        changed = Pipeline(target, Settings(link=_link(best))).relink()
        events = target.counts()["events"]
    if as_json:
        answer_json({"events": events, "changed": changed})
    else:
        typer.echo(f"{events} events, {changed} of them changed or ended")


def _link(best: str) -> LinkSettings:
    # Asked before anything is read: a wrong name must not leave reports stored but never linked.
    from crossbearing.link import LinkSettings
    from crossbearing.link.events.tolls import RULES

    if best not in RULES:
        raise typer.BadParameter(f"{best!r} is no rule; one of {', '.join(RULES)}", param_hint="--best")
    return LinkSettings(best)
