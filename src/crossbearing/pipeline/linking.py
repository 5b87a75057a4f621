"""Linking what is new: the store says what waits and what stands near it, linking says what belongs together.

The same functions that link a whole record from nothing are asked about a part of it that is closed: nothing outside
has a strong pair or a judged join into it. So the events are the same, in whatever order and batches reports come.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crossbearing.concepts import Claim, Judgement, Report, Run, standing_judgements
from crossbearing.concepts.judging import by_claim, judged
from crossbearing.link import LinkSettings
from crossbearing.link.clustering import KEEP, THRESHOLD, judged_pairs
from crossbearing.link.linking import Context, compared, events_of
from crossbearing.link.pairs.blocking import KINDS, Telling, asked_of, keys_of, partners, tellings
from crossbearing.link.pairs.comparison import Comparison
from crossbearing.link.pairs.sketch import Sketch, sketches_of
from crossbearing.link.scheme import scheme
from crossbearing.pipeline.tracing import Tracing
from crossbearing.store import Change, Store

AT_ONCE = 500
"""Reports whose claims are compared at one time."""

HELD = 50_000
"""Sketches kept from one batch to the next."""


def link_new(store: Store, run: Run, settings: LinkSettings) -> int:
    """Bring events and lineages up to date. How many changed or ended; 0 where nothing waited to be linked."""
    mark = _Mark.of(store)
    if mark.stands(settings) and not (store.unlinked() or store.events.stale() or store.renewed(mark.upto)):
        return 0
    with store.change(run) as change:
        return _Linking(store, change, settings).bring_up_to_date()


class _Mark:
    """What the store was last linked under: the scheme, the settings, and up to which version of a report."""

    def __init__(self, scheme: str = "", settings: str = "", upto: int = 0) -> None:
        self.scheme, self.settings, self.upto = scheme, settings, upto

    @classmethod
    def of(cls, store: Store) -> _Mark:
        said = dict(key.split("=", 1) for key in store.keys.of("mark", ["linking"]).get("linking", []))
        return cls(said.get("scheme", ""), said.get("settings", ""), int(said.get("upto", 0)))

    def stands(self, settings: LinkSettings) -> bool:
        return not self.scheme or (self.scheme == scheme() and self.settings == repr(settings))

    def put(self, store: Store, change: Change) -> None:
        said = {"scheme": self.scheme, "settings": self.settings, "upto": str(self.upto)}
        store.keys.put(change, "mark", {"linking": [f"{name}={value}" for name, value in said.items()]})


class _Linking:
    """One store, linked within one change."""

    def __init__(self, store: Store, change: Change, settings: LinkSettings) -> None:
        self.store, self.change, self.settings = store, change, settings
        self.judgements = standing_judgements(store.judgements.all())
        self.speaking: Mapping[str, Sequence[Judgement]] = by_claim(self.judgements)
        self.held: dict[str, Sketch] = {}

    def bring_up_to_date(self) -> int:
        mark = _Mark.of(self.store)
        if mark.scheme not in ("", scheme()):
            self.store.start_over(self.change)
            mark = _Mark()
        renewed = self.store.renewed(mark.upto)
        rows, disturbed = Tracing(self.store, self.change).trace(sorted(renewed))
        waiting = self.store.unlinked()
        gone = {c for event in self.store.events.get(self.store.events.stale()) for c in event.claims}
        told = {c.report for c in self.store.claims.get(waiting)} | set(renewed)
        seeds = self._compare(sorted(told)) | set(waiting) | gone
        seeds |= {c.id for c in self.store.claims.of_reports(sorted(disturbed))}
        if mark.settings not in ("", repr(self.settings)):
            seeds |= set(self.store.claims.ids())
        rows += self._put_events(self._closure(seeds))
        _Mark(scheme(), repr(self.settings), max([mark.upto, *renewed.values()])).put(self.store, self.change)
        return rows

    def _compare(self, reports: Sequence[str]) -> set[str]:
        """Compare the claims of these reports with whatever shares a key. What stood beside them before."""
        beside: set[str] = set()
        for start in range(0, len(reports), AT_ONCE):
            beside |= self._compare_batch(reports[start : start + AT_ONCE])
        return beside

    def _compare_batch(self, batch: Sequence[str]) -> set[str]:
        store, change = self.store, self.change
        claims = store.claims.of_reports(batch)
        ids = [c.id for c in claims]
        beside = {one for pair in store.pairs.of(ids, THRESHOLD) for one in pair}
        store.pairs.drop(change, ids)
        fresh = self._sketches(claims)
        told = tellings(fresh.values())
        self._put_keys(told, batch, ids)
        index = _Ahead(store, told)
        pairs = {pair for telling in told for pair in partners(telling, index)}
        known = self._known(fresh, {claim for pair in pairs for claim in pair})
        store.pairs.put(change, {(c.left, c.right): (c.score, None) for c in compared(pairs, known)})
        return beside

    def _put_keys(self, told: Sequence[Telling], reports: Sequence[str], claims: Sequence[str]) -> None:
        # Reports and claims without keys of a kind (now) must lose those that they had.
        empty: dict[str, frozenset[str]] = dict.fromkeys([*reports, *claims], frozenset())
        found: dict[str, dict[str, frozenset[str]]] = {kind: dict(empty) for kind in KINDS}
        for telling in told:
            for kind, keys in keys_of(telling).items():
                found[kind] |= keys
        for kind, keys in found.items():
            self.store.keys.put(self.change, kind, keys)

    def _known(self, fresh: Mapping[str, Sketch], wanted: set[str]) -> Mapping[str, Sketch]:
        self.held |= fresh
        self.held |= self._sketches(self.store.claims.get(sorted(wanted - self.held.keys())))
        known = {one: self.held[one] for one in wanted}
        if len(self.held) > HELD:
            self.held = {}
        return known

    def _sketches(self, claims: Sequence[Claim]) -> dict[str, Sketch]:
        reports = self._reports({c.report for c in claims})
        return sketches_of(judged(claims, self.speaking, reports), reports)

    def _reports(self, ids: Iterable[str]) -> dict[str, Report]:
        return {r.id: r for r in self.store.reports.get(sorted(ids))}

    def _closure(self, seeds: set[str]) -> set[str]:
        """The claims that may come to stand in one event with any of these, however many steps away."""
        reached: set[str] = set()
        while seeds - reached:
            reached |= self.store.pairs.closure(seeds - reached, THRESHOLD)
            joined = (pair for c in reached for pair in judged_pairs(self.speaking.get(c, ()), "join"))
            seeds = {one for pair in joined for one in pair}
        return reached

    def _put_events(self, scope: set[str]) -> int:
        claims = self.store.claims.get(sorted(scope))
        reports = self._reports({c.report for c in claims})
        heard = list(judged(claims, self.speaking, reports))
        lineages = self.store.lineages.of_reports(sorted({c.report for c in heard}))
        origins = {x for lineage in lineages for x in (lineage.origin, *(copy.report for copy in lineage.copies))}
        reports |= self._reports(origins - reports.keys())
        sketches = sketches_of(heard, reports)
        found = self.store.pairs.of(sketches, KEEP).items()
        inside = [Comparison(a, b, score) for (a, b), (score, _) in found if a in sketches and b in sketches]
        context = Context(reports, lineages, self.judgements, self.settings)
        return self.store.events.put(self.change, events_of(sketches, inside, context), over=sorted(scope))


class _Ahead:
    """The store's keys, those that many reports ask for fetched at once."""

    def __init__(self, store: Store, told: Sequence[Telling]) -> None:
        self._store = store
        self._found: dict[str, dict[str, list[str]]] = {}
        wanted: dict[str, set[str]] = {}
        for telling in told:
            for kind, keys in asked_of(telling).items():
                wanted.setdefault(kind, set()).update(keys)
        for kind, keys in wanted.items():
            self.owners(kind, keys)

    def owners(self, kind: str, keys: Iterable[str]) -> dict[str, list[str]]:
        held, asked = self._found.setdefault(kind, {}), set(keys)
        missing = asked - held.keys()
        if missing:
            held |= {key: [] for key in missing} | self._store.keys.owners(kind, missing)
        return {key: held[key] for key in asked if held[key]}
