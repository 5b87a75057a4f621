"""The queue: claims one by one, the most doubtful first."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.events import _offset
from crossbearing.serve.pages.templating import page
from crossbearing.serve.views.doubt import doubts
from crossbearing.serve.views.event.evidence import sentence_of
from crossbearing.serve.views.facts import facts_of

router = APIRouter(include_in_schema=False)
PER_PAGE = 20


@router.get("/review")
def review(request: Request) -> Response:
    """The claims that nobody has looked at yet, by doubt."""
    desk: Desk = request.app.state.desk
    offset, decided = _offset(request), desk.decided()
    queue = desk.store.pages.doubtful(decided.settled(), offset, PER_PAGE)
    reports = {report.id: report for report in desk.store.reports.get({claim.report for claim in queue.items})}
    homes = desk.store.events.of_claims(claim.id for claim in queue.items)
    events = {event.id: event for event in desk.store.events.get(homes.values())}
    cards = [
        {
            "claim": claim, "report": reports[claim.report], "event": events.get(homes.get(claim.id, "")),
            "sentence": sentence_of(claim, reports[claim.report], number), "facts": list(facts_of(claim)),
            "doubts": doubts(claim, events.get(homes.get(claim.id, ""))), "state": desk.state([claim.id]),
            "number": number,
        }
        for number, claim in enumerate(queue.items, offset + 1)
    ]  # fmt: skip
    return page(
        request, "review/queue.html", queue=queue, cards=cards, per_page=PER_PAGE, settled=len(decided.settled()),
        last=decided.all[-1] if decided.all else None, standing={j.id for j in decided.standing},
    )  # fmt: skip
