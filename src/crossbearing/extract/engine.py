"""What an engine must offer, and what everybody else sees of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from crossbearing.concepts import Claim, Report
from crossbearing.extract.checking import verify
from crossbearing.extract.proposal import Proposal, Refusal


class Engine(Protocol):
    """Reads a report and proposes; never builds claims. `name` holds the version: it is stored with every claim."""

    @property
    def name(self) -> str: ...

    def propose(self, report: Report) -> Sequence[Proposal | Refusal]: ...


class Extractor(Protocol):
    """Reads a report into claims whose every span stands in its text. () for a report that is not readable."""

    @property
    def name(self) -> str: ...

    def extract_claims(self, report: Report) -> tuple[Claim, ...]: ...


@dataclass(frozen=True, slots=True)
class Extraction:
    """What came of one report: the claims, and what the checker refused."""

    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]


class Checked:
    """An Extractor: an engine with the checker behind it. `refused` counts refusals by field over all reports read."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.refused: Counter[str] = Counter()

    @property
    def name(self) -> str:
        return self._engine.name

    def extract_claims(self, report: Report) -> tuple[Claim, ...]:
        """The report's claims in the order of their triggers; () for a report that is not readable."""
        return self.extract(report).claims

    def extract(self, report: Report) -> Extraction:
        """The claims and the refusals of one report."""
        if not report.readable:
            return Extraction((), ())
        claims, refusals = verify(report, self._engine.propose(report), self.name)
        self.refused.update(refusal.field for refusal in refusals)
        return Extraction(tuple(claims), tuple(refusals))


def checked(engine: Engine) -> Checked:
    """The engine's extractor: what it proposes, verified against the report."""
    return Checked(engine)
