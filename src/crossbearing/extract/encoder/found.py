"""What the network found in a text, with character offsets, still open to the checker."""

from __future__ import annotations

from dataclasses import dataclass

Extent = tuple[int, int]
"""Half-open code points of the text."""


@dataclass(frozen=True)
class Found:
    """A span with what it is (a name's type, a MUC-4 role) and its probability."""

    at: Extent
    label: str
    share: float


@dataclass(frozen=True)
class FoundCredit:
    """A cue with the spans of who is credited and of what is credited; both may be empty or in pieces."""

    cue: Extent
    source: tuple[Extent, ...]
    content: tuple[Extent, ...]
    share: float


@dataclass(frozen=True)
class FoundClaim:
    """A trigger with its labels and roles. `roles` has a list for every one of labels.CLAIM_ROLES; `counts` gives
    kind and
    of whom for each span of `roles["count"]`. `scores` are log odds from which the confidence is calibrated.
    """

    trigger: Extent
    event_type: str
    modes: tuple[str, ...]
    status: str
    negated: bool
    certainty: str
    style: str
    roles: dict[str, list[Extent]]
    counts: dict[Extent, tuple[str, str | None]]
    scores: dict[str, float]


@dataclass(frozen=True)
class Read:
    """All that was found in one text, in order. `incident_types`: MUC-4 type -> probability that the text tells of
    one."""

    claims: tuple[FoundClaim, ...]
    credits: tuple[FoundCredit, ...]
    names: tuple[Found, ...]
    incidents: tuple[Found, ...]
    incident_types: dict[str, float]
