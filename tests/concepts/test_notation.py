"""Every concept goes to JSON and back unchanged."""

import dataclasses
import json
import types
import typing

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from crossbearing.concepts import Claim, Event, Judgement, Lineage, Report, Span, notation
from crossbearing.errors import FormatError

WORDS = st.text(alphabet="abcdefg éß漢😀", min_size=1, max_size=8)


@st.composite
def spans(draw):
    text = draw(WORDS)
    start = draw(st.integers(0, 500))
    return Span(start, start + len(text), text)


def some(kind):
    """A strategy for an annotation of the concepts."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is Span:
        return spans()
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*(some(a) for a in args))
    if origin is tuple:
        return (
            st.lists(some(args[0]), max_size=2).map(tuple) if args[1:] == (Ellipsis,) else st.tuples(*map(some, args))
        )
    if dataclasses.is_dataclass(kind):
        return st.builds(kind, **{k: some(v) for k, v in typing.get_type_hints(kind).items()})
    plain = {str: WORDS, int: st.integers(0, 10**6), float: st.floats(0, 1), bool: st.booleans(), type(None): st.none()}
    return st.one_of(st.none(), WORDS, st.integers()) if kind is typing.Any else plain[kind]


ROUND_TRIPS = [
    (Claim, notation.claim_to_json, notation.claim_from_json),
    (Report, notation.report_to_json, notation.report_from_json),
    (Event, notation.event_to_json, notation.event_from_json),
    (Judgement, notation.plain, notation.judgement_from_json),
    (Lineage, notation.plain, notation.lineage_from_json),
]


@pytest.mark.parametrize(("kind", "there", "back"), ROUND_TRIPS, ids=lambda x: getattr(x, "__name__", ""))
def test_round_trip(kind, there, back):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(some(kind))
    def holds(value):
        assert back(json.loads(json.dumps(there(value)))) == value

    holds()


WHY = {"reason": "no publication date", "candidates": []}


def test_unresolved_values_are_null_with_a_reason():
    claim = {
        "id": "c", "report": "r", "event_type": "ASSAULT",
        "evidence": {"start": 0, "end": 4, "text": "they"}, "trigger": {"start": 0, "end": 4, "text": "they"},
        "time": {"start": 0, "end": 4, "text": "they", "unresolved": WHY},
    }  # fmt: skip
    out = notation.claim_to_json(notation.claim_from_json(claim))
    assert out["time"]["from"] is None and out["time"]["unresolved"]["reason"] == "no publication date"


def test_a_foreign_object_is_named():
    with pytest.raises(FormatError, match="not a claim"):
        notation.claim_from_json({"actors": [3]})
