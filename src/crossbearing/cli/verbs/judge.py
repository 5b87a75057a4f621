"""join, split, confirm, reject, correct, undo: what a person decides."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.options import DEFAULT_STORE, AsJson, StorePath, opened
from crossbearing.errors import StoreError

if TYPE_CHECKING:
    from crossbearing.concepts import Judgement
    from crossbearing.store import Store

Author = Annotated[str, typer.Option("--author", envvar="CROSSBEARING_AUTHOR", help="Who decides.")]
Reason = Annotated[str, typer.Option("--reason", help="Why.")]
Ids = Annotated[list[str], typer.Argument(help="Claims or events; an event stands for all its claims.")]


def join(
    ids: Ids, author: Author, reason: Reason = "", store: StorePath = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Say that claims or events speak of one happening."""
    with opened(store) as target:
        subjects = _claims(target, ids)
        if len(subjects) < 2:
            raise typer.BadParameter("join needs two claims or events at least", param_hint="IDS")
        _judge(target, _made("join", subjects, author, reason), as_json)


def split(
    claim: Annotated[str, typer.Argument(help="The claim that speaks of another happening.")],
    others: Annotated[list[str] | None, typer.Argument(help="Than these; else than all others of its event.")] = None,
    *,
    author: Author,
    reason: Reason = "",
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Say that a claim speaks of another happening than others do."""
    with opened(store) as target:
        (one, *more) = _claims(target, [claim])
        rest = [*more, *_claims(target, others)] if others else _companions(target, one)
        if not rest:
            raise typer.BadParameter("this claim stands alone already; name the others", param_hint="OTHERS")
        _judge(target, _made("split", [one, *rest], author, reason), as_json)


def confirm(
    ids: Ids, author: Author, reason: Reason = "", store: StorePath = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Say that claims are read rightly."""
    with opened(store) as target:
        _judge(target, _made("confirm", _claims(target, ids), author, reason), as_json)


def reject(
    ids: Ids, author: Author, reason: Reason = "", store: StorePath = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Say that claims are read wrongly: the report does not say this."""
    with opened(store) as target:
        _judge(target, _made("reject", _claims(target, ids), author, reason), as_json)


def correct(
    claim: Annotated[str, typer.Argument(help="The claim to correct.")],
    field: Annotated[str, typer.Argument(help="The field, by its name in claims.jsonl, such as status or counts.")],
    value: Annotated[str, typer.Argument(help="The right value: JSON as in claims.jsonl, or plain words.")],
    author: Author,
    reason: Reason = "",
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Set a field of a claim right. What the program read stays visible beside it."""
    from crossbearing.concepts.notation import claim_to_json

    with opened(store) as target:
        (one,) = target.claims.get(_claims(target, [claim])[:1])
        fields = sorted(set(claim_to_json(one)) - {"id", "report", "version", "extractor"})
        if field not in fields:
            raise typer.BadParameter(f"{field!r} is not one of {', '.join(fields)}", param_hint="FIELD")
        made = _made("correct", [one.id], author, reason, field=field, value=_value(value))
        _judge(target, made, as_json)


def undo(
    judgement: Annotated[str, typer.Argument(help="The judgement to take back.")],
    author: Author,
    reason: Reason = "",
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back. Both stay in the store; an undo may itself be undone."""
    with opened(store) as target:
        if not (found := target.judgements.get([judgement])):
            alike = ", ".join(target.near(judgement))
            cure = f"did you mean {alike}?" if alike else "crossbearing judgements list shows them"
            raise StoreError("no such judgement", judgement, cure)
        _judge(target, _made("undo", list(found[0].subjects), author, reason, undoes=judgement), as_json)


def _claims(store: Store, given: list[str]) -> list[str]:
    # Each id as claims, in the order given; an event stands for all its claims.
    claims: list[str] = []
    for one in given:
        found = [claim.id for claim in store.claims.of_event(one)] or [c.id for c in store.claims.get([one])]
        if not found:
            alike = ", ".join(store.near(one))
            cure = f"did you mean {alike}?" if alike else "crossbearing show lists the events"
            raise StoreError("no claim or event has this id", one, cure)
        claims.extend(found)
    return list(dict.fromkeys(claims))


def _companions(store: Store, claim: str) -> list[str]:
    event = store.events.of_claims([claim]).get(claim)
    return [other.id for other in store.claims.of_event(event) if other.id != claim] if event else []


def _value(given: str) -> Any:
    try:
        return json.loads(given)
    except ValueError:
        return given


def _made(act: str, subjects: list[str], author: str, reason: str, **more: Any) -> Judgement:
    import datetime

    from crossbearing.concepts import Judgement, judgement_id

    if not author.strip():
        raise typer.BadParameter("a judgement needs an author", param_hint="--author")
    at = datetime.datetime.now(datetime.UTC).isoformat()
    extra = [reason, more.get("field"), more.get("value"), more.get("undoes")]
    made = Judgement("", act, tuple(subjects), author, at, reason, **more)
    return dataclasses.replace(made, id=judgement_id(act, made.subjects, author, at, extra))


def _judge(store: Store, judgement: Judgement, as_json: bool) -> None:
    from crossbearing.pipeline import Pipeline

    Pipeline(store).judge([judgement])
    events = sorted(set(store.events.of_claims(judgement.subjects).values()))
    if as_json:
        answer_json({"judgement": judgement.id, "act": judgement.act, "events": events})
    else:
        typer.echo(f"{judgement.act} by {judgement.author}: {judgement.id}")
        typer.echo(f"the claims now stand in {', '.join(events) or 'no event'}")
