"""Reports, their versions and raw bytes."""

from __future__ import annotations

import dataclasses
import datetime
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Row, func, select

from crossbearing.concepts import Reading, Report, content_id
from crossbearing.store.change import Change
from crossbearing.store.database import Database
from crossbearing.store.index.chunks import chunks
from crossbearing.store.index.current import make_current
from crossbearing.store.schema.content import raws, reports, versions
from crossbearing.store.schema.derived import current_reports
from crossbearing.store.stored_form import pack, unpack


@dataclass(frozen=True, slots=True)
class Version:
    """One stored text of a report: its row, the report under its version number, and where it was first found."""

    seq: int
    report: Report
    origin: str
    current: bool


def fingerprint(report: Report) -> str:
    """What makes a report another version of itself: what was given, not what reading found in it."""
    outlet = (report.outlet.name, report.outlet.domain) if report.outlet else None
    return content_id("v", report.text, report.title, outlet, report.url, report.published)


class Reports:
    """Every text that was given, under its report's id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, change: Change, reading: Reading, keep_raw: bool = True) -> Version:
        """Store a report unless it is there already: the same id with other content becomes a new version.

        The version published last is current; of versions published at one time, the one that was added last.
        """
        if keep_raw:
            self._put_raw(change, reading)
        known = self.find(reading.report)
        return known or self._put_version(change, reading)

    def find(self, report: Report) -> Version | None:
        """The stored version that is this report, or None."""
        query = _VERSIONS.where(versions.c.report == report.id, versions.c.fingerprint == fingerprint(report))
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _version(row) if row else None

    def _put_version(self, change: Change, reading: Reading) -> Version:
        report, connection = reading.report, change.connection
        highest = select(func.max(versions.c.number)).where(versions.c.report == report.id)
        number = (connection.execute(highest).scalar() or 0) + 1
        if number == 1:
            connection.execute(reports.insert(), {"id": report.id, "change": change.number})
        row = _row(dataclasses.replace(report, version=number), reading.origin) | {"change": change.number}
        seq = connection.execute(versions.insert().returning(versions.c.seq), row).scalar_one()
        make_current(connection, report.id)
        return self._one(int(seq))

    def _put_raw(self, change: Change, reading: Reading) -> None:
        sha256, connection = reading.report.sha256, change.connection
        if connection.execute(select(raws.c.sha256).where(raws.c.sha256 == sha256)).first():
            return
        row = {"sha256": sha256, "size": len(reading.raw), "codec": "zlib", "bytes": zlib.compress(reading.raw, 6)}
        connection.execute(raws.insert(), row | {"change": change.number})

    def _one(self, seq: int) -> Version:
        with self._database.reading() as connection:
            return _version(connection.execute(_VERSIONS.where(versions.c.seq == seq)).one())

    def get(self, ids: Iterable[str]) -> tuple[Report, ...]:
        """The current versions of these reports, in the order asked for; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Report] = {}
        with self._database.reading() as connection:
            for part in chunks(wanted):
                query = _VERSIONS.where(current_reports.c.report.in_(part))
                found |= {row.report: _version(row).report for row in connection.execute(query)}
        return tuple(found[one] for one in wanted if one in found)

    def versions(self, report: str) -> tuple[Version, ...]:
        """Every version of a report in order of number; () for an unknown id."""
        with self._database.reading() as connection:
            rows = connection.execute(_VERSIONS.where(versions.c.report == report).order_by(versions.c.number))
            return tuple(_version(row) for row in rows)

    def raw(self, sha256: str) -> bytes | None:
        """The bytes a report was read from; None where they were not kept."""
        with self._database.reading() as connection:
            packed = connection.execute(select(raws.c.bytes).where(raws.c.sha256 == sha256)).scalar()
        return None if packed is None else zlib.decompress(packed)

    def ids(self) -> tuple[str, ...]:
        """Every report's id, sorted."""
        with self._database.reading() as connection:
            return tuple(connection.execute(select(reports.c.id).order_by(reports.c.id)).scalars())


_VERSIONS = select(versions, current_reports.c.report.label("current")).outerjoin(
    current_reports, current_reports.c.version == versions.c.seq
)


def _version(row: Row[tuple[object, ...]]) -> Version:
    return Version(row.seq, stored_report(row), row.origin, row.current is not None)


def stored_report(row: Row[tuple[object, ...]]) -> Report:
    """The report of a row of `versions`."""
    return unpack(Report, row.body, text=row.text)


def _row(report: Report, origin: str) -> dict[str, object]:
    return {
        "report": report.id, "number": report.version, "fingerprint": fingerprint(report),
        "published_order": published_order(report.published), "sha256": report.sha256, "origin": origin,
        "title": report.title or "", "text": report.text, "body": pack(dataclasses.replace(report, text="")),
    }  # fmt: skip


def published_order(published: str | None) -> str:
    """A publication time that sorts as text: UTC where a zone is stated, "" where it is unknown."""
    if not published or len(published) <= 10:
        return published or ""
    try:
        time = datetime.datetime.fromisoformat(published)
    except ValueError:
        return published
    return (time.astimezone(datetime.UTC) if time.tzinfo else time).isoformat()[:19]
