"""The sets' own metrics, each with its source. Pure functions; tests/benchmarks/test_metrics.py works them by hand."""

from __future__ import annotations

import math
import re
import string
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from scipy.optimize import linear_sum_assignment

Extents = tuple[tuple[int, int], ...]
Clusters = Sequence[frozenset[Hashable]]


def f1(hits: float, predicted: float, gold: float) -> float:
    """Harmonic mean of precision and recall; 0 where nothing was predicted or nothing is there."""
    p, r = hits / predicted if predicted else 0.0, hits / gold if gold else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def best_matching(scores: Sequence[Sequence[float]]) -> float:
    """Sum of the best one-to-one assignment between rows and columns."""
    if not scores or not scores[0]:
        return 0.0
    table = np.array(scores)
    rows, columns = linear_sum_assignment(-table)
    return float(table[rows, columns].sum())


def matched(predicted: Sequence[Extents], gold: Sequence[Extents], alike: Callable[[Extents, Extents], bool]) -> float:
    """How many of two lists of (possibly discontinuous) spans agree, one to one."""
    return best_matching([[float(alike(p, g)) for g in gold] for p in predicted])


def overlap(a: Extents, b: Extents) -> bool:
    """Whether two spans share a code point."""
    return any(s < y and x < e for s, e in a for x, y in b)


