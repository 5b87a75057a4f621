"""Adding sources to a store: each report in one transaction, whatever happens to the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from crossbearing.concepts import Failure, Reading, Run
from crossbearing.errors import UnstorableError
from crossbearing.pipeline.ahead import Workers, in_order
from crossbearing.pipeline.settings import Settings
from crossbearing.pipeline.stages import Stages, Understood, failed
from crossbearing.read import Given, read_source
from crossbearing.store import Store, Version


@dataclass(slots=True)
class Added:
    """What a batch came to: reports stored for the first time, new versions of known ones, reports read again by
    another engine, those that were there already, claims found, and what failed. `events` is how many events (or
    lineages) changed or ended. `run` is None where nothing was stored.
    """

    run: str | None = None
    reports: int = 0
    versions: int = 0
    reread: int = 0
    unchanged: int = 0
    claims: int = 0
    events: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many items have been dealt with."""
        return self.reports + self.versions + self.reread + self.unchanged + len(self.failures)


Progress = Callable[[str, Added], None]
"""Called after each item with the place it was found, and with what the batch has come to so far."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """An item on its way: `answer` waits for what its report says, None where nothing has to be asked."""

    item: Reading | Failure
    answer: Callable[[], Understood] | None = None


class Adding:
    """One batch of sources into one store."""

    def __init__(self, store: Store, stages: Stages, run: Run, settings: Settings) -> None:
        self._store, self._stages, self._run, self._settings = store, stages, run, settings
        self.added = Added()

    def add(
        self, sources: Iterable[str | Given], workers: Workers | None = None, progress: Progress | None = None
    ) -> Added:
        """Read, understand and store every item. Raises StoreError, with all before it stored."""
        for asked in self._in_turn(sources, workers):
            self._settle(asked)
            if progress:
                progress(asked.item.origin, self.added)
        return self.added

    def _in_turn(self, sources: Iterable[str | Given], workers: Workers | None) -> Iterator[_Asked]:
        settings = self._settings.read
        if workers is None:
            yield from (self._ask(item, None) for source in sources for item in read_source(source, settings))
            return
        asked = (self._ask(item, workers) for item in workers.read(sources, settings))
        yield from in_order((_holding(one) for one in asked), workers.window)

    def _ask(self, item: Reading | Failure, workers: Workers | None) -> _Asked:
        if isinstance(item, Failure):
            return _Asked(item)
        found = None
        if version := self._store.reports.find(item.report):
            if self._store.claims.known(version, self._stages.engines):
                return _Asked(item)
            found = self._store.claims.extracted(version, self._stages.extractor.name)
        if workers:
            return _Asked(item, workers.submit(item, found))
        return _Asked(item, lambda: self._stages.understand(item, found))

    def _settle(self, asked: _Asked) -> None:
        if isinstance(asked.item, Failure):
            self._fail(asked.item)
        elif asked.answer is None:
            self.added.unchanged += 1
        else:
            try:
                self._store_report(asked.item, asked.answer())
            except UnstorableError as error:
                self._fail(failed(asked.item.origin, "store", error))

    def _store_report(self, reading: Reading, understood: Understood) -> None:
        before = self._store.reports.find(reading.report)
        if before and self._store.claims.known(before, self._stages.engines):
            self.added.unchanged += 1  # the same report twice in one batch
            return
        with self._store.change(self._run) as change:
            version = self._store.reports.put(change, reading, self._settings.keep_raw)
            if understood.failure:
                self._store.failures.put(change, [understood.failure])
            else:
                self._store.claims.put(change, version, self._stages.engines, understood.found, understood.resolved)
        if understood.failure:
            self.added.failures.append(understood.failure)
        else:
            self._count(before, version, len(understood.resolved))

    def _count(self, before: Version | None, version: Version, claims: int) -> None:
        self.added.claims += claims
        if before:
            self.added.reread += 1
        elif version.report.version > 1:
            self.added.versions += 1
        else:
            self.added.reports += 1

    def _fail(self, failure: Failure) -> None:
        with self._store.change(self._run) as change:
            self._store.failures.put(change, [failure])
        self.added.failures.append(failure)


def _holding(asked: _Asked) -> Callable[[], _Asked]:
    # The queue's turn is the wait: what is asked is on its way as soon as it is queued.
    return lambda: asked
