"""The one door from proposals to claims: every span is held against the report's text before a claim exists.

A field that does not hold is left out and counted as a Refusal; a trigger or type that does not hold takes the
whole claim with it. Offsets are trusted only where the words (if quoted) stand there; otherwise the quoted words
are looked up, inside the evidence first, then nearest to the offsets given.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable

from crossbearing.concepts import (
    CERTAINTIES,
    COUNT_KINDS,
    EVENT_TYPES,
    MODES,
    STATUSES,
    STYLES,
    Claim,
    Credit,
    Extent,
    Location,
    Participant,
    Quantity,
    Report,
    Span,
    Weapon,
    When,
    claim_id,
    sha256_of,
)
from crossbearing.extract.proposal import Credited, Mention, Number, Proposal, Refusal

LONGEST_TRIGGER = 120  # code points; longer "triggers" in gold/claims/train: none
LONGEST_PART = 400  # code points of a role, source or time


def verify(
    report: Report, proposals: Iterable[Proposal | Refusal], extractor: str = ""
) -> tuple[list[Claim], list[Refusal]]:
    """Claims in the order of their triggers, and what was refused. A report that is not readable gives no claims.

    An engine may hand in a Refusal for what it could not read itself; it is passed on. Claims of one id (same words,
    type and speaker) collapse into the one of highest confidence.
    """
    if not report.readable:
        return [], []
    check = _Check(report)
    best: dict[str, Claim] = {}
    for proposal in proposals:
        if isinstance(proposal, Refusal):
            check.refusals.append(proposal)
            continue
        claim = check.claim(proposal, extractor)
        if claim and (claim.id not in best or best[claim.id].confidence < claim.confidence):
            best[claim.id] = claim
    return sorted(best.values(), key=lambda c: (c.trigger.start, c.trigger.end, c.id)), check.refusals


class _Check:
    """One report's proposals being checked."""

    def __init__(self, report: Report) -> None:
        self.report, self.text = report, report.text
        self.sha256 = sha256_of(report.text.encode("utf-8", "surrogatepass"))
        self.starts = [start for start, _ in report.sentences]
        self.refusals: list[Refusal] = []

    def claim(self, p: Proposal, extractor: str) -> Claim | None:
        """The claim, or None where its trigger or its type does not hold."""
        near = self.span(p.evidence, "evidence") if p.evidence else None
        trigger = self.span(p.trigger, "trigger", near, LONGEST_TRIGGER)
        if trigger is None:
            return None
        if p.event_type not in EVENT_TYPES:
            self.refuse("event_type", f"not a PLOVER type: {p.event_type!r:.60}", p.trigger)
            return None
        evidence = self.evidence(trigger, near)
        attribution = tuple(c for c in (self.credit(c, evidence) for c in p.attribution) if c)
        speaker = attribution[-1].source if attribution else None
        time = self.span(p.time, "time", evidence) if p.time else None
        return Claim(
            id=claim_id(self.report.id, self.sha256, p.event_type, trigger, speaker),
            report=self.report.id,
            evidence=evidence,
            trigger=trigger,
            event_type=p.event_type,
            modes=self.modes(p),
            status=self.legal(p.status, STATUSES, "status", p.trigger),
            negated=bool(p.negated),
            certainty=self.legal(p.certainty, CERTAINTIES, "certainty", p.trigger),
            attribution=attribution,
            actors=tuple(Participant(s, m.name) for s, m in self.spans(p.actors, "actors", evidence)),
            recipients=tuple(Participant(s, m.name) for s, m in self.spans(p.recipients, "recipients", evidence)),
            places=tuple(Location(s) for s, _ in self.spans(p.places, "places", evidence)),
            time=When(time) if time else None,
            counts=self.counts(p.counts, evidence),
            weapons=tuple(Weapon(s, m.name) for s, m in self.spans(p.weapons, "weapons", evidence)),
            confidence=self.confidence(p),
            notes=p.notes,
            extractor=extractor,
            version=self.report.version,
        )

    def modes(self, p: Proposal) -> tuple[str, ...]:
        allowed = MODES[p.event_type]
        for mode in p.modes:
            if mode not in allowed:
                self.refuse("modes", f"no mode of {p.event_type}: {mode!r:.60}", p.trigger)
        return tuple(dict.fromkeys(mode for mode in p.modes if mode in allowed))

    def legal(self, value: str, allowed: tuple[str, ...], field: str, at: Mention) -> str:
        """The value, or the first of `allowed` with a refusal."""
        if value in allowed:
            return value
        self.refuse(field, f"not one of {', '.join(allowed)}: {value!r:.60}", at)
        return allowed[0]

    def confidence(self, p: Proposal) -> float:
        """Between 0 and 1; 0 for what is no number."""
        return min(1.0, max(0.0, p.confidence)) if p.confidence == p.confidence else 0.0

    def counts(self, numbers: tuple[Number, ...], near: Span) -> tuple[Quantity, ...]:
        out: dict[tuple[Span, str], Quantity] = {}
        for number in numbers:
            span = self.span(number.at, "counts", near)
            if span and number.kind not in COUNT_KINDS:
                self.refuse("counts", f"no kind of count: {number.kind!r:.60}", number.at)
            elif span:
                of_whom = number.of_whom if number.of_whom in ("civilian", "combatant") else None
                out.setdefault((span, number.kind), Quantity(span, number.kind, number.of, of_whom))
        return tuple(out.values())

    def credit(self, credited: Credited, near: Span) -> Credit | None:
        source = self.span(credited.source, "attribution", near) if credited.source else None
        cue = self.span(credited.cue, "attribution", near) if credited.cue else None
        if source is None and cue is None:
            return None
        style = credited.style if credited.style in STYLES else "indirect"
        return Credit(source, cue, style, credited.source.name if credited.source and source else None)

    def spans(self, mentions: tuple[Mention, ...], field: str, near: Span) -> list[tuple[Span, Mention]]:
        found: dict[Span, Mention] = {}
        for mention in mentions:
            span = self.span(mention, field, near)
            if span:
                found.setdefault(span, mention)
        return list(found.items())

    def span(self, m: Mention, field: str, near: Span | None = None, longest: int = LONGEST_PART) -> Span | None:
        """The mention's words where they stand, without outer white space; None, and a refusal, where they do not."""
        at = self.extent(m, near)
        fault = self.fault(at, len(self.text) if field == "evidence" else longest)
        if at is None or fault:
            self.refuse(field, fault, m)
            return None
        words = self.text[slice(*at)]
        left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        return Span.of(self.text, at[0] + left, at[1] - right)

    def fault(self, at: Extent | None, longest: int) -> str:
        """What is wrong with these offsets; "" for nothing."""
        if at is None:
            return "the quoted words do not stand in the report"
        if not 0 <= at[0] < at[1] <= len(self.text):
            return "offsets outside the text"
        if at[1] - at[0] > longest:
            return f"longer than {longest} characters"
        return "" if self.text[slice(*at)].strip() else "nothing but white space"

    def extent(self, m: Mention, near: Span | None) -> Extent | None:
        """Where the mention points: its offsets if its quoted words stand there, else where they do."""
        if m.start is not None and m.end is not None and (m.quote is None or self.text[m.start : m.end] == m.quote):
            return m.start, m.end
        if not m.quote or not m.quote.strip():
            return None
        if near is not None:
            inside = self.text.find(m.quote, near.start, near.end)
            if inside >= 0:
                return inside, inside + len(m.quote)
        return _nearest(self.text, m.quote, m.start if m.start is not None else (near.start if near else 0))

    def evidence(self, trigger: Span, proposed: Span | None) -> Span:
        """The proposed stretch if it holds the trigger, kept within the trigger's sentence or within one quotation that
        runs on over it; else that sentence.
        """
        start, end = self.sentence(trigger)
        if proposed and proposed.holds(trigger):
            runs_on = any(q[0] <= proposed.start and proposed.end <= q[1] for q in self.report.quotations)
            if runs_on:
                return proposed
            start, end = max(start, proposed.start), min(end, proposed.end)
        words = self.text[start:end]
        left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        return Span.of(self.text, start + left, end - right)

    def sentence(self, trigger: Span) -> Extent:
        """The sentence the trigger begins in, widened to hold all of it; its own extent outside any sentence."""
        k = bisect.bisect_right(self.starts, trigger.start) - 1
        if k < 0 or self.report.sentences[k][1] <= trigger.start:
            return trigger.extent
        start, end = self.report.sentences[k]
        return start, max(end, trigger.end)

    def refuse(self, field: str, reason: str, m: Mention) -> None:
        self.refusals.append(Refusal(self.report.id, field, reason, (m.start, m.end), m.quote))


def _nearest(text: str, quote: str, hint: int) -> Extent | None:
    # White space may differ from the report's (a model joins lines); nothing else may.
    pattern = r"\s+".join(map(re.escape, quote.split()))
    places = [m.span() for m in re.finditer(pattern, text)]
    return min(places, key=lambda at: abs(at[0] - hint)) if places else None
