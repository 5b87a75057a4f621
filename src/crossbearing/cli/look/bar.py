"""The progress bar of adding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from crossbearing.cli.look.terminal import one_line
from crossbearing.pipeline import Added


class Bar:
    """Counts files (a folder is opened up first); says how many reports a second, and how long it will take."""

    def __init__(self, sources: Sequence[str], screen: Console) -> None:
        self._given = [one for source in sources for one in _opened_up(source)]
        columns = (
            TextColumn("reading"), BarColumn(bar_width=None), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(compact=True), TextColumn("{task.fields[origin]}", style="dim"),
        )  # fmt: skip
        self._progress = Progress(*columns, console=screen, transient=True)
        self._task = self._progress.add_task("", total=len(self._given), rate="", origin="")

    @property
    def sources(self) -> Iterator[str]:
        """The files and addresses; the bar moves as each is begun."""
        for number, source in enumerate(self._given):
            self._progress.update(self._task, completed=number)
            yield source
        self._progress.update(self._task, completed=len(self._given), origin="bringing claims together")

    def step(self, origin: str, added: Added) -> None:
        """Say where reading is, and how fast it goes."""
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = f"{added.done / elapsed:.1f}/s" if elapsed > 1 else ""
        self._progress.update(self._task, rate=rate, origin=one_line(origin)[-30:])

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()


def _opened_up(source: str) -> list[str]:
    # Only to count: what a folder holds is decided by reading, in the order of names.
    folder = Path(source)
    if source == "-" or not folder.is_dir():
        return [source]
    found = sorted(str(path) for path in folder.rglob("*") if path.is_file() and not _hidden(path, folder))
    return found or [source]


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
