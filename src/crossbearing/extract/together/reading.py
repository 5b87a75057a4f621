"""A window read by the encoder with the rules' reading beside it."""

from __future__ import annotations

import bisect
from collections.abc import Callable
from dataclasses import dataclass

from crossbearing.extract.encoder.found import Extent, FoundClaim, Read
from crossbearing.extract.encoder.network import labels
from crossbearing.extract.encoder.network.answers import CLAIM, CREDIT, Scorer, TriggerAnswers, WindowAnswers, look_at
from crossbearing.extract.encoder.network.decoding import Floats, Stretch, log_shares, shares, spans_of
from crossbearing.extract.encoder.network.thresholds import Thresholds
from crossbearing.extract.encoder.pieces.windows import Window, encode
from crossbearing.extract.encoder.reading import Layout, WindowReader
from crossbearing.extract.together.hints import Hint, Spans
from crossbearing.extract.together.weights import Weights

# Log odds: how eagerly candidates are looked for; what they are worth is judged afterwards. Of 2, 1, 0.5, 0
# and -0.5, measured on claims/dev, 0 and below found most: with more to choose from, a trigger's neighbours mislead.
LOW = 0.0


@dataclass(frozen=True)
class Candidate:
    """A happening that one or both readings see. `share`: the encoder's probability that a trigger stands here; `hint`:
    the rules' reading of the same words; `near`: theirs of other words in the sentence.
    """

    at: Stretch
    share: float
    hint: Hint | None = None
    near: Hint | None = None


@dataclass(frozen=True)
class Weighed:
    """A claim as read from a candidate's place. `types`: the encoder's log probability of each type."""

    candidate: Candidate
    claim: FoundClaim
    types: dict[str, float]


Credited = Callable[[Extent], dict[str, Spans]]
"""Source and cue that the rules see over a trigger, by role."""


class HintedReader(WindowReader):
    """A WindowReader that is told what the rules found: a trigger of theirs is looked at too, and the words they gave a
    role are likelier to be read as that role.
    """

    def __init__(self, layout: Layout, window: Window, scorer: Scorer, told: tuple[Thresholds, Weights]) -> None:
        thresholds, weights = told
        super().__init__(layout, window, scorer, thresholds)
        self.weights = weights
        self.hinted: dict[str, Spans] = {}

    def weigh(self, hints: list[Hint], credited: Credited) -> tuple[list[Weighed], Read]:
        """A claim for every candidate, and the names and credits (`claims` and `incidents` are empty)."""
        answers = self.scorer.window(encode(self.words, self.window.indices))
        candidates = self.candidates(answers.logits["triggers"], hints)
        looks = [look_at(c.at, CLAIM, (0, len(self.window.indices))) for c in candidates]
        told = self.scorer.triggers(answers.words, looks) if looks else []
        weighed = [self.weighed(c, t, credited) for c, t in zip(candidates, told, strict=True)]
        return weighed, self.others(answers)

    def others(self, answers: WindowAnswers) -> Read:
        """Names and credits, as the encoder alone reads them."""
        cues = self.owned(spans_of(answers.logits["cues"], self.thresholds.of("cues")))
        looks = [look_at(at, CREDIT, self.sentence(at)) for at, _ in cues]
        told = self.scorer.triggers(answers.words, looks) if looks else []
        credits = tuple(self.credit(at, share, t) for (at, share), t in zip(cues, told, strict=True))
        return Read((), credits, self.names(answers), (), {})

    def candidates(self, logits: Floats, hints: list[Hint]) -> list[Candidate]:
        """Every trigger that the encoder thinks possible or the rules saw, in order."""
        found = self.owned(spans_of(logits, LOW))
        inside = 1.0 - shares(logits)[:, labels.OUTSIDE]
        placed = [(at, h) for h in hints if (at := self.places(h.trigger))]
        free = [(at, h) for at, h in placed if not any(_meet(at, other) for other, _ in found)]
        out = [Candidate(at, float(inside[slice(*at)].max()), h) for at, h in free]
        for at, share in found:
            hint = next((h for where, h in placed if _meet(where, at)), None)
            out.append(Candidate(at, share, hint, None if hint else self.nearest(at, free)))
        return sorted(out, key=lambda c: c.at)

    def nearest(self, at: Stretch, free: list[tuple[Stretch, Hint]]) -> Hint | None:
        """The nearest hint of the same sentence that no candidate of the encoder's stands on."""
        start, end = self.sentence(at)
        near = [(abs(where[0] - at[0]), k) for k, (where, _) in enumerate(free) if start <= where[0] < end]
        return free[min(near)[1]][1] if near else None

    def weighed(self, c: Candidate, told: TriggerAnswers, credited: Credited) -> Weighed:
        """The claim that stands at a candidate's place, read with the rules' hints."""
        hint = c.hint or c.near
        self.hinted = (hint.roles if hint else {}) | credited(self.extent(c.at))
        row = told.logits["event_type"]
        types = dict(zip(labels.EVENT_TYPES, log_shares(row).tolist(), strict=True))
        if c.hint:
            row = row.copy()
            row[labels.EVENT_TYPES.index(c.hint.event_type)] += self.weights.event_type
            told = TriggerAnswers(told.start, told.logits | {"event_type": row})
        return Weighed(c, self.claim(c.at, c.share, told), types)

    def role(self, told: TriggerAnswers, kind: str, order: tuple[str, ...], name: str) -> list[tuple[Extent, float]]:
        """As the encoder's, with the rules' words made likelier."""
        if kind != "claim":
            return super().role(told, kind, order, name)
        return [(self.extent(at), share) for at, share in self.decoded(told, name)]

    def counts(self, told: TriggerAnswers) -> dict[Extent, tuple[str, str | None]]:
        """As the encoder's, with the rules' words made likelier."""
        kinds, whom = shares(told.logits["counts"]), shares(told.logits["of_whom"])
        out = {}
        for at, _ in self.decoded(told, "count"):
            a, b = at[0] - told.start, at[1] - told.start
            kind = labels.COUNT_KINDS[int(kinds[a:b].mean(0).argmax())]
            out[self.extent(at)] = (kind, labels.OF_WHOM[int(whom[a:b].mean(0).argmax())])
        return out

    def decoded(self, told: TriggerAnswers, name: str) -> list[tuple[Stretch, float]]:
        """Spans of a claim's role at places of this window, with their probability."""
        everywhere, gain = self.weights.of(name)
        logits, start = told.role("claim", labels.CLAIM_ROLES.index(name)).copy(), told.start
        for span in self.hinted.get(name, ()):
            a, b = (place - start for place in self.anywhere(span))
            if 0 <= a < b <= len(logits):
                logits[a:b, labels.OUTSIDE] -= gain
                logits[a, labels.FIRST] += gain / 2
                logits[a + 1 : b, labels.FURTHER] += gain / 2
        if (logits[:, labels.FIRST :].max(-1) <= logits[:, labels.OUTSIDE] - everywhere).all():
            return []  # as spans_of finds, ten times sooner: most happenings have few roles
        return [((a + start, b + start), share) for (a, b), share in spans_of(logits, everywhere)]

    def anywhere(self, span: Extent) -> Stretch:
        """Places of the words at these characters, also of words that another window owns; may lie outside this one."""
        words, owned = self.words, self.window.owned[0]
        shift = owned - self.window.indices[owned]
        return bisect.bisect_right(words.ends, span[0]) + shift, bisect.bisect_left(words.starts, span[1]) + shift


def _meet(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]
