"""What the rules read, in the form in which the encoder can be told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from crossbearing.concepts import Extent
from crossbearing.extract.proposal import Mention, Proposal
from crossbearing.extract.rules.credit import CreditScope, chain_at

Spans = tuple[Extent, ...]


@dataclass(frozen=True)
class Hint:
    """What the rules say of one happening: its trigger, type and confidence, and the spans of each role by the
    encoder's name of the role.
    """

    trigger: Extent
    event_type: str
    confidence: float
    roles: dict[str, Spans] = field(default_factory=dict)


def hint_of(p: Proposal) -> Hint:
    """The hint that a proposal of the rules amounts to."""
    roles = {
        "actor": spans(p.actors), "recipient": spans(p.recipients), "place": spans(p.places),
        "time": spans([p.time] if p.time else []), "count": spans([n.at for n in p.counts]), "weapon": spans(p.weapons),
    }  # fmt: skip
    return Hint(extent(p.trigger), p.event_type, p.confidence, roles)


def credit_roles(scopes: list[CreditScope], at: int) -> dict[str, Spans]:
    """Source and cue of the innermost credit the rules see over the words at `at`, and of the next one outwards."""
    chain = chain_at(scopes, at)
    out: dict[str, Spans] = {}
    for prefix, credit in zip(("", "outer_"), reversed(chain[-2:]), strict=False):
        out[f"{prefix}source"] = (credit.source,) if credit.source else ()
        out[f"{prefix}cue"] = (credit.cue,) if credit.cue else ()
    return out


def extent(m: Mention) -> Extent:
    """Offsets of a mention that has them."""
    assert m.start is not None and m.end is not None
    return m.start, m.end


def spans(mentions: Sequence[Mention]) -> Spans:
    """Offsets of the mentions."""
    return tuple(map(extent, mentions))
