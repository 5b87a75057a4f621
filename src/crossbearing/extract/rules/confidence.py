"""How sure the rules may be of a claim: shares measured on the 208 training reports of the claims gold set (1,814
proposals), as the share of proposals that pair with a gold claim of the same type.
"""

from __future__ import annotations

_BY_SLOTS = (
    0.31,
    0.59,
    0.68,
    0.80,
    0.85,
)  # by how many of actors, recipients, places, time, counts, weapons were found
_BY_TYPE = {
    "ACCUSE": 0.78, "AGREE": 0.51, "AID": 0.43, "ASSAULT": 0.77, "COERCE": 0.76, "CONCEDE": 0.79, "CONSULT": 0.68,
    "COOPERATE": 0.61, "MOBILIZE": 0.50, "PROTEST": 0.52, "REJECT": 0.43, "REQUEST": 0.72, "RETREAT": 0.55,
    "SUPPORT": 0.50, "THREATEN": 0.54,
}  # fmt: skip
_ALL = 0.68
_UNSURE = {"planned": 0.8, "hypothetical": 0.7}  # against what happened
_MOST = 0.95


def confidence_of(event_type: str, slots: int, status: str) -> float:
    """Between 0 and 1, from the type, the number of filled slots and the status; rounded to hundredths."""
    share = _BY_SLOTS[min(slots, len(_BY_SLOTS) - 1)] * _BY_TYPE.get(event_type, _ALL) / _ALL
    return round(min(_MOST, share * _UNSURE.get(status, 1.0)), 2)
