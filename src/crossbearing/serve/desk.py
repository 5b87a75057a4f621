"""What every request works with: the store, the pipeline over it, and the people's judgements, read once a change."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.concepts import Claim, Judgement, standing_judgements
from crossbearing.concepts.judging import by_claim, judged
from crossbearing.pipeline import Pipeline, Settings
from crossbearing.pipeline.judging import state_of, unchanged
from crossbearing.pipeline.stages import Loader
from crossbearing.serve.adding import Jobs
from crossbearing.serve.settings import ServeSettings
from crossbearing.store import Store

Choices = dict[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True)
class Decided:
    """Every judgement, and those in force, as of one change of the store."""

    change: int
    all: tuple[Judgement, ...]
    standing: tuple[Judgement, ...]

    def touching(self, claims: Iterable[str]) -> tuple[Judgement, ...]:
        """Those about any of these claims, oldest first, the undone too."""
        wanted = set(claims)
        return tuple(judgement for judgement in self.all if wanted & set(judgement.subjects))

    def settled(self) -> frozenset[str]:
        """Claims that a person confirmed, corrected or rejected."""
        acts = ("confirm", "correct", "reject")
        return frozenset(one for j in self.standing if j.act in acts for one in j.subjects)


class Desk:
    """One served store. Reading goes on while something is added or judged."""

    def __init__(self, store: Store, settings: ServeSettings, load: Loader | None = None) -> None:
        self.store, self.settings = store, settings
        self.pipeline = Pipeline(store, Settings(settings.extractor), load)
        self.jobs = Jobs(self.pipeline)
        self._decided: Decided | None = None
        self._choices: tuple[int, Choices] = (-1, {})
        self._judging = threading.Lock()

    def decided(self) -> Decided:
        """The judgements as they now stand."""
        change, kept = self.store.last_change(), self._decided
        if kept is None or kept.change != change:
            made = self.store.judgements.all()
            kept = self._decided = Decided(change, made, standing_judgements(made))
        return kept

    def choices(self) -> Choices:
        """What the filters' fields suggest: names and how many events have them, read once a change."""
        change = self.store.last_change()
        if self._choices[0] != change:
            kinds = ("source", "outlet", "place")
            self._choices = change, {kind: self.store.pages.terms(kind, limit=60) for kind in kinds}
        return self._choices[1]

    def corrected(self, claims: Sequence[Claim]) -> dict[str, Claim]:
        """These claims by id, with the corrections in force laid over, the rejected ones left out."""
        standing = self.decided().standing
        touched = {one for j in standing if j.act in ("correct", "reject") for one in j.subjects}
        mended = [claim for claim in claims if claim.id in touched]
        if not mended:
            return {claim.id: claim for claim in claims}
        reports = {report.id: report for report in self.store.reports.get({c.report for c in mended})}
        laid = {claim.id: claim for claim in judged(mended, by_claim(standing), reports)}
        kept = (laid.get(claim.id) if claim.id in touched else claim for claim in claims)
        return {claim.id: claim for claim in kept if claim}

    def state(self, subjects: Iterable[str]) -> str:
        """The stamp of claims or events that an act on them must bring back."""
        return state_of(self.store, subjects, self.decided().all)

    def judge(self, judgement: Judgement, seen: Mapping[str, str]) -> None:
        """Store a judgement. `seen`: each claim or event it is about, and the state in which it was looked at. Raises
        ConflictError where one has changed since, StoreError.
        """
        with self._judging:  # linking follows a judgement: one at a time, so that it sees all before it
            self.pipeline.judge([judgement], lambda: unchanged(self.store, seen))