def accuracy(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Share of pairs that agree."""
    seen = list(pairs)
    return sum(a == b for a, b in seen) / len(seen) if seen else 0.0


def macro_f1(pairs: Iterable[tuple[Hashable, Hashable]]) -> float:
    """Mean F1 over the classes of the gold (second of each pair)."""
    seen = list(pairs)
    predicted, gold = Counter(p for p, _ in seen), Counter(g for _, g in seen)
    hits = Counter(g for p, g in seen if p == g)
    return sum(f1(hits[c], predicted[c], gold[c]) for c in gold) / len(gold) if gold else 0.0


def pearson(x: Sequence[float], y: Sequence[float]) -> float:
    """Correlation; 0 where one side does not vary."""
    if len(x) < 2 or np.std(x) == 0 or np.std(y) == 0:
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])


def normalised(mention: str) -> str:
    """Lower case, without punctuation, articles and extra white space (as MUC-4's modern scorers do)."""
    bare = "".join(c for c in mention.lower() if c not in string.punctuation)
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", bare).split())


def ceaf_ree(documents: Iterable[tuple[Clusters, Clusters]]) -> float:
    """CEAF-REE F1 (Du, Rush and Cardie 2021): role-filler entities aligned one to one; a predicted entity counts where
    all its mentions are mentions of the gold entity. `documents` are (predicted, gold) entities of one role.
    """
    hits = predicted = gold = 0.0
    for p, g in documents:
        hits += best_matching([[float(bool(x) and x <= y) for y in g] for x in p])
        predicted, gold = predicted + len(p), gold + len(g)
    return f1(hits, predicted, gold)


Template = Mapping[str, object]
"""`incident_type`: str, every other key: a list of entities, each a frozenset of normalised mentions."""


def gtt_counts(
    predicted: Sequence[Template], gold: Sequence[Template], roles: Sequence[str]
) -> tuple[float, float, float, float]:
    """Template filling of one document (Du, Rush and Cardie 2021, GTT): precision hits, predicted, recall hits, gold
    under the best one-to-one mapping of templates. Templates map only where the predicted type is one of the gold's
    (`attack` in `attack / bombing`); the type itself is one slot, every entity another.
    """
    scores = [[_template_hits(p, g, roles) for g in gold] for p in predicted]
    hits = (0.0, 0.0)
    if scores and gold:
        table = np.array([[sum(cell) for cell in row] for row in scores])
        rows, columns = linear_sum_assignment(-table)
        chosen = [scores[i][j] for i, j in zip(rows, columns, strict=True)]
        hits = (sum(c[0] for c in chosen), sum(c[1] for c in chosen))
    return hits[0], sum(_slots(p, roles) for p in predicted), hits[1], sum(_slots(g, roles) for g in gold)


def _slots(template: Template, roles: Sequence[str]) -> int:
    return 1 + sum(len(_entities(template, r)) for r in roles)


def _entities(template: Template, role: str) -> list[frozenset[str]]:
    return list(template.get(role, ()))  # type: ignore[call-overload]


def _template_hits(p: Template, g: Template, roles: Sequence[str]) -> tuple[float, float]:
    if str(p["incident_type"]) not in str(g["incident_type"]):
        return 0.0, 0.0
    right, found = 1.0, 1.0
    for role in roles:
        ours, theirs = _entities(p, role), _entities(g, role)
        right += sum(any(x <= y for y in theirs) for x in ours)
        found += sum(any(x <= y for x in ours) for y in theirs)
    return right, found


def muc(predicted: Clusters, gold: Clusters) -> float:
    """MUC F1 (Vilain et al. 1995), link-based."""
    r_hits, r_all = _muc_side(gold, predicted)
    p_hits, p_all = _muc_side(predicted, gold)
    return _pr_f1(p_hits, p_all, r_hits, r_all)


def _muc_side(keys: Clusters, responses: Clusters) -> tuple[float, float]:
    home = {m: i for i, c in enumerate(responses) for m in c}
    hits = sum(len(k) - len({home.get(m, ("alone", m)) for m in k}) for k in keys)
    return hits, sum(len(k) - 1 for k in keys)


def b_cubed(predicted: Clusters, gold: Clusters) -> float:
    """B-cubed F1 (Bagga and Baldwin 1998), over mentions of both."""
    p_home, g_home = {m: c for c in predicted for m in c}, {m: c for c in gold for m in c}
    p = sum(len(c & g_home.get(m, frozenset())) / len(c) for m, c in p_home.items())
    r = sum(len(c & p_home.get(m, frozenset())) / len(c) for m, c in g_home.items())
    return _pr_f1(p, len(p_home), r, len(g_home))


def ceaf_e(predicted: Clusters, gold: Clusters) -> float:
    """Entity CEAF F1 (Luo 2005) with phi4 = 2|k & r| / (|k| + |r|). Solved part by part where clusters meet."""
    total = 0.0
    for some_p, some_g in _meeting(predicted, gold):
        total += best_matching([[2 * len(p & g) / (len(p) + len(g)) for g in some_g] for p in some_p])
    return _pr_f1(total, len(predicted), total, len(gold))


def _meeting(
    predicted: Clusters, gold: Clusters
) -> Iterable[tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]]:
    """Groups of clusters connected by shared mentions: the assignment falls apart along them."""
    parent: dict[Hashable, Hashable] = {}

    def root(x: Hashable) -> Hashable:
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for cluster in (*predicted, *gold):
        for a, b in pairwise(cluster):
            parent[root(a)] = root(b)
    sides: dict[Hashable, tuple[list[frozenset[Hashable]], list[frozenset[Hashable]]]] = defaultdict(lambda: ([], []))
    for i, side in enumerate((predicted, gold)):
        for cluster in side:
            sides[root(next(iter(cluster)))][i].append(cluster)
    return sides.values()


def conll(predicted: Clusters, gold: Clusters) -> dict[str, float]:
    """The CoNLL-2012 figure: mean of MUC, B-cubed and CEAFe F1, and the three."""
    three = {"muc_f1": muc(predicted, gold), "b3_f1": b_cubed(predicted, gold), "ceafe_f1": ceaf_e(predicted, gold)}
    return {"conll_f1": sum(three.values()) / 3, **three}


def _pr_f1(p_hits: float, p_all: float, r_hits: float, r_all: float) -> float:
    p, r = p_hits / p_all if p_all else 0.0, r_hits / r_all if r_all else 0.0
    return 2 * p * r / (p + r) if p + r and not math.isnan(p + r) else 0.0
