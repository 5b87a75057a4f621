"""Comparison: how alike two claims are, by named features, each with the words of both sides."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass

from crossbearing.concepts import Amount, Join, Place
from crossbearing.link.pairs.sketch import Sketch
from crossbearing.link.pairs.veto import VOLLEYS, gap_days, kilometres_apart, veto
from crossbearing.link.pairs.weights import load_weights
from crossbearing.link.pairs.words import rarest

Measure = Callable[[Sketch, Sketch], float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims held against each other: the probability that they speak of one happening, 0 where they cannot."""

    left: str
    right: str
    score: float


def compare(a: Sketch, b: Sketch) -> Comparison:
    """The comparison of two claims; the smaller id stands left, so that it never depends on the order given."""
    if b.claim.id < a.claim.id:
        a, b = b, a
    if veto(a, b):
        return Comparison(a.claim.id, b.claim.id, 0.0)
    bias, measures = _weighted(a.claim.report == b.claim.report)
    odds = bias
    for weight, measure in measures:
        odds += weight * measure(a, b)
    return Comparison(a.claim.id, b.claim.id, round(1.0 / (1.0 + math.exp(-odds)), 4))


def explain(a: Sketch, b: Sketch) -> Join:
    """Why two claims stand in one event: every feature that says something, with the words of both sides."""
    if b.claim.id < a.claim.id:
        a, b = b, a
    found = ((name, value, *words_of(name, a, b)) for name, value in features(a, b) if value)
    return Join(a.claim.id, b.claim.id, compare(a, b).score, tuple(found))


def features(a: Sketch, b: Sketch) -> tuple[tuple[str, float], ...]:
    """Every named feature of a pair, zero where it says nothing."""
    return tuple((name, round(measure(a, b), 3)) for name, measure in MEASURES.items())


@functools.lru_cache(maxsize=2)
def _weighted(within: bool) -> tuple[float, tuple[tuple[float, Measure], ...]]:
    weights = load_weights().within if within else load_weights().across
    return weights["bias"], tuple((w, MEASURES[name]) for name, w in weights.items() if w and name in MEASURES)


def _trigger(a: Sketch, b: Sketch) -> float:
    shared = a.trigger & b.trigger
    return rarest(shared) if shared else 0.0


def _modes(a: Sketch, b: Sketch) -> float:
    left, right = a.claim.modes, b.claim.modes
    return 0.0 if not left or not right else 1.0 if any(mode in right for mode in left) else -1.0


def _time(a: Sketch, b: Sketch) -> float:
    if not a.days or not b.days:
        return 0.0
    if gap_days(a, b):
        return -1.0
    width = max(a.days[1] - a.days[0], b.days[1] - b.days[0])
    return 1.0 if width <= 1 else 0.5 if width <= 31 else 0.2


def _place(a: Sketch, b: Sketch) -> float:
    if not a.places or not b.places:
        return 0.0
    return max(_place_likeness(p, q) for p in a.places for q in b.places)


def _place_likeness(p: Place, q: Place) -> float:
    if (p.geonameid and p.geonameid == q.geonameid) or p.name.casefold() == q.name.casefold():
        return 1.0 if max(p.precision, q.precision) <= 4 else 0.4
    if kilometres_apart(p, q) > 0:
        return -1.0
    return 0.3 if max(p.radius_km, q.radius_km) > 100 else 0.6


def _actors(a: Sketch, b: Sketch) -> float:
    return _names(a.actors, b.actors)


def _recipients(a: Sketch, b: Sketch) -> float:
    return _names(a.recipients, b.recipients)


def _names(left: tuple[frozenset[str], ...], right: tuple[frozenset[str], ...]) -> float:
    if not left or not right:
        return 0.0
    return max(len(x & y) / min(len(x), len(y)) for x in left for y in right) or -0.5


def _counts(a: Sketch, b: Sketch) -> float:
    if not a.counts or not b.counts:
        return 0.0
    return max((_count_likeness(ka, x, y) for ka, x in a.counts for kb, y in b.counts if ka == kb), default=0.0)


def _count_likeness(kind: str, x: Amount, y: Amount) -> float:
    # Two tolls that cannot both hold are what a record must show side by side: they are not held against a join.
    # Two volleys of different size are two volleys.
    if (x.low, x.high) == (y.low, y.high):
        return 1.0 if (x.best or x.low or 0) > 1 else 0.5
    if bounds_meet(x, y):
        return 0.3
    return -0.5 if kind in VOLLEYS else 0.0


def bounds_meet(x: Amount, y: Amount) -> bool:
    """Whether some number satisfies both amounts; approximate ones are widened by a tenth."""
    low = max(_bound(x, "low"), _bound(y, "low"))
    return low <= min(_bound(x, "high"), _bound(y, "high"))


def _bound(amount: Amount, side: str) -> float:
    value = amount.low if side == "low" else amount.high
    if value is None:
        return -math.inf if side == "low" else math.inf
    slack = 0.1 * value if amount.approximate else 0.0
    return value - slack if side == "low" else value + slack


