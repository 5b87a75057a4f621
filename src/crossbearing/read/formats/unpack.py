"""Bytes from anywhere, gunzipped where they are gzipped, within bounds."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from crossbearing.errors import ReadError

CHUNK = 1 << 16
BOMB_FLOOR, BOMB_RATIO = 64 << 20, 200
"""Beyond 64 MiB, more than 200 bytes for each packed one is no news text (which packs to a third or a tenth, a log
of repeats to a hundredth) but data made to fill the memory; deflate's limit is 1,032."""


class Unpacked(io.RawIOBase):
    """A readable stream over `source`, unpacking gzip (members one after another) as it goes.

    After the end, `loss` says why data is missing (None where it is whole). Reading never raises on damage: what
    came before it can still be read.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._pending = b""
        self._packed = self._given = 0
        self.loss: str | None = None
        self._inflater: zlib._Decompress | None = None
        first = self._fetch(CHUNK)
        if first[:2] == b"\x1f\x8b":
            self._inflater = zlib.decompressobj(wbits=31)
        self._input = first

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        wanted = len(buffer)
        while not self._pending and not self._ended():
            self._pending = self._step()
        given = self._pending[:wanted]
        self._pending = self._pending[wanted:]
        buffer[: len(given)] = given
        return len(given)

    def _ended(self) -> bool:
        if not self._input and self.loss is None:
            self._input = self._fetch(CHUNK)
            if not self._input and self._inflater and not self._inflater.eof:
                self.loss = "gzip data ends too early"
        return not self._input or self.loss is not None

    def _step(self) -> bytes:
        if self._inflater is None:
            out, self._input = self._input, b""
            return out
        if self._inflater.eof:
            return self._next_member()
        try:
            out = self._inflater.decompress(self._input, CHUNK * 4)
        except zlib.error as error:
            self.loss = f"damaged gzip data ({error})"
            return b""
        self._input = self._inflater.unused_data if self._inflater.eof else self._inflater.unconsumed_tail
        self._given += len(out)
        if self._given > BOMB_FLOOR and self._given > BOMB_RATIO * self._packed:
            self.loss = f"gzip data grows more than {BOMB_RATIO} times, which news text does not"
            return b""
        return out

    def _next_member(self) -> bytes:
        if self._input.startswith(b"\x1f\x8b"):
            self._inflater = zlib.decompressobj(wbits=31)
        else:
            if self._input.strip(b"\0"):
                self.loss = "bytes that are not gzip follow the gzip data"
            self._input = b""
        return b""

    def _fetch(self, size: int) -> bytes:
        # A pipe gives what it has: fill the chunk, so that detection sees a whole head.
        parts, missing = [], size
        while missing and (part := self._source.read(missing)):
            parts.append(part)
            missing -= len(part)
        self._packed += size - missing
        return b"".join(parts)


def read_whole(stream: io.BufferedReader, limit: int, partial: bool = False) -> bytes:
    """All bytes of a stream. Raises ReadError beyond `limit`, having read no more than that, or where data is lost
    and `partial` does not allow it.
    """
    data = stream.read(limit + 1)
    loss = loss_of(stream)
    if loss and not partial:
        raise ReadError(loss, cure="fetch it again")
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> ReadError:
    """The error for an item beyond the bound."""
    return ReadError(
        f"larger than {limit / (1 << 20):.3g} MB, the most one item may have",
        cure="split it into reports, or raise the bound: add --max-item-mb (ReadSettings.max_item_bytes)",
    )


def loss_of(stream: io.BufferedReader) -> str | None:
    """Why a stream over Unpacked lacks data, or None."""
    return stream.raw.loss if isinstance(stream.raw, Unpacked) else None
