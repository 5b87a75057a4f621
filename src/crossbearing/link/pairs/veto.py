"""Veto: what forbids that two claims speak of one happening, whatever else they share."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.concepts import Amount, Identity, Place
from crossbearing.link.pairs.geometry import distance_km
from crossbearing.link.pairs.sketch import Sketch

SLACK_KM = 60.0
"""Towns are told as the nearest known name: the smallest slack that kept claims/train's events whole."""

VOLLEYS = ("launched", "strikes", "sorties")
"""Counts whose exact numbers tell one salvo from another."""


def veto(a: Sketch, b: Sketch) -> str:
    """Why these two claims cannot speak of one happening, or ""."""
    if a.claim.event_type != b.claim.event_type:
        return "different types"
    if gap_days(a, b) > 1:
        return "disjoint times"
    near, far = finest(a.places), finest(b.places)
    if near and far and min(kilometres_apart(p, q) for p in near for q in far) > 0:
        return "places too far apart"
    if _rival_states(a, b) and not _same_day_and_town(a, b):
        return "parties of different countries, and no day and town in common"
    if a.weapons and b.weapons and a.weapons != b.weapons and _different_salvos(a, b):
        return "different exact numbers from different platforms"
    return ""


def finest(places: Sequence[Place]) -> list[Place]:
    """The most exactly known places: a strike on Raqqa "in Syria" is told from one on Idlib "in Syria" by the towns."""
    best = min((p.precision for p in places), default=0)
    return [p for p in places if p.precision == best]


def gap_days(a: Sketch, b: Sketch) -> int:
    """Whole days between two claims' times, 0 where they overlap or one is unknown."""
    if not a.days or not b.days:
        return 0
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def kilometres_apart(p: Place, q: Place) -> float:
    """Kilometres between two places beyond their radii and the usual vagueness of news; 0 or less is near."""
    if p is q or (p.geonameid is not None and p.geonameid == q.geonameid):
        return 0.0
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return 0.0 if not p.country or not q.country or p.country == q.country else 1.0
    reach = p.radius_km + q.radius_km + SLACK_KM
    north_south = abs(p.lat - q.lat) * 111.0
    return (north_south if north_south > reach else distance_km(p.lat, p.lon, q.lat, q.lon)) - reach


def _rival_states(a: Sketch, b: Sketch) -> bool:
    left, right = _countries(a), _countries(b)
    return bool(left and right) and not left & right and not a.claim.negated and not b.claim.negated


def _countries(s: Sketch) -> set[str]:
    identities = (x.identity for x in s.claim.actors)
    found = [i.country if isinstance(i, Identity) else None for i in identities]
    return {c for c in found if c} if all(found) else set()


def _same_day_and_town(a: Sketch, b: Sketch) -> bool:
    # Two accounts that dispute who did it agree on when and where; two raids of one week need not.
    together = a.exact and b.exact and gap_days(a, b) == 0
    return together and any(
        p.precision <= 3 and kilometres_apart(p, q) <= 0 for p in a.places for q in finest(b.places)
    )


def _different_salvos(a: Sketch, b: Sketch) -> bool:
    return any(
        ka == kb and ka in VOLLEYS and None not in (_exactly(x), _exactly(y)) and _exactly(x) != _exactly(y)
        for ka, x in a.counts
        for kb, y in b.counts
    )


def _exactly(amount: Amount) -> int | None:
    return amount.low if amount.low == amount.high and not amount.approximate else None
