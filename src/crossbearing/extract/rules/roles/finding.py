"""The roles of any trigger."""

from __future__ import annotations

from crossbearing.extract.rules.roles.nouns import noun_roles
from crossbearing.extract.rules.roles.parts import Roles, is_time
from crossbearing.extract.rules.roles.verbs import verb_roles
from crossbearing.extract.rules.syntax.phrases import Phrase, Sentence
from crossbearing.extract.rules.triggers import Found
from crossbearing.extract.spotting.weapons import weapons_among


def find_roles(s: Sentence, hit: Found) -> Roles:
    """The trigger's actors and recipients in this sentence."""
    roles = verb_roles(s, hit) if hit.verbal else noun_roles(s, hit)
    roles.actors = [p for p in _distinct(roles.actors) if not is_time(s, p) and _may_play(s, p) and _acts(s, hit, p)]
    roles.recipients = [
        p for p in _distinct(roles.recipients) if not is_time(s, p) and p not in roles.actors and _may_play(s, p)
    ]
    return roles


_THROWN = frozenset({"explosives", "firearms", "primitive", "unconventional", "suicide-attack"})


def _acts(s: Sentence, hit: Found, phrase: Phrase) -> bool:
    """Whether a phrase can be who did it: not the trigger, no bomb or bullet (a plane may stand for its crew)."""
    if phrase.begin <= hit.at < phrase.end:
        return False
    named = [w for w in weapons_among(s.tokens[phrase.begin : phrase.end]) if w.end == s.tokens[phrase.head].end]
    return not any(w.mode in _THROWN or w.name in ("missile", "rocket", "mortar") for w in named)


def _distinct(phrases: list[Phrase]) -> list[Phrase]:
    return list({p.begin: p for p in phrases}.values())


def _may_play(s: Sentence, phrase: Phrase) -> bool:
    return not (phrase.pronoun and s.low(phrase.head) in ("none", "there"))
