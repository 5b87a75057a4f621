"""Reports, and searching them."""

from __future__ import annotations

import dataclasses
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from crossbearing.concepts.notation import report_to_json
from crossbearing.serve.adding import failure_json
from crossbearing.serve.answers import not_found
from crossbearing.serve.api.claims import shown_claims
from crossbearing.serve.api.paging import ERRORS, Filters, Limit, Offset, Offsets, answer, paged
from crossbearing.serve.desk import Desk
from crossbearing.serve.views.filters import read_filter
from crossbearing.serve.views.text.addresses import addressed

router = APIRouter(tags=["reports"], responses=ERRORS)


@router.get("/reports")
def list_reports(request: Request, offset: Offset = 0, limit: Limit = 50) -> Response:
    """Reports without their texts, published last first."""
    desk: Desk = request.app.state.desk
    found = desk.store.pages.reports(offset, limit)
    shown = [{k: v for k, v in report_to_json(r).items() if k != "text"} for r in found.items]
    return answer(request, paged(shown, found.total, offset, limit))


@router.get("/reports/{one:path}")
def get_report(
    request: Request, one: Annotated[str, Path(description="A report's id.")], offsets: Offsets = "code-points"
) -> Response:
    """One report with its text and its claims."""
    desk: Desk = request.app.state.desk
    one = addressed(one)
    found = desk.store.reports.get([one])
    if not found:
        raise not_found("report", one, desk.store.near(one))
    claims = shown_claims(desk, desk.store.claims.of_reports([one]), offsets)
    return answer(request, report_to_json(found[0]) | {"claims": claims})


@router.get("/search")
def search(
    request: Request,
    asked: Filters,
    words: Annotated[str, Query(description="Words, phrases in quotes, beginnings*, -without.")],
    offset: Offset = 0,
    limit: Limit = 50,
) -> Response:
    """Claims whose evidence answers, then reports whose text does."""
    desk: Desk = request.app.state.desk
    query = read_filter({"q": words or "?"}).words["q"]
    found = desk.store.pages.search(query, asked.filter, offset, limit)
    return answer(request, paged([dataclasses.asdict(hit) for hit in found.items], found.total, offset, limit))


@router.get("/status", tags=["record"])
def status(request: Request) -> Response:
    """How many of each thing the store holds, its newest run, and what could not be read."""
    desk: Desk = request.app.state.desk
    newest = desk.store.runs.latest()
    run = dataclasses.asdict(newest) if newest else None
    failures = [failure_json(failure) for failure in desk.store.failures.open()]
    return answer(request, {"counts": desk.store.counts(), "run": run, "failures": failures})
