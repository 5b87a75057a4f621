"""From triggers to drafts of claims: which triggers count, and which number, place, time and weapon is whose."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.concepts import Report
from crossbearing.extract.lexicon import lexicon
from crossbearing.extract.proposal import Mention, Number
from crossbearing.extract.rules.confidence import confidence_of
from crossbearing.extract.rules.counting import Counted, counted, is_single, kind_of
from crossbearing.extract.rules.places import place_phrases
from crossbearing.extract.rules.roles import Roles, find_roles
from crossbearing.extract.rules.standing import Standing, standing_of
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence
from crossbearing.extract.rules.triggers import Found, find_triggers
from crossbearing.extract.spotting.numbers import number_phrases
from crossbearing.extract.spotting.times import time_phrases
from crossbearing.extract.spotting.weapons import weapons_among


@dataclass(slots=True)
class Draft:
    """A claim in the making: a trigger and what was found for it in its sentence."""

    found: Found
    trigger: Mention
    roles: Roles
    standing: Standing
    event_type: str
    modes: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    time: Mention | None = None
    counts: tuple[Number, ...] = ()
    weapons: tuple[Mention, ...] = ()
    merged: list[Found] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    confidence: float = 0.5


def drafts_of(report: Report, s: Sentence, armed: bool) -> list[Draft]:
    """The sentence's drafts in order."""
    found = find_triggers(s, lexicon(), armed)
    if not found:
        return []
    drafts = _merged([_draft(s, hit) for hit in found])
    _give_places(s, drafts)
    _give_times(report, s, drafts)
    _give_counts(report, s, drafts)
    _give_singles(s, drafts)
    _give_weapons(s, drafts)
    kept = [d for d in drafts if _counts_as_claim(s, d)]
    for d in kept:
        _finish(s, d)
    return kept


_LONG = 5  # tokens; of a longer "ask ... to" the verb alone is the trigger


def _draft(s: Sentence, hit: Found) -> Draft:
    end = hit.begin + 1 if "~" in hit.entry.rest and hit.end - hit.begin > _LONG else hit.end
    trigger = Mention(s.tokens[hit.begin].start, s.tokens[end - 1].end)
    modes = (hit.entry.mode,) if hit.entry.mode else ()
    return Draft(hit, trigger, find_roles(s, hit), standing_of(s, hit), hit.entry.event_type, modes)


def _is_result(d: Draft) -> bool:
    return "result" in d.found.entry.flags


def _merged(drafts: list[Draft]) -> list[Draft]:
    """Killing and damage join the attack named in the sentence (RECORD.md, rule 2), the nearest before, else after;
    without one, the first of them stands for the others. So does what an attack itself is said to do.
    """
    attacks = [d for d in drafts if d.event_type == "ASSAULT" and not _is_result(d)]
    out: list[Draft] = []
    first: Draft | None = None
    for d in drafts:
        doer = next((a for a in attacks if _is_done_by(d, a)), None)
        if doer:
            _join(doer, d)
            continue
        if not _is_result(d):
            out.append(d)
            continue
        before = [a for a in attacks if a.found.begin < d.found.begin]
        host = before[-1] if before else attacks[0] if attacks else first
        if host is None:
            first = d
            out.append(d)
        else:
            _join(host, d)
    return out


def _is_done_by(d: Draft, attack: Draft) -> bool:
    """Whether the subject of a verb of attack is an attack: "two strikes destroyed a tunnel" is one claim."""
    verb = d.found.verbal and d.event_type == "ASSAULT" and not attack.found.verbal and attack is not d
    return verb and any(p.begin <= attack.found.at < p.end for p in d.roles.actors)


def _join(host: Draft, d: Draft) -> None:
    host.merged.append(d.found)
    known = {p.begin for p in (*host.roles.actors, *host.roles.recipients)}
    host.roles.recipients += [p for p in d.roles.recipients if p.begin not in known]
    host.modes += tuple(m for m in d.modes if not host.modes)
    if not host.roles.actors and not host.found.verbal:
        host.roles.actors += [p for p in d.roles.actors if p.begin not in known and not _holds(p, host.found)]


