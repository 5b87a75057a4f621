"""The sources, and one of them: what it claims, and whether others bear it out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from crossbearing.serve.answers import not_found
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.templating import page
from crossbearing.serve.views.sources import profile
from crossbearing.store import Filter

router = APIRouter(include_in_schema=False)
MOST = 500
"""Events that a profile looks at, the newest; the page says so where there are more."""


@router.get("/sources")
def sources(request: Request) -> Response:
    """Who is credited, and how often; with `name`, one source."""
    desk: Desk = request.app.state.desk
    name = request.query_params.get("name", "").strip()
    if not name:
        return page(request, "sources/list.html", listed=desk.store.pages.terms("source", limit=500))
    found = desk.store.pages.events(Filter(source=name), 0, MOST)
    shown = profile(name, found.items)
    if not shown.stands:
        raise not_found("source", name)
    return page(request, "sources/source.html", profile=shown, more=max(0, found.total - MOST))
