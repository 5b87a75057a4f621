"""show: the events, or one event, claim or report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.ids import meant, unknown
from crossbearing.cli.options import (
    DEFAULT_STORE,
    AsJson,
    EventType,
    Limit,
    MinToll,
    Mode,
    Offset,
    OutletName,
    PlaceName,
    Since,
    Source,
    Standing,
    StorePath,
    Until,
    day,
    opened,
    standing_named,
    type_named,
)

if TYPE_CHECKING:
    from crossbearing.concepts import Judgement
    from crossbearing.store import Filter, Store


def show(
    id: Annotated[str | None, typer.Argument(help="An event, claim or report: its id, or the beginning of it.")] = None,
    event_type: EventType = None,
    mode: Mode = None,
    place: PlaceName = None,
    source: Source = None,
    outlet: OutletName = None,
    since: Since = None,
    until: Until = None,
    standing: Standing = None,
    min_toll: MinToll = None,
    limit: Limit = 20,
    offset: Offset = 0,
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Show the events, newest first, or one event, claim or report. A report prints with its claims marked."""
    from crossbearing.store import Filter

    wanted = Filter(
        event_type=type_named(event_type), mode=mode, place=place, source=source, outlet=outlet,
        since=day(since, "--since"), until=day(until, "--until"), standing=standing_named(standing), min_toll=min_toll,
    )  # fmt: skip
    with opened(store) as target:
        if id is None:
            _events(target, wanted, (offset, limit), as_json)
        else:
            _one(target, id, as_json)


def _events(store: Store, wanted: Filter, part: tuple[int, int], as_json: bool) -> None:
    page = store.pages.events(wanted, *part)
    if as_json:
        from crossbearing.concepts.notation import event_to_json

        events = [event_to_json(event) for event in page.items]
        answer_json({"events": events, "total": page.total, "offset": page.offset})
    else:
        from crossbearing.cli.look.screens.events import show_events

        show_events(page, store)


def _one(store: Store, given: str, as_json: bool) -> None:
    for known in dict.fromkeys((given, meant(store, given))):
        if any(shown(store, known, as_json) for shown in (_event, _claim, _report)):
            return
    raise unknown(store, given, "nothing has this id")


def _event(store: Store, known: str, as_json: bool) -> bool:
    found = store.events.get([known])
    if found and as_json:
        from crossbearing.concepts.notation import claim_to_json, event_to_json

        claims = [claim_to_json(claim, known) for claim in store.claims.of_event(known)]
        answer_json(event_to_json(found[0]) | {"evidence": claims})
    elif found:
        from crossbearing.cli.look.screens.event import show_event

        show_event(found[0], store)
    return bool(found)


def _claim(store: Store, known: str, as_json: bool) -> bool:
    found = store.claims.get([known]) or store.claims.readings(known)[-1:]
    event = store.events.of_claims([known]).get(known)
    if found and as_json:
        from crossbearing.concepts.notation import claim_to_json, plain

        answer_json(claim_to_json(found[0], event) | {"judgements": plain(_standing(store, known))})
    elif found:
        from crossbearing.cli.look.screens.claim import show_claim

        show_claim(found[0], event, store, _standing(store, known))
    return bool(found)


def _standing(store: Store, claim: str) -> tuple[Judgement, ...]:
    # What people decided about it, in force, oldest first: it stands beside what the program read.
    from crossbearing.concepts import standing_judgements

    return tuple(one for one in standing_judgements(store.judgements.all()) if claim in one.subjects)


def _report(store: Store, known: str, as_json: bool) -> bool:
    found = store.reports.get([known])
    if found and as_json:
        from crossbearing.concepts.notation import claim_to_json, report_to_json

        claims = store.claims.of_reports([known])
        events = store.events.of_claims(claim.id for claim in claims)
        shown = [claim_to_json(claim, events.get(claim.id)) for claim in claims]
        answer_json(report_to_json(found[0]) | {"claims": shown})
    elif found:
        from crossbearing.cli.look.screens.report import show_report

        show_report(found[0], store)
    return bool(found)
