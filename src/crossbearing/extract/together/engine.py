"""Both engines on one report: the encoder reads, told by the rules where to look and what they take for what."""

from __future__ import annotations

from dataclasses import replace

from crossbearing.concepts import Extent, Report
from crossbearing.extract.encoder.crediting import is_own_voice, settled
from crossbearing.extract.encoder.engine import EncoderEngine
from crossbearing.extract.encoder.found import FoundClaim, FoundCredit, Read
from crossbearing.extract.encoder.network.model import Model
from crossbearing.extract.encoder.pieces.windows import make_windows
from crossbearing.extract.encoder.reading import Layout
from crossbearing.extract.proposal import Proposal
from crossbearing.extract.rules.engine import RuleEngine, RulesRead
from crossbearing.extract.spotting import time_phrases
from crossbearing.extract.together.antecedents import with_antecedents
from crossbearing.extract.together.hints import Spans, credit_roles, hint_of, spans
from crossbearing.extract.together.judging import features_of, likelihood
from crossbearing.extract.together.mending import mended
from crossbearing.extract.together.reading import HintedReader, Weighed
from crossbearing.extract.together.weights import Weights, load_weights

VERSION = "together-1"


class TogetherEngine(EncoderEngine):
    """The encoder and the rules as one engine. Deterministic, no network."""

    def __init__(self, model: Model | None = None, weights: Weights | None = None) -> None:
        """The shipped model and weights where none are given. Raises ExtractError where the model cannot be loaded."""
        super().__init__(model)
        self._rules = RuleEngine()
        self._weights = weights or load_weights()

    @property
    def name(self) -> str:
        return VERSION

    def propose(self, report: Report) -> list[Proposal]:
        """A proposal for each candidate that is likely enough, in order; [] for an unreadable report. The confidence is
        the probability that an annotator would have marked the happening.
        """
        if not report.readable:
            return []
        rules, text = self.rules(report), report.text
        weighed, read = self.weigh(report, rules)
        times, out = time_phrases(text), []
        for w in weighed:
            odds = likelihood(features_of(w), self._weights.trigger)
            if odds >= self._weights.least:
                proposal = replace(self._proposal(text, w.claim, read.names), confidence=round(odds, 4))
                out.append(mended(text, proposal, rules.numbers, times))
        return with_antecedents(report, out, _mentions(rules, read))

    def rules(self, report: Report) -> RulesRead:
        """What the rules read in the report."""
        return self._rules.read(report)

    def weigh(self, report: Report, rules: RulesRead) -> tuple[list[Weighed], Read]:
        """A claim for every candidate, likely or not, and the names and credits the encoder found."""
        layout, hints = self._layout(report), [hint_of(p) for p in rules.proposals]

        def credited(at: Extent) -> dict[str, Spans]:
            return credit_roles(rules.credits, at[0])

        weighed: list[Weighed] = []
        parts: list[Read] = []
        for window in make_windows(layout.words, layout.sentences, layout.headline_end):
            reader = HintedReader(layout, window, self._model, (self._model.thresholds, self._weights))
            found, part = reader.weigh(hints, credited)
            weighed += found
            parts.append(part)
        credits = _outside_quotations(layout, parts)
        names = tuple(x for part in parts for x in part.names)
        return [replace(w, claim=_settled(w.claim, credits)) for w in weighed], Read((), credits, names, (), {})


def _outside_quotations(layout: Layout, parts: list[Read]) -> tuple[FoundCredit, ...]:
    found = (x for part in parts for x in part.credits)
    return tuple(x for x in found if not is_own_voice(layout.text, x.source, x.cue, layout.quotations))


def _settled(claim: FoundClaim, credits: tuple[FoundCredit, ...]) -> FoundClaim:
    """A claim's half credit made whole. One without any stays without: the rules have had their say already
    (attribution F1 on claims/dev 0.534, 0.516 where every content credits what stands in it, at an early checkpoint).
    """
    return settled(claim, credits) if claim.roles["source"] or claim.roles["cue"] else claim


def _mentions(rules: RulesRead, read: Read) -> list[Extent]:
    """Who else is spoken of: the rules' roles and all sources."""
    roles = [at for p in rules.proposals for at in spans((*p.actors, *p.recipients))]
    return [*roles, *(c.source for c in rules.credits if c.source), *(at for c in read.credits for at in c.source)]
