"""Sketch: what linking looks at of one claim, taken out once so that a comparison is cheap."""

from __future__ import annotations

import datetime
import functools
import math
import re
from dataclasses import dataclass

import snowballstemmer

from crossbearing.concepts import Amount, Claim, Identity, Interval, Participant, Place, Report, Unresolved
from crossbearing.link.weights import load_weights

_WORD = re.compile(r"\w+")
_STOP = frozenset(
    "a an and are as at be been but by for from had has have he her his in into is it its of off on or our out over "
    "she so that the their them there they this to under up was we were when which while who will with would".split()
)
_STEMMER = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True)
class Sketch:
    """The comparable side of a claim. `published` and `days` are proleptic ordinals (days inclusive), None unknown.
    `words` maps stems of the evidence to weights whose squares sum to 1. `speaker` is the innermost credited name.
    """

    claim: Claim
    published: int | None
    position: int
    trigger: frozenset[str]
    days: tuple[int, int] | None
    places: tuple[Place, ...]
    actors: tuple[frozenset[str], ...]
    recipients: tuple[frozenset[str], ...]
    weapons: frozenset[str]
    counts: tuple[tuple[str, Amount], ...]
    words: dict[str, float]
    names: frozenset[str]
    speaker: str | None


def sketch(claim: Claim, report: Report) -> Sketch:
    """What linking looks at of this claim of this report."""
    interval = claim.time.interval if claim.time else None
    return Sketch(
        claim=claim,
        published=day_of(report.published_day),
        position=sum(1 for start, _ in report.sentences if start <= claim.trigger.start),
        trigger=stems(claim.trigger.text),
        days=_days(interval),
        places=tuple(x.place for x in claim.places if isinstance(x.place, Place)),
        actors=tuple(filter(None, (stems(name_of(x)) for x in claim.actors))),
        recipients=tuple(filter(None, (stems(name_of(x)) for x in claim.recipients))),
        weapons=frozenset().union(*(stems(w.name or w.span.text) for w in claim.weapons)),
        counts=tuple((q.kind, q.amount) for q in claim.counts if isinstance(q.amount, Amount)),
        words=_weighted(stems(claim.evidence.text)),
        names=_capitalised(claim.evidence.text),
        speaker=speaker_of(claim),
    )


def name_of(participant: Participant) -> str:
    """The best name known for a participant: the resolved one, else the report's, else the words themselves."""
    if isinstance(participant.identity, Identity):
        return participant.identity.name
    return participant.name or participant.span.text


def speaker_of(claim: Claim) -> str | None:
    """The innermost credited name, or None where the report speaks in its own voice or credits nobody by name."""
    for credit in reversed(claim.attribution):
        if isinstance(credit.identity, Identity):
            return credit.identity.name
        if credit.name or credit.source:
            return credit.name or (credit.source.text if credit.source else None)
    return None


def stems(text: str) -> frozenset[str]:
    """Stems of the content words of a text, case folded."""
    return frozenset(_stem(w) for w in _WORD.findall(text.casefold()) if w not in _STOP)


def day_of(iso: str | None) -> int | None:
    """Ordinal of an ISO date, None for None."""
    return datetime.date.fromisoformat(iso).toordinal() if iso else None


@functools.lru_cache(maxsize=65536)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


def _days(interval: Interval | Unresolved | None) -> tuple[int, int] | None:
    if not isinstance(interval, Interval):
        return None
    start, end = day_of(interval.start), day_of(interval.end)
    if start is None and end is None:
        return None
    # "since June": open bounds are taken as given on the other side, which says least.
    return (start if start is not None else end or 0, end if end is not None else start or 0)


def _weighted(found: frozenset[str]) -> dict[str, float]:
    rarity = load_weights().rarity
    weighted = {s: rarity.get(s, 1.0) for s in found}
    norm = math.sqrt(sum(v * v for v in weighted.values())) or 1.0
    return {s: v / norm for s, v in weighted.items()}


def _capitalised(text: str) -> frozenset[str]:
    # All-caps wire copy has no capitals to tell names by: there every rare word is taken for one.
    rarity = load_weights().rarity
    shouting = text.isupper()
    found = (w for w in _WORD.findall(text) if w[0].isupper() or w[0].isdigit())
    kept = (_stem(w.casefold()) for w in found if w.casefold() not in _STOP)
    return frozenset(s for s in kept if not shouting or rarity.get(s, 1.0) > 0.8)
