"""An annotated text in one form for all sets. What a set does not annotate is None, and gives no loss.

Offsets are half-open code points of `text`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Span = tuple[int, int]


@dataclass
class Frame:
    """A trigger and the spans beside it. `kind`: "claim", "credit" or "proposition".

    `roles` holds every role its set annotates, with [] where this trigger has none; a role left out is not learned
    here.
    `reach`, a span, keeps the reader to that stretch (None: its usual reach). Labels are names of
    extract/encoder/labels.py.
    """

    kind: str
    trigger: Span
    roles: dict[str, list[Span]] = field(default_factory=dict)
    reach: Span | None = None
    event_type: str | None = None
    modes: list[str] | None = None
    status: str | None = None
    negated: bool | None = None
    certainty: str | None = None
    style: str | None = None
    factuality: float | None = None
    counts: dict[Span, tuple[str, str | None]] = field(default_factory=dict)  # span -> kind, of whom


@dataclass
class Document:
    """One text with what its set knows of it."""

    id: str
    text: str
    sentences: list[Span]
    headline_end: int = 0
    names: list[tuple[int, int, str]] | None = None
    names_scheme: str = ""
    triggers: list[Span] | None = None
    cues: list[Span] | None = None
    cue_reach: list[Span] | None = None  # stretches in which every cue is annotated; None: the whole text
    incidents: dict[str, list[Span]] | None = None  # MUC-4 role -> first mentions
    repeats: list[Span] = field(default_factory=list)  # later mentions of incident fillers: neither right nor wrong
    incident_types: dict[str, list[Span]] | None = None  # MUC-4 type -> the mentions of its templates' fillers
    frames: list[Frame] = field(default_factory=list)
    weight: float = 1.0
