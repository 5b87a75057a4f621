"""Why a claim needs a person's look, in words."""

from __future__ import annotations

from crossbearing.concepts import Claim, Event
from crossbearing.serve.views.facts import facts_of

UNSURE = 0.5
"""A confidence below this is worth naming; the queue itself is ordered by the number."""


def doubts(claim: Claim, event: Event | None) -> list[str]:
    """The reasons for doubt, the gravest first; [] where there is none but the order."""
    found = []
    if event and event.standing == "contested":
        fields = [c.field for c in event.contradictions if any(claim.id in side.claims for side in c.values)]
        names = ", ".join(dict.fromkeys(field.removeprefix("counts.") for field in fields))
        found.append(f"contradicts others: {names}" if names else "its event is contested")
    found += [f"{fact.name} not resolved: “{fact.quoted}”" for fact in facts_of(claim) if not fact.known]
    if claim.confidence < UNSURE:
        found.append(f"low confidence: {claim.confidence:.2f}")
    return found
