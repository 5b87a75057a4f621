"""From triggers to drafts of claims: which triggers count, and which of them are one happening."""

from __future__ import annotations

from crossbearing.concepts import Report
from crossbearing.extract.lexicon import lexicon
from crossbearing.extract.proposal import Mention
from crossbearing.extract.rules.arguments import give_arguments
from crossbearing.extract.rules.confidence import confidence_of
from crossbearing.extract.rules.drafts import Draft, holds, mention
from crossbearing.extract.rules.roles import find_roles
from crossbearing.extract.rules.standing import standing_of
from crossbearing.extract.rules.syntax.phrases import Sentence
from crossbearing.extract.rules.triggers import Found, find_triggers


def drafts_of(report: Report, s: Sentence, armed: bool) -> list[Draft]:
    """The sentence's drafts in order."""
    found = find_triggers(s, lexicon(), armed)
    if not found:
        return []
    drafts = _merged([_draft(s, hit) for hit in found])
    give_arguments(report, s, drafts)
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
        host.roles.actors += [p for p in d.roles.actors if p.begin not in known and not holds(p, host.found)]


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
    d.actors = tuple(mention(s, p.begin, p.outer) for p in d.roles.actors)
    d.recipients = tuple(mention(s, p.begin, p.outer) for p in d.roles.recipients)
    taken = {(m.start, m.end) for m in (*d.actors, *d.recipients)}
    d.places = tuple(m for m in d.places if (m.start, m.end) not in taken)
    slots = sum(map(bool, (d.actors, d.recipients, d.places, d.time, d.counts, d.weapons)))
    d.confidence = confidence_of(d.event_type, slots, d.standing.status)
