"""What every list of the API shares: its filters, its pages, and tags that spare an answer that has not changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Query, Request
from starlette.responses import Response

from crossbearing.serve.views.filters import Asked, read_filter

Offset = Annotated[int, Query(ge=0, le=10**9, description="How many to pass over first.")]
Limit = Annotated[int, Query(ge=1, le=500, description="How many to give at most.")]
Offsets = Annotated[str, Query(pattern="^(code-points|utf-16)$", description="What offsets count.")]
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": what,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, what in ((404, "Nothing has this id."), (422, "Not a valid request."))
}


def asked_for(
    q: Annotated[str | None, Query(description="Words the evidence or title must hold.")] = None,
    type: Annotated[str | None, Query(description="A PLOVER type.")] = None,
    mode: Annotated[str | None, Query(description="A PLOVER mode.")] = None,
    place: Annotated[str | None, Query(description="Part of a place's name.")] = None,
    country: Annotated[str | None, Query(description="ISO 3166-1 alpha-3.")] = None,
    actor: Annotated[str | None, Query(description="Part of an actor's name.")] = None,
    source: Annotated[str | None, Query(description="Part of a credited source's name.")] = None,
    outlet: Annotated[str | None, Query(description="Part of an outlet's name.")] = None,
    since: Annotated[str | None, Query(description="First day, ISO.")] = None,
    until: Annotated[str | None, Query(description="Last day, ISO.")] = None,
    standing: Annotated[str | None, Query(description="contested, corroborated or single source.")] = None,
    min_toll: Annotated[str | None, Query(description="Some report counts this many killed.")] = None,
    area: Annotated[str | None, Query(description="west,south,east,north in degrees.")] = None,
) -> Asked:
    """The filter of a request, the same as in the pages' addresses. Raises FormatError."""
    given = locals()
    return read_filter({name: value for name, value in given.items() if value is not None})


Filters = Annotated[Asked, Depends(asked_for)]


def answer(request: Request, body: Any, tag: str | None = None) -> Response:
    """A JSON answer with its tag; 304 without a body where the asker has it already."""
    if isinstance(body, dict) and "items" in body:
        body["next"] = _next(request, body)
    packed = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    tag = f'"{tag}"' if tag else f'"{hashlib.sha256(packed).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in (part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return Response(packed, media_type="application/json", headers=headers)


def paged(items: list[Any], total: int, offset: int, limit: int) -> dict[str, Any]:
    """The shape of every list: items, total, offset, limit, and the address of the next part or null."""
    return {"items": items, "total": total, "offset": offset, "limit": limit}


def _next(request: Request, body: Mapping[str, Any]) -> str | None:
    after = body["offset"] + body["limit"]
    if after >= body["total"]:
        return None
    return f"{request.url.path}?{request.url.include_query_params(offset=after, limit=body['limit']).query}"
