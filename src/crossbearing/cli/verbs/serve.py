"""serve: the record in the browser."""

from __future__ import annotations

import threading
import webbrowser
from typing import Annotated

import typer

from crossbearing.cli.options import DEFAULT_STORE, ExtractorName, StorePath, extractor_named, opened


def serve(
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; any but loopback needs --token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 lets the system choose.")] = 8765,
    token: Annotated[
        str | None, typer.Option("--token", envvar="CROSSBEARING_TOKEN", help="What people must know to come in.")
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show the record; let nobody change it.")] = False,
    author: Annotated[
        str, typer.Option("--author", envvar="CROSSBEARING_AUTHOR", help="Who decides where a form does not say.")
    ] = "",
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A further host name by which browsers reach this server.")
    ] = None,
    extractor: ExtractorName = "auto",
    open_browser: Annotated[bool, typer.Option("--open", help="Open the browser, too.")] = False,
    store: StorePath = DEFAULT_STORE,
) -> None:
    """Show the record in the browser, to read, check, correct and add to. Stop with Ctrl-C."""
    from crossbearing.serve import ServeSettings

    names = tuple(one.casefold() for one in name or ())
    settings = ServeSettings(host, port, token, read_only, author, names, extractor_named(extractor)).checked()
    with opened(store, create=not read_only) as target:
        from crossbearing.serve.running import run

        def ready(address: str) -> None:
            typer.echo(f"the record of {target.location} is at {address}")
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        run(target, settings, ready)
