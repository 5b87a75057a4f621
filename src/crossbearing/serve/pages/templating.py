"""Templates, with everything that reaches the browser made harmless on its way."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from crossbearing.concepts import COUNT_KINDS, EVENT_TYPES, MODES, STATUSES
from crossbearing.concepts.plover import CERTAINTIES
from crossbearing.errors import CrossbearingError
from crossbearing.serve.safety import forgery
from crossbearing.serve.settings import ServeSettings
from crossbearing.serve.views import words
from crossbearing.serve.views.facts import NAMES
from crossbearing.serve.views.text.addresses import in_address
from crossbearing.serve.views.text.marking import ROLES
from crossbearing.serve.views.text.neutral import neutral, outside

HERE = Path(__file__).parents[1]
AUTHOR = "crossbearing_author"


def _finalize(value: Any) -> Any:
    # Every value a template writes passes here: no template can forget it.
    if value is None:
        return ""
    return value if isinstance(value, Markup) else neutral(str(value))


def exact(text: str) -> Markup:
    """Report text for the browser, character for character: a carriage return as such, or HTML would drop it."""
    return Markup(str(escape(neutral(text))).replace("\r", "&#13;"))


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "day": words.day, "moment": words.moment, "number": words.number, "outside": outside, "exact": exact,
        "neutral": neutral, "in_address": in_address, "sentence": lambda words: words[:1].upper() + words[1:],
    }  # fmt: skip
    made.globals |= {
        "many": words.many, "days": words.days, "where": words.where, "heading": words.heading, "chain": words.chain,
        "manner": words.manner, "outlet": words.outlet, "signs": words.SIGNS, "roles": ROLES, "names": NAMES,
        "EVENT_TYPES": EVENT_TYPES, "MODES": MODES, "STATUSES": STATUSES, "CERTAINTIES": CERTAINTIES,
        "COUNT_KINDS": COUNT_KINDS, "version": importlib.metadata.version("crossbearing"),
    }  # fmt: skip
    return made


environment = _environment()


def warm() -> None:
    """Compile every template, so that the first who looks does not wait for it."""
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def page(request: Request, template: str, status: int = 200, **given: Any) -> HTMLResponse:
    """One page, with the token that its forms must bring back."""
    settings: ServeSettings = request.app.state.desk.settings
    token = request.cookies.get(forgery.COOKIE, "")
    fresh = token if len(token) >= 24 else forgery.new_token()
    shared = {
        "csrf": fresh, "read_only": settings.read_only, "here": request.url.path, "guarded": settings.token is not None,
        "author": unquote(request.cookies.get(AUTHOR, "")) or settings.author, 
        "partial": "hx-request" in request.headers,
    }  # fmt: skip
    body = environment.get_template(template).render(shared | given)
    answer = HTMLResponse(body, status, {"Cache-Control": "no-store", "Vary": "HX-Request"})
    if fresh != token:
        answer.set_cookie(forgery.COOKIE, fresh, samesite="strict", httponly=True, path="/")
    return answer


def error_page(request: Request, status: int, error: CrossbearingError) -> HTMLResponse:
    """The page that says what is wrong. It needs nothing of the store."""
    given = {
        "csrf": "", "read_only": True, "here": request.scope["path"], "author": "", "partial": False, "guarded": False,
        "status": status, "error": error, "login": status == 401,
    }  # fmt: skip
    body = environment.get_template("error.html").render(given)
    return HTMLResponse(body, status, {"Cache-Control": "no-store"})
