"""Which version of a report speaks, and which reading of each of its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, select

from crossbearing.concepts import Claim, Judgement, Report, standing_judgements
from crossbearing.store.index.events import join_claims
from crossbearing.store.index.terms import claim_interval, claim_terms, fold
from crossbearing.store.schema import content
from crossbearing.store.schema import derived as d
from crossbearing.store.stored_form import unpack


def make_current(connection: Connection, report: str) -> None:
    """Choose the version of a report that speaks: published last, then added last; and its claims."""
    versions = content.versions
    order = versions.c.published_order.desc(), versions.c.seq.desc()
    chosen = connection.execute(select(versions).where(versions.c.report == report).order_by(*order).limit(1)).one()
    connection.execute(delete(d.current_reports).where(d.current_reports.c.report == report))
    stored = unpack(Report, chosen.body)
    outlet = stored.outlet.name if stored.outlet else None
    row = {
        "report": report, "version": chosen.seq, "published": stored.published, "outlet": outlet,
        "outlet_folded": fold(outlet) if outlet else None, "language": stored.language,
    }  # fmt: skip
    connection.execute(d.current_reports.insert(), row)
    make_claims_current(connection, report)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One claim as it should now stand in the index."""

    id: str
    claim: int
    resolution: int
    body: str


def make_claims_current(connection: Connection, report: str) -> None:
    """Put the claims that now speak for a report into the index, and take those out that no longer do.

    Claims that are otherwise wait to be linked, and stand until then in the event that names them.
    """
    now = {reading.id: reading for reading in _readings(connection, report)}
    query = select(d.current_claims.c.id, d.current_claims.c.resolution).where(d.current_claims.c.report == report)
    before = {row.id: row.resolution for row in connection.execute(query)}
    gone = [one for one in before if one not in now]
    changed = [one for one in now if one in before and before[one] != now[one].resolution]
    forget(connection, [*gone, *changed])
    fresh = [reading for reading in now.values() if before.get(reading.id) != reading.resolution]
    _insert(connection, report, fresh)


def _readings(connection: Connection, report: str) -> Iterable[_Reading]:
    version, extraction = _speaking(connection, report)
    added = _added_by_people(connection, version)
    claims, resolutions = content.claims, content.resolutions
    spoken = [*([extraction] if extraction is not None else []), *added]
    newest = (
        select(func.max(resolutions.c.seq))
        .join(claims, claims.c.seq == resolutions.c.claim)
        .where(claims.c.extraction.in_(spoken))
        .group_by(resolutions.c.claim)
    )
    query = (
        select(claims.c.id, claims.c.seq, resolutions.c.seq.label("resolution"), resolutions.c.body)
        .join(resolutions, resolutions.c.claim == claims.c.seq)
        .where(resolutions.c.seq.in_(newest))
        .order_by(claims.c.seq)
    )
    return [_Reading(row.id, row.seq, row.resolution, row.body) for row in connection.execute(query)]


def _speaking(connection: Connection, report: str) -> tuple[int, int | None]:
    version = connection.execute(
        select(d.current_reports.c.version).where(d.current_reports.c.report == report)
    ).scalar_one()
    extractions = content.extractions
    newest = select(func.max(extractions.c.seq)).where(
        extractions.c.version == version, extractions.c.judgement.is_(None)
    )
    return int(version), connection.execute(newest).scalar()


def _added_by_people(connection: Connection, version: int) -> list[int]:
    extractions = content.extractions
    query = select(extractions.c.seq, extractions.c.judgement)
    rows = connection.execute(
        query.where(extractions.c.version == version, extractions.c.judgement.is_not(None))
    ).all()
    if not rows:
        return []
    standing = {judgement.id for judgement in standing_judgements(all_judgements(connection))}
    return [row.seq for row in rows if row.judgement in standing]


def all_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement that was ever stored, in the order of storing."""
    query = select(content.judgements.c.body).order_by(content.judgements.c.seq)
    return tuple(unpack(Judgement, body) for body in connection.execute(query).scalars())


def forget(connection: Connection, claims: list[str]) -> None:
    """Take claims out of the index, with the keys and scores that were found for them.

    What stood beside them waits to be linked: two claims may have stood together only for the sake of one that goes.
    """
    if not claims:
        return
    _unlink_neighbours(connection, claims)
    for table, column in (
        (d.current_claims, d.current_claims.c.id), (d.claim_terms, d.claim_terms.c.claim),
        (d.link_keys, d.link_keys.c.owner), (d.pair_scores, d.pair_scores.c.left),
        (d.pair_scores, d.pair_scores.c.right),
    ):  # fmt: skip
        connection.execute(delete(table).where(column.in_(claims)))


def _unlink_neighbours(connection: Connection, claims: list[str]) -> None:
    pairs = d.pair_scores.c
    beside = select(pairs.right).where(pairs.left.in_(claims)).union(select(pairs.left).where(pairs.right.in_(claims)))
    connection.execute(d.current_claims.update().values(linked=False).where(d.current_claims.c.id.in_(beside)))


def _insert(connection: Connection, report: str, fresh: list[_Reading]) -> None:
    if not fresh:
        return
    rows: list[dict[str, Any]] = []
    terms: list[dict[str, Any]] = []
    for reading in fresh:
        claim = unpack(Claim, reading.body)
        rows.append(_claim_row(claim, report, reading))
        terms.extend({"claim": claim.id, "kind": k, "value": v, "folded": fold(v)} for k, v in claim_terms(claim))
    connection.execute(d.current_claims.insert(), rows)
    join_claims(connection, [reading.id for reading in fresh])
    if terms:
        connection.execute(d.claim_terms.insert(), terms)


def _claim_row(claim: Claim, report: str, reading: _Reading) -> dict[str, Any]:
    start, end = claim_interval(claim)
    return {
        "id": claim.id, "claim": reading.claim, "resolution": reading.resolution, "report": report,
        "position": claim.trigger.start, "event_type": claim.event_type, "start": start, "end": end,
        "confidence": claim.confidence, "event": None, "linked": False,
    }  # fmt: skip
