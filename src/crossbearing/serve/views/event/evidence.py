"""Every claim of an event as a reader weighs it: its sentence, who is credited, what was corrected, what is a copy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.concepts import Claim, Copy, Event, Join, Judgement, Lineage, Report
from crossbearing.serve.views import words
from crossbearing.serve.views.event.voices import Voice, Voices
from crossbearing.serve.views.facts import Correction, Fact, corrections_of, facts_of
from crossbearing.serve.views.text.marking import Segment, marks_of, segments

AROUND = 320
"""Code points shown at most to each side of a claim's words where its sentence is longer."""


LONGEST = 2400
"""Code points of a sentence shown at most: beyond, it is a paragraph without stops, and the report shows it whole."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an event's claims are seen against. `claims` and `machine` are by id: as corrected, and as read."""

    claims: Mapping[str, Claim]
    machine: Mapping[str, Claim]
    reports: Mapping[str, Report]
    lineages: Sequence[Lineage] = ()
    standing: Sequence[Judgement] = ()
    events: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim on the page. `copies` are prints of the same words; `joins` is why it stands with others."""

    number: int
    claim: Claim
    report: Report
    voice: Voice | None
    chain: tuple[str, ...]
    sentence: tuple[Segment, ...]
    facts: tuple[Fact, ...]
    corrections: tuple[Correction, ...]
    confirmed_by: tuple[str, ...]
    joins: tuple[Join, ...]
    copied_from: Report | None = None
    copies: tuple[Said, ...] = ()


def numbers_of(event: Event, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> dict[str, int]:
    """Claim -> its number on the page, in order of publication and of the text."""

    def order(one: str) -> tuple[str, str, int]:
        claim = claims[one]
        return (reports[claim.report].published or "9999", claim.report, claim.trigger.start)

    known = [one for one in event.claims if one in claims and claims[one].report in reports]
    return {one: number for number, one in enumerate(sorted(known, key=order), 1)}


def evidence(event: Event, around: Surroundings, voices: Voices) -> list[Said]:
    """The claims of an event by number, each with its copies below it instead of beside it."""
    numbers = numbers_of(event, around.claims, around.reports)
    copies = {copy.report: copy for lineage in around.lineages for copy in lineage.copies}
    origin = {one: found for one in numbers if (found := _origin(around.claims[one], copies, around, numbers))}
    said = {one: _said(one, number, event, around, voices, copies) for one, number in numbers.items()}
    below: dict[str, list[Said]] = {}
    for one, top in origin.items():
        below.setdefault(_root(top, origin), []).append(said[one])
    return [_over(said[one], below.get(one, [])) for one in numbers if one not in origin]


def _root(one: str, origin: Mapping[str, str]) -> str:
    seen = {one}
    while one in origin and origin[one] not in seen:
        one = origin[one]
        seen.add(one)
    return one


def _over(said: Said, copies: Iterable[Said]) -> Said:
    return Said(
        said.number, said.claim, said.report, said.voice, said.chain, said.sentence, said.facts, said.corrections,
        said.confirmed_by, said.joins, said.copied_from, tuple(copies),
    )  # fmt: skip


def _origin(claim: Claim, copies: Mapping[str, Copy], around: Surroundings, among: Iterable[str]) -> str | None:
    """The claim of this event whose words these are a print of."""
    copy = copies.get(claim.report)
    if copy is None:
        return None
    for passage in copy.passages:
        if passage.extent[0] <= claim.trigger.start and claim.trigger.end <= passage.extent[1]:
            for one in among:
                other = around.claims[one]
                inside = passage.origin[0] <= other.trigger.start and other.trigger.end <= passage.origin[1]
                if other.report == copy.origin and inside and other.event_type == claim.event_type:
                    return one
    return None


def _said(
    one: str, number: int, event: Event, around: Surroundings, voices: Voices, copies: Mapping[str, Copy]
) -> Said:
    claim, report = around.claims[one], around.reports[around.claims[one].report]
    made = [j for j in around.standing if one in j.subjects]
    copy = copies.get(claim.report)
    return Said(
        number, claim, report, voices.of(one), tuple(words.chain(claim, report)), sentence_of(claim, report, number),
        tuple(facts_of(claim)), tuple(corrections_of(around.machine.get(one, claim), made)),
        tuple(dict.fromkeys(j.author for j in made if j.act == "confirm")),
        tuple(join for join in event.joins if one in (join.left, join.right)),
        around.reports.get(copy.origin) if copy else None,
    )  # fmt: skip


def sentence_of(claim: Claim, report: Report, number: int) -> tuple[Segment, ...]:
    """The claim's words in their sentence, marked."""
    start, end = claim.evidence.extent
    for left, right in report.sentences:
        if left < claim.evidence.end and right > claim.evidence.start:
            start, end = min(start, left), max(end, right)
    start, end = max(start, claim.evidence.start - AROUND), min(end, claim.evidence.end + AROUND)
    if end - start > LONGEST:
        start, end = max(start, claim.trigger.start - LONGEST // 2), min(end, claim.trigger.end + LONGEST // 2)
    return tuple(segments(report.text, marks_of(claim, number), start, end))
