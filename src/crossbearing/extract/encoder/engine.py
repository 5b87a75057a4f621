"""The encoder as an engine: a report's found claims as proposals for the checker."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Sequence

from crossbearing.concepts import Report
from crossbearing.extract.encoder.analysis import Analysis, analysis_of
from crossbearing.extract.encoder.found import Extent, Found, FoundClaim, Read
from crossbearing.extract.encoder.naming import name_of
from crossbearing.extract.encoder.network.model import Model, load_model
from crossbearing.extract.encoder.pieces.words import split_words
from crossbearing.extract.encoder.reading import Layout, judge, read_layout
from crossbearing.extract.proposal import Credited, Mention, Number, Proposal

VERSION = "encoder-1"


class EncoderEngine:
    """Reads reports with the shipped model, or with another one of the same form. `least` is the confidence below which
    nothing is proposed.
    """

    def __init__(self, model: Model | None = None, least: float = 0.0) -> None:
        """Loads the shipped model where none is given. Raises ExtractError where it cannot be loaded."""
        self._model = model or load_model()
        self._least = least

    @property
    def name(self) -> str:
        return VERSION

    def read(self, report: Report) -> Read:
        """Everything the model found: claims, every credit whether or not a claim stands in it, names, MUC-4 roles."""
        return read_layout(self._layout(report), self._model, self._model.thresholds)

    def _layout(self, report: Report) -> Layout:
        words = split_words(report.text, self._model.tokenizer)
        headline = report.headline.end if report.headline and report.headline.start == 0 else 0
        return Layout(report.text, words, report.sentences, report.quotations, headline)

    def analyse(self, report: Report) -> Analysis:
        """Names, credits and MUC-4's incidents of a report."""
        return analysis_of(report.text, self.read(report))

    def factuality(self, report: Report, predicates: Sequence[Extent]) -> list[float]:
        """-3 (certainly not so) to +3 (certainly so) of what the words at these places say; 0.0 for a place without
        words."""
        told = judge(self._layout(report), predicates, self._model)
        return [max(-3.0, min(3.0, value)) for value in told]

    def propose(self, report: Report) -> Sequence[Proposal]:
        """One proposal a trigger, in order."""
        read = self.read(report)
        proposals = (self._proposal(report.text, claim, read.names) for claim in read.claims)
        return [proposal for proposal in proposals if proposal.confidence >= self._least]

    def _proposal(self, text: str, claim: FoundClaim, names: Sequence[Found]) -> Proposal:
        def named(at: Extent) -> Mention:
            return Mention(*at, name=name_of(text, at, names))

        roles = claim.roles
        return Proposal(
            trigger=Mention(*claim.trigger),
            event_type=claim.event_type,
            modes=claim.modes,
            status=claim.status,
            negated=claim.negated,
            certainty=claim.certainty,
            attribution=_chain(claim, named),
            actors=tuple(map(named, roles["actor"])),
            recipients=tuple(map(named, roles["recipient"])),
            places=tuple(Mention(*at) for at in roles["place"]),
            time=Mention(*roles["time"][0]) if roles["time"] else None,
            counts=tuple(Number(Mention(*at), kind, of_whom=whom) for at, (kind, whom) in claim.counts.items()),
            weapons=tuple(Mention(*at) for at in roles["weapon"]),
            confidence=confidence(claim, self._model.thresholds.confidence),
        )


def _chain(claim: FoundClaim, named: Callable[[Extent], Mention]) -> tuple[Credited, ...]:
    """Outermost first; an outer credit without an inner one is the only one."""
    out = []
    for prefix, style in (("outer_", "indirect"), ("", claim.style)):
        source, cue = claim.roles[f"{prefix}source"], claim.roles[f"{prefix}cue"]
        if source or cue:
            out.append(Credited(named(source[0]) if source else None, Mention(*cue[0]) if cue else None, style))
    return tuple(out)


def confidence(claim: FoundClaim, weights: Sequence[float]) -> float:
    """Probability that an annotator would have marked this happening with this type; 0.5 for an uncalibrated model.

    `weights`: intercept, then those of the log odds of the trigger and of the type.
    """
    if not weights:
        return 0.5
    odds = weights[0] + weights[1] * claim.scores["trigger"] + weights[2] * claim.scores["type"]
    return round(1.0 / (1.0 + math.exp(-odds)), 4)


@functools.cache
def load_encoder() -> EncoderEngine:
    """The engine with the shipped model, loaded once a process. Raises ExtractError."""
    return EncoderEngine()
