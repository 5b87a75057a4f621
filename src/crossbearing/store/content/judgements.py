"""What people decided; kept apart from claims, and never erased: an `undo` is a judgement too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from crossbearing.concepts import Claim, Judgement, notation
from crossbearing.errors import StoreError
from crossbearing.store.change import Change
from crossbearing.store.database import Database
from crossbearing.store.index.chunks import chunks
from crossbearing.store.index.current import all_judgements, make_claims_current
from crossbearing.store.schema.content import claims, extractions, judgements, resolutions
from crossbearing.store.schema.derived import current_claims, current_reports
from crossbearing.store.stored_form import pack, unpack


class Judgements:
    """Every judgement that was ever made or brought in from another store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, change: Change, made: Sequence[Judgement]) -> int:
        """Store judgements that are not there yet; the claims they speak of wait to be linked. How many were new.

        A claim that a person adds is stored beside the extracted ones. Raises StoreError where it cannot be.
        """
        connection = change.connection
        known = {judgement.id for judgement in self.get(judgement.id for judgement in made)}
        new = list({judgement.id: judgement for judgement in made if judgement.id not in known}.values())
        for judgement in sorted(new, key=lambda j: (j.at, j.id)):
            row = {"id": judgement.id, "act": judgement.act, "at": judgement.at, "body": pack(judgement)}
            connection.execute(judgements.insert(), row | {"change": change.number})
            if judgement.act == "add":
                _add_claim(change, judgement)
        touched = self._touched(new)
        _unlink(connection, touched)
        for report in _reports_of(connection, touched):
            make_claims_current(connection, report)
        return len(new)

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement in the order of storing; see `standing_judgements` for those in force."""
        with self._database.reading() as connection:
            return all_judgements(connection)

    def get(self, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """These judgements, in the order of storing; unknown ids are left out."""
        found: list[Judgement] = []
        query = select(judgements.c.body).order_by(judgements.c.seq)
        with self._database.reading() as connection:
            for part in chunks(list(dict.fromkeys(ids))):
                bodies = connection.execute(query.where(judgements.c.id.in_(part))).scalars()
                found.extend(unpack(Judgement, body) for body in bodies)
        return tuple(found)

    def _touched(self, new: Iterable[Judgement]) -> list[str]:
        # Undoing speaks of the claims of what it undoes, through any chain of undoing.
        touched: dict[str, None] = {}
        waiting = list(new)
        seen: set[str] = set()
        while waiting:
            judgement = waiting.pop()
            touched |= dict.fromkeys(judgement.subjects)
            if judgement.act == "add" and isinstance(judgement.value, dict):
                touched |= {str(judgement.value.get("id")): None}
            if judgement.undoes and judgement.undoes not in seen:
                seen.add(judgement.undoes)
                waiting.extend(self.get([judgement.undoes]))
        return list(touched)


def _add_claim(change: Change, judgement: Judgement) -> None:
    claim = _given_claim(judgement)
    connection = change.connection
    query = select(current_reports.c.version).where(current_reports.c.report == claim.report)
    version = connection.execute(query).scalar()
    if version is None:
        raise StoreError("a claim of an unknown report", claim.report, "add the report first")
    row = {"version": version, "extractor": judgement.id, "judgement": judgement.id, "change": change.number}
    extraction = connection.execute(extractions.insert().returning(extractions.c.seq), row).scalar_one()
    row = {"extraction": extraction, "id": claim.id, "evidence": claim.evidence.text}
    row |= {"position": claim.trigger.start, "body": pack(claim)}
    seq = connection.execute(claims.insert().returning(claims.c.seq), row).scalar_one()
    row = {"claim": seq, "resolver": judgement.id, "body": pack(claim), "change": change.number}
    connection.execute(resolutions.insert(), row)
    make_claims_current(connection, claim.report)


def _given_claim(judgement: Judgement) -> Claim:
    if not isinstance(judgement.value, dict):
        raise StoreError("a judgement that adds no claim", judgement.id, "give the whole claim as its value")
    return notation.claim_from_json(judgement.value)


def _unlink(connection: Connection, touched: list[str]) -> None:
    for part in chunks(touched):
        connection.execute(current_claims.update().values(linked=False).where(current_claims.c.id.in_(part)))


def _reports_of(connection: Connection, touched: list[str]) -> list[str]:
    # Reports that hold claims added by people: undoing the adding takes such a claim out of the record.
    found: set[str] = set()
    query = select(claims.c.body).join(extractions, extractions.c.seq == claims.c.extraction)
    for part in chunks(touched):
        added = query.where(claims.c.id.in_(part), extractions.c.judgement.is_not(None))
        found |= {unpack(Claim, body).report for body in connection.execute(added).scalars()}
    return sorted(found)
