"""The gate before every request: host, token, size, origin, read-only; and the headers on every answer."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crossbearing.serve.answers import TOO_LARGE, Refused, answer_refusal, unforeseen
from crossbearing.serve.safety.access import may_enter
from crossbearing.serve.safety.forgery import SAFE, same_origin
from crossbearing.serve.safety.headers import HEADERS
from crossbearing.serve.safety.hosts import host_allowed
from crossbearing.serve.settings import ServeSettings

log = logging.getLogger("crossbearing.serve")


class Guard:
    """The outermost layer. What goes wrong within becomes an answer, and a line in the log that quotes no report."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent = _Sent(send)
        try:
            request = Request(scope)
            refusal = self._refusal(request)
            if refusal:
                await answer_refusal(request, refusal)(scope, receive, sent)
                return
            await self._app(scope, self._bounded(scope, receive), sent)
        except Refused as refusal:
            await self._fail(scope, receive, sent, refusal)
        except Exception as error:  # an answer must come, and a traceback's message may hold words of a report
            log.error("%s at %s while answering %s", type(error).__name__, _place(error), scope["path"])
            await self._fail(scope, receive, sent, unforeseen())

    def _refusal(self, request: Request) -> Refused | None:
        settings, path = self._settings, request.url.path if _plain_host(request) else ""
        if not host_allowed(request.headers.get("host", ""), settings):
            return Refused(400, "a request to another host", None, "use the address that crossbearing serve printed")
        if not may_enter(path, request.headers, request.cookies, settings):
            return Refused(401, "this record needs its token", None, "log in with the token it was started with")
        if request.method not in SAFE:
            if not same_origin(request.headers):
                return Refused(403, "a request from another site", None, "open the page anew and try from there")
            if settings.read_only and path != "/login":
                return Refused(403, "this server only shows", None, "start it without --read-only to change the record")
        if _stated_size(request) > settings.max_body:
            return _too_large(settings.max_body)
        return None

    def _bounded(self, scope: Scope, receive: Receive) -> Receive:
        taken = 0

        async def bounded() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._settings.max_body:
                # Whoever reads the body may make another error of this one: it is kept for the answer.
                scope[TOO_LARGE] = _too_large(self._settings.max_body)
                raise scope[TOO_LARGE]
            return message

        return bounded

    async def _fail(self, scope: Scope, receive: Receive, sent: _Sent, refusal: Refused) -> None:
        if not sent.begun:  # once an answer has begun, all that is left is to end it
            await answer_refusal(Request(scope), refusal)(scope, receive, sent)


class _Sent:
    """`send`, with the headers of every answer laid on."""

    def __init__(self, send: Callable[[MutableMapping[str, Any]], Awaitable[None]]) -> None:
        self._send, self.begun = send, False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            given = {name.lower() for name, _ in message.get("headers", [])}
            extra = [(k.encode(), v.encode()) for k, v in HEADERS if k.encode() not in given]
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await self._send(message)


def _plain_host(request: Request) -> bool:
    # A malformed Host makes the address unreadable: the check of the host refuses it.
    try:
        return bool(request.url)
    except ValueError:
        return False


def _stated_size(request: Request) -> int:
    stated = request.headers.get("content-length", "0")
    return int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 19 else 0


def _too_large(bound: int) -> Refused:
    return Refused(413, "more than one request may bring", f"{bound} bytes", "add it in parts, or by crossbearing add")


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].name}, line {frames[-1].lineno} of {frames[-1].filename.rsplit('/', 1)[-1]}" if frames else "?"
