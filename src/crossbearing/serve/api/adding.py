"""Adding reports through the API, and following the batch."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import JSONResponse, Response

from crossbearing.read import Given, ReadSettings
from crossbearing.serve.answers import not_found
from crossbearing.serve.api.paging import ERRORS, answer
from crossbearing.serve.desk import Desk

router = APIRouter(tags=["adding"], responses=ERRORS)


class Text(BaseModel):
    """One report's bytes as text: plain text, HTML, a feed or JSON Lines; `name` is what it goes by."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1)
    name: str = Field(default="sent to the API", min_length=1, max_length=200)
    published: str | None = Field(default=None, max_length=60)
    outlet: str | None = Field(default=None, max_length=200)


@router.post("/reports", status_code=202, responses={403: {"description": "This server only shows."}})
def post_report(request: Request, given: Text) -> Response:
    """Begin to add one text. The answer names the batch to follow."""
    desk: Desk = request.app.state.desk
    settings = ReadSettings(published=given.published, outlet=given.outlet)
    job = desk.jobs.start([Given(given.name, given.text.encode("utf-8", "surrogatepass"))], settings)
    return JSONResponse(job.shown(), 202, {"Location": f"/api/v1/batches/{job.id}"})


@router.get("/batches/{one}")
def get_batch(request: Request, one: Annotated[str, Path(description="A batch's id.")]) -> Response:
    """How far a batch has come; /add/{id}/progress tells the same as server-sent events."""
    desk: Desk = request.app.state.desk
    job = desk.jobs.get(one)
    if job is None:
        raise not_found("batch", one)
    return answer(request, job.shown())
