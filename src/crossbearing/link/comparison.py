"""Comparison: how alike two claims are, feature by feature, with the words of both sides, and what forbids a join."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from crossbearing.concepts import Amount, Join, Place
from crossbearing.link.geometry import distance_km
from crossbearing.link.sketch import Sketch
from crossbearing.link.weights import load_weights

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims held against each other. `score` is the probability that they speak of one happening; `veto` says
    why they cannot, "" when nothing forbids it; `features` are (name, value, words of left, words of right).
    """

    left: str
    right: str
    score: float
    features: tuple[tuple[str, float, str, str], ...]
    veto: str = ""

    def as_join(self) -> Join:
        return Join(self.left, self.right, self.score, self.features)


def compare(a: Sketch, b: Sketch) -> Comparison:
    """The comparison of two claims; the smaller id stands left, so that it never depends on the order given."""
    if b.claim.id < a.claim.id:
        a, b = b, a
    values = features(a, b)
    weights = load_weights().within if a.claim.report == b.claim.report else load_weights().across
    odds = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value, _, _ in values)
    score = 1.0 / (1.0 + math.exp(-odds))
    return Comparison(a.claim.id, b.claim.id, round(score, 4), tuple(v for v in values if v[1]), veto(a, b))


def features(a: Sketch, b: Sketch) -> tuple[tuple[str, float, str, str], ...]:
    """Every named feature of a pair, zero where it says nothing."""
    return tuple((name, round(value, 3), *words) for name, how in _FEATURES.items() for value, words in (how(a, b),))


def veto(a: Sketch, b: Sketch) -> str:
    """Why these two claims cannot speak of one happening, or ""."""
    if a.claim.event_type != b.claim.event_type:
        return "different types"
    if exact_time(a) and exact_time(b) and gap_days(a, b) > 1:
        return "disjoint exact times"
    if a.places and b.places and min(kilometres_apart(p, q) for p in a.places for q in b.places) > 0:
        return "places too far apart"
    if _different_salvos(a, b):
        return "different exact numbers from different platforms"
    return ""


def exact_time(s: Sketch) -> bool:
    return s.days is not None and s.days[1] - s.days[0] <= 1


def gap_days(a: Sketch, b: Sketch) -> int:
    """Whole days between two claims' times, 0 where they overlap or one is unknown."""
    if not a.days or not b.days:
        return 0
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def kilometres_apart(p: Place, q: Place) -> float:
    """Kilometres between two places beyond their radii and the usual vagueness of news; 0 or less is near."""
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return 0.0 if not p.country or not q.country or p.country == q.country else 1.0
    # Towns are told as the nearest known name: 60 km of slack was the smallest that kept claims/train's events whole.
    return distance_km(p.lat, p.lon, q.lat, q.lon) - p.radius_km - q.radius_km - 60.0


_VOLLEYS = ("launched", "strikes", "sorties")


def _different_salvos(a: Sketch, b: Sketch) -> bool:
    differ = any(
        ka == kb
        and ka in _VOLLEYS
        and _exactly(x) is not None
        and _exactly(y) is not None
        and _exactly(x) != _exactly(y)
        for ka, x in a.counts
        for kb, y in b.counts
    )
    return differ and bool(a.weapons) and bool(b.weapons) and a.weapons != b.weapons


def _exactly(amount: Amount) -> int | None:
    return amount.low if amount.low == amount.high and not amount.approximate else None


def _trigger(a: Sketch, b: Sketch) -> tuple[float, Words]:
    return float(bool(a.trigger & b.trigger)), (a.claim.trigger.text, b.claim.trigger.text)


def _modes(a: Sketch, b: Sketch) -> tuple[float, Words]:
    left, right = set(a.claim.modes), set(b.claim.modes)
    value = 0.0 if not left or not right else 1.0 if left & right else -1.0
    return value, (", ".join(sorted(left)), ", ".join(sorted(right)))


def _time(a: Sketch, b: Sketch) -> tuple[float, Words]:
    words = (a.claim.time.span.text if a.claim.time else "", b.claim.time.span.text if b.claim.time else "")
    if not a.days or not b.days:
        return 0.0, words
    if gap_days(a, b):
        return -1.0, words
    width = max(a.days[1] - a.days[0], b.days[1] - b.days[0])
    return (1.0 if width <= 1 else 0.5 if width <= 31 else 0.2), words


def _place(a: Sketch, b: Sketch) -> tuple[float, Words]:
    if not a.places or not b.places:
        return 0.0, ("", "")
    pairs = sorted((_place_likeness(p, q), p.name, q.name) for p in a.places for q in b.places)
    value, left, right = pairs[-1]
    return value, (left, right)


