"""The language model's answer to proposals. It is read with distrust: what does not have the asked form is refused."""

from __future__ import annotations

import json
from typing import Any

from crossbearing.concepts import Extent
from crossbearing.extract.proposal import Credited, Mention, Number, Proposal, Refusal


def read_answer(answer: str, report: str, stretch: Extent) -> list[Proposal | Refusal]:
    """The proposals of one answer about `stretch` of the report with this id. Of an answer that is cut off, the claims
    that are whole; a Refusal stands for what is not.
    """
    claims, cut = _claims(answer)
    out: list[Proposal | Refusal] = []
    for claim in claims:
        out.append(_proposal(claim, stretch) or Refusal(report, "claim", "not a claim of the asked form", stretch))
    if cut:
        out.append(Refusal(report, "answer", "the answer is cut off or no JSON", stretch))
    return out


def _claims(answer: str) -> tuple[list[Any], bool]:
    """The claims of the answer, and whether something is missing or unreadable."""
    at = answer.find("{")
    try:
        whole = json.JSONDecoder().raw_decode(answer, at)[0] if at >= 0 else None
    except (ValueError, RecursionError):
        return _whole_ones(answer), True
    found = whole.get("claims") if isinstance(whole, dict) else None
    return (found, False) if isinstance(found, list) else ([], True)


def _whole_ones(answer: str) -> list[Any]:
    """The complete objects of an answer whose end is missing."""
    decoder, out = json.JSONDecoder(), []
    at = answer.find("{", answer.find("[") + 1)
    while at >= 0:
        try:
            value, end = decoder.raw_decode(answer, at)
        except (ValueError, RecursionError):
            break
        out.append(value)
        at = answer.find("{", end)
    return out


def _proposal(claim: Any, stretch: Extent) -> Proposal | None:
    if not isinstance(claim, dict) or not _words(claim.get("trigger")):
        return None
    start = stretch[0]
    return Proposal(
        trigger=_mention(claim["trigger"], start),
        event_type=str(claim.get("event_type", "")),
        evidence=_mention(claim["evidence"], start) if _words(claim.get("evidence")) else None,
        modes=tuple(map(str, _listed(claim.get("modes")))),
        status=str(claim.get("status") or "happened"),
        negated=claim.get("negated") is True,
        certainty=str(claim.get("certainty") or "certain"),
        attribution=tuple(_credit(c, start) for c in _listed(claim.get("attribution")) if isinstance(c, dict)),
        actors=_mentions(claim.get("actors"), start),
        recipients=_mentions(claim.get("recipients"), start),
        places=_mentions(claim.get("places"), start),
        time=_mention(claim["time"], start) if _words(claim.get("time")) else None,
        counts=tuple(_number(n, start) for n in _listed(claim.get("counts")) if isinstance(n, dict) and _words(n)),
        weapons=_mentions(claim.get("weapons"), start),
        confidence=_confidence(claim.get("confidence")),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: Any) -> str | None:
    """The copied words of a value: a string, or an object with `text`."""
    text = value.get("text") if isinstance(value, dict) else value
    return text if isinstance(text, str) and text.strip() else None


def _mention(value: Any, start: int) -> Mention:
    # Offsets that a language model counts are wrong more often than not: they serve as a hint of where to look.
    hint = value.get("start") if isinstance(value, dict) else None
    at = start + hint if isinstance(hint, int) and 0 <= hint < 10**9 else None
    return Mention(at, None, _words(value))


def _mentions(values: Any, start: int) -> tuple[Mention, ...]:
    return tuple(_mention(v, start) for v in _listed(values) if _words(v))


def _credit(value: dict[str, Any], start: int) -> Credited:
    source, cue = value.get("source"), value.get("cue")
    return Credited(
        _mention(source, start) if _words(source) else None,
        _mention(cue, start) if _words(cue) else None,
        str(value.get("style") or "indirect"),
    )


def _number(value: dict[str, Any], start: int) -> Number:
    of, whom = value.get("of"), value.get("of_whom")
    return Number(
        _mention(value, start),
        str(value.get("kind", "")),
        of if isinstance(of, str) else None,
        whom if isinstance(whom, str) else None,
    )


def _confidence(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1 else 0.5
