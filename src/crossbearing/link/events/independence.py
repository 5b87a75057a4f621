"""Independence: how many sources an event has once copies of one text and repeats of one speaker count once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from crossbearing.concepts import Claim, Copy, Report, SourceTally
from crossbearing.link.pairs.sketch import speaker_of
from crossbearing.link.pairs.words import stems

_LETTERS = re.compile(r"[^\W\d_]+")
_REASONS = {
    "speaker": "one speaker, through every outlet",
    "outlet": "the outlet's own voice",
    "agency": "the text of an agency, as the reports credit it",
}

# Words that say what a speaker is, not who: they make nobody the same speaker.
_OFFICE = stems(
    "spokesman spokeswoman spokesperson minister ministry official officials officer source sources police army "
    "military government security senior local state media agency reports report statement general colonel said"
)


def tally(
    claims: Sequence[Claim], reports: Mapping[str, Report], copies: Mapping[str, Copy]
) -> tuple[SourceTally, ...]:
    """Who is credited for these claims, each with whether it counts as independent and why, the most frequent first.

    A credited name is one source through whatever outlets. A report's own voice is its outlet's, or the origin's where
    the claim stands in a copied passage, or the agency's that the report (or that origin) credits for its text. Credit
    without a name ("a security source") is never merged with another's: it is one source a report, or one an origin
    where the words are copied.
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[_source_key(claim, reports, copies)].append(claim)
    tallies = [_one(key, found, reports, copies) for key, found in groups.items()]
    return tuple(sorted(_merge_offices(tallies), key=lambda t: (-t.times, t.name)))


def independent(tallies: Sequence[SourceTally]) -> int:
    """Sources that count."""
    return sum(t.counted for t in tallies)


def is_anonymous(name: str) -> bool:
    """Whether a credit names an office or a kind of person but nobody: such sources are never taken for one another."""
    return not (stems(name) - _OFFICE) or name[:1].islower()


def _source_key(claim: Claim, reports: Mapping[str, Report], copies: Mapping[str, Copy]) -> tuple[str, str]:
    origin = _origin(claim, copies)
    name = speaker_of(claim)
    if name is None and claim.attribution:
        return "anonymous", f"unnamed|{origin}"
    if name is None:
        return _voice(reports.get(origin), origin)
    if is_anonymous(name):
        return "anonymous", f"{name.casefold()}|{origin}"
    return "speaker", " ".join(sorted(stems(name)))


def _voice(report: Report | None, origin: str) -> tuple[str, str]:
    # An agency's text is behind a report that credits it, whether or not the agency's own print is known.
    if report and report.wire and (agency := " ".join(_LETTERS.findall(report.wire.text))):
        return "agency", agency
    return "outlet", report.outlet.name if report and report.outlet else origin


def _origin(claim: Claim, copies: Mapping[str, Copy]) -> str:
    """The report a claim's words come from: the origin of the passage its trigger stands in, else its own report."""
    report = claim.report
    start, end = claim.trigger.extent
    while (copy := copies.get(report)) is not None:
        passage = next((p for p in copy.passages if p.extent[0] <= start and end <= p.extent[1]), None)
        if passage is None:
            break
        report, (start, end) = copy.origin, passage.origin
    return report


def _one(
    key: tuple[str, str], claims: list[Claim], reports: Mapping[str, Report], copies: Mapping[str, Copy]
) -> SourceTally:
    outlets = {reports[c.report].outlet for c in claims if c.report in reports}
    names = tuple(sorted({o.name for o in outlets if o}))
    shown = key[1] if key[0] in ("outlet", "agency") else (speaker_of(claims[0]) or "unnamed source")
    copied = sum(_origin(c, copies) != c.report for c in claims)
    reason = _REASONS.get(key[0], "not named")
    if copied:
        reason += f"; {copied} of {len(claims)} in copied text"
    ids = tuple(sorted(c.id for c in claims))
    return SourceTally(shown, len(claims), names, ids, True, reason)


def _merge_offices(tallies: Sequence[SourceTally]) -> list[SourceTally]:
    """An office's unnamed voice beside a named one of the same office ("a defence ministry spokesman" beside the
    defence minister) is not counted again: it may be the same briefing.
    """
    kept: list[SourceTally] = []
    for one in sorted(tallies, key=lambda t: (is_anonymous(t.name), t.name)):
        twin = next((k for k in kept if k.counted and _same_office(one, k)), None)
        reason = f"{one.reason}; may be {twin.name}'s office" if twin else one.reason
        kept.append(SourceTally(one.name, one.times, one.outlets, one.claims, twin is None, reason))
    return kept


def _same_office(one: SourceTally, other: SourceTally) -> bool:
    if not {"minist", "ministri", "spokesman", "spokeswoman", "spokesperson"} & stems(one.name):
        return False
    particular = stems(one.name) - _OFFICE
    return bool(particular) and particular <= stems(other.name)
