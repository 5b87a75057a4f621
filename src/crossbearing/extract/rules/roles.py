"""Who did it to whom: roles of a trigger by position, voice and preposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.extract.rules.phrases import Phrase, Sentence, coordinated, group_start
from crossbearing.extract.rules.subjects import owner_of, subject_of
from crossbearing.extract.rules.triggers import Found

_TOWARDS = frozenset({"on", "against", "at", "upon", "toward", "towards", "into"})
_ADDRESSES = frozenset(
    {"REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "REJECT", "SANCTION", "AID", "AGREE", "CONSULT", "CONCEDE"}
)
# Nouns whose "of" gives whom it was done to ("the shelling of Y"), not who did it ("the offensive of the rebels").
_OF_RECIPIENT = frozenset(
    """bombing shelling killing murder assassination kidnapping abduction hijacking execution beheading torture rape massacre
    destruction arrest detention seizure confiscation siege capture recapture liberation bombardment invasion occupation
    release rescue evacuation condemnation criticism investigation deportation expulsion imprisonment poisoning slaughter
    shooting stabbing beating burning slaying demolition conviction extradition endorsement rejection persecution death deaths
    retaking blockade looting takeover injury casualties""".split()
)
_TIME_NOUNS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today yesterday tomorrow tonight night morning afternoon evening week month year day hour minute weekend
    days weeks months years hours minutes time dawn midnight noon moment date summer winter spring autumn while start end beginning decade
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_PLACE_PREP = frozenset(
    {
        "in",
        "near",
        "at",
        "from",
        "outside",
        "inside",
        "across",
        "throughout",
        "around",
        "along",
        "off",
        "within",
        "over",
        "on",
        "to",
        "into",
        "through",
    }
)


@dataclass(slots=True)
class Roles:
    """The phrases of a trigger's actors and recipients."""

    actors: list[Phrase] = field(default_factory=list)
    recipients: list[Phrase] = field(default_factory=list)


