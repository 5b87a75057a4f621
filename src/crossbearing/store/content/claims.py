"""Claims as they were extracted, and as they were resolved."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select

from crossbearing.concepts import Claim
from crossbearing.store.change import Change
from crossbearing.store.content.reports import Version
from crossbearing.store.database import Database
from crossbearing.store.index.chunks import chunks
from crossbearing.store.index.current import make_claims_current
from crossbearing.store.schema.content import claims, extractions, resolutions
from crossbearing.store.schema.derived import current_claims
from crossbearing.store.stored_form import pack, unpack


@dataclass(frozen=True, slots=True)
class Engines:
    """Who read a report: the extractor and the resolver, each by name and version."""

    extractor: str
    resolver: str


class Claims:
    """Every claim that was ever read, and which of its readings is current."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(
        self, change: Change, version: Version, engines: Engines, found: Sequence[Claim], resolved: Sequence[Claim]
    ) -> None:
        """Store what one extractor found in one version of a report, and what a resolver made of it.

        What is stored already is left as it is. `resolved` answers `found` one to one, in its order.
        """
        rows = self._extracted(version, engines.extractor)
        if rows is None:
            rows = self._put_extraction(change, version, engines.extractor, found)
        known = self._resolved_by(rows.values(), engines.resolver)
        number = version.report.version
        new = [
            {"claim": rows[claim.id], "resolver": engines.resolver, "change": change.number,
             "body": pack(dataclasses.replace(claim, version=number))}
            for claim in resolved if claim.id in rows and rows[claim.id] not in known
        ]  # fmt: skip
        if new:
            change.connection.execute(resolutions.insert(), new)
        make_claims_current(change.connection, version.report.id)

    def _put_extraction(
        self, change: Change, version: Version, extractor: str, found: Sequence[Claim]
    ) -> dict[str, int]:
        row = {"version": version.seq, "extractor": extractor, "change": change.number}
        inserted = change.connection.execute(extractions.insert().returning(extractions.c.seq), row)
        extraction, number = inserted.scalar_one(), version.report.version
        rows = [
            {"extraction": extraction, "id": claim.id, "position": claim.trigger.start,
             "evidence": claim.evidence.text, "body": pack(dataclasses.replace(claim, version=number))}
            for claim in found
        ]  # fmt: skip
        if rows:
            change.connection.execute(claims.insert(), rows)
        return self._rows(extraction)

    def known(self, version: Version, engines: Engines) -> bool:
        """Whether this version was read and resolved by these engines already."""
        rows = self._extracted(version, engines.extractor)
        return rows is not None and len(self._resolved_by(rows.values(), engines.resolver)) == len(rows)

    def extracted(self, version: Version, extractor: str) -> tuple[Claim, ...] | None:
        """The claims an extractor found in a version, unresolved; None where it has not read it."""
        rows = self._extracted(version, extractor)
        if rows is None:
            return None
        query = select(claims.c.body).where(claims.c.seq.in_(rows.values())).order_by(claims.c.seq)
        with self._database.reading() as connection:
            return tuple(unpack(Claim, body) for body in connection.execute(query).scalars())

    def _extracted(self, version: Version, extractor: str) -> dict[str, int] | None:
        query = select(extractions.c.seq).where(
            extractions.c.version == version.seq, extractions.c.extractor == extractor
        )
        with self._database.reading() as connection:
            extraction = connection.execute(query).scalar()
        return None if extraction is None else self._rows(extraction)

    def _rows(self, extraction: int) -> dict[str, int]:
        query = select(claims.c.id, claims.c.seq).where(claims.c.extraction == extraction)
        with self._database.reading() as connection:
            return {row.id: row.seq for row in connection.execute(query)}

    def _resolved_by(self, rows: Iterable[int], resolver: str) -> set[int]:
        query = select(resolutions.c.claim).where(
            resolutions.c.claim.in_(list(rows)), resolutions.c.resolver == resolver
        )
        with self._database.reading() as connection:
            return set(connection.execute(query).scalars())

    def get(self, ids: Iterable[str]) -> tuple[Claim, ...]:
        """The current readings of these claims, resolved, in the order asked for; unknown or superseded: left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Claim] = {}
        with self._database.reading() as connection:
            for part in chunks(wanted):
                rows = connection.execute(_CURRENT.where(current_claims.c.id.in_(part)))
                found |= {row.id: unpack(Claim, row.body) for row in rows}
        return tuple(found[one] for one in wanted if one in found)

    def of_reports(self, reports: Iterable[str]) -> tuple[Claim, ...]:
        """The current claims of reports, in the order of the reports and of the text."""
        found: list[Claim] = []
        order = [current_claims.c.report, current_claims.c.position, current_claims.c.id]
        with self._database.reading() as connection:
            for part in chunks(list(dict.fromkeys(reports))):
                rows = connection.execute(_CURRENT.where(current_claims.c.report.in_(part)).order_by(*order))
                found.extend(unpack(Claim, row.body) for row in rows)
        return tuple(found)

    def of_event(self, event: str) -> tuple[Claim, ...]:
        """The claims of one current event by report and position; () for an unknown one."""
        query = _CURRENT.where(current_claims.c.event == event)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(current_claims.c.report, current_claims.c.position))
            return tuple(unpack(Claim, row.body) for row in rows)

    def ids(self) -> tuple[str, ...]:
        """The ids of all current claims, sorted."""
        with self._database.reading() as connection:
            return tuple(connection.execute(select(current_claims.c.id).order_by(current_claims.c.id)).scalars())

    def readings(self, claim: str) -> tuple[Claim, ...]:
        """Every reading of a claim that was ever stored, resolved, oldest first: also of engines since replaced."""
        query = select(resolutions.c.body).join(claims, claims.c.seq == resolutions.c.claim)
        with self._database.reading() as connection:
            bodies = connection.execute(query.where(claims.c.id == claim).order_by(resolutions.c.seq)).scalars()
            return tuple(unpack(Claim, body) for body in bodies)

    def exists(self, claim: str) -> bool:
        """Whether a claim of this id was ever stored."""
        with self._database.reading() as connection:
            return bool(connection.execute(select(exists().where(claims.c.id == claim))).scalar())


_CURRENT = select(current_claims.c.id, resolutions.c.body).join(
    resolutions, resolutions.c.seq == current_claims.c.resolution
)
