"""A process pool whose answers come in the order of the questions, so that one process or many give one record."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from crossbearing.concepts import Claim, Failure, Reading
from crossbearing.errors import ExtractError
from crossbearing.pipeline.stages import Loader, Stages, Understood
from crossbearing.read import Given, ReadSettings, read_source

SMALL = 4_000_000
"""Bytes of a file that a worker reads whole and sends over; larger ones (collections) are read as a stream here."""

Item = Reading | Failure
Answer = TypeVar("Answer")
_stages: Stages | None = None  # one a worker process, loaded when it starts


class Workers:
    """`jobs` processes that read and understand. Raises ExtractError where one of them dies."""

    def __init__(self, jobs: int, load: Loader) -> None:
        self.window = jobs * 4  # enough to keep all busy, few enough to hold in memory
        # Forking a process that has loaded a model or opened a store is not safe: start fresh ones.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(jobs, context, _begin, (load,))

    def read(self, sources: Iterable[str | Given], settings: ReadSettings) -> Iterator[Item]:
        """Every item of every source, in order."""
        for answer in in_order((self._ask_to_read(source, settings) for source in sources), self.window):
            yield from answer

    def submit(self, reading: Reading, found: tuple[Claim, ...] | None) -> Callable[[], Understood]:
        """Put one report to a worker; call what comes back to wait for the answer."""
        return _waiting(self._pool.submit(_understand, reading, found))

    def _ask_to_read(self, source: str | Given, settings: ReadSettings) -> Callable[[], Iterable[Item]]:
        if isinstance(source, str) and os.path.isfile(source) and Path(source).stat().st_size <= SMALL:
            return _waiting(self._pool.submit(_read, source, settings))
        return lambda: read_source(source, settings)

    def close(self) -> None:
        """End the processes; what was asked and not answered is dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def workers_of(jobs: int, load: Loader) -> Iterator[Workers | None]:
    """Workers while they are needed; None for one job, which this process does itself."""
    workers = Workers(jobs, load) if jobs > 1 else None
    try:
        yield workers
    finally:
        if workers:
            workers.close()


def in_order(answers: Iterable[Callable[[], Answer]], window: int) -> Iterator[Answer]:
    """Each answer in its turn, while up to `window` later questions have been put already."""
    waiting: deque[Callable[[], Answer]] = deque()
    for answer in answers:
        waiting.append(answer)
        if len(waiting) > window:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def _waiting(future: Future[Answer]) -> Callable[[], Answer]:
    def wait() -> Answer:
        try:
            return future.result()
        except BrokenProcessPool as error:
            cure = "what came before is stored; add again with --jobs 1, or give the machine more memory"
            raise ExtractError("a worker process died", None, cure) from error

    return wait


def _begin(load: Loader) -> None:
    global _stages
    _stages = load()


def _read(source: str, settings: ReadSettings) -> list[Item]:
    return list(read_source(source, settings))


def _understand(reading: Reading, found: tuple[Claim, ...] | None) -> Understood:
    assert _stages is not None, "the worker was not begun"
    return _stages.understand(reading, found)
