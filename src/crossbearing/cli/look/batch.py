"""Adding, while it goes on and when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from crossbearing.cli.look.terminal import console, error_console, one_line
from crossbearing.cli.look.words import many
from crossbearing.pipeline import Added


class Steps(Protocol):
    """A progress display: the sources as they are begun, and a step for each item."""

    @property
    def sources(self) -> Iterable[str]: ...

    def step(self, origin: str, added: Added) -> None: ...


class _Silent:
    def __init__(self, sources: Sequence[str]) -> None:
        self.sources: Iterable[str] = sources

    def step(self, origin: str, added: Added) -> None:
        """In a pipe nothing is said until the end."""


@contextmanager
def progress_of(sources: Sequence[str], quiet: bool) -> Iterator[Steps]:
    """A bar with rate and time left on a terminal; nothing in a pipe."""
    screen = error_console()
    if quiet or not screen.is_terminal:
        yield _Silent(sources)
        return
    from crossbearing.cli.look.bar import Bar

    with Bar(sources, screen) as bar:
        yield bar


def show_added(added: Added, store: str) -> None:
    """What a batch came to; each failure on its line."""
    from crossbearing.cli.look.screens.holdings import show_failure

    screen = console()
    for failure in added.failures:
        show_failure(failure)
    parts = [many(added.reports, "new report"), many(added.claims, "claim")]
    parts += [many(added.versions, "new version")] if added.versions else []
    parts += [f"{added.reread:,} read again"] if added.reread else []
    parts += [f"{added.unchanged:,} there already"] if added.unchanged else []
    parts += [f"{added.failures and len(added.failures)} failed"] if added.failures else []
    screen.print(f"{', '.join(parts)}; {many(added.events, 'event')} new or changed in {one_line(store)}")