def _place_likeness(p: Place, q: Place) -> float:
    if (p.geonameid and p.geonameid == q.geonameid) or p.name.casefold() == q.name.casefold():
        return 1.0 if max(p.precision, q.precision) <= 4 else 0.4
    if kilometres_apart(p, q) > 0:
        return -1.0
    return 0.3 if max(p.radius_km, q.radius_km) > 100 else 0.6


def _names(
    side: Callable[[Sketch], tuple[frozenset[str], ...]], label: str
) -> Callable[[Sketch, Sketch], tuple[float, Words]]:
    def likeness(a: Sketch, b: Sketch) -> tuple[float, Words]:
        left, right = side(a), side(b)
        if not left or not right:
            return 0.0, ("", "")
        best = max(len(x & y) / min(len(x), len(y)) for x in left for y in right)
        words = tuple(", ".join(p.span.text for p in getattr(s.claim, label)) for s in (a, b))
        return (best if best else -0.5), (words[0], words[1])

    return likeness


def _counts(a: Sketch, b: Sketch) -> tuple[float, Words]:
    shared = [(ka, x, y) for ka, x in a.counts for kb, y in b.counts if ka == kb]
    if not shared:
        return 0.0, ("", "")
    value = max(_count_likeness(kind, x, y) for kind, x, y in shared)
    return value, (_texts(q.span.text for q in a.claim.counts), _texts(q.span.text for q in b.claim.counts))


def _count_likeness(kind: str, x: Amount, y: Amount) -> float:
    # Two tolls that cannot both hold are what a record must show side by side: they are not held against a join.
    # Two volleys of different size are two volleys.
    if (x.low, x.high) == (y.low, y.high):
        return 1.0 if (x.best or x.low or 0) > 1 else 0.5
    if bounds_meet(x, y):
        return 0.3
    return -0.5 if kind in _VOLLEYS else 0.0


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


def _weapons(a: Sketch, b: Sketch) -> tuple[float, Words]:
    value = 0.0 if not a.weapons or not b.weapons else 1.0 if a.weapons & b.weapons else -0.5
    return value, (_texts(w.span.text for w in a.claim.weapons), _texts(w.span.text for w in b.claim.weapons))


def _words(a: Sketch, b: Sketch) -> tuple[float, Words]:
    small, large = sorted((a.words, b.words), key=len)
    return sum(v * large.get(k, 0.0) for k, v in small.items()), (a.claim.evidence.text, b.claim.evidence.text)


def _shared_names(a: Sketch, b: Sketch) -> tuple[float, Words]:
    shared = a.names & b.names
    text = ", ".join(sorted(shared))
    return min(1.0, len(shared) / 3), (text, text)


def _near(a: Sketch, b: Sketch) -> tuple[float, Words]:
    if a.claim.report == b.claim.report:
        return 1.0 / (1 + abs(a.position - b.position)), ("", "")
    if a.published is None or b.published is None:
        return 0.0, ("", "")
    return math.exp(-abs(a.published - b.published) / 3), ("", "")


def _same_sentence(a: Sketch, b: Sketch) -> tuple[float, Words]:
    # Two triggers in one sentence are two happenings far more often than one told twice.
    return float(a.claim.report == b.claim.report and a.position == b.position), ("", "")


def _lead(a: Sketch, b: Sketch) -> tuple[float, Words]:
    # A headline or first sentence is told again below it.
    return float(min(a.position, b.position) <= 1 and a.claim.report == b.claim.report), ("", "")


def _status(a: Sketch, b: Sketch) -> tuple[float, Words]:
    real = ("happened", "ongoing")
    same = a.claim.status == b.claim.status or (a.claim.status in real and b.claim.status in real)
    return (0.0 if same else -1.0), (a.claim.status, b.claim.status)


def _speaker(a: Sketch, b: Sketch) -> tuple[float, Words]:
    return float(a.speaker is not None and a.speaker == b.speaker), (a.speaker or "", b.speaker or "")


def _texts(found: Iterable[str]) -> str:
    return ", ".join(found)


_FEATURES: dict[str, Callable[[Sketch, Sketch], tuple[float, Words]]] = {
    "trigger": _trigger, "modes": _modes, "time": _time, "place": _place,
    "actors": _names(lambda s: s.actors, "actors"), "recipients": _names(lambda s: s.recipients, "recipients"),
    "counts": _counts, "weapons": _weapons, "words": _words, "names": _shared_names, "near": _near,
    "same sentence": _same_sentence, "lead": _lead,
    "status": _status, "speaker": _speaker,
}  # fmt: skip
