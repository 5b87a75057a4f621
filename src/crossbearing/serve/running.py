"""Running the server: one process, no log of what people ask, a word when it listens."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from crossbearing.errors import ServeError
from crossbearing.serve.app import create_app
from crossbearing.serve.settings import ServeSettings
from crossbearing.store import Store


def run(store: Store, settings: ServeSettings, ready: Callable[[str], None]) -> None:
    """Serve until interrupted. `ready` is called with the address once it listens. Raises ServeError."""
    listening = bind(settings)
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    # The access log would keep what people search for, and addresses of what they read.
    config = uvicorn.Config(
        create_app(store, settings), access_log=False, log_level="warning", server_header=False, date_header=True,
        timeout_graceful_shutdown=2, lifespan="off",
    )  # fmt: skip
    ready(f"http://{shown}:{port}/")
    uvicorn.Server(config).run(sockets=[listening])


def bind(settings: ServeSettings) -> socket.socket:
    """A socket that listens where the settings say. Raises ServeError."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((settings.host.strip("[]"), settings.port))
    except OSError as error:
        listening.close()
        address = f"{settings.host}:{settings.port}"
        raise ServeError("cannot listen there", f"{address} ({error.strerror})", "choose another --port") from error
    return listening
