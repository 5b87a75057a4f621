"""The application: routers, errors, static files, and the guard around them."""

from __future__ import annotations

import importlib.metadata

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from crossbearing.errors import CrossbearingError
from crossbearing.pipeline.stages import Loader
from crossbearing.serve.answers import TOO_LARGE, Refused, answer_refusal, unforeseen
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.templating import HERE, warm
from crossbearing.serve.safety.guard import Guard
from crossbearing.serve.settings import ServeSettings
from crossbearing.store import Store

DESCRIPTION = (
    "The record: what reports claim happened, who says so, and where accounts agree and contradict. "
    "Offsets count Unicode code points, or UTF-16 units on request (offsets=utf-16)."
)


def create_app(store: Store, settings: ServeSettings | None = None, load: Loader | None = None) -> ASGIApp:
    """The guarded application over one store. `load` loads the stages that read what is added; else the settings say.

    Raises ServeError for settings that would let others in.
    """
    checked = (settings or ServeSettings()).checked()
    warm()
    return Guard(plain_app(Desk(store, checked, load)), checked)


def plain_app(desk: Desk) -> FastAPI:
    """The application without its guard: for the schema, and for tests of the routes alone."""
    version = importlib.metadata.version("crossbearing")
    app = FastAPI(
        title="Crossbearing", version=version, description=DESCRIPTION, docs_url=None, redoc_url=None,
        openapi_url="/api/v1/openapi.json",
    )  # fmt: skip
    app.state.desk = desk
    _include(app)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    app.add_exception_handler(CrossbearingError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, lambda request, _: answer_refusal(request, unforeseen()))
    return app


def _include(app: FastAPI) -> None:
    from crossbearing.serve.api import routers
    from crossbearing.serve.pages import adding, entering, events, judging, reports, review, sources

    for module in (entering, events, reports, sources, review, judging, adding):
        app.include_router(module.router)
    for router in routers():
        app.include_router(router, prefix="/api/v1")


def _on_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, CrossbearingError)
    return answer_refusal(request, error)


def _on_invalid(request: Request, error: Exception) -> Response:
    # The library's own message repeats what was sent: say only where it is wrong.
    assert isinstance(error, RequestValidationError)
    places = [".".join(str(part) for part in one["loc"]) + f" ({one['type']})" for one in error.errors()[:5]]
    return answer_refusal(request, Refused(422, "not a valid request", ", ".join(places), "see /api/v1/openapi.json"))


def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if TOO_LARGE in request.scope:
        return answer_refusal(request, request.scope[TOO_LARGE])
    what = {404: "nothing is at this address", 405: "this address does not take that method"}
    refusal = Refused(error.status_code, what.get(error.status_code, "not answered"), None, "see /events")
    answer = answer_refusal(request, refusal)
    answer.headers.update(error.headers or {})
    return answer
