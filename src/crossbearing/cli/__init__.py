"""The command line. Exit status: 0 done, 1 something is wrong with the data or the store, 2 with the command."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from crossbearing.cli.answers import answer_error
from crossbearing.cli.app import app
from crossbearing.errors import CrossbearingError

STOPPED = 130
"""The exit status of a command that was interrupted, by custom of the shell."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command. Always raises SystemExit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _run(given)
    except CrossbearingError as error:
        answer_error(error, as_json="--json" in given)
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        print("stopped; what was stored stays stored, run the command again to go on", file=sys.stderr)
        raise SystemExit(STOPPED) from None
    except BrokenPipeError:
        _let_go_of_output()
        raise SystemExit(0) from None


def _run(given: list[str]) -> None:
    try:
        app(given, prog_name="crossbearing")
    except SystemExit as ended:
        # `crossbearing show | head`: typer meets the closed pipe first and makes status 1 of it.
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        sys.stdout.flush()
        raise


def _let_go_of_output() -> None:
    # Else the interpreter tries once more to write what is left, and complains.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
