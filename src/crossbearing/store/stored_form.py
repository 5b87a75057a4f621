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
    if isinstance(value, tuple | list):
        return [_slim(part) for part in value]
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    given = ((name, getattr(value, name), default) for name, default in _fields(type(value)))
    return {name: _slim(part) for name, part, default in given if default is dataclasses.MISSING or part != default}


@functools.cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    # An Unresolved is told from a Place by having all its fields, so it keeps them (notation.rebuild).
    keeps_all = kind is Unresolved
    fields = dataclasses.fields(kind)
    return tuple((f.name, dataclasses.MISSING if keeps_all else f.default) for f in fields)
