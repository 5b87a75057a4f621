"""Clustering: claims into events, conservatively, and as people have judged."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossbearing.concepts import Judgement
from crossbearing.link.comparison import Comparison

THRESHOLD = 0.4
"""Least mean probability at which two groups join. Chosen on claims/train; see docs/link.md for the curve."""

UNSEEN = 0.25
"""What a pair counts for that shares no key and so was never compared: less than a join needs, more than a denial."""

Group = tuple[str, ...]


def components(claims: Iterable[str], edges: Iterable[tuple[str, str]]) -> list[Group]:
    """Connected components, each sorted, in order of their smallest id."""
    parent = {c: c for c in claims}

    def root(x: str) -> str:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in edges:
        if a in parent and b in parent:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for claim in parent:
        groups[root(claim)].append(claim)
    return sorted(tuple(sorted(g)) for g in groups.values())


def edges_of(comparisons: Iterable[Comparison], judgements: Sequence[Judgement]) -> set[tuple[str, str]]:
    """Pairs that may come to stand in one event: what a component is a closure over."""
    strong = {(c.left, c.right) for c in comparisons if c.score >= THRESHOLD and not c.veto}
    return strong | _pairs(judgements, "join")


def cluster(claims: Group, comparisons: Iterable[Comparison], judgements: Sequence[Judgement] = ()) -> list[Group]:
    """One component's claims as groups, each the claims of one event, sorted.

    Average-link agglomeration: the most alike two groups join first, ties by id, until none reaches THRESHOLD. A veto
    between any two claims keeps their groups apart. `judgements` are those in force: a join outweighs every veto of
    the program, a split outweighs everything.
    """
    state = _Groups(claims, comparisons, _pairs(judgements, "split"))
    for left, right in sorted(_pairs(judgements, "join")):
        state.force(left, right)
    return state.agglomerate()


def _pairs(judgements: Sequence[Judgement], act: str) -> set[tuple[str, str]]:
    # A join ties every subject to the first; a split parts the first from every other.
    return {
        (min(j.subjects[0], s), max(j.subjects[0], s))
        for j in judgements
        if j.act == act
        for s in j.subjects[1:]
        if s != j.subjects[0]
    }


class _Groups:
    """Groups under agglomeration: members by number, and the sum of pair scores between groups."""

    def __init__(self, claims: Group, comparisons: Iterable[Comparison], apart: set[tuple[str, str]]) -> None:
        self.home = {c: i for i, c in enumerate(sorted(claims))}
        self.members: dict[int, list[str]] = {i: [c] for c, i in self.home.items()}
        self.sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.vetoed: dict[int, set[int]] = defaultdict(set)
        for c in comparisons:
            if c.left in self.home and c.right in self.home:
                self._see(self.home[c.left], self.home[c.right], c)
        for left, right in apart:
            if left in self.home and right in self.home:
                self._mark(self.barred, self.home[left], self.home[right])

    def force(self, left: str, right: str) -> None:
        """Join two claims' groups as a person judged, unless a person's split stands between them."""
        if left in self.home and right in self.home:
            a, b = self.home[left], self.home[right]
            if a != b and b not in self.barred[a]:
                self._merge(min(a, b), max(a, b))

    def agglomerate(self) -> list[Group]:
        heap = [self._entry(a, b) for a in list(self.sums) for b in self.sums[a] if a < b]
        heapq.heapify(heap)
        while heap:
            entry = heapq.heappop(heap)
            _, a, b = entry
            if a not in self.members or b not in self.members or entry != self._entry(a, b) or not self._may(a, b):
                continue
            if -entry[0] < THRESHOLD:
                break
            self._merge(a, b)
            for other in self.sums[a]:
                heapq.heappush(heap, self._entry(min(a, other), max(a, other)))
        return sorted(tuple(sorted(m)) for m in self.members.values())

    def _see(self, a: int, b: int, comparison: Comparison) -> None:
        self.sums[a][b] = self.sums[b][a] = (comparison.score, 1)
        if comparison.veto:
            self._mark(self.vetoed, a, b)

    @staticmethod
    def _mark(where: dict[int, set[int]], a: int, b: int) -> None:
        where[a].add(b)
        where[b].add(a)

    def _may(self, a: int, b: int) -> bool:
        return b not in self.barred[a] and b not in self.vetoed[a]

    def _entry(self, a: int, b: int) -> tuple[float, int, int]:
        total, seen = self.sums[a].get(b, (0.0, 0))
        pairs = len(self.members[a]) * len(self.members[b]) if a in self.members and b in self.members else 1
        return -round((total + UNSEEN * (pairs - seen)) / pairs, 6), a, b

    def _merge(self, a: int, b: int) -> None:
        for claim in self.members[b]:
            self.home[claim] = a
        self.members[a] += self.members.pop(b)
        for other, (total, seen) in self.sums.pop(b, {}).items():
            self.sums[other].pop(b, None)
            if other != a:
                mine, count = self.sums[a].get(other, (0.0, 0))
                self.sums[a][other] = self.sums[other][a] = (mine + total, count + seen)
        for where in (self.barred, self.vetoed):
            for other in where.pop(b, set()):
                where[other].discard(b)
                if other != a:
                    self._mark(where, a, other)
