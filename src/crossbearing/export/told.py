"""What an export asks of a record: its parts, one after another, so that a large one need not be held at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from crossbearing.concepts import Claim, Event, Lineage, Report


class Told(Protocol):
    """A record as of one moment, each part in an order that depends on its content alone."""

    def reports(self) -> Iterator[Report]: ...

    def claims(self) -> Iterator[Claim]: ...

    def events(self) -> Iterator[Event]: ...

    def lineages(self) -> Iterator[Lineage]: ...
