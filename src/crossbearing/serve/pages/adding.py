"""Adding reports: pasted, dropped, or from an address; and watching them being read."""

from __future__ import annotations

import asyncio
import datetime
import json
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response, StreamingResponse

from crossbearing.errors import FormatError
from crossbearing.read import Given, ReadSettings
from crossbearing.serve.adding import Job
from crossbearing.serve.answers import not_found
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.forms import Form, read_form
from crossbearing.serve.pages.templating import page

router = APIRouter(include_in_schema=False)
BEAT = 10.0
"""Seconds after which a stream without news says that it still lives."""


@router.get("/add")
def add(request: Request) -> Response:
    """The page to add reports on."""
    desk: Desk = request.app.state.desk
    return page(request, "add/add.html", failures=desk.store.failures.open())


@router.post("/add")
async def added(request: Request) -> Response:
    """Begin to add what a form brings, and go where its progress shows."""
    desk: Desk = request.app.state.desk
    form = await read_form(request)
    sources = await _sources(form)
    job = await run_in_threadpool(desk.jobs.start, sources, _settings(form))
    return RedirectResponse(f"/add/{job.id}", 303)


async def _sources(form: Form) -> list[Given | str]:
    sources: list[Given | str] = []
    for file in form.files("files"):
        sources.append(Given(file.filename or "unnamed file", await file.read()))
    pasted = form.fields.get("pasted")
    if isinstance(pasted, str) and pasted.strip():
        at = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M:%S")
        # Forms send line ends as CR LF, whatever was pasted.
        sources.append(Given(f"pasted {at} UTC", pasted.replace("\r\n", "\n").encode("utf-8", "surrogatepass")))
    if address := form.text("address"):
        if not address.lower().startswith(("http://", "https://")):
            raise FormatError("not an address", address, "give one that begins with http:// or https://")
        sources.append(address)
    if not sources:
        raise FormatError("nothing to add", None, "drop a file, paste a text, or give an address")
    return sources


def _settings(form: Form) -> ReadSettings:
    return ReadSettings(published=form.text("published") or None, outlet=form.text("outlet") or None)


@router.get("/add/{one}")
def job(request: Request, one: str) -> Response:
    """One batch, as it stands; the page goes on by itself where scripts run."""
    desk: Desk = request.app.state.desk
    found = _job(desk, one)
    newest = desk.store.runs.latest()
    return page(request, "add/job.html", job=found, newest=newest)


@router.get("/add/{one}/progress")
async def progress(request: Request, one: str) -> Response:
    """The batch's progress as server-sent events, until it ends."""
    desk: Desk = request.app.state.desk
    stream = told(desk, _job(desk, one), request)
    return StreamingResponse(stream, media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def told(desk: Desk, job: Job, request: Request) -> AsyncIterator[str]:
    """One event for each piece of news, and a comment where there is none for a while."""
    step = -1
    while True:
        news, step = job.step != step, job.step
        yield f"event: progress\ndata: {json.dumps(job.shown())}\n\n" if news else ": still here\n\n"
        if job.ended and job.step == step:
            yield "event: end\ndata: {}\n\n"
            return
        if await request.is_disconnected():
            return
        await run_in_threadpool(desk.jobs.wait, job, step, BEAT)
        await asyncio.sleep(0.05)  # many small steps make one message


def _job(desk: Desk, one: str) -> Job:
    found = desk.jobs.get(one)
    if found is None:
        raise not_found("batch", one)
    return found
