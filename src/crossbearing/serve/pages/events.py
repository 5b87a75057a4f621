"""The list of events with its map and timeline, and one event."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from crossbearing.concepts import Event
from crossbearing.serve.answers import not_found
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.templating import page
from crossbearing.serve.views.event.evidence import Surroundings, evidence, numbers_of
from crossbearing.serve.views.event.matrix import matrix
from crossbearing.serve.views.event.tolls import plots
from crossbearing.serve.views.event.voices import Voices
from crossbearing.serve.views.filters import STANDINGS, read_filter
from crossbearing.store import Filter

router = APIRouter(include_in_schema=False)
PER_PAGE = 50


@router.get("/")
def root() -> Response:
    """The events are the front page."""
    return RedirectResponse("/events", 303)


@router.get("/events")
def events(request: Request) -> Response:
    """The events that the address asks for, newest first."""
    desk: Desk = request.app.state.desk
    asked = read_filter(request.query_params)
    offset = _offset(request)
    found = desk.store.pages.events(asked.filter, offset, PER_PAGE)
    states = {event.id: desk.state([event.id]) for event in found.items}
    given: dict[str, Any] = {
        "asked": asked,
        "states": states,
        "found": found,
        "per_page": PER_PAGE,
        "standings": STANDINGS,
    }
    if "hx-request" in request.headers:
        return page(request, "events/results.html", **given)
    empty = not found.total and not asked.filter.asks()
    return page(request, "events/list.html", **given, choices=desk.choices(), empty=empty)


def _offset(request: Request) -> int:
    given = request.query_params.get("offset", "0")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


@router.get("/events/{one}")
def event(request: Request, one: str) -> Response:
    """One event, with all that speaks for and against it."""
    desk: Desk = request.app.state.desk
    found = desk.store.events.get([one])
    if not found:
        return _moved(desk, one)
    given = event_view(desk, found[0])
    alike = _alike(desk, found[0])
    states = {other.id: desk.state([other.id]) for other in alike}
    return page(request, "events/event.html", **given, alike=alike, alike_states=states)


def _moved(desk: Desk, one: str) -> Response:
    # An event that was joined to another lives on where its claims are.
    past = [event for event in desk.store.events.past(one) if event]
    homes = desk.store.events.of_claims(past[-1].claims) if past else {}
    if homes:
        return RedirectResponse(f"/events/{sorted(homes.values())[0]}", 303)
    raise not_found("event", one, desk.store.near(one))


def event_view(desk: Desk, event: Event) -> dict[str, Any]:
    """Everything that an event's page shows."""
    store, decided = desk.store, desk.decided()
    machine = store.claims.get(event.claims)
    claims = desk.corrected(machine)
    reports = {report.id: report for report in store.reports.get({claim.report for claim in machine})}
    lineages, voices = store.lineages.of_reports(reports), Voices(event, reports)
    read = {claim.id: claim for claim in machine}
    around = Surroundings(claims, read, reports, lineages, decided.standing)
    standing = {judgement.id for judgement in decided.standing}
    return {
        "event": event, "voices": voices, "plots": plots(event.counts, claims, voices),
        "matrix": matrix(event, claims, voices), "said": evidence(event, around, voices),
        "numbers": numbers_of(event, claims, reports), "claims": claims, "reports": reports, "standing": standing,
        "history": decided.touching(event.claims), "state": desk.state([event.id]),
        "states": {claim: desk.state([claim]) for claim in event.claims},
    }  # fmt: skip


def _alike(desk: Desk, event: Event) -> tuple[Event, ...]:
    # What this event may be joined with: the same type, about the same days.
    near = Filter(event_type=event.event_type, since=event.start, until=event.end)
    found = desk.store.pages.events(near, 0, 13).items
    return tuple(other for other in found if other.id != event.id)[:12]
