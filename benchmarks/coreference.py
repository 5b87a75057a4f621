"""Same event across reports, with gold mentions (ecbplus, meantime): reports into stories, then mentions into events.

Nothing of the sets ships: the weights are learned at each run on ecbplus/train, which must stand beside the set that is
measured, with features in the manner of crossbearing.link.pairs and its words, ridge and average-link clustering. The
threshold of stories and that of mentions are chosen on ecbplus/train by two-fold cross-validation over topics.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.fuzz import ratio

from benchmarks.metrics import conll
from benchmarks.reading import rows
from crossbearing.link.pairs.words import stems

Vector = dict[str, float]
Clusters = list[frozenset[Hashable]]
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
STORY_THRESHOLDS = (0.1, 0.12, 0.15)
RIDGE = 1.0


@dataclass(frozen=True)
class Mention:
    """One event mention: its report, its words, those of its sentence and of those who take part there."""

    id: tuple[str, int, int]
    doc: str
    chain: str
    sentence: tuple[str, int]
    text: str
    stems: frozenset[str]
    around: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]


def run(path: Path) -> dict[str, float]:
    """`conll_f1` and its three parts, with predicted stories, and `same_lemma_conll_f1` on the same stories."""
    taught = list(rows(path.parent.parent / "ecbplus" / "train.jsonl"))
    model = Model.learned(taught)
    measured = list(rows(path))
    stories = stories_of(measured, model.story_threshold)
    mentions = [m for row in measured for m in mentions_of(row)]
    gold = _by(mentions, lambda m: m.chain)
    baseline = conll(same_lemma(mentions, stories), gold)["conll_f1"]
    return {**conll(model.cluster(mentions, stories), gold), "same_lemma_conll_f1": baseline}


def mentions_of(row: Mapping[str, Any]) -> Iterator[Mention]:
    """The event mentions of a report that count (all of them where the set does not say)."""
    bounds = _sentences(row)
    kinds: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for m in row["mentions"]:
        kinds[m["kind"]][_home(bounds, m["start"])] |= stems(m["text"])
    for m in row["mentions"]:
        if m["kind"] == "event" and m.get("eval", True):
            at = _home(bounds, m["start"])
            words = stems(row["text"][slice(*bounds[at])])
            people = kinds["human"][at] | kinds["nonhuman"][at] | kinds["entity"][at]
            parts = (frozenset(x) for x in (words, people, kinds["loc"][at], kinds["time"][at]))
            extent = (row["doc"], m["start"], m["end"])
            yield Mention(extent, row["doc"], m["chain"], (row["doc"], at), m["text"], stems(m["text"]), *parts)


def _sentences(row: Mapping[str, Any]) -> list[tuple[int, int]]:
    if "sentences" in row:
        return [(s["start"], s["end"]) for s in row["sentences"]]
    return [m.span() for m in re.finditer(r"[^\n]+?(?:[.!?](?=\s)|$|(?=\n))", row["text"], re.MULTILINE)]


def _home(bounds: Sequence[tuple[int, int]], at: int) -> int:
    return max((i for i, (start, _) in enumerate(bounds) if start <= at), default=0)


def stories_of(found: Sequence[Mapping[str, Any]], threshold: float) -> dict[str, int]:
    """Report -> the number of its story: average-link clusters of the reports' words."""
    texts = [_body(row) for row in found]
    vectors = _unit(texts)
    likeness = np.array([[_dot(a, b) for b in vectors] for a in vectors])
    groups = average_link(likeness, threshold)
    return {str(found[i]["doc"]): number for number, group in enumerate(groups) for i in group}


def _body(row: Mapping[str, Any]) -> frozenset[str]:
    text = str(row["text"])
    return stems(text.split("\n", 1)[-1] if row.get("url") else text)


def _unit(texts: Sequence[frozenset[str]]) -> list[Vector]:
    seen = Counter(word for words in texts for word in words)
    raw = [{w: float(np.log((len(texts) + 1) / seen[w])) for w in words} for words in texts]
    return [{w: v / (sum(x * x for x in vector.values()) ** 0.5 or 1.0) for w, v in vector.items()} for vector in raw]


def _dot(a: Vector, b: Vector) -> float:
    small, large = (a, b) if len(a) < len(b) else (b, a)
    return sum(v * large[w] for w, v in small.items() if w in large)


def average_link(likeness: np.ndarray, threshold: float) -> list[list[int]]:
    """Groups of row numbers: the most alike two groups join, while their mean likeness reaches the threshold."""
    members: dict[int, list[int]] = {i: [i] for i in range(len(likeness))}
    sums = likeness.astype(float).copy()
    sizes = np.ones(len(likeness))
    mean = sums.copy()
    np.fill_diagonal(mean, -1.0)
    while len(members) > 1:
        a, b = divmod(int(mean.argmax()), len(mean))
        if mean[a, b] < threshold:
            break
        members[a] += members.pop(b)
        sums[a] += sums[b]
        sums[:, a] += sums[:, b]
        sizes[a] += sizes[b]
        mean[a] = sums[a] / (sizes[a] * sizes)
        gone = [i for i in range(len(mean)) if i not in members]
        mean[a, [a, *gone]] = -1.0
        mean[:, a] = mean[a]
        mean[b] = mean[:, b] = -1.0
    return sorted(members.values())


def same_lemma(mentions: Sequence[Mention], stories: Mapping[str, int]) -> Clusters:
    """The usual baseline: mentions of one stem within a story are one event."""
    return _by(mentions, lambda m: (stories[m.doc], tuple(sorted(m.stems)) or m.text))


