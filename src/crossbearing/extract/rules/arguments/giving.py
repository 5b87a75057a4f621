"""Each number, place, time and weapon of a sentence to the trigger it belongs to."""

from __future__ import annotations

from crossbearing.concepts import Report
from crossbearing.extract.lexicon import lexicon
from crossbearing.extract.proposal import Mention, Number
from crossbearing.extract.rules.arguments.counting import Counted, counted, is_single, kind_of, never_dies
from crossbearing.extract.rules.arguments.places import place_phrases
from crossbearing.extract.rules.drafts import Draft, holds, mention
from crossbearing.extract.rules.syntax.phrases import Sentence
from crossbearing.extract.rules.triggers import Found
from crossbearing.extract.spotting.numbers import number_phrases
from crossbearing.extract.spotting.times import time_phrases
from crossbearing.extract.spotting.weapons import weapons_among


def give_arguments(report: Report, s: Sentence, drafts: list[Draft]) -> None:
    """Fill in the places, times, counts and weapons of the sentence's drafts."""
    _give_places(s, drafts)
    _give_times(report, s, drafts)
    _give_counts(report, s, drafts)
    _give_singles(s, drafts)
    _give_weapons(s, drafts)


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


def _of_saying(s: Sentence, drafts: list[Draft], at: int) -> bool:
    """Whether the words at `at` say when or where something was said: "reported today in Lima that ..."."""
    for k in range(at - 1, max(-1, at - 8), -1):
        if s.low(k) in lexicon().reporting["verbs"] and s.tag(k) == "V":
            opens = next((j for j in range(at + 1, min(len(s.tokens), at + 12)) if s.low(j) in ("that", ":")), -1)
            return opens > 0 and not any(k <= d.found.begin < opens for d in drafts)
        if s.low(k) in ("that", ".", ";", ","):
            return False
    return False


def _said_then(s: Sentence, drafts: list[Draft], at: list[int]) -> bool:
    """Whether a time stands right at a verb of saying, or opens a sentence whose first verb says that something was
    so: "claimed on Monday to have", "the Front on Wednesday denied", "Yesterday he confirmed that".
    """

    def says(k: int) -> bool:
        return (
            s.low(k) in lexicon().reporting["verbs"]
            and s.tag(k) == "V"
            and not any(f.begin <= k < f.end for d in drafts for f in (d.found, *d.merged))
        )

    begin = at[0] - 1 if s.tag(at[0] - 1) == "PREP" else at[0]
    end = at[-1] + 1
    if says(begin - 1) or says(end):
        return True
    if begin > 0:
        return False
    first = next((k for k in range(end, min(len(s.tokens), end + 12)) if s.tag(k) == "V"), -1)
    return first > 0 and says(first) and s.low(first + 1) == "that"


def _give_places(s: Sentence, drafts: list[Draft]) -> None:
    for phrase in place_phrases(s):
        if any(holds(phrase, d.found) for d in drafts) or _of_saying(s, drafts, phrase.begin):
            continue
        d = _nearest(s, drafts, phrase.begin, phrase.end)
        if any(p.begin == phrase.begin for p in d.roles.actors):
            continue
        d.places += (mention(s, phrase.begin, phrase.end),)


def _give_times(report: Report, s: Sentence, drafts: list[Draft]) -> None:
    for start, end in time_phrases(report.text, s.start, s.end):
        at = [k for k, t in enumerate(s.tokens) if start <= t.start < end]
        if not at or _of_saying(s, drafts, at[0]) or _said_then(s, drafts, at):
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
            m = mention(s, p.begin, p.end)
            if kind in ("killed", "injured") and never_dies(s.low(p.head)):
                continue
            if is_single(s, p) and not any((m.start or 0) <= t < (m.end or 0) for t in taken):
                d.counts += (Number(m, kind, s.low(p.head)),)


def _owner(s: Sentence, drafts: list[Draft], c: Counted) -> Draft | None:
    """Whose count it is: of the trigger that governs it or has it as a role; else, for a toll, the nearest attack's."""
    for d in drafts:
        if c.governor in (f.at for f in (d.found, *d.merged)) or c.governor == d.found.carrier >= 0:
            return d
    for d in drafts:
        if any(p.begin == c.phrase.begin for p in (*d.roles.actors, *d.roles.recipients)) or holds(c.phrase, d.found):
            return d
    attacks = [d for d in drafts if d.event_type == "ASSAULT"]
    if c.kind in ("killed", "injured", "missing", "destroyed", "damaged", "launched", "abducted") and attacks:
        return _nearest(s, attacks, c.phrase.begin, c.phrase.end)
    return None


def _kind_for(s: Sentence, d: Draft, c: Counted) -> str:
    if c.kind != "other":
        return c.kind
    own = next((k for k in (kind_of(f.entry.base, f.entry.rest) for f in (d.found, *d.merged)) if k), None)
    if own in ("killed", "injured") and never_dies(c.of or ""):
        return "other"
    if own and own != "launched" and any(p.begin == c.phrase.begin for p in d.roles.recipients):
        return own
    if d.event_type == "ASSAULT" and not d.found.verbal and holds(c.phrase, d.found):
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
