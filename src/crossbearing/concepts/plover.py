"""The words of the PLOVER ontology (Open Event Data Alliance) and of the record that claims are written in."""

from __future__ import annotations

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

MODES: dict[str, tuple[str, ...]] = {
    "AGREE": ("meet", "settle", "policy"),
    "CONSULT": ("visit", "third-party", "multilateral", "phone", "meet"),
    "SUPPORT": (),
    "CONCEDE": ("resign",),
    "COOPERATE": ("military", "judicial", "economic", "intelligence"),
    "AID": ("economic", "military", "humanitarian", "medical", "asylum", "rescue"),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "ban", "arrest", "relations", "violence", "force"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
        "misinformation", "cyber", "repress",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

STATUSES = ("happened", "ongoing", "planned", "demanded", "hypothetical")
CERTAINTIES = ("certain", "probable", "possible")
STYLES = ("direct", "indirect", "mixed")
COUNT_KINDS = (
    "killed", "injured", "missing", "abducted", "detained", "surrendered", "displaced", "destroyed", "damaged",
    "launched", "strikes", "sorties", "deployed", "participants", "money", "other",
)  # fmt: skip
SECTORS = (
    "AGR", "BUS", "CIV", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "HLH", "IGO", "JEW", "JUD", "LAB", "LEG", "MED",
    "MIL", "NGO", "OPP", "PTY", "REB", "REF", "REL", "SPY", "UAF", "UNS",
)  # fmt: skip
"""PLOVER sector codes an actor may carry; null where the text gives none."""
