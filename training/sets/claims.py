"""Whole claims: `claims/train`, the project's own corpus, and a user's own reports in either form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.documents import Document, Frame, Span
from training.markup import MarkupError, parse
from training.sets.exclusion import is_measured, measured_ids, read_lines
from training.sets.sentences import headline_end, split_sentences

Claim = dict[str, Any]


def claims_documents(gold: Path, split: str = "train") -> list[Document]:
    """Reports of `claims/<split>`; a `train` report that is also measured is left out."""
    measured = measured_ids(gold) if split == "train" else frozenset()
    out = []
    for row in read_lines(gold / "claims" / f"{split}.reports.jsonl"):
        path = gold / "claims" / split / f"{row['id']}.json"
        if path.exists() and not is_measured(str(row["id"]), measured):
            out.append(annotated_document(str(row["id"]), str(row["text"]), json.loads(path.read_text())["claims"]))
    return out


def corpus_documents(folder: Path, faults: list[str] | None = None) -> list[Document]:
    """Every markup file (FORMAT.md) of a folder, in order of name.

    Raises MarkupError, unless the caller gives a list for the faults: then a faulty file is left out and named there.
    """
    out = []
    for path in sorted(folder.glob("*.txt")):
        try:
            annotated = parse(path.read_text(encoding="utf-8"), str(path))
        except MarkupError as error:
            if faults is None:
                raise
            faults.append(str(error))
            continue
        out.append(annotated_document(annotated.head["id"], annotated.text, annotated.claims))
    return out


def annotated_document(origin: str, text: str, claims: list[Claim]) -> Document:
    """A report with every claim in it annotated."""
    sentences = split_sentences(text)
    frames = _first_of_each([_claim_frame(claim) for claim in claims if _span(claim["trigger"])])
    cues = _credits(claims, sentences)
    return Document(
        origin,
        text,
        sentences,
        headline_end(text),
        triggers=[f.trigger for f in frames],
        cues=[f.trigger for f in cues],
        cue_reach=_sentences_of([f.trigger for f in cues], sentences),
        frames=frames + cues,
    )


def _first_of_each(frames: list[Frame]) -> list[Frame]:
    """One claim a trigger: of 1,998 claims eight share one, too few to learn a second reading from."""
    return list({frame.trigger: frame for frame in reversed(frames)}.values())


def _claim_frame(claim: Claim) -> Frame:
    chain = claim["attribution"]
    inner, outer = (chain[-1] if chain else {}), (chain[-2] if len(chain) > 1 else {})
    roles = {slot[:-1]: _spans(claim[slot]) for slot in ("actors", "recipients", "places", "counts", "weapons")}
    roles |= {
        "time": _spans([claim["time"]]),
        "source": _spans([inner.get("source")]),
        "cue": _spans([inner.get("cue")]),
    }
    roles |= {"outer_source": _spans([outer.get("source")]), "outer_cue": _spans([outer.get("cue")])}
    frame = Frame("claim", _sure(claim["trigger"]), roles, event_type=claim["event_type"], modes=claim["modes"])
    frame.status, frame.certainty = claim["status"], claim["certainty"]
    frame.negated, frame.style = bool(claim["negated"]), inner.get("style")
    frame.counts = {_sure(c): (c["kind"], c.get("of_whom")) for c in claim["counts"] if _span(c)}
    return frame


def _credits(claims: list[Claim], sentences: list[Span]) -> list[Frame]:
    """A credit frame for each cue. What it credits beyond the claims is not annotated: no content is learned here."""
    out: dict[Span, Frame] = {}
    for credit in (credit for claim in claims for credit in claim["attribution"]):
        if cue := _span(credit.get("cue")):
            reach = next(((a, b) for a, b in sentences if a <= cue[0] < b), None)
            out.setdefault(cue, Frame("credit", cue, {"source": _spans([credit.get("source")])}, reach))
    return list(out.values())


def _sentences_of(spans: list[Span], sentences: list[Span]) -> list[Span]:
    """A sentence with a known cue seldom holds a second one; of the others this set does not say whether they hold
    any."""
    return [(a, b) for a, b in sentences if any(a <= start < b for start, _ in spans)]


def _span(value: Any) -> Span | None:
    if not value or value.get("start") is None:
        return None
    return (value["start"], value["end"])


def _sure(value: Any) -> Span:
    return (value["start"], value["end"])


def _spans(values: list[Any]) -> list[Span]:
    return [span for value in values if (span := _span(value))]
