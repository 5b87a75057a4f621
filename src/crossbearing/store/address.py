"""Where a store is: a SQLite file by its path, or a database by its URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from crossbearing.errors import StoreError

_CURE = "give a file's path, or a URL such as postgresql://user@host/name"


@dataclass(frozen=True)
class Address:
    """`shown` is for people and never holds a password; `path` is None for a database on a server."""

    url: URL
    path: Path | None
    shown: str


def parse_address(location: str | Path) -> Address:
    """The address in `location`. Raises StoreError for a URL of a kind the store does not speak."""
    text = str(location)
    if "://" not in text:
        if not text:
            raise StoreError("no store named", text, _CURE)
        return _file(Path(text))
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise StoreError("not the URL of a store", text.partition("@")[2] or text, _CURE) from error
    if url.get_backend_name() == "sqlite" and url.database:
        return _file(Path(url.database))
    if url.get_backend_name() in ("postgresql", "postgres"):
        shown = url.render_as_string(hide_password=True)
        return Address(url.set(drivername="postgresql+psycopg"), None, shown)
    raise StoreError("not a kind of store", url.drivername, _CURE)


def _file(path: Path) -> Address:
    return Address(URL.create("sqlite", database=str(path)), path, str(path))
