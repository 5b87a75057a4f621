"""Ids as people type them: whole, or the beginning of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.errors import StoreError

if TYPE_CHECKING:
    from crossbearing.store import Store

SHORTEST = 4
"""Characters of a beginning that stands for an id, where only one id begins so."""


def meant(store: Store, given: str) -> str:
    """The only id that begins like this, else what was given."""
    near = store.near(given) if len(given) >= SHORTEST else ()
    return near[0] if len(near) == 1 and near[0].startswith(given) else given


def unknown(store: Store, given: str, what: str, see: str = "crossbearing show lists the events") -> StoreError:
    """The error for an id that nothing has, with those it may have been, else where to `see` them."""
    alike = ", ".join(store.near(given))
    return StoreError(what, given, f"did you mean {alike}?" if alike else see)
