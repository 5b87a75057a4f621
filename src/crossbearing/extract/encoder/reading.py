"""A text read by the network: names, claims and credits with character offsets, still open to the checker."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.extract.encoder.crediting import is_own_voice, one_source, settled, whole_content
from crossbearing.extract.encoder.found import Extent, Found, FoundClaim, FoundCredit, Read
from crossbearing.extract.encoder.network import labels
from crossbearing.extract.encoder.network.answers import (
    CLAIM,
    CREDIT,
    PREDICATE,
    Scorer,
    TriggerAnswers,
    WindowAnswers,
    look_at,
)
from crossbearing.extract.encoder.network.decoding import Floats, Stretch, best_of, shares, spans_of, typed_spans_of
from crossbearing.extract.encoder.network.thresholds import Thresholds
from crossbearing.extract.encoder.pieces.windows import Window, encode, make_windows
from crossbearing.extract.encoder.pieces.words import Words


@dataclass(frozen=True)
class Layout:
    """A text with what is known of its form: half-open extents of sentences and quotations in order, where the
    headline ends."""

    text: str
    words: Words
    sentences: Sequence[Extent]
    quotations: Sequence[Extent] = ()
    headline_end: int = 0


def read_layout(layout: Layout, scorer: Scorer, thresholds: Thresholds) -> Read:
    """Read a whole text, window by window; an empty text gives an empty Read."""
    windows = make_windows(layout.words, layout.sentences, layout.headline_end)
    parts = [WindowReader(layout, window, scorer, thresholds).read() for window in windows]
    types = {name: max((part.incident_types[name] for part in parts), default=0.0) for name in labels.INCIDENT_TYPES}
    found = [x for part in parts for x in part.credits]
    credits = tuple(x for x in found if not is_own_voice(layout.text, x.source, x.cue, layout.quotations))
    return Read(
        tuple(settled(x, credits) for part in parts for x in part.claims),
        credits,
        tuple(x for part in parts for x in part.names),
        tuple(x for part in parts for x in part.incidents),
        types,
    )


def judge(layout: Layout, predicates: Sequence[Extent], scorer: Scorer) -> list[float]:
    """Factuality, about -3 to +3, of the predicates at these characters; 0.0 where no word stands."""
    out = [0.0] * len(predicates)
    for window in make_windows(layout.words, layout.sentences, layout.headline_end):
        reader = WindowReader(layout, window, scorer, Thresholds())
        asked = {i: at for i, extent in enumerate(predicates) if (at := reader.places(extent))}
        if asked:
            answers = scorer.window(encode(layout.words, window.indices))
            looks = [look_at(at, PREDICATE, reader.sentence(at)) for at in asked.values()]
            for i, told in zip(asked, scorer.triggers(answers.words, looks), strict=True):
                out[i] = float(told.logits["factuality"][0])
    return out


class WindowReader:
    """One window of a text, read: the claims, credits and names that the window owns."""

    def __init__(self, layout: Layout, window: Window, scorer: Scorer, thresholds: Thresholds) -> None:
        self.layout, self.window, self.scorer, self.thresholds = layout, window, scorer, thresholds
        self.words = layout.words

    def read(self) -> Read:
        answers = self.scorer.window(encode(self.words, self.window.indices))
        triggers = self.owned(spans_of(answers.logits["triggers"], self.thresholds.of("triggers")))
        cues = self.owned(spans_of(answers.logits["cues"], self.thresholds.of("cues")))
        everywhere = (0, len(self.window.indices))
        looks = [look_at(at, CLAIM, everywhere) for at, _ in triggers]
        looks += [look_at(at, CREDIT, self.sentence(at)) for at, _ in cues]
        told = self.scorer.triggers(answers.words, looks) if looks else []
        claims = tuple(self.claim(at, share, told[i]) for i, (at, share) in enumerate(triggers))
        credits = tuple(self.credit(at, share, told[len(triggers) + i]) for i, (at, share) in enumerate(cues))
        return Read(claims, credits, self.names(answers), self.incidents(answers), self.incident_types(answers))

    def owned(self, spans: list[tuple[Stretch, float]]) -> list[tuple[Stretch, float]]:
        start, end = self.window.owned
        return [(at, share) for at, share in spans if start <= at[0] < end]

    def sentence(self, at: Stretch) -> Stretch:
        """Places of the sentence a cue stands in: who and what it credits is learned within one sentence."""
        index = self.window.indices[at[0]]
        number = bisect.bisect_right(self.layout.sentences, self.words.starts[index], key=lambda s: s[0]) - 1
        if number < 0:
            return 0, len(self.window.indices)
        start, end = self.layout.sentences[number]
        first, last = bisect.bisect_left(self.words.starts, start), bisect.bisect_left(self.words.starts, end)
        shift = at[0] - index
        return max(0, first + shift), max(at[1], min(len(self.window.indices), last + shift))

    def places(self, extent: Extent) -> Stretch | None:
        """Places of the words at these characters, where this window owns them."""
        start, end = self.window.owned
        shift = start - self.window.indices[start]
        first = bisect.bisect_right(self.words.ends, extent[0]) + shift
        last = bisect.bisect_left(self.words.starts, extent[1]) + shift
        return (first, min(last, len(self.window.indices))) if start <= first < end and first < last else None

    def extent(self, at: Stretch) -> Extent:
        """Characters of words at these places. Two words side by side in the window may stand apart in the text
        (after the headline): then the part that follows is meant."""
        indices = self.window.indices[at[0] : at[1]]
        first = next(i for k, i in enumerate(indices) if indices[-1] - i == len(indices) - 1 - k)
        return self.words.starts[first], self.words.ends[indices[-1]]

    def names(self, answers: WindowAnswers) -> tuple[Found, ...]:
        found = typed_spans_of(answers.logits["names"], self.thresholds.of("names"))
        start, end = self.window.owned
        return tuple(Found(self.extent(at), labels.NAME_TYPES[k], s) for at, k, s in found if start <= at[0] < end)

    def incidents(self, answers: WindowAnswers) -> tuple[Found, ...]:
        out: list[Found] = []
        for number, role in enumerate(labels.INCIDENT_ROLES):
            logits = answers.logits["incidents"][:, 3 * number : 3 * number + 3]
            spans = self.owned(spans_of(logits, self.thresholds.of("incidents")))
            out.extend(Found(self.extent(at), role, share) for at, share in spans)
        return tuple(sorted(out, key=lambda f: f.at))

    def incident_types(self, answers: WindowAnswers) -> dict[str, float]:
        odds = 1.0 / (1.0 + np.exp(-answers.logits["incident_types"].astype(np.float64)))
        return {name: float(odd) for name, odd in zip(labels.INCIDENT_TYPES, odds, strict=True)}

    def role(self, told: TriggerAnswers, kind: str, order: tuple[str, ...], name: str) -> list[tuple[Extent, float]]:
        spans = spans_of(told.role(kind, order.index(name)), self.thresholds.of(f"{kind}.{name}"))
        return [(self.extent((a + told.start, b + told.start)), share) for (a, b), share in spans]

    def credit(self, at: Stretch, share: float, told: TriggerAnswers) -> FoundCredit:
        source, content = (self.role(told, "credit", labels.CREDIT_ROLES, name) for name in ("source", "content"))
        cue, text = self.extent(at), self.layout.text
        whole = whole_content(text, content, cue, self.layout.quotations)
        return FoundCredit(cue, one_source(text, source), whole, share)

    def claim(self, at: Stretch, share: float, told: TriggerAnswers) -> FoundClaim:
        logits = told.logits
        event_type, type_share = best_of(logits["event_type"], labels.EVENT_TYPES)
        found = {name: self.role(told, "claim", labels.CLAIM_ROLES, name) for name in labels.CLAIM_ROLES}
        for name in ("time", "source", "cue", "outer_source", "outer_cue"):  # a claim has one of these
            found[name] = sorted(found[name], key=lambda f: -f[1])[:1]
        roles = {name: [e for e, _ in spans] for name, spans in found.items()}
        return FoundClaim(
            self.extent(at),
            event_type,
            self.modes(logits["modes"], event_type),
            best_of(logits["status"], labels.STATUSES)[0],
            bool(logits["negated"][1] > logits["negated"][0]),
            best_of(logits["certainty"], labels.CERTAINTIES)[0],
            best_of(logits["style"], labels.STYLES)[0],
            roles,
            self.counts(told),
            {"trigger": _odds(share), "type": _odds(type_share), "roles": float(sum(map(len, roles.values())))},
        )

    def modes(self, logits: Floats, event_type: str) -> tuple[str, ...]:
        odds = 1.0 / (1.0 + np.exp(-logits.astype(np.float64)))
        fitting = [
            (name.partition("/")[2], odd)
            for name, odd in zip(labels.MODES, odds, strict=True)
            if name.startswith(f"{event_type}/")
        ]
        return tuple(name for name, odd in fitting if odd >= self.thresholds.modes)

    def counts(self, told: TriggerAnswers) -> dict[Extent, tuple[str, str | None]]:
        number = labels.CLAIM_ROLES.index("count")
        kinds, whom = shares(told.logits["counts"]), shares(told.logits["of_whom"])
        out = {}
        for (a, b), _ in spans_of(told.role("claim", number), self.thresholds.of("claim.count")):
            kind = labels.COUNT_KINDS[int(kinds[a:b].mean(0).argmax())]
            out[self.extent((a + told.start, b + told.start))] = (kind, labels.OF_WHOM[int(whom[a:b].mean(0).argmax())])
        return out


def _odds(share: float) -> float:
    """Log odds of a probability, within a range a computer can hold."""
    kept = min(max(share, 1e-6), 1 - 1e-6)
    return float(np.log(kept / (1 - kept)))
