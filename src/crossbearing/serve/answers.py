"""How the server says that something is wrong: one page, and one JSON shape."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from crossbearing.errors import (
    ConflictError,
    CrossbearingError,
    FormatError,
    ReadError,
    ServeError,
    SpanError,
    StoreError,
)


class Refused(ServeError):
    """A request that is not answered, with its HTTP status."""

    def __init__(self, status: int, what: str, value: object = None, cure: str = "") -> None:
        super().__init__(what, value, cure)
        self.status = status


TOO_LARGE = "crossbearing.too_large"
"""Where a request's scope keeps the refusal of a body that was more than it may bring."""


def unforeseen() -> Refused:
    """The refusal for an error nobody foresaw. It says nothing of it: a message may quote a report."""
    cure = "try again; if it stays, please tell the maintainers what you did"
    return Refused(500, "something unforeseen went wrong", None, cure)


def not_found(kind: str, given: str, alike: tuple[str, ...] = ()) -> Refused:
    """The refusal for an id that nothing has."""
    cure = f"did you mean {', '.join(alike)}?" if alike else "follow a link from the events"
    return Refused(404, f"no such {kind}", given, cure)


def status_of(error: CrossbearingError) -> int:
    """The HTTP status that an error of the package means."""
    if isinstance(error, Refused):
        return error.status
    if isinstance(error, ConflictError):
        return 409
    if isinstance(error, FormatError | SpanError | ReadError):
        return 422
    return 503 if isinstance(error, StoreError) else 500


def error_json(status: int, error: CrossbearingError) -> dict[str, Any]:
    """The one shape: {"error": {"status", "what", "value", "cure"}}."""
    value = None if error.value is None else str(error.value)[:200]
    return {"error": {"status": status, "what": error.what, "value": value, "cure": error.cure}}


def answer_refusal(request: Request, error: CrossbearingError) -> Response:
    """An answer to a request that failed: JSON under /api, a page elsewhere."""
    status = status_of(error)
    headers = {"WWW-Authenticate": "Bearer"} if status == 401 else {}
    if request.scope["path"].startswith("/api/"):
        return JSONResponse(error_json(status, error), status, headers)
    from crossbearing.serve.pages.templating import error_page

    return error_page(request, status, error)