def is_time(s: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is a time ("last Thursday"), so that it plays no role."""
    return s.low(phrase.head) in _TIME_NOUNS


def find_roles(s: Sentence, hit: Found) -> Roles:
    """The trigger's actors and recipients in this sentence."""
    roles = _verb_roles(s, hit) if hit.verbal else _noun_roles(s, hit)
    roles.actors = [p for p in _distinct(roles.actors) if not is_time(s, p) and _may_play(s, p)]
    roles.recipients = [
        p for p in _distinct(roles.recipients) if not is_time(s, p) and p not in roles.actors and _may_play(s, p)
    ]
    return roles


def _distinct(phrases: list[Phrase]) -> list[Phrase]:
    return list({p.begin: p for p in phrases}.values())


def _may_play(s: Sentence, phrase: Phrase) -> bool:
    return not (
        phrase.pronoun
        and s.low(phrase.head) in ("it", "who", "whom", "which", "that", "what", "none", "there")
        and s.low(phrase.head) != "it"
    )


def _verb_roles(s: Sentence, hit: Found) -> Roles:
    roles = Roles()
    subject = None if hit.reduced and s.tag(hit.begin) == "ADJ" else _subject(s, hit)
    joined = _joined_before(s, subject) if subject else []
    if (
        hit.entry.base in ("die", "perish", "explode", "fall")
        or ("casualties" in hit.entry.rest
        and hit.entry.base == "suffer")
    ):
        roles.recipients += joined if hit.entry.base != "explode" else []
        return roles
    if hit.passive:
        roles.recipients += joined
        roles.actors += _by_agent(s, hit)
        return roles
    roles.actors += joined
    roles.recipients += _objects(s, hit)
    if "reciprocal" in hit.entry.flags:
        roles.actors += _with(s, hit)
    elif not roles.recipients:
        roles.recipients += _towards(
            s, hit.end, _TOWARDS | ({"to", "with", "for", "of"} if hit.entry.event_type in _ADDRESSES else set())
        )
    return roles


def _subject(s: Sentence, hit: Found) -> Phrase | None:
    if hit.reduced:
        k = group_start(s, hit.at) - 1
        return s.at.get(k) or s.at.get(k - 1)
    return subject_of(s, hit.at)


def _joined_before(s: Sentence, subject: Phrase) -> list[Phrase]:
    """The subject and phrases joined before it: "A, B and C attacked"."""
    out = [subject]
    k = subject.begin - 1
    while s.low(k) in ("and", ",") and (s.low(k) == "and" or len(out) > 1) and k - 1 in s.at:
        before = s.at[k - 1]
        if before.prep or before.pronoun:
            break
        out.insert(0, before)
        k = before.begin - 1
    return [p for p in out if not (p.pronoun and len(out) > 1)]


def _objects(s: Sentence, hit: Found) -> list[Phrase]:
    """The direct object: inside an entry's gap, else right after; with joined phrases."""
    starts = [hit.begin + 1] if "~" in hit.entry.rest else []
    starts.append(hit.end)
    for k in starts:
        while s.tag(k) in ("ADV",) or s.low(k) in ('"', "“", "‘", "'", "”"):
            k += 1
        phrase = s.at.get(k)
        if phrase and (hit.begin + 1 != starts[0] or phrase.end <= hit.end or k >= hit.end) and not is_time(s, phrase):
            if k < hit.end and (
                s.low(phrase.head) in hit.entry.rest
                or s.low(phrase.head).endswith("selves")
                or s.low(phrase.head).endswith("self")
            ):
                continue
            return coordinated(s, phrase)
    return []


def _by_agent(s: Sentence, hit: Found) -> list[Phrase]:
    for k in range(hit.end, min(len(s.tokens), hit.end + 14)):
        if s.low(k) in (".", ";", ",") or (s.tag(k) == "V" and k > hit.end):
            return []
        if s.low(k) == "by" and k + 1 in s.at and not is_time(s, s.at[k + 1]):
            return coordinated(s, s.at[k + 1])
    return []


def _with(s: Sentence, hit: Found) -> list[Phrase]:
    return _towards(s, hit.end, {"with", "against"})


def _towards(s: Sentence, k: int, preps: frozenset[str] | set[str]) -> list[Phrase]:
    """The phrase of the first such preposition in the words after `k`, before the clause ends."""
    for j in range(k, min(len(s.tokens), k + 10)):
        if s.tag(j) in ("V", "AUX", "MODAL", "REL", "SUB") or s.low(j) in (".", ";", ":"):
            return []
        if s.low(j) in preps and j + 1 in s.at and not is_time(s, s.at[j + 1]):
            return coordinated(s, s.at[j + 1])
        if s.low(j) in preps and s.low(j + 1) in ('"', "“", "'", "‘") and j + 2 in s.at:
            return [s.at[j + 2]]
    return []


def _noun_roles(s: Sentence, hit: Found) -> Roles:
    roles = Roles()
    phrase = s.at.get(hit.at)
    _around_noun(s, hit, roles)
    if hit.carrier >= 0:
        _carried(s, hit, roles)
    elif phrase is not None:
        roles.actors += _premodifier(s, hit, phrase)
    return roles


def _around_noun(s: Sentence, hit: Found, roles: Roles) -> None:
    """Prepositions after the noun: on/against whom, by whom, of whom, between whom."""
    head = hit.entry.words[-1] if hit.entry.words[-1] not in ("of", "for", "with") else hit.entry.words[-2]
    k = hit.end
    for j in range(k, min(len(s.tokens), k + 14)):
        low = s.low(j)
        if s.tag(j) == "V" and s.tags.form[j][1] in ("ed", "part") and "by" in (s.low(j + 1), s.low(j + 2)):
            continue
        if s.tag(j) in ("V", "AUX", "MODAL", "REL", "SUB") or low in (".", ";", ":"):
            return
        target = s.at.get(j + 1)
        if target is None or target.begin != j + 1 or is_time(s, target):
            continue
        if low in ("on", "against", "upon") or (low == "at" and hit.entry.event_type != "CONSULT" and False):
            roles.recipients += coordinated(s, target)
        elif low == "by":
            roles.actors += coordinated(s, target)
        elif low in ("between", "with"):
            both = "reciprocal" in hit.entry.flags or hit.entry.event_type in (
                "CONSULT",
                "ASSAULT",
                "COOPERATE",
                "AGREE",
            )
            (roles.actors if both else roles.recipients).extend(coordinated(s, target))
        elif low == "of" and j == k:
            plain = head.rstrip("s") if head.rstrip("s") in _OF_RECIPIENT else head
            (roles.recipients if plain in _OF_RECIPIENT else roles.actors).extend(coordinated(s, target))
        elif low in ("to", "for") and hit.entry.event_type in _ADDRESSES:
            roles.recipients += coordinated(s, target)


def _carried(s: Sentence, hit: Found, roles: Roles) -> None:
    base = s.tags.form[hit.carrier][0]
    if hit.carried_passive:
        for k in range(hit.carrier + 1, min(len(s.tokens), hit.carrier + 8)):
            if s.low(k) == "by" and k + 1 in s.at:
                roles.actors += coordinated(s, s.at[k + 1])
        return
    subject = subject_of(s, hit.carrier)
    if subject is None:
        return
    undergoes = base in ("suffer", "sustain", "survive", "escape", "face", "receive", "repel", "defend")
    if base in ("escape", "survive"):
        return
    (roles.recipients if undergoes else roles.actors).extend(_joined_before(s, subject))


def _premodifier(s: Sentence, hit: Found, phrase: Phrase) -> list[Phrase]:
    """Words before the noun in its own phrase that name who did it: "Russian air strikes", "the army's offensive"."""
    owner = owner_of(s, phrase)
    if owner and owner.end < hit.begin:
        return [owner]
    begin = phrase.begin
    while begin < hit.begin and s.tag(begin) in ("DET", "NUM", "ADV", "PUNCT", "POSSPRON"):
        if s.tag(begin) == "POSSPRON" and s.low(begin) in ("his", "her", "their", "its"):
            return [Phrase(begin, begin + 1, begin, phrase.prep, begin + 1, True)]
        begin += 1
    named = [
        k
        for k in range(begin, hit.begin)
        if s.tag(k) == "NAME" or s.low(k) in _DOERS or (s.low(k).endswith(("-led", "-backed")))
    ]
    if not named:
        return []
    return [Phrase(named[0], named[-1] + 1, named[-1], phrase.prep, named[-1] + 1)]


_DOERS = frozenset(
    """rebel rebels guerrilla guerrillas government army police militant militants regime coalition military insurgent taliban isil isis
    daesh is israeli russian turkish american british french syrian iraqi salvadoran colombian saudi iranian ukrainian us u.s. uk u.n. un nato fmln eln
    farc hamas hezbollah militia opposition jihadist separatist student students worker workers teachers""".split()
)