def _holds(p: Phrase, found: Found) -> bool:
    return p.begin <= found.at < p.outer


_CLAUSE = 6.0  # tokens that a comma or a conjunction between words counts for; set on claims/train


def _nearest(s: Sentence, drafts: list[Draft], begin: int, end: int) -> Draft:
    """The draft whose trigger (or a merged one) is nearest; what follows a trigger is nearer than what precedes it, and
    what stands in another clause is further away.
    """

    def distance(d: Draft) -> float:
        return min(_gap(s, f, begin, end) for f in (d.found, *d.merged))

    return min(drafts, key=distance)


def _gap(s: Sentence, f: Found, begin: int, end: int) -> float:
    after = begin >= f.end
    between = range(f.end, begin) if after else range(end, f.begin)
    clauses = sum(s.low(k) in (",", ";", ":") or s.tag(k) in ("SUB", "REL") for k in between)
    return (1.0 if after else 1.5) * len(between) + (0 if after else 1) + _CLAUSE * clauses


def _mention(s: Sentence, begin: int, end: int) -> Mention:
    return Mention(s.tokens[begin].start, s.tokens[end - 1].end)


def _of_saying(s: Sentence, drafts: list[Draft], at: int) -> bool:
    """Whether the words at `at` say when or where something was said: "reported today in Lima that ..."."""
    for k in range(at - 1, max(-1, at - 8), -1):
        if s.low(k) in lexicon().reporting["verbs"] and s.tag(k) == "V":
            opens = next((j for j in range(at + 1, min(len(s.tokens), at + 12)) if s.low(j) in ("that", ":")), -1)
            return opens > 0 and not any(k <= d.found.begin < opens for d in drafts)
        if s.low(k) in ("that", ".", ";", ","):
            return False
    return False


def _give_places(s: Sentence, drafts: list[Draft]) -> None:
    for phrase in place_phrases(s):
        if any(_holds(phrase, d.found) for d in drafts) or _of_saying(s, drafts, phrase.begin):
            continue
        d = _nearest(s, drafts, phrase.begin, phrase.end)
        if any(p.begin == phrase.begin for p in d.roles.actors):
            continue
        d.places += (_mention(s, phrase.begin, phrase.end),)


def _give_times(report: Report, s: Sentence, drafts: list[Draft]) -> None:
    for start, end in time_phrases(report.text, s.start, s.end):
        at = [k for k, t in enumerate(s.tokens) if start <= t.start < end]
        if not at or _of_saying(s, drafts, at[0]):
            continue
        d = _nearest(s, drafts, at[0], at[-1] + 1)
        if d.time is None:
            d.time = Mention(start, end)


def _give_counts(report: Report, s: Sentence, drafts: list[Draft]) -> None:
    for number in number_phrases(report.text, s.start, s.end):
        c = counted(s, number)
        if c is None:
            continue
        d = _owner(s, drafts, c)
        if d is not None:
            kind = _kind_for(s, d, c)
            d.counts += (Number(Mention(c.start, c.end), kind, c.of, c.of_whom),)


def _give_singles(s: Sentence, drafts: list[Draft]) -> None:
    """A single victim is a count of one (RECORD.md, "Settled cases"): "a police officer was killed"."""
    for d in drafts:
        kinds = [kind_of(f.entry.base, f.entry.rest) for f in (d.found, *d.merged)]
        kind = next((k for k in kinds if k in ("killed", "injured", "abducted", "detained")), None)
        if kind is None or d.standing.status != "happened" or d.standing.negated:
            continue
        taken = [n.at.start or 0 for n in d.counts]
        for p in d.roles.recipients:
            m = _mention(s, p.begin, p.end)
            if is_single(s, p) and not any((m.start or 0) <= t < (m.end or 0) for t in taken):
                d.counts += (Number(m, kind, s.low(p.head)),)


