"""join, split, confirm, reject, correct, undo: what a person decides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossbearing.cli.answers import answer_json
from crossbearing.cli.ids import meant, unknown
from crossbearing.cli.options import DEFAULT_STORE, AsJson, StorePath, opened

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
    from crossbearing.pipeline.judging import make_judgement

    with opened(store) as target:
        subjects = _claims(target, ids)
        if len(subjects) < 2:
            raise typer.BadParameter("join needs two claims or events at least", param_hint="IDS")
        _judge(target, make_judgement("join", subjects, author, reason), as_json)


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
    from crossbearing.pipeline.judging import make_judgement

    with opened(store) as target:
        (one, *more) = _claims(target, [claim])
        rest = [*more, *_claims(target, others)] if others else _companions(target, one)
        if not rest:
            raise typer.BadParameter("this claim stands alone already; name the others", param_hint="OTHERS")
        _judge(target, make_judgement("split", [one, *rest], author, reason), as_json)


def confirm(
    ids: Ids, author: Author, reason: Reason = "", store: StorePath = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Say that claims are read rightly."""
    from crossbearing.pipeline.judging import make_judgement

    with opened(store) as target:
        _judge(target, make_judgement("confirm", _claims(target, ids), author, reason), as_json)


def reject(
    ids: Ids, author: Author, reason: Reason = "", store: StorePath = DEFAULT_STORE, as_json: AsJson = False
) -> None:
    """Say that claims are read wrongly: the report does not say this."""
    from crossbearing.pipeline.judging import make_judgement

    with opened(store) as target:
        _judge(target, make_judgement("reject", _claims(target, ids), author, reason), as_json)


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
    from crossbearing.pipeline.judging import make_judgement, resolved_value
    from crossbearing.resolve import Resolver

    with opened(store) as target:
        (one,) = target.claims.get(_claims(target, [claim])[:1])
        (report,) = target.reports.get([one.report])
        right = resolved_value(Resolver(), report, one, field, _value(value))
        _judge(target, make_judgement("correct", [one.id], author, reason, field=field, value=right), as_json)


def undo(
    judgement: Annotated[str, typer.Argument(help="The judgement to take back.")],
    author: Author,
    reason: Reason = "",
    store: StorePath = DEFAULT_STORE,
    as_json: AsJson = False,
) -> None:
    """Take a judgement back. Both stay in the store; an undo may itself be undone."""
    from crossbearing.pipeline.judging import make_judgement

    with opened(store) as target:
        found = target.judgements.get([judgement]) or target.judgements.get([meant(target, judgement)])
        if not found:
            raise unknown(target, judgement, "no such judgement", "crossbearing judgements list shows them")
        made = make_judgement("undo", found[0].subjects, author, reason, undoes=found[0].id)
        _judge(target, made, as_json)


def _claims(store: Store, given: list[str]) -> list[str]:
    # Each id as claims, in the order given; an event stands for all its claims.
    claims: list[str] = []
    for one in given:
        found = _of(store, one) or _of(store, meant(store, one))
        if not found:
            raise unknown(store, one, "no claim or event has this id")
        claims.extend(found)
    return list(dict.fromkeys(claims))


def _of(store: Store, known: str) -> list[str]:
    return [claim.id for claim in store.claims.of_event(known) or store.claims.get([known])]


def _companions(store: Store, claim: str) -> list[str]:
    event = store.events.of_claims([claim]).get(claim)
    return [other.id for other in store.claims.of_event(event) if other.id != claim] if event else []


def _value(given: str) -> Any:
    try:
        return json.loads(given)
    except ValueError:
        return given


def _judge(store: Store, judgement: Judgement, as_json: bool) -> None:
    from crossbearing.pipeline import Pipeline

    Pipeline(store).judge([judgement])
    events = sorted(set(store.events.of_claims(judgement.subjects).values()))
    if as_json:
        answer_json({"judgement": judgement.id, "act": judgement.act, "events": events})
    else:
        typer.echo(f"{judgement.act} by {judgement.author}: {judgement.id}")
        typer.echo(f"the claims now stand in {', '.join(events) or 'no event'}")