def _weapons(a: Sketch, b: Sketch) -> float:
    return 0.0 if not a.weapons or not b.weapons else 1.0 if a.weapons & b.weapons else -0.5


def _words(a: Sketch, b: Sketch) -> float:
    mine, other = a.words, b.words
    return sum([value * other[word] for word, value in mine.items() if word in other])


def _covered(a: Sketch, b: Sketch) -> float:
    """How much of the shorter evidence the other one says too: a headline lies within its first sentence."""
    small, large = (a.words, b.words) if len(a.words) <= len(b.words) else (b.words, a.words)
    return sum([value * value for word, value in small.items() if word in large])


def _shared_names(a: Sketch, b: Sketch) -> float:
    return min(1.0, len(a.names & b.names) / 3)


def _near(a: Sketch, b: Sketch) -> float:
    if a.claim.report == b.claim.report:
        return 1.0 / (1 + abs(a.position - b.position))
    if a.published is None or b.published is None:
        return 0.0
    return math.exp(-abs(a.published - b.published) / 3)


def _story(a: Sketch, b: Sketch) -> float:
    if a.claim.report == b.claim.report:
        return 0.0
    left, right = a.story.themes, b.story.themes
    return len(left & right) / (min(len(left), len(right)) or 1)


def _same_sentence(a: Sketch, b: Sketch) -> float:
    # Two triggers in one sentence are two happenings far more often than one told twice.
    return float(a.claim.report == b.claim.report and a.position == b.position)


def _lead(a: Sketch, b: Sketch) -> float:
    # A headline or first sentence is told again below it.
    return float(min(a.position, b.position) <= 1 and a.claim.report == b.claim.report)


def _pointing(a: Sketch, b: Sketch) -> float:
    """Whether the later of two claims of one report is told as known: "the attack" is the one told before."""
    if a.claim.report != b.claim.report:
        return 0.0
    return float((a if a.claim.trigger.start > b.claim.trigger.start else b).pointing)


def _echo(a: Sketch, b: Sketch) -> float:
    """Whether the word that names the happening in one claim stands anywhere in the other's evidence."""
    return (float(not a.trigger.isdisjoint(b.words)) + float(not b.trigger.isdisjoint(a.words))) / 2


def _mentioned(a: Sketch, b: Sketch) -> float:
    """The share of either claim's parties that the other's evidence names, in whatever role."""
    return max(_named_in(a, b), _named_in(b, a))


def _named_in(a: Sketch, b: Sketch) -> float:
    parties = (*a.actors, *a.recipients)
    if not parties:
        return 0.0
    return sum([1 for names in parties if not names.isdisjoint(b.words)]) / len(parties)


def _status(a: Sketch, b: Sketch) -> float:
    real = ("happened", "ongoing")
    same = a.claim.status == b.claim.status or (a.claim.status in real and b.claim.status in real)
    return 0.0 if same else -1.0


def _speaker(a: Sketch, b: Sketch) -> float:
    return float(a.speaker is not None and a.speaker == b.speaker)


MEASURES: dict[str, Measure] = {
    "trigger": _trigger, "modes": _modes, "time": _time, "place": _place, "actors": _actors,
    "recipients": _recipients, "counts": _counts, "weapons": _weapons, "words": _words, "covered": _covered,
    "names": _shared_names, "near": _near, "story": _story, "same sentence": _same_sentence, "lead": _lead,
    "pointing": _pointing, "echo": _echo, "mentioned": _mentioned, "status": _status, "speaker": _speaker,
}  # fmt: skip
"""Feature -> how it is measured: from -1 (against) to 1 (for), 0 where it says nothing."""


def words_of(feature: str, a: Sketch, b: Sketch) -> tuple[str, str]:
    """The words on both sides that a feature was measured on."""
    if feature in ("names", "story"):
        shared = a.names & b.names if feature == "names" else a.story.themes & b.story.themes
        return ", ".join(sorted(shared)), ", ".join(sorted(shared))
    show = _SHOWN.get(feature)
    return (show(a), show(b)) if show else ("", "")


_SHOWN: dict[str, Callable[[Sketch], str]] = {
    "trigger": lambda s: s.claim.trigger.text,
    "pointing": lambda s: s.claim.trigger.text,
    "modes": lambda s: ", ".join(sorted(s.claim.modes)),
    "time": lambda s: s.claim.time.span.text if s.claim.time else "",
    "place": lambda s: ", ".join(p.name for p in s.places),
    "actors": lambda s: ", ".join(p.span.text for p in s.claim.actors),
    "recipients": lambda s: ", ".join(p.span.text for p in s.claim.recipients),
    "counts": lambda s: ", ".join(q.span.text for q in s.claim.counts),
    "weapons": lambda s: ", ".join(w.span.text for w in s.claim.weapons),
    "words": lambda s: s.claim.evidence.text,
    "covered": lambda s: s.claim.evidence.text,
    "echo": lambda s: s.claim.trigger.text,
    "mentioned": lambda s: ", ".join(p.span.text for p in (*s.claim.actors, *s.claim.recipients)),
    "status": lambda s: s.claim.status,
    "speaker": lambda s: s.speaker or "",
}
