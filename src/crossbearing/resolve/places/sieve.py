"""A Bloom filter over the gazetteer's keys: most capitalised words are no place, and it says so without a query."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

BITS = 1 << 23
"""One mebibyte: for half a million keys about three false alarms in a thousand."""
_PROBES = 4


class Sieve:
    """May say yes to a key that is not there, never no to one that is."""

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    @classmethod
    def of(cls, keys: Iterable[str]) -> Sieve:
        """The filter of these keys."""
        bits = bytearray(BITS // 8)
        for key in keys:
            raw = key.encode()
            at, step = zlib.crc32(raw), zlib.crc32(raw, 0x9E3779B9) | 1
            for _ in range(_PROBES):
                bits[(at & (BITS - 1)) >> 3] |= 1 << (at & 7)
                at += step
        return cls(bytes(bits))

    def may_hold(self, key: str) -> bool:
        """False only where the key is surely not there."""
        bits, raw = self._bits, key.encode()
        at, step = zlib.crc32(raw), zlib.crc32(raw, 0x9E3779B9) | 1
        for _ in range(_PROBES):
            if not bits[(at & (BITS - 1)) >> 3] >> (at & 7) & 1:
                return False
            at += step
        return True

    def __bytes__(self) -> bytes:
        return self._bits
