"""What things are: frozen dataclasses of the record (RECORD.md), the standard library only. Import them from here."""

from crossbearing.concepts.claim import Claim, Credit, Location, Participant, Quantity, Weapon, When, claim_id
from crossbearing.concepts.event import (
    Bound,
    Contradiction,
    Event,
    Join,
    Named,
    Position,
    Revision,
    SourceTally,
    Toll,
    Whereabouts,
    event_id,
)
from crossbearing.concepts.identity import content_id, sha256_of
from crossbearing.concepts.judgement import ACTS, Judgement, judgement_id, standing_judgements
from crossbearing.concepts.plover import CERTAINTIES, COUNT_KINDS, EVENT_TYPES, MODES, SECTORS, STATUSES, STYLES
from crossbearing.concepts.record import Copy, Failure, Lineage, Passage, Record, Run, failure
from crossbearing.concepts.report import Outlet, Reading, Report, report_id
from crossbearing.concepts.resolution import Amount, Candidate, Identity, Interval, Place, Unresolved
from crossbearing.concepts.span import Extent, Span

__all__ = [
    "ACTS", "CERTAINTIES", "COUNT_KINDS", "EVENT_TYPES", "MODES", "SECTORS", "STATUSES", "STYLES",
    "Amount", "Bound", "Candidate", "Claim", "Contradiction", "Copy", "Credit", "Event", "Extent", "Failure",
    "Identity", "Interval", "Join", "Judgement", "Lineage", "Location", "Named", "Outlet", "Participant", "Passage",
    "Place", "Position", "Quantity", "Reading", "Record", "Report", "Revision", "Run", "SourceTally", "Span", "Toll",
    "Unresolved", "Weapon", "When", "Whereabouts",
    "claim_id", "content_id", "event_id", "failure", "judgement_id", "report_id", "sha256_of", "standing_judgements",
]  # fmt: skip
