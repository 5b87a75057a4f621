"""How concepts are written into a row: compact JSON that leaves out what equals a field's default."""

from __future__ import annotations

import dataclasses
import functools
import json
from typing import Any, TypeVar

from crossbearing.concepts import Unresolved, notation

T = TypeVar("T")


def pack(value: Any) -> str:
    """A concept as JSON text. Equal concepts give equal text. Inverse: `unpack`."""
    return json.dumps(_slim(value), ensure_ascii=False, separators=(",", ":"))


def unpack(kind: type[T], body: str, **known: Any) -> T:
    """The concept `kind` from `pack`'s text, with fields that were kept beside it. Raises FormatError."""
    value = json.loads(body)
    value.update(known)
    rebuilt: T = notation.rebuild(kind, value)
    return rebuilt


def _slim(value: Any) -> Any:
    kind: type = type(value)
    if kind in _SCALARS:
        return value
    if isinstance(value, tuple | list):
        return [_slim(part) for part in value]
    fields = _fields(kind)
    if fields is None:
        return value
    slim = {}
    for name, default in fields:
        part = getattr(value, name)
        if default is dataclasses.MISSING or part != default:
            slim[name] = _slim(part)
    return slim


_SCALARS = frozenset((str, int, float, bool, type(None)))  # most of what there is, told apart at once


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...] | None:
    # The fields of a dataclass and their defaults, None for other types. An Unresolved is told from a Place by having
    # all its fields, so it keeps them (notation.rebuild).
    if not dataclasses.is_dataclass(kind):
        return None
    keeps_all = kind is Unresolved
    return tuple((f.name, dataclasses.MISSING if keeps_all else f.default) for f in dataclasses.fields(kind))
