"""Documents to windows with targets. The same words, windows and pieces as at run time
(crossbearing.extract.encoder)."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossbearing.extract.encoder.network import labels
from crossbearing.extract.encoder.pieces.reach import reach_of
from crossbearing.extract.encoder.pieces.windows import Encoded, Window, encode, make_windows
from crossbearing.extract.encoder.pieces.words import SHAPES, Words, split_words
from training.documents import Document, Frame, Span

UNKNOWN = -100  # a target that gives no loss
KINDS = {"claim": 1, "credit": 2, "proposition": 3}
ROLES = {"claim": labels.CLAIM_ROLES, "credit": labels.CREDIT_ROLES, "proposition": labels.PROPOSITION_ROLES}


@dataclass
class FrameTarget:
    """A frame by places of its window. `roles` is (roles of its kind, words in reach), `counts` (2, words in reach)."""

    kind: int
    trigger: tuple[int, int]
    reach: tuple[int, int]
    roles: NDArray[np.int64]
    counts: NDArray[np.int64]
    heads: dict[str, int] = field(default_factory=dict)
    modes: NDArray[np.float32] | None = None
    factuality: float | None = None


@dataclass
class Example:
    """One window. Every array of words has the window's length; targets are classes or UNKNOWN."""

    origin: str
    encoded: Encoded
    triggers: NDArray[np.int64]
    cues: NDArray[np.int64]
    names: NDArray[np.int64]
    names_scheme: str
    incidents: NDArray[np.int64]  # (5, words)
    incident_types: NDArray[np.int64]  # (6,)
    frames: list[FrameTarget]
    weight: float = 1.0

    def __len__(self) -> int:
        return len(self.encoded.pieces)


def examples_of(document: Document, tokenizer: Tokenizer, case: str = "") -> list[Example]:
    """The document's windows; `case` "lower" or "upper" shows the text's letters in that case."""
    words = _recased(split_words(document.text, tokenizer), case)
    windows = make_windows(words, document.sentences, document.headline_end)
    return [_example(document, words, window) for window in windows]


def _recased(words: Words, case: str) -> Words:
    """Shapes of letters alone change: the vocabulary is uncased."""
    if not case:
        return words
    letters = {SHAPES.index(name) for name in ("lower", "title", "upper", "mixed")}
    shape = SHAPES.index(case)
    return replace(words, shapes=tuple(shape if s in letters else s for s in words.shapes))


class Places:
    """Character spans to places in one window; half-open."""

    def __init__(self, words: Words, window: Window) -> None:
        self.words, self.size = words, len(window.indices)
        self._place = {index: place for place, index in enumerate(window.indices)}

    def of(self, span: Span) -> tuple[int, int] | None:
        """Places of the words the span touches; None where it touches none or leaves the window."""
        first = bisect.bisect_right(self.words.ends, span[0])
        last = bisect.bisect_left(self.words.starts, span[1]) - 1
        if first > last or first not in self._place or last not in self._place:
            return None
        start, end = self._place[first], self._place[last]
        return (start, end + 1) if end - start == last - first else None

    def part(self, span: Span) -> tuple[int, int] | None:
        """As `of`, for a long span of which the window may hold only a part."""
        first = bisect.bisect_right(self.words.ends, span[0])
        last = bisect.bisect_left(self.words.starts, span[1]) - 1
        held = [self._place[i] for i in range(first, last + 1) if i in self._place]
        return (held[0], held[-1] + 1) if held else None


def mark(
    row: NDArray[np.int64], spans: list[tuple[int, int]], first: int = labels.FIRST, further: int = labels.FURTHER
) -> None:
    """Write spans into a row of word classes; of two that overlap the longer one stands."""
    for start, end in sorted(spans, key=lambda s: s[1] - s[0]):
        if end < len(row) and row[end] == further:  # a shorter span is cut off at its head: keep the row well formed
            row[end] = first
        row[start:end] = further
        row[start] = first


def _example(document: Document, words: Words, window: Window) -> Example:
    places = Places(words, window)
    start, end = window.owned
    owned = [f for f in document.frames if (p := places.of(f.trigger)) and start <= p[0] < end]
    return Example(
        origin=document.id,
        encoded=encode(words, window.indices),
        names_scheme=document.names_scheme,
        weight=document.weight,
        triggers=_triggers(document, places, window),
        cues=_cues(document, places),
        names=_names(document, places),
        incidents=_incidents(document, places),
        incident_types=_incident_types(document, places),
        frames=[t for f in owned if (t := _frame(f, places)) is not None],
    )


def _row(size: int, value: int) -> NDArray[np.int64]:
    return np.full(size, value, dtype=np.int64)


def _held(spans: list[Span], places: Places) -> list[tuple[int, int]]:
    return [p for s in spans if (p := places.of(s))]


