"""Events: the list, one, its history, and what a map and a timeline draw."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from crossbearing.concepts.notation import claim_to_json, event_to_json, plain
from crossbearing.serve.answers import not_found
from crossbearing.serve.api.paging import ERRORS, Filters, Limit, Offset, answer, paged
from crossbearing.serve.desk import Desk
from crossbearing.serve.views.sources import profile
from crossbearing.store import Filter

router = APIRouter(tags=["events"], responses=ERRORS)
KINDS = "mode|place|country|source|outlet|actor|recipient|weapon"
One = Annotated[str, Path(description="An event's id.")]


@router.get("/events")
def list_events(request: Request, asked: Filters, offset: Offset = 0, limit: Limit = 50) -> Response:
    """Events, newest first."""
    desk: Desk = request.app.state.desk
    found = desk.store.pages.events(asked.filter, offset, limit)
    return answer(request, paged([event_to_json(event) for event in found.items], found.total, offset, limit))


@router.get("/events/points")
def list_points(request: Request, asked: Filters) -> Response:
    """The places of the events asked for, short for a map: [event, name, lat, lon, precision, radius in km] each."""
    desk: Desk = request.app.state.desk
    found = desk.store.pages.points(asked.filter)
    rows = [[p.event, p.name, round(p.lat, 4), round(p.lon, 4), p.precision, p.radius_km] for p in found]
    return answer(request, {"points": rows})


@router.get("/events/days")
def list_days(request: Request, asked: Filters) -> Response:
    """First day -> how many of the events asked for began on it."""
    desk: Desk = request.app.state.desk
    return answer(request, {"days": desk.store.pages.days(asked.filter)})


@router.get("/events/terms")
def list_terms(
    request: Request, asked: Filters, kind: Annotated[str, Query(pattern=f"^({KINDS})$")], limit: Limit = 100
) -> Response:
    """The values of one kind by how many events have them: [value, number] each."""
    desk: Desk = request.app.state.desk
    return answer(request, {"terms": [list(term) for term in desk.store.pages.terms(kind, asked.filter, limit)]})


@router.get("/events/{one}")
def get_event(request: Request, one: One) -> Response:
    """One event with its evidence, as corrected. Its ETag is what a judgement about it brings back in If-Match."""
    desk: Desk = request.app.state.desk
    found = desk.store.events.get([one])
    if not found:
        raise not_found("event", one, desk.store.near(one))
    claims = desk.corrected(desk.store.claims.get(found[0].claims))
    shown = event_to_json(found[0]) | {"evidence": [claim_to_json(claim, one) for claim in claims.values()]}
    return answer(request, shown, desk.state([one]))


@router.get("/events/{one}/history")
def get_history(request: Request, one: One) -> Response:
    """What this event was before, oldest first, null where it was no more; and every judgement about its claims."""
    desk: Desk = request.app.state.desk
    past = desk.store.events.past(one)
    if not past:
        raise not_found("event", one, desk.store.near(one))
    decided = desk.decided()
    held = {claim for event in past if event for claim in event.claims}
    standing = {judgement.id for judgement in decided.standing}
    judgements = [plain(j) | {"standing": j.id in standing} for j in decided.touching(held)]
    return answer(request, {"past": [event and event_to_json(event) for event in past], "judgements": judgements})


@router.get("/sources", tags=["sources"])
def list_sources(request: Request, asked: Filters, limit: Limit = 100) -> Response:
    """Who is credited, by how many events: [name, number] each."""
    desk: Desk = request.app.state.desk
    return answer(request, {"sources": [list(x) for x in desk.store.pages.terms("source", asked.filter, limit)]})


@router.get("/sources/profile", tags=["sources"])
def get_source(request: Request, name: Annotated[str, Query(description="The source's name, whole.")]) -> Response:
    """One source over the newest 500 events that credit it: where others corroborate or contradict it."""
    desk: Desk = request.app.state.desk
    shown = profile(name, desk.store.pages.events(Filter(source=name), 0, 500).items if name.strip() else ())
    if not shown.stands:
        raise not_found("source", name)
    stands: list[dict[str, Any]] = [
        {"event": s.event.id, "title": s.event.title, "claims": list(s.tally.claims), "others": s.borne_out,
         "against": list(s.against), "verdict": s.verdict}
        for s in shown.stands
    ]  # fmt: skip
    outlets = [list(outlet) for outlet in shown.outlets]
    return answer(request, {"name": name, "outlets": outlets, "verdicts": shown.verdicts, "events": stands})