def _owner(s: Sentence, drafts: list[Draft], c: Counted) -> Draft | None:
    """Whose count it is: of the trigger that governs it or has it as a role; else, for a toll, the nearest attack's."""
    for d in drafts:
        if c.governor in (f.at for f in (d.found, *d.merged)) or c.governor == d.found.carrier >= 0:
            return d
    for d in drafts:
        if any(p.begin == c.phrase.begin for p in (*d.roles.actors, *d.roles.recipients)) or _holds(c.phrase, d.found):
            return d
    attacks = [d for d in drafts if d.event_type == "ASSAULT"]
    if c.kind in ("killed", "injured", "missing", "destroyed", "damaged", "launched", "abducted") and attacks:
        return _nearest(s, attacks, c.phrase.begin, c.phrase.end)
    return None


def _kind_for(s: Sentence, d: Draft, c: Counted) -> str:
    if c.kind != "other":
        return c.kind
    own = next((k for k in (kind_of(f.entry.base, f.entry.rest) for f in (d.found, *d.merged)) if k), None)
    if own and own != "launched" and any(p.begin == c.phrase.begin for p in d.roles.recipients):
        return own
    if d.event_type == "ASSAULT" and not d.found.verbal and _holds(c.phrase, d.found):
        return "strikes" if d.found.entry.mode in ("explosives", "aerial", "drone", "heavy-weapons") else "other"
    by_type = {"MOBILIZE": "deployed", "PROTEST": "participants"}
    return by_type.get(d.event_type, "other")


def _give_weapons(s: Sentence, drafts: list[Draft]) -> None:
    """Each weapon once, to the nearest attack; what was itself destroyed or seized is no weapon of the claim."""
    attacks = [d for d in drafts if d.event_type in ("ASSAULT", "THREATEN")]
    hit = [p for d in drafts for p in d.roles.recipients]
    for w in weapons_among(s.tokens) if attacks else ():
        at = next(k for k, t in enumerate(s.tokens) if t.start == w.start)
        if any(p.begin <= at < p.outer for p in hit):
            continue
        d = _nearest(s, attacks, at, at + 1)
        if all(known.name != w.name for known in d.weapons):
            d.weapons += (Mention(w.start, w.end, name=w.name),)
        if not d.modes and d.event_type == "ASSAULT":
            d.modes = (w.mode,)


_POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their", "his", "her"})


def _counts_as_claim(s: Sentence, d: Draft) -> bool:
    """No claim for a bare back-reference or a noun without any argument (RECORD.md, "One claim"), nor for what no one
    did ("no group claimed responsibility").
    """
    if d.found.verbal:
        return not any(s.low(p.begin) in ("no", "nobody", "none") for p in d.roles.actors) or bool(d.roles.recipients)
    if any((d.roles.actors, d.roles.recipients, d.places, d.counts, d.time)):
        return True
    phrase = s.at.get(d.found.at)
    points = phrase is not None and s.low(phrase.begin) in _POINTING
    return "bare" in d.found.entry.flags and not points


def _finish(s: Sentence, d: Draft) -> None:
    """Roles as mentions, with their "of" phrases, and a confidence by what was found."""
    d.actors = tuple(_mention(s, p.begin, p.outer) for p in d.roles.actors)
    d.recipients = tuple(_mention(s, p.begin, p.outer) for p in d.roles.recipients)
    taken = {(m.start, m.end) for m in (*d.actors, *d.recipients)}
    d.places = tuple(m for m in d.places if (m.start, m.end) not in taken)
    slots = sum(map(bool, (d.actors, d.recipients, d.places, d.time, d.counts, d.weapons)))
    d.confidence = confidence_of(d.event_type, slots, d.standing.status)
