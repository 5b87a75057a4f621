"""Did it happen: status, negation and certainty of a trigger, from its verb group and the words that govern it."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.extract.lexicon import word_list
from crossbearing.extract.rules.syntax.phrases import Sentence, group_start
from crossbearing.extract.rules.triggers import Found

_NOT = word_list("negations")
_POSSIBLE = word_list("possible")
_PROBABLE = word_list("probable")
_PLANS = word_list("plans")
_DEMANDS = word_list("demands")
_TRIES = word_list("tries")
_UNDONE = word_list("undone")
_GOES_ON = word_list("goes_on")


@dataclass(frozen=True, slots=True)
class Standing:
    """As in RECORD.md: `status`, `negated`, `certainty`."""

    status: str = "happened"
    negated: bool = False
    certainty: str = "certain"


def standing_of(s: Sentence, hit: Found) -> Standing:
    """How the sentence presents the trigger, before any credit is looked at."""
    verb = hit.verb
    group = _group(s, hit)
    lows = [s.low(k) for k in group]
    negated = any(low in _NOT for low in lows) or _denied(s, hit)
    certainty = _certainty(s, hit, lows)
    status = _status(s, hit, verb, lows)
    if s.low(group[0] - 1) == "to" if group else False:
        negated = negated or any(s.low(k) in _UNDONE for k in range(max(0, group[0] - 4), group[0]))
    return Standing(status, negated, certainty)


def _group(s: Sentence, hit: Found) -> list[int]:
    """The verb group before the verb; for a noun the words of its phrase before it, with its carrier's group."""
    out: list[int] = []
    if hit.verb >= 0:
        out += range(group_start(s, hit.verb), hit.verb)
    if not hit.verbal:
        phrase = s.at.get(hit.at)
        out += range(phrase.begin if phrase else hit.begin, hit.begin)
        if phrase and phrase.prep == "without":
            out.append(phrase.begin - 1)
    return out


def _denied(s: Sentence, hit: Found) -> bool:
    before = [s.low(k) for k in range(max(0, hit.begin - 6), hit.begin)]
    return any(low in ("denied", "denies", "denying", "deny") for low in before) and not any(
        low in (".", ";", '"') for low in before
    )


def _certainty(s: Sentence, hit: Found, lows: list[str]) -> str:
    near = [*lows, *(s.low(k) for k in range(max(0, hit.begin - 3), hit.begin)), s.low(hit.end)]
    if any(low in _POSSIBLE for low in near):
        return "possible"
    return "probable" if any(low in _PROBABLE for low in near) else "certain"


def _status(s: Sentence, hit: Found, verb: int, lows: list[str]) -> str:
    if _conditional(s, hit):
        return "hypothetical"
    if verb < 0:
        return _noun_status(s, hit)
    if any(low in ("will", "'ll", "won't", "shall") for low in lows):
        return "planned"
    if any(low in ("would", "could", "might", "may", "can", "'d") for low in lows):
        return "hypothetical" if not any(low in ("have", "had") for low in lows) else "happened"
    if any(low in ("must", "should") for low in lows):
        return "demanded"
    continued = _continued(s, group_start(s, verb))
    if continued:
        return continued
    if "have" in lows and "to" in lows:
        return "happened"
    if "to" in lows or (lows and lows[0] == "to") or s.low(group_start(s, verb) - 1) == "to":
        return _infinitive(s, group_start(s, verb))
    if s.tags.form[verb][1] == "ing" and any(low in ("is", "are", "am", "been", "'s", "'re", "’s") for low in lows):
        return "ongoing"
    if any(low in ("being",) for low in lows) and any(low in ("is", "are") for low in lows):
        return "ongoing"
    return "happened"


def _noun_status(s: Sentence, hit: Found) -> str:
    before = [s.low(k) for k in range(max(0, hit.begin - 4), hit.begin)]
    if any(low in ("ongoing", "continuing", "continued", "continue", "continues", "current") for low in before):
        return "ongoing"
    if any(
        low in ("planned", "upcoming", "imminent", "future", "possible", "scheduled", "plans", "planning")
        for low in before
    ):
        return "planned"
    after = [s.low(k) for k in range(hit.end, min(len(s.tokens), hit.end + 4))]
    if any(low in ("continue", "continues", "continued", "ongoing", "rages") for low in after[:3]):
        return "ongoing"
    return "planned" if "will" in after[:3] else "happened"


def _continued(s: Sentence, start: int) -> str | None:
    """The status of what "continue", "keep" or "go on" governs: by the tense of that verb; None without one."""
    for k in range(start - 1, max(-1, start - 3), -1):
        if s.tags.form[k][0] in ("continue", "keep") and s.tag(k) in ("V", "N"):
            if any(s.low(j) in ("will", "would", "shall") for j in range(max(0, k - 3), k)):
                return "planned"
            return "happened" if s.tags.form[k][1] in ("ed", "past") else "ongoing"
    return None


def _infinitive(s: Sentence, start: int) -> str:
    """The status of "to attack" by the words before "to"."""
    before = [s.low(k) for k in range(max(0, start - 8), start + 1)][::-1]
    for low in before:
        if low in _TRIES:
            return "happened"
        if low in _GOES_ON:
            return "happened"
        if low in _DEMANDS and low != "on":
            return "demanded"
        if low in _PLANS and low != "to":
            return "planned"
    return "planned"


def _conditional(s: Sentence, hit: Found) -> bool:
    for k in range(hit.begin - 1, max(-1, hit.begin - 12), -1):
        if s.low(k) in (".", ";", '"', "“"):
            return False
        if s.low(k) in ("if", "unless", "whether", "lest"):
            return True
    return False
