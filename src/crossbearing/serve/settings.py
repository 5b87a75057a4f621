"""ServeSettings: where the server listens, who may use it, and what it lets them do."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from crossbearing.errors import ServeError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """`token` is needed for any address but loopback. `names` are further host names that requests may be sent to.
    `read_only` refuses every change. `author` is who decides where a form does not say. `extractor` reads what is
    added. `max_body` bounds a request in bytes.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str | None = None
    read_only: bool = False
    author: str = ""
    names: tuple[str, ...] = ()
    extractor: str = "auto"
    max_body: int = 32 * MEGABYTE

    def checked(self) -> ServeSettings:
        """These settings. Raises ServeError where others could reach the record without a token."""
        if not 0 <= self.port <= 65535:
            raise ServeError("no such port", self.port, "choose one from 1024 to 65535")
        if not is_loopback(self.host) and not self.token:
            cure = "give --token SECRET, or stay on 127.0.0.1"
            raise ServeError("others could reach this address without a token", self.host, cure)
        if self.token is not None and len(self.token) < 12:
            raise ServeError("a token of fewer than 12 characters", None, "give a longer one, such as a random one")
        return self


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
