"""The host a request names: a foreign page that rebinds its own name to this address is turned away."""

from __future__ import annotations

import ipaddress
import socket

from crossbearing.serve.settings import ServeSettings, is_loopback


def host_allowed(host: str, settings: ServeSettings) -> bool:
    """Whether a request to this `Host` (with or without a port) is meant for this server.

    Rebinding needs a name; so a bare address passes where the server listens beyond loopback, and names only where
    they are this machine's or were given.
    """
    name = _without_port(host)
    if not name:
        return False
    if is_loopback(name):
        return True
    if is_loopback(settings.host):
        return name in settings.names
    return _is_address(name) or name in {settings.host.casefold(), socket.gethostname().casefold(), *settings.names}


def _without_port(host: str) -> str:
    host = host.strip().casefold()
    if host.startswith("["):
        return host[1 : host.find("]")] if "]" in host else ""
    name, _, port = host.partition(":")
    return name if not port or port.isdigit() else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
