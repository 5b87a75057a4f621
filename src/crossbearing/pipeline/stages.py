"""Extracting and resolving one report: what a worker process does, and nothing that touches the store."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from crossbearing.concepts import Claim, Failure, Reading, Report, failure
from crossbearing.errors import CrossbearingError, ExtractError
from crossbearing.store import Engines

EXTRACTORS = ("auto", "together", "encoder", "rules")
logger = logging.getLogger(__name__)


class Extractor(Protocol):
    """Reads a report into claims. `name` holds the version: a report is read again when it changes."""

    @property
    def name(self) -> str: ...

    def extract_claims(self, report: Report) -> tuple[Claim, ...]: ...


class Resolver(Protocol):
    """Adds places, times, amounts and identities to claims, one to one and in order. `version` names all that its
    answers depend on: claims are resolved again when it changes.
    """

    @property
    def version(self) -> str: ...

    def resolve_claims(self, report: Report, claims: tuple[Claim, ...]) -> tuple[Claim, ...]: ...


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of one report: its claims before and after resolution, or a failure and no claims."""

    found: tuple[Claim, ...] = ()
    resolved: tuple[Claim, ...] = ()
    failure: Failure | None = None


@dataclass(frozen=True)
class Stages:
    """The stages that look at one report alone."""

    extractor: Extractor
    resolver: Resolver

    @property
    def engines(self) -> Engines:
        """Who extracts and who resolves, by name and version."""
        return Engines(self.extractor.name, self.resolver.version)

    def claims(self, report: Report) -> tuple[Claim, ...]:
        """The resolved claims of one report. Raises what the stages raise."""
        return self.resolver.resolve_claims(report, self.extractor.extract_claims(report))

    def understand(self, reading: Reading, found: tuple[Claim, ...] | None = None) -> Understood:
        """The claims of one report, extracted unless they were `found` before. Never raises: a report that cannot be
        understood gives a Failure, and the next one is read.
        """
        stage = "extract"
        try:
            if found is None:
                found = self.extractor.extract_claims(reading.report)
            stage = "resolve"
            return Understood(found, self.resolver.resolve_claims(reading.report, found))
        except Exception as error:  # the one broad catch: a report nobody foresaw must not stop the batch
            return Understood(failure=failed(reading.origin, stage, error))


Loader = Callable[[], Stages]
"""Loads the stages, in this process or in a worker: a function that can be pickled."""


def failed(origin: str, stage: str, error: Exception) -> Failure:
    """The Failure for an exception. What a foreign exception says is left out: it may quote the report."""
    if isinstance(error, CrossbearingError):
        return failure(origin, stage, error.what, error.cure)
    cure = "the report is stored; please send it, or one like it, to the maintainers"
    return failure(origin, stage, f"unforeseen {type(error).__name__}", cure)


def load_stages(extractor: str = "auto", gazetteer: str | None = None, actors: tuple[str, ...] = ()) -> Stages:
    """The stages as a run has them; `gazetteer` and `actors` as in Settings. Raises ExtractError (unknown extractor, no
    model) and ResolveError (a gazetteer or list that cannot be used).
    """
    from crossbearing.resolve import Gazetteer, Register
    from crossbearing.resolve import Resolver as FullResolver

    places = Gazetteer(Path(gazetteer)) if gazetteer else None
    return Stages(load_extractor(extractor), FullResolver(places, Register.load(*map(Path, actors))))


def load_extractor(name: str) -> Extractor:
    """The extractor of this name: `auto` is `together`, or `rules` with a warning in the log where no model is there.
    Raises ExtractError.
    """
    from crossbearing.extract import checked
    from crossbearing.extract.rules import RuleEngine

    if name not in EXTRACTORS:
        raise ExtractError("no such extractor", name, f"choose one of {', '.join(EXTRACTORS)}")
    if name == "rules":
        return checked(RuleEngine())
    if name == "encoder":
        from crossbearing.extract.encoder.engine import EncoderEngine

        return checked(EncoderEngine())
    from crossbearing.extract.together import TogetherEngine

    try:
        return checked(TogetherEngine())
    except ExtractError as error:
        if name == "together":
            raise
        logger.warning("claims are extracted by rules alone, which find less: %s", error)
        return checked(RuleEngine())
