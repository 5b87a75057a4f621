"""search: full text over reports and evidence."""

from __future__ import annotations

import dataclasses
from typing import Annotated

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import (
    DEFAULT_STORE,
    AsJson,
    EventType,
    Limit,
    Mode,
    Offset,
    OutletName,
    PlaceName,
    Since,
    Source,
    StorePath,
    Until,
    day,
    opened,
    type_named,
)


def search(
    query: Annotated[str, typer.Argument(help='Words, "a phrase", bomb* for beginnings, -word for none of it.')],
    event_type: EventType = None,
    mode: Mode = None,
    place: PlaceName = None,
    source: Source = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 20,
    offset: Offset = 0,
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Find claims by their evidence and reports by their text; filters ask for what a claim says."""
    from crossbearing.store import Filter

    wanted = Filter(
        event_type=type_named(event_type), mode=mode, place=place, source=source, outlet=outlet,
        since=day(since, "--since"), until=day(until, "--until"),
    )  # fmt: skip
    with opened(store) as target:
        page = target.pages.search(query, wanted, offset, limit)
    if as_json:
        hits = [dataclasses.asdict(hit) for hit in page.items]
        answer_json({"hits": hits, "total": page.total, "offset": page.offset})
    else:
        from crossbearing.cli.look.screens.hits import show_hits

        show_hits(page, query)
