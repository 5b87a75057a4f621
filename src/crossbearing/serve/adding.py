"""Adding reports in the background: jobs whose progress is watched while they run."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from crossbearing.concepts import Failure
from crossbearing.errors import CrossbearingError
from crossbearing.pipeline import Added, Pipeline
from crossbearing.read import Given, ReadSettings

KEPT = 50
"""Jobs remembered after they ended; their reports and failures stay in the store anyhow."""


@dataclass(slots=True)
class Job:
    """One batch. `step` grows with each change, so that who watches knows when there is news."""

    id: str
    names: tuple[str, ...]
    state: str = "waiting"
    added: Added = field(default_factory=Added)
    current: str = ""
    error: str = ""
    step: int = 0

    @property
    def ended(self) -> bool:
        return self.state in ("done", "failed")

    def shown(self) -> dict[str, Any]:
        """The job as the API and the progress stream tell it."""
        added = self.added
        counts = {name: getattr(added, name) for name in ("reports", "versions", "unchanged", "claims", "events")}
        failures = [failure_json(failure) for failure in added.failures]
        return {
            "id": self.id, "state": self.state, "names": list(self.names), "done": added.done,
            "current": self.current, **counts, "failures": failures, "error": self.error or None, "run": added.run,
        }  # fmt: skip


def failure_json(failure: Failure) -> dict[str, str]:
    """A failure as the API tells it."""
    return {"origin": failure.origin, "stage": failure.stage, "what": failure.what, "cure": failure.cure}


class Jobs:
    """Every job since the server began, one running at a time."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._turn = threading.Lock()
        self._news = threading.Condition()

    def get(self, one: str) -> Job | None:
        return self._jobs.get(one)

    def start(self, sources: Sequence[str | Given], settings: ReadSettings) -> Job:
        """Begin to add sources. Raises ReadError for settings that cannot be."""
        checked = settings.checked()
        names = tuple(one.origin if isinstance(one, Given) else one for one in sources)
        job = Job(secrets.token_hex(8), names)
        self._jobs[job.id] = job
        while len(self._jobs) > KEPT:
            self._jobs.popitem(last=False)
        threading.Thread(target=self._run, args=(job, sources, checked), daemon=True).start()
        return job

    def wait(self, job: Job, step: int, seconds: float) -> int:
        """Wait for news beyond `step`, or for some seconds. The step reached."""
        with self._news:
            self._news.wait_for(lambda: job.step > step or job.ended, seconds)
        return job.step

    def _run(self, job: Job, sources: Sequence[str | Given], settings: ReadSettings) -> None:
        with self._turn:
            self._tell(job, state="reading")
            pipeline = Pipeline(self._pipeline.store, replace(self._pipeline.settings, read=settings))
            try:
                pipeline.stages = self._pipeline.stages  # loaded once, for all jobs
                added = pipeline.add(sources, lambda origin, so_far: self._tell(job, current=origin, added=so_far))
                self._tell(job, state="done", added=added, current="")
            except CrossbearingError as error:
                self._tell(job, state="failed", error=str(error))
            except Exception as error:  # the job must end in sight of its user; a foreign message may quote a report
                self._tell(job, state="failed", error=f"unforeseen {type(error).__name__}")

    def _tell(self, job: Job, **changed: Any) -> None:
        with self._news:
            for name, value in changed.items():
                setattr(job, name, value)
            job.step += 1
            self._news.notify_all()
