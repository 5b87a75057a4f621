"""What resolving a span gives: a typed value with score, reason and runners-up, or an explicit Unresolved."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading that was weighed: `label` for a person, `score` 0 to 1, `detail` what spoke for or against it."""

    label: str
    score: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unresolved:
    """No value, and why: absence is a value with a reason, never a default."""

    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the map. WGS 84 degrees; `precision` is UCDP GED where_prec (1 exact ... 7 international);
    `radius_km` is the radius of the area the words may mean. `country` is ISO 3166-1 alpha-3, `admin1` the
    first-order region's name, `geonameid` None for places outside GeoNames. `score` 0 to 1.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: int
    radius_km: float
    admin1: str | None = None
    geonameid: int | None = None
    kind: str | None = None
    score: float = 1.0
    reason: str = ""
    runners_up: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """Days `start` to `end`, ISO dates, both inclusive. `precision` is day, week, month, year or interval;
    `date_prec` is UCDP GED date_prec (1 exact day ... 5 more than a month). `anchor` says what a relative
    expression was counted from: `text`, `publication` or `claim`. `clock` is an ISO time of day, with zone where
    one is stated. A bound is None where the words leave it open ("since June" without an end).
    """

    start: str | None
    end: str | None
    precision: str
    date_prec: int
    anchor: str = "text"
    clock: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number phrase as bounds, inclusive integers, None = unbounded. `best` is the number the words themselves put
    forward, None where they name none. `currency` is ISO 4217 for money; `scope` is `event` or `background`
    (a total of a whole war); `part_of` is the start offset of the count this one is a subset of; `total` marks a
    running total ("bringing the total to"), `further` an addition ("a further six"); `percent` a share.
    """

    low: int | None
    high: int | None
    approximate: bool = False
    best: int | None = None
    currency: str | None = None
    scope: str = "event"
    part_of: int | None = None
    total: bool = False
    further: bool = False
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a participant or a source is. `kind`: state, armed-force, non-state, coalition, igo, ngo, media, person,
    crowd or office; `sector` a PLOVER sector; `office` the office a named person holds; `via` how it was known:
    `report` (the report names it), `list` (the actor list), `words` (the words themselves).
    """

    name: str
    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    office: str | None = None
    via: str = "words"
    score: float = 1.0