def _by(mentions: Iterable[Mention], key: Any) -> Clusters:
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for m in mentions:
        groups[key(m)].add(m.id)
    return [frozenset(group) for group in groups.values()]


class Model:
    """Weights over pairs of mentions, and what pairs of words were found to be one event in training."""

    def __init__(self, taught: Sequence[Mapping[str, Any]], story_threshold: float, threshold: float = 0.4) -> None:
        self.story_threshold, self.threshold = story_threshold, threshold
        stories = stories_of(taught, story_threshold)
        mentions = [m for row in taught for m in mentions_of(row)]
        self.seen: dict[tuple[str, str], Counter[tuple[str, bool]]] = defaultdict(Counter)
        groups = list(_grouped(mentions, stories))
        for a, b in (pair for group in groups for pair in combinations(group, 2)):
            self.seen[_words(a, b)][a.doc.split("_")[0], a.chain == b.chain] += 1
        found = [(self.features(group, leave_out=True), _labels(group)) for group in groups if len(group) > 1]
        self.weights = _fit(np.concatenate([x for x, _ in found]), np.concatenate([y for _, y in found]))

    @classmethod
    def learned(cls, taught: Sequence[Mapping[str, Any]]) -> Model:
        """The model of these reports, its thresholds chosen by holding out half of the topics in turn."""
        halves = [[r for r in taught if int(r["topic"]) % 2 == side] for side in (0, 1)]
        story = max(STORY_THRESHOLDS, key=lambda t: sum(_story_score(half, t) for half in halves))
        scores: dict[float, float] = defaultdict(float)
        for one, other in (halves, halves[::-1]):
            model, stories = cls(one, story), stories_of(other, story)
            mentions = [m for row in other for m in mentions_of(row)]
            gold = _by(mentions, lambda m: m.chain)
            for model.threshold in THRESHOLDS:
                scores[model.threshold] += conll(model.cluster(mentions, stories), gold)["conll_f1"]
        return cls(taught, story, max(scores, key=lambda t: scores[t]))

    def cluster(self, mentions: Sequence[Mention], stories: Mapping[str, int]) -> Clusters:
        """Mentions into events, story by story."""
        out: Clusters = []
        for group in _grouped(mentions, stories):
            likeness = np.zeros((len(group), len(group)))
            if len(group) > 1:
                chance = 1 / (1 + np.exp(-self.features(group) @ self.weights))
                upper = np.triu_indices(len(group), 1)
                likeness[upper] = chance
                likeness += likeness.T
            out += [frozenset(group[i].id for i in members) for members in average_link(likeness, self.threshold)]
        return out

    def features(self, group: Sequence[Mention], leave_out: bool = False) -> np.ndarray:
        """A row a pair, in the order of combinations()."""
        around = _unit([m.around - m.stems for m in group])
        pairs = combinations(range(len(group)), 2)
        return np.array([self._row(group[i], group[j], _dot(around[i], around[j]), leave_out) for i, j in pairs])

    def _row(self, a: Mention, b: Mention, context: float, leave_out: bool) -> tuple[float, ...]:
        same = float(bool(a.stems & b.stems))
        known = self._known(a, b, a.doc.split("_")[0] if leave_out else "")
        spelled = ratio(a.text.casefold(), b.text.casefold()) / 100
        sides = ((a.people, b.people), (a.places, b.places), (a.times, b.times))
        people, places, times = (_share(x, y) for x, y in sides)
        one_doc, one_sentence = float(a.doc == b.doc), float(a.sentence == b.sentence)
        alone = (1.0, same, known, spelled, context, people, places, times, one_doc, one_sentence)
        return (*alone, *(same * x for x in (context, known, people, places, times, one_doc)), context * one_doc)

    def _known(self, a: Mention, b: Mention, but: str) -> float:
        """The log odds that these words were one event in training, in other topics than `but`; 0 where unseen."""
        votes = self.seen.get(_words(a, b), Counter())
        alike = sum(n for (topic, one), n in votes.items() if one and topic != but)
        other = sum(n for (topic, one), n in votes.items() if not one and topic != but)
        return float(np.log((alike + 0.5) / (other + 0.5))) if alike + other else 0.0


def _words(a: Mention, b: Mention) -> tuple[str, str]:
    one, other = sorted((" ".join(sorted(a.stems)), " ".join(sorted(b.stems))))
    return one, other


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) - 0.25 if a and b else 0.0


def _grouped(mentions: Sequence[Mention], stories: Mapping[str, int]) -> Iterator[list[Mention]]:
    groups: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        groups[stories[m.doc]].append(m)
    yield from groups.values()


def _labels(group: Sequence[Mention]) -> np.ndarray:
    return np.array([float(a.chain == b.chain) for a, b in combinations(group, 2)])


def _fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Ridge logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(12):
        p = 1 / (1 + np.exp(-x @ w))
        pull = np.eye(len(w)) * RIDGE
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + pull, x.T @ (p - y) + RIDGE * w)
    return w


def _story_score(found: Sequence[Mapping[str, Any]], threshold: float) -> float:
    """B-cubed of predicted stories against subtopics."""
    gold: dict[Hashable, set[Hashable]] = defaultdict(set)
    predicted: dict[Hashable, set[Hashable]] = defaultdict(set)
    for row in found:
        gold[row["topic"], row["subtopic"]].add(row["doc"])
    for doc, story in stories_of(found, threshold).items():
        predicted[story].add(doc)
    sides = [[frozenset(group) for group in side.values()] for side in (predicted, gold)]
    return conll(*sides)["b3_f1"]
