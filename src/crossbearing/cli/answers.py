"""What commands answer on standard output, and how they say that something is wrong."""

from __future__ import annotations

import json
import sys
from typing import Any

from crossbearing.errors import CrossbearingError


def answer_json(value: Any) -> None:
    """One JSON document, indented, with letters of every script as they are."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Half of a surrogate pair in a report must not keep the rest from being answered.
    sys.stdout.write(text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")


def answer_error(error: CrossbearingError, as_json: bool) -> None:
    """One line on standard error: what failed, the value, the cure; with --json an object on standard output too."""
    if as_json:
        value = None if error.value is None else str(error.value)
        answer_json({"error": {"what": error.what, "value": value, "cure": error.cure}})
    print(f"crossbearing: {' '.join(str(error).split())}", file=sys.stderr)
