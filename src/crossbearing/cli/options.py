"""Options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from crossbearing.store import Store

StorePath = Annotated[
    str,
    typer.Option("--store", envvar="CROSSBEARING_STORE", help="The store: a file's path, or a URL.", metavar="STORE"),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show.")]
Offset = Annotated[int, typer.Option("--offset", min=0, help="How many to pass over first.")]
EventType = Annotated[
    str | None, typer.Option("--type", help="Only this PLOVER type, such as ASSAULT.", metavar="TYPE")
]
Mode = Annotated[str | None, typer.Option("--mode", help="Only this PLOVER mode, such as aerial.")]
PlaceName = Annotated[str | None, typer.Option("--place", help="Only where a place's name contains this.")]
Source = Annotated[str | None, typer.Option("--source", help="Only what is credited to a source of such a name.")]
OutletName = Annotated[str | None, typer.Option("--outlet", help="Only what an outlet of such a name published.")]
Since = Annotated[
    str | None, typer.Option("--since", help="Only what may have happened on this day or later.", metavar="DAY")
]
Until = Annotated[
    str | None, typer.Option("--until", help="Only what may have happened on this day or before.", metavar="DAY")
]
Standing = Annotated[
    str | None, typer.Option("--standing", help="Only: 'single source', corroborated or contested.", metavar="STANDING")
]
MinToll = Annotated[
    int | None, typer.Option("--min-toll", min=0, help="Only where some report counts this many killed.")
]

STANDINGS = ("single source", "corroborated", "contested")
EXTRACTORS = ("auto", "together", "encoder", "rules")
ExtractorName = Annotated[
    str, typer.Option("--extractor", help="auto, together (encoder and rules), encoder or rules.", metavar="NAME")
]

DEFAULT_STORE = "crossbearing.db"


def opened(store: str, create: bool = False) -> Store:
    """The store that a command works on. Raises StoreError."""
    from crossbearing.store import open_store

    return open_store(store, create)


def extractor_named(given: str) -> str:
    """The extractor of this name. Exits with 2 for one nobody knows, before anything is stored."""
    if given not in EXTRACTORS:
        raise typer.BadParameter(f"{given!r} is not one of {', '.join(EXTRACTORS)}", param_hint="--extractor")
    return given


def type_named(given: str | None) -> str | None:
    """The PLOVER type as it was given. Exits with 2 for one that there is not."""
    from crossbearing.concepts import EVENT_TYPES

    return _one_of(given, tuple(EVENT_TYPES), "--type")


def standing_named(given: str | None) -> str | None:
    """The standing as it was given. Exits with 2 for one that there is not."""
    return _one_of(given, STANDINGS, "--standing")


def _one_of(given: str | None, legal: tuple[str, ...], option: str) -> str | None:
    if given is not None and given not in legal:
        raise typer.BadParameter(f"{given!r} is not one of {', '.join(legal)}", param_hint=option)
    return given


def day(given: str | None, option: str) -> str | None:
    """An ISO day as it was given. Exits with 2 for anything else."""
    import datetime

    try:
        return None if given is None else datetime.date.fromisoformat(given).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{given!r} is not a day; write it as 2015-11-20", param_hint=option) from None
