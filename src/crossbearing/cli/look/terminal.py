"""The terminal, its colours, and text that is safe to print on it."""

from __future__ import annotations

import functools
import re
import sys
import unicodedata
from typing import IO, Any, cast

from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

_THEME = Theme(
    {
        "title": "bold", "quiet": "dim", "id": "dim cyan", "agree": "green", "clash": "bold red", "lone": "yellow",
        "number": "bold", "trigger": "bold yellow", "evidence": "underline", "outlet": "cyan", "source": "magenta",
        "label": "dim", "found": "bold yellow", "fault": "red", "rule.line": "dim",
    }
)  # fmt: skip

WIDEST = 120
"""Columns beyond which lines only get harder to read."""


@functools.cache
def console() -> Console:
    """Standard output: coloured on a terminal, plain in a pipe."""
    made = Console(theme=_THEME, highlight=False, emoji=False, markup=False)
    made.width = min(made.width, WIDEST)
    if not made.is_terminal:
        made.file = cast(IO[str], _Trimmed())
    return made


class _Trimmed:
    """Standard output, whatever it now is, without the spaces that fill lines up to the edge."""

    def write(self, text: str) -> int:
        return sys.stdout.write(re.sub(r"[ \t]+(?=\n)", "", text))

    def __getattr__(self, name: str) -> Any:
        return getattr(sys.stdout, name)


@functools.cache
def error_console() -> Console:
    """Standard error, for progress."""
    return Console(theme=_THEME, stderr=True, highlight=False, emoji=False, markup=False)


def hanging(lead: str | Text, body: Text, style: str = "") -> Table:
    """`body` behind `lead`, its further lines under its own beginning."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True, style=style)
    grid.add_column()
    grid.add_row(lead, body)
    return grid


def safe(text: str) -> str:
    """`text` with every character that could steer a terminal replaced, one for one, so that offsets still hold."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    # Controls, lone surrogates, and marks that turn the direction of writing.
    if character in "\n\t":
        return False
    return unicodedata.category(character) in ("Cc", "Cs") or unicodedata.bidirectional(character) in _TURNS


_TURNS = ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")


def one_line(text: str) -> str:
    """`text` safe and on one line."""
    return " ".join(safe(text).split())
