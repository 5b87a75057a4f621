"""The rule engine: a report to proposals, sentence by sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossbearing.concepts import Extent, Report
from crossbearing.extract.lexicon import lexicon
from crossbearing.extract.naming import names_of
from crossbearing.extract.proposal import Credited, Mention, Proposal
from crossbearing.extract.rules.arguments.counting import counted
from crossbearing.extract.rules.claiming import drafts_of
from crossbearing.extract.rules.credit import CreditScope, chain_at, credits_of
from crossbearing.extract.rules.drafts import Draft
from crossbearing.extract.rules.lists import share_introductions
from crossbearing.extract.rules.syntax.phrases import Sentence, find_phrases
from crossbearing.extract.rules.syntax.tagging import tag
from crossbearing.extract.spotting.numbers import number_phrases
from crossbearing.extract.spotting.quoting import style_of
from crossbearing.extract.tokens import sentences, shouts

_LEAD = 120  # tokens from the beginning that show what a report is about
_RANK = ("certain", "probable", "possible")


@dataclass(frozen=True, slots=True)
class RulesRead:
    """What the rules read in one report: proposals, every credit, every number phrase with the kind of its count."""

    proposals: list[Proposal]
    credits: list[CreditScope]
    numbers: dict[Extent, str]


@dataclass(frozen=True, slots=True)
class RuleEngine:
    """Reads English reports by hand-written lists and word order. Deterministic, no model, no network."""

    name: str = "rules-1"

    def propose(self, report: Report) -> list[Proposal]:
        """A proposal for each happening the rules find, in order of the text; [] for an unreadable report."""
        return self.read(report).proposals

    def read(self, report: Report) -> RulesRead:
        """The proposals, and every credit whether or not a proposal stands in it; nothing for an unreadable report."""
        if not report.readable:
            return RulesRead([], [], {})
        read = read_sentences(report)
        armed = is_armed(read)
        scopes = credits_of(report, read, lexicon())
        drafts = [(s, drafts_of(report, s, armed)) for s in read]
        share_introductions(drafts)
        proposals = [_proposal(report, d, scopes) for _, found in drafts for d in found]
        return RulesRead(_named(report, proposals), scopes, _kinds(report, read))


def _kinds(report: Report, read: list[Sentence]) -> dict[Extent, str]:
    out = {}
    for s in read:
        for number in number_phrases(report.text, s.start, s.end):
            known = counted(s, number)
            out[number.extent] = known.kind if known else "other"
    return out


def read_sentences(report: Report) -> list[Sentence]:
    """The report's sentences, tagged and chunked."""
    lex, out = lexicon(), []
    for (start, end), tokens in sentences(report):
        capitals = shouts(tokens)
        s = Sentence(start, end, tokens, tag(tokens, lex, capitals), capitals)
        find_phrases(s)
        out.append(s)
    return out


def is_armed(read: list[Sentence]) -> bool:
    """Whether the report's beginning speaks of armed force."""
    lead = [t.low for s in read for t in s.tokens][:_LEAD]
    return sum(low in lexicon().armed for low in lead) >= 3


def _proposal(report: Report, d: Draft, scopes: list[CreditScope]) -> Proposal:
    at = (d.trigger.start or 0, d.trigger.end or 0)
    chain = chain_at(scopes, at[0])
    certainty = max([d.standing.certainty, *(c.certainty for c in chain[-1:])], key=_RANK.index)
    return Proposal(
        trigger=d.trigger,
        event_type=d.event_type,
        modes=d.modes,
        status=d.standing.status,
        negated=d.standing.negated,
        certainty=certainty,
        attribution=tuple(_credited(report, c, at) for c in chain),
        actors=d.actors,
        recipients=d.recipients,
        places=d.places,
        time=d.time,
        counts=d.counts,
        weapons=d.weapons,
        confidence=d.confidence,
        notes=d.notes,
    )


def _credited(report: Report, c: CreditScope, at: Extent) -> Credited:
    inner = style_of(report, at)
    style = c.style or (
        inner if inner == "direct" else "mixed" if style_of(report, c.content) == "mixed" else "indirect"
    )
    return Credited(Mention(*c.source) if c.source else None, Mention(*c.cue) if c.cue else None, style)


def _named(report: Report, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals with the names their roles and sources have in the report."""
    mentions = [
        m for p in proposals for m in (*p.actors, *p.recipients, *(c.source for c in p.attribution if c.source))
    ]
    names = names_of(report.text, [(m.start or 0, m.end or 0) for m in mentions])

    def name(m: Mention) -> Mention:
        return replace(m, name=names.get((m.start or 0, m.end or 0)))

    return [
        replace(
            p,
            actors=tuple(map(name, p.actors)),
            recipients=tuple(map(name, p.recipients)),
            attribution=tuple(replace(c, source=name(c.source)) if c.source else c for c in p.attribution),
        )
        for p in proposals
    ]