def _triggers(document: Document, places: Places, window: Window) -> NDArray[np.int64]:
    if document.triggers is None:
        return _row(places.size, UNKNOWN)
    row = _row(places.size, labels.OUTSIDE)
    mark(row, _held(document.triggers, places))
    return row


def _cues(document: Document, places: Places) -> NDArray[np.int64]:
    if document.cues is None:
        return _row(places.size, UNKNOWN)
    row = _row(places.size, labels.OUTSIDE if document.cue_reach is None else UNKNOWN)
    for stretch in document.cue_reach or []:
        if held := places.part(stretch):
            row[held[0] : held[1]] = labels.OUTSIDE
    mark(row, _held(document.cues, places))
    return row


def _names(document: Document, places: Places) -> NDArray[np.int64]:
    if document.names is None:
        return _row(places.size, UNKNOWN)
    row = _row(places.size, labels.OUTSIDE)
    for start, end, name in sorted(document.names, key=lambda n: n[1] - n[0]):
        if held := places.of((start, end)):
            kind = labels.NAME_TYPES.index(name)
            mark(row, [held], 2 * kind + 1, 2 * kind + 2)
    return row


def _incidents(document: Document, places: Places) -> NDArray[np.int64]:
    rows = np.full((len(labels.INCIDENT_ROLES), places.size), UNKNOWN, dtype=np.int64)
    if document.incidents is None:
        return rows
    rows[:] = labels.OUTSIDE
    for held in _held(document.repeats, places):
        rows[:, held[0] : held[1]] = UNKNOWN
    for row, role in zip(rows, labels.INCIDENT_ROLES, strict=True):
        mark(row, _held(document.incidents.get(role, []), places))
    return rows


def _incident_types(document: Document, places: Places) -> NDArray[np.int64]:
    if document.incident_types is None:
        return _row(len(labels.INCIDENT_TYPES), UNKNOWN)
    row = _row(len(labels.INCIDENT_TYPES), 0)
    for kind, mentions in document.incident_types.items():
        row[labels.INCIDENT_TYPES.index(kind)] = 1 if _held(mentions, places) else UNKNOWN
    return row


def _frame(frame: Frame, places: Places) -> FrameTarget | None:
    trigger = places.of(frame.trigger)
    if trigger is None:
        return None
    start, end = reach_of(trigger, places.size)
    if frame.reach is not None and (held := places.part(frame.reach)):
        start, end = max(start, held[0]), min(end, held[1])
    inside = _Shifted(places, start, end)
    target = FrameTarget(KINDS[frame.kind], trigger, (start, end), inside.roles(frame), inside.counts(frame))
    target.heads = _heads(frame)
    target.factuality = frame.factuality
    if frame.modes is not None and frame.event_type is not None:
        wanted = {f"{frame.event_type}/{mode}" for mode in frame.modes}
        target.modes = np.asarray([mode in wanted for mode in labels.MODES], dtype=np.float32)
    return target


class _Shifted:
    """Rows over the words in reach of a trigger."""

    def __init__(self, places: Places, start: int, end: int) -> None:
        self.places, self.start, self.end = places, start, end

    def held(self, spans: list[Span]) -> list[tuple[int, int]]:
        found = [p for s in spans if (p := self.places.part(s))]
        cut = [(max(a, self.start) - self.start, min(b, self.end) - self.start) for a, b in found]
        return [(a, b) for a, b in cut if a < b]

    def roles(self, frame: Frame) -> NDArray[np.int64]:
        rows = np.full((len(ROLES[frame.kind]), self.end - self.start), UNKNOWN, dtype=np.int64)
        for row, role in zip(rows, ROLES[frame.kind], strict=True):
            if role in frame.roles:
                row[:] = labels.OUTSIDE
                mark(row, self.held(frame.roles[role]))
        return rows

    def counts(self, frame: Frame) -> NDArray[np.int64]:
        rows = np.full((2, self.end - self.start), UNKNOWN, dtype=np.int64)
        for span, (kind, of_whom) in frame.counts.items():
            for start, end in self.held([span]):
                rows[0, start:end] = labels.COUNT_KINDS.index(kind)
                rows[1, start:end] = labels.OF_WHOM.index(of_whom)
        return rows


def _heads(frame: Frame) -> dict[str, int]:
    out = {}
    for name, value, order in (
        ("event_type", frame.event_type, labels.EVENT_TYPES),
        ("status", frame.status, labels.STATUSES),
        ("certainty", frame.certainty, labels.CERTAINTIES),
        ("style", frame.style, labels.STYLES),
    ):
        if value is not None:
            out[name] = order.index(value)
    if frame.negated is not None:
        out["negated"] = int(frame.negated)
    return out
