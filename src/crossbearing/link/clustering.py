"""Clustering: claims into events, conservatively, and as people have judged."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from crossbearing.concepts import Judgement
from crossbearing.link.pairs.comparison import Comparison

THRESHOLD = 0.45
"""Least mean probability at which two groups join. By five-fold cross-validation on claims/train 0.40, 0.45 and 0.50
give the same B-cubed F1 to three digits (docs/link.md): the middle one is taken."""

UNSEEN = 0.25
"""What a pair counts for that was not compared or came out below KEEP: less than a join needs, more than a denial."""

KEEP = 0.1
"""Comparisons below this probability are not kept: they never decide a join."""

Group = tuple[str, ...]
Pair = tuple[str, str]
Forbids = Callable[[str, str], bool]


def components(claims: Iterable[str], edges: Iterable[Pair]) -> list[Group]:
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


def edges_of(comparisons: Iterable[Comparison], judgements: Sequence[Judgement]) -> set[Pair]:
    """Pairs that may come to stand in one event: what a component is a closure over."""
    return {(c.left, c.right) for c in comparisons if c.score >= THRESHOLD} | judged_pairs(judgements, "join")


def judged_pairs(judgements: Iterable[Judgement], act: str) -> set[Pair]:
    """The pairs that judgements of this act speak of: a join ties every subject to the first, a split parts the first
    from every other.
    """
    return {
        (min(j.subjects[0], s), max(j.subjects[0], s))
        for j in judgements
        if j.act == act
        for s in j.subjects[1:]
        if s != j.subjects[0]
    }


def last_words(judgements: Iterable[Judgement]) -> dict[Pair, str]:
    """What people last said of each pair of claims, `join` or `split`, by time, then by id. A join speaks of every two
    of its subjects where a split did before it.
    """
    words: dict[Pair, str] = {}
    for judgement in sorted(judgements, key=lambda j: (j.at, j.id)):
        if judgement.act == "join":
            subjects = set(judgement.subjects)
            words |= {pair: "join" for pair in words if subjects.issuperset(pair)}
        if judgement.act in ("join", "split"):
            words |= dict.fromkeys(judged_pairs([judgement], judgement.act), judgement.act)
    return words


def cluster(
    claims: Group, comparisons: Iterable[Comparison], forbids: Forbids, judgements: Sequence[Judgement] = ()
) -> list[Group]:
    """One component's claims as groups, each the claims of one event, sorted.

    Average-link agglomeration: the most alike two groups join first, ties by id, until none reaches THRESHOLD. Where
    `forbids` says that two claims cannot speak of one happening, their groups never join. `judgements` are those in
    force: they outweigh the program, and of two about the same pair of claims the later one speaks (last_words).
    """
    words = sorted(last_words(judgements).items())
    state = _Groups(claims, comparisons, forbids, [pair for pair, act in words if act == "split"])
    for (left, right), act in words:
        if act == "join":
            state.force(left, right)
    return state.agglomerate()


class _Groups:
    """Groups under agglomeration: members by number, and the sum of pair scores between groups."""

    def __init__(
        self, claims: Group, comparisons: Iterable[Comparison], forbids: Forbids, apart: Iterable[Pair]
    ) -> None:
        self.home = {c: i for i, c in enumerate(sorted(claims))}
        self.members: dict[int, list[str]] = {i: [c] for c, i in self.home.items()}
        self.sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.forbids = forbids
        for c in comparisons:
            if c.left in self.home and c.right in self.home:
                a, b = self.home[c.left], self.home[c.right]
                self.sums[a][b] = self.sums[b][a] = (c.score, 1)
        for left, right in apart:
            if left in self.home and right in self.home:
                self._bar(self.home[left], self.home[right])

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
            if -entry[0] < THRESHOLD:
                break
            if a not in self.members or b not in self.members or entry != self._entry(a, b) or not self._may(a, b):
                continue
            self._merge(a, b)
            for other in self.sums[a]:
                heapq.heappush(heap, self._entry(min(a, other), max(a, other)))
        return sorted(tuple(sorted(m)) for m in self.members.values())

    def _may(self, a: int, b: int) -> bool:
        if b not in self.barred[a] and any(self.forbids(x, y) for x in self.members[a] for y in self.members[b]):
            self._bar(a, b)
        return b not in self.barred[a]

    def _bar(self, a: int, b: int) -> None:
        self.barred[a].add(b)
        self.barred[b].add(a)

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
        for other in self.barred.pop(b, set()):
            self.barred[other].discard(b)
            if other != a:
                self._bar(a, other)
