"""What the model's outputs mean, in the order of its output units. Changing a tuple means training again.

Words of a span are marked by three classes: outside (0), first word (1), further word (2).
"""

from __future__ import annotations

OUTSIDE, FIRST, FURTHER = 0, 1, 2

EVENT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

# PLOVER's modes; RECORD.md calls them firm for ASSAULT alone, so the others are learned from fewer and noisier
# examples.
MODES = (
    "ASSAULT/abduct", "ASSAULT/beat", "ASSAULT/torture", "ASSAULT/sexual", "ASSAULT/targeted", "ASSAULT/destroy",
    "ASSAULT/primitive", "ASSAULT/firearms", "ASSAULT/explosives", "ASSAULT/suicide-attack", "ASSAULT/aerial",
    "ASSAULT/drone", "ASSAULT/heavy-weapons", "ASSAULT/crowd-control", "ASSAULT/unconventional",
    "COERCE/arrest", "COERCE/restrict", "COERCE/seize", "COERCE/cyber", "COERCE/ban", "COERCE/curfew",
    "COERCE/martial-law", "COERCE/censor", "COERCE/deport", "COERCE/withhold",
    "ACCUSE/allege", "ACCUSE/disapprove", "ACCUSE/investigate",
    "MOBILIZE/troops", "MOBILIZE/police", "MOBILIZE/militia", "MOBILIZE/weapons",
    "CONSULT/visit", "CONSULT/multilateral", "CONSULT/third-party", "CONSULT/meet", "CONSULT/phone",
    "PROTEST/riot", "PROTEST/demo", "PROTEST/strike", "PROTEST/obstruct", "PROTEST/hunger",
    "RETREAT/ceasefire", "RETREAT/withdraw", "RETREAT/release", "RETREAT/disarm", "RETREAT/access",
    "AID/military", "AID/humanitarian", "AID/medical", "AID/economic",
    "SANCTION/discontinue", "SANCTION/expel", "REQUEST/assist", "REQUEST/yield", "REQUEST/change", "REQUEST/meet",
    "THREATEN/violence", "THREATEN/force", "COOPERATE/military", "COOPERATE/judicial", "CONCEDE/resign",
)  # fmt: skip

STATUSES = ("happened", "ongoing", "planned", "demanded", "hypothetical")
CERTAINTIES = ("certain", "probable", "possible")
STYLES = ("indirect", "direct", "mixed")
COUNT_KINDS = (
    "killed", "injured", "missing", "abducted", "detained", "surrendered", "displaced", "destroyed", "damaged",
    "launched", "strikes", "sorties", "deployed", "participants", "money", "other",
)  # fmt: skip
OF_WHOM = (None, "civilian", "combatant")

# Spans that stand beside an event trigger. `outer_*` is the credit one step outside the innermost one.
CLAIM_ROLES = (
    "actor", "recipient", "place", "time", "count", "weapon", "source", "cue", "outer_source", "outer_cue",
)  # fmt: skip
CREDIT_ROLES = ("source", "content")  # beside an attribution cue
PROPOSITION_ROLES = ("ARG0", "ARG1", "ARG2", "LOC", "TMP", "MNR")  # beside a PropBank predicate; training only

# Inventory of dstl/re3d, the only set with conflict names; "Facility" and roles nouns are not in it.
NAME_TYPES = (
    "Person", "Organisation", "Location", "Nationality", "Weapon", "MilitaryPlatform", "Vehicle", "Temporal",
    "Quantity", "Money", "DocumentReference", "CommsIdentifier",
)  # fmt: skip

# MUC-4. Victims are those named; those described ("peasants") are a role of their own, as in the set's templates.
INCIDENT_ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "VictimDescription", "Weapon")
INCIDENT_TYPES = ("ATTACK", "BOMBING", "KIDNAPPING", "ARSON", "ROBBERY", "FORCED WORK STOPPAGE")
