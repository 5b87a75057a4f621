"""From sources to a record: the order of the stages."""

from __future__ import annotations

import datetime
import importlib.metadata
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial

from crossbearing.concepts import Judgement, Run, content_id
from crossbearing.pipeline.adding import Added, Adding, Progress
from crossbearing.pipeline.ahead import workers_of
from crossbearing.pipeline.linking import link_new
from crossbearing.pipeline.settings import Settings
from crossbearing.pipeline.stages import Loader, Stages, load_stages
from crossbearing.read import Given
from crossbearing.store import Store


class Pipeline:
    """One store, and the stages as the settings say, or as `load` loads them when they are first needed."""

    def __init__(self, store: Store, settings: Settings | None = None, load: Loader | None = None) -> None:
        self.store = store
        self.settings = settings or Settings()
        self._load = load or partial(
            load_stages, self.settings.extractor, self.settings.gazetteer, self.settings.actors
        )

    @cached_property
    def stages(self) -> Stages:
        """The stages that look at one report alone. Raises ExtractError and ResolveError."""
        return self._load()

    def add(self, sources: Iterable[str | Given], progress: Progress | None = None) -> Added:
        """Add every item of files, folders, globs, `-`, addresses and given bytes, then link what is new.

        A report that is stored already costs only its reading. Raises ReadError for settings alone, StoreError with
        all before it stored; whatever is wrong with an item becomes a Failure.
        """
        run = self.run()
        adding = Adding(self.store, self.stages, run, self.settings)
        with workers_of(self.settings.jobs, self._load) as workers:
            added = adding.add(sources, workers, progress)
        added.events = link_new(self.store, run, self.settings.link)
        self.store.flush()
        added.run = run.id if any(one.id == run.id for one in self.store.runs.all()) else None
        return added

    def judge(self, judgements: Sequence[Judgement], first: Callable[[], None] | None = None) -> int:
        """Store judgements and let the record follow them. How many were new.

        `first` is called once nobody else can write, and may raise to stop it all: see `judging.unchanged`.
        """
        run = self.run(model="")
        with self.store.change(run) as change:
            if first:
                first()
            new = self.store.judgements.put(change, judgements)
        link_new(self.store, run, self.settings.link)
        self.store.flush()
        return new

    def relink(self) -> int:
        """Link every claim anew, from nothing. How many events and lineages came out otherwise."""
        run = self.run(model="")
        with self.store.change(run) as change:
            self.store.start_over(change)
        return link_new(self.store, run, self.settings.link)

    def run(self, model: str | None = None) -> Run:
        """A run that begins now; the store keeps it with its first change."""
        program = f"crossbearing {importlib.metadata.version('crossbearing')}"
        at = datetime.datetime.now(datetime.UTC).isoformat()
        if model is None:
            engines = self.stages.engines
            model = f"{engines.extractor} {engines.resolver}"
        settings = self.settings.shown()
        return Run(content_id("run", program, model, settings, at), program, model, settings, at)
