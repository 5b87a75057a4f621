"""The record in other people's formats, one module a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from crossbearing.export.jsonl import write_jsonl
from crossbearing.export.told import Told

Writer = Callable[[Told, Path], dict[Path, int]]
"""Writes a record into a folder. What comes back: each file and how many things it holds. Raises ExportError."""

FORMATS: dict[str, Writer] = {"jsonl": write_jsonl}
"""Every format by the name that the command line knows it by."""

__all__ = ["FORMATS", "Told", "Writer", "write_jsonl"]
