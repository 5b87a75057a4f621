"""Files that are whole or not there: nobody ever reads half an export."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from crossbearing.errors import ExportError


def write_atomically(path: Path, lines: Iterable[str]) -> int:
    """Write lines (each with its own end) in UTF-8 into `path`, in one step once all are written. How many there were.

    An earlier file stands untouched until then, and for good where writing fails. Raises ExportError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise _failed(path, error) from error
    written = Path(name)
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            number = sum(1 for line in lines if file.write(line))
            file.flush()
            os.fsync(file.fileno())
        written.chmod(0o644)
        written.replace(path)
    except OSError as error:
        written.unlink(missing_ok=True)
        raise _failed(path, error) from error
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return number


def _failed(path: Path, error: OSError) -> ExportError:
    reason = error.strerror or type(error).__name__
    return ExportError("cannot be written", f"{path} ({reason})", "check the folder's permissions and the free space")
