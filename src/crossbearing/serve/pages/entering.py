"""Logging in, where the server asks for its token."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from crossbearing.serve.answers import Refused
from crossbearing.serve.desk import Desk
from crossbearing.serve.pages.forms import local, read_form
from crossbearing.serve.pages.templating import page
from crossbearing.serve.safety import access

router = APIRouter(include_in_schema=False)


@router.get("/login")
def login(request: Request) -> Response:
    """The form that asks for the token."""
    return page(request, "login.html", wrong=False)


@router.post("/login")
async def logged_in(request: Request) -> Response:
    """Let in whoever brings the token."""
    desk: Desk = request.app.state.desk
    form = await read_form(request)
    if desk.settings.token is None:
        raise Refused(404, "this server asks for no token", None, "go to /events")
    if not access.same(form.text("token"), desk.settings.token):
        return page(request, "login.html", 401, wrong=True)
    answer = RedirectResponse(local(form.text("next")), 303)
    stamp = access.stamp(desk.settings.token)
    answer.set_cookie(access.COOKIE, stamp, httponly=True, samesite="strict", path="/", max_age=7 * 86400)
    return answer
