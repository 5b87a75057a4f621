"""Where items are found: files, folders, globs, standard input, addresses."""

from __future__ import annotations

import glob
import io
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, cast

from crossbearing.concepts import Failure
from crossbearing.errors import ReadError
from crossbearing.read.reports import failed
from crossbearing.read.settings import ReadSettings

STANDARD_INPUT = "-"
_WILD = "*?["


@dataclass(frozen=True, slots=True)
class Source:
    """One stream of bytes that can be opened: `origin` names it, `url` is its address where it was fetched."""

    origin: str
    open: Callable[[], AbstractContextManager[BinaryIO]]
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """Bytes that are at hand (pasted, sent), and the name they go by: read like a file of that name."""

    origin: str
    raw: bytes


def find_sources(given: str | Path | Given, settings: ReadSettings) -> Iterator[Source | Failure]:
    """The sources that a path, glob, `-` or address stands for, in the order of their names.

    Folders are searched to the bottom, through links, each folder once however links lead to it; hidden files and
    folders are passed over. A path that is not there, cannot be opened or is no file gives a Failure.
    """
    if isinstance(given, Given):
        yield Source(given.origin, lambda: io.BytesIO(given.raw))
        return
    name = os.fspath(given)
    if name == STANDARD_INPUT:
        yield Source("standard input", lambda: nullcontext(sys.stdin.buffer))
    elif name.lower().startswith(("http://", "https://")):
        yield Source(name, lambda: _fetch(name, settings), name)
    elif os.path.isdir(name):
        yield from _folder(name)
    elif os.path.lexists(name):
        yield _file(name)
    else:
        yield from _matches(name)


def _matches(pattern: str) -> Iterator[Source | Failure]:
    found = sorted(glob.glob(pattern, recursive=True)) if any(x in pattern for x in _WILD) else []
    if not found:
        what = "no file matches" if any(x in pattern for x in _WILD) else "no such file or folder"
        yield failed(_shown(pattern), ReadError(what, pattern, "check the path"))
    for name in found:
        yield from _folder(name) if os.path.isdir(name) else [_file(name)]


def _file(name: str) -> Source:
    return Source(_shown(name), lambda: _open(name))


def _open(name: str) -> BinaryIO:
    try:
        return cast(BinaryIO, open(name, "rb"))
    except OSError as error:
        raise ReadError("cannot be opened", error.strerror or str(error), _cure(error)) from error


def _cure(error: OSError) -> str:
    return "ask for the right to read it" if isinstance(error, PermissionError) else "check the path and its links"


def _folder(name: str) -> Iterator[Source | Failure]:
    empty = True
    for item in _below(name, set()):
        empty = False
        yield item
    if empty:
        yield failed(_shown(name), ReadError("no files in the folder", cure="give a folder that holds reports"))


def _below(folder: str, seen: set[tuple[int, int]]) -> Iterator[Source | Failure]:
    try:
        here = os.stat(folder)
        entries = sorted(os.listdir(folder))
    except OSError as error:
        yield failed(_shown(folder), ReadError("folder cannot be opened", error.strerror, _cure(error)))
        return
    if (here.st_dev, here.st_ino) in seen:
        return
    seen.add((here.st_dev, here.st_ino))
    for entry in entries:
        if not entry.startswith("."):
            yield from _entry(os.path.join(folder, entry), seen)


def _entry(name: str, seen: set[tuple[int, int]]) -> Iterator[Source | Failure]:
    if os.path.isdir(name):
        yield from _below(name, seen)
        return
    try:
        regular = stat.S_ISREG(os.stat(name).st_mode)
    except OSError as error:
        yield failed(_shown(name), ReadError("cannot be opened", error.strerror, _cure(error)))
        return
    if regular:
        yield _file(name)
    else:
        yield failed(_shown(name), ReadError("neither a file nor a folder", cure="give it by its own path to read it"))


def _shown(name: str) -> str:
    # A name may hold bytes that are no UTF-8: shown so that it can be stored and typed back.
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _fetch(address: str, settings: ReadSettings) -> BinaryIO:
    """What an address gives, wholly read, within the time and size the settings allow. Raises ReadError."""
    import time
    from http.client import HTTPException
    from urllib.request import Request, urlopen

    ends = time.monotonic() + settings.timeout
    request = Request(address, headers={"User-Agent": "crossbearing (reads what its user names)"})
    parts, size = [], 0
    try:
        with urlopen(request, timeout=settings.timeout) as answer:
            while part := answer.read1(1 << 16):
                parts.append(part)
                size += len(part)
                _check_bounds(size, ends - time.monotonic(), settings)
    except (OSError, HTTPException, ValueError) as error:
        raise ReadError(
            "cannot be fetched", str(error), "check the address and the connection, then try again"
        ) from error
    return io.BytesIO(b"".join(parts))


def _check_bounds(size: int, left: float, settings: ReadSettings) -> None:
    if size > settings.max_item_bytes:
        raise ReadError(
            "more than an address may give",
            f"{settings.max_item_bytes} bytes",
            "raise the bound: add --max-item-mb (ReadSettings.max_item_bytes)",
        )
    if left < 0:
        raise ReadError("too slow", f"{settings.timeout} seconds", "try again, or raise timeout")


def buffered(stream: IO[bytes]) -> io.BufferedReader:
    """A stream that can be peeked into, gunzipped where it is gzipped."""
    from crossbearing.read.formats.detect import HEAD
    from crossbearing.read.formats.unpack import Unpacked

    return io.BufferedReader(Unpacked(cast(BinaryIO, stream)), HEAD)
