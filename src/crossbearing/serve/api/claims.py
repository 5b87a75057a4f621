"""Claims: the list, the queue, one, and every reading of one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from crossbearing.concepts import Claim
from crossbearing.concepts.notation import claim_to_json, plain
from crossbearing.serve.answers import not_found
from crossbearing.serve.api.paging import ERRORS, Filters, Limit, Offset, Offsets, answer, paged
from crossbearing.serve.desk import Desk
from crossbearing.serve.views.doubt import doubts
from crossbearing.serve.views.text.offsets import Utf16

router = APIRouter(tags=["claims"], responses=ERRORS)


@router.get("/claims")
def list_claims(
    request: Request, asked: Filters, offset: Offset = 0, limit: Limit = 50, offsets: Offsets = "code-points"
) -> Response:
    """Claims by report and place in the text, as corrected; the rejected ones are left out of a part."""
    desk: Desk = request.app.state.desk
    found = desk.store.pages.claims(asked.filter, offset, limit)
    return answer(request, paged(shown_claims(desk, found.items, offsets), found.total, offset, limit))


@router.get("/queue")
def list_queue(request: Request, offset: Offset = 0, limit: Limit = 50) -> Response:
    """The claims that nobody has looked at, the most doubtful first, each with why."""
    desk: Desk = request.app.state.desk
    found = desk.store.pages.doubtful(desk.decided().settled(), offset, limit)
    homes = desk.store.events.of_claims(claim.id for claim in found.items)
    events = {event.id: event for event in desk.store.events.get(homes.values())}
    items = [
        claim_to_json(claim, homes.get(claim.id)) | {"doubts": doubts(claim, events.get(homes.get(claim.id, "")))}
        for claim in found.items
    ]
    return answer(request, paged(items, found.total, offset, limit))


@router.get("/claims/{one}")
def get_claim(
    request: Request, one: Annotated[str, Path(description="A claim's id.")], offsets: Offsets = "code-points"
) -> Response:
    """One claim: as it stands corrected (null where rejected), as the program read it, and what was decided.

    Its ETag is what a judgement about it brings back in If-Match.
    """
    desk: Desk = request.app.state.desk
    found = desk.store.claims.get([one])
    if not found:
        raise not_found("claim", one, desk.store.near(one))
    decided = desk.decided()
    standing = {judgement.id for judgement in decided.standing}
    judgements = [plain(j) | {"standing": j.id in standing} for j in decided.touching([one])]
    kept = shown_claims(desk, found, offsets)
    machine = turned(desk, found, [claim_to_json(found[0])], offsets)[0]
    body = {"claim": kept[0] if kept else None, "machine": machine, "judgements": judgements}
    tag = desk.state([one])
    return answer(request, body, tag if offsets == "code-points" else f"{tag}-{offsets}")


def shown_claims(desk: Desk, claims: Iterable[Claim], offsets: str) -> list[dict[str, Any]]:
    """Claims as corrected, each with its event, in the offsets asked for."""
    listed = list(claims)
    kept = list(desk.corrected(listed).values())
    homes = desk.store.events.of_claims(claim.id for claim in kept)
    return turned(desk, kept, [claim_to_json(claim, homes.get(claim.id)) for claim in kept], offsets)


def turned(desk: Desk, claims: Iterable[Claim], shown: list[dict[str, Any]], offsets: str) -> list[dict[str, Any]]:
    """The claims' JSON with every `start` and `end` in the offsets asked for."""
    if offsets == "code-points":
        return shown
    reports = desk.store.reports.get({claim.report for claim in claims})
    turn = {report.id: Utf16(report.text) for report in reports}
    return [_turned(claim, turn[claim["report"]]) for claim in shown]


def _turned(value: Any, offsets: Utf16) -> Any:
    if isinstance(value, list):
        return [_turned(part, offsets) for part in value]
    if not isinstance(value, dict):
        return value
    # Only spans count characters: an interval's `start` under `resolution` is a day.
    spans = isinstance(value.get("start"), int) and isinstance(value.get("end"), int)
    return {
        key: offsets.units(part) if spans and key in ("start", "end") else _turned(part, offsets)
        for key, part in value.items()
    }
