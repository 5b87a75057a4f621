"""One source across the record: what it claims, through whom, and whether others bear it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from crossbearing.concepts import Contradiction, Event, SourceTally


@dataclass(frozen=True, slots=True)
class Stand:
    """How a source stands in one event: `borne_out` counts other independent sources, `against` names the fields in
    which others contradict it.
    """

    event: Event
    tally: SourceTally
    borne_out: int
    against: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """contradicted, corroborated or alone: what others say, not who is right."""
        return "contradicted" if self.against else "corroborated" if self.borne_out else "alone"


@dataclass(frozen=True, slots=True)
class Profile:
    """A source over all events it is credited in."""

    name: str
    stands: tuple[Stand, ...]
    outlets: tuple[tuple[str, int], ...]
    verdicts: dict[str, int]

    @property
    def claims(self) -> int:
        """How many claims are credited to it."""
        return sum(len(stand.tally.claims) for stand in self.stands)


def profile(name: str, events: Iterable[Event]) -> Profile:
    """The profile of the source of exactly this name, over those of `events` that credit it."""
    stands = [_stand(event, tally) for event in events for tally in event.sources if tally.name == name]
    outlets = Counter(outlet for stand in stands for outlet in stand.tally.outlets)
    verdicts = Counter(stand.verdict for stand in stands)
    return Profile(name, tuple(stands), tuple(outlets.most_common()), dict(verdicts))


def _stand(event: Event, tally: SourceTally) -> Stand:
    others = sum(1 for other in event.sources if other.counted and other.name != tally.name)
    fields = [one.field for one in event.contradictions if _against(one, set(tally.claims))]
    return Stand(event, tally, others, tuple(dict.fromkeys(fields)))


def _against(contradiction: Contradiction, own: set[str]) -> bool:
    held = [set(side.claims) for side in contradiction.values]
    return any(side & own for side in held) and any(side - own for side in held if not side & own)
