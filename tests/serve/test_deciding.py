"""Judgements made on pages: what is stored, what is shown, and two people at once."""

import threading

import pytest
from serve.conftest import claim_saying, client_of, post

from crossbearing.concepts import standing_judgements
from crossbearing.pipeline.judging import state_of
from crossbearing.serve.views.text.offsets import Utf16


def state(store, one):
    return state_of(store, [one])


def event_of(store, claim):
    return store.events.of_claims([claim])[claim]


def decide(client, store, act, claim, **more):
    form = {"act": act, "claim": claim, "seen": state(store, claim), "author": "Ada", "next": "/review"} | more
    return post(client, "/judge", form)


def correct_count(client, store, claim, low, high, **more):
    given = {"field": "counts", "index": "0", "kind": "killed", "low": low, "high": high, "reason": "recounted"}
    return decide(client, store, "correct", claim, **given, **more)


def test_confirming_is_a_judgement_with_author_and_reason(client, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    assert decide(client, filled, "confirm", claim, reason="read it twice").status_code == 303
    (made,) = filled.judgements.all()
    assert (made.act, made.subjects, made.author, made.reason) == ("confirm", (claim,), "Ada", "read it twice")
    assert "confirmed by Ada" in client.get(f"/events/{event_of(filled, claim)}").text


def test_a_corrected_count_changes_the_event_and_keeps_the_machines_value(client, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    assert correct_count(client, filled, claim, "11", "11").status_code == 303
    (event,) = filled.events.get([event_of(filled, claim)])
    assert 11 in {value for toll in event.counts for _, value, who in toll.series if who == claim}
    (machine,) = filled.claims.get([claim])
    assert machine.counts[0].amount.low == 9
    shown = client.get(f"/events/{event.id}").text
    assert "killed 11" in shown
    assert "<del><bdi>killed 9" in shown


def test_undoing_brings_the_machines_value_back(client, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    correct_count(client, filled, claim, "11", "11")
    (made,) = filled.judgements.all()
    assert post(client, "/judge", {"act": "undo", "judgement": made.id, "author": "Ada"}).status_code == 303
    (event,) = filled.events.get([event_of(filled, claim)])
    assert {value for toll in event.counts for _, value, who in toll.series if who == claim} == {9}
    assert len(filled.judgements.all()) == 2
    assert post(client, "/judge", {"act": "undo", "judgement": made.id, "author": "Ada"}).status_code == 409


def test_a_rejected_claim_stands_in_no_event_and_stays_in_its_report(client, filled):
    claim = claim_saying(filled, "marched").id
    decide(client, filled, "reject", claim)
    assert filled.events.of_claims([claim]) == {}
    shown = client.get("/reports/a").text
    assert "rejected: it stands in no event" in shown


def test_joining_and_splitting(client, filled):
    one, other = (event_of(filled, claim_saying(filled, words).id) for words in ("marched", "fled"))
    both = [f"{one}~{state(filled, one)}", f"{other}~{state(filled, other)}"]
    answer = post(client, "/judge", {"act": "join", "event": both, "author": "Ada", "next": f"/events/{one}"})
    (event,) = filled.events.get([event_of(filled, claim_saying(filled, "fled").id)])
    assert answer.headers["location"] == f"/events/{event.id}"
    assert len(event.claims) == 2
    claim = claim_saying(filled, "fled").id
    form = {"act": "split", "claim": claim, "seen": state(filled, event.id), "author": "Ada"}
    assert post(client, "/judge", form).status_code == 303
    assert event_of(filled, claim) != event_of(filled, claim_saying(filled, "marched").id)


def test_an_event_that_was_joined_away_leads_to_where_it_went(client, filled):
    events = [event_of(filled, claim_saying(filled, words).id) for words in ("marched", "fled")]
    post(client, "/judge", {"act": "join", "event": [f"{e}~{state(filled, e)}" for e in events], "author": "Ada"})
    kept = event_of(filled, claim_saying(filled, "fled").id)
    (gone,) = set(events) - {kept}
    assert client.get(f"/events/{gone}").headers["location"] == f"/events/{kept}"


def test_a_place_is_set_by_selecting_words_after_an_emoji(client, filled):
    claim = claim_saying(filled, "Planes struck", "c").id
    (report,) = filled.reports.get(["c"])
    start = report.text.index("Friday")
    units = Utf16(report.text)
    where = {"field": "time", "start": units.units(start), "end": units.units(start + 6)}
    decide(client, filled, "correct", claim, **where, **{"from": "2015-11-19", "to": "2015-11-19"})
    (made,) = filled.judgements.all()
    assert made.value["text"] == "Friday"
    assert made.value["from"] == "2015-11-19"
    assert (made.value["start"], made.value["end"]) == (start, start + 6)


def test_a_missed_claim_is_added_from_selected_words(client, filled):
    (report,) = filled.reports.get(["b"])
    start = report.text.index("died")
    form = {"act": "add", "report": "b", "start": start, "end": start + 4, "event_type": "ASSAULT", "author": "Ada"}
    assert post(client, "/judge", form).status_code == 303
    (added,) = [c for c in filled.claims.of_reports(["b"]) if c.trigger.text == "died"]
    assert added.extractor == "person"
    assert added.evidence.text == "Warplanes struck Talakhar on Friday and 14 died."
    assert event_of(filled, added.id)
    assert post(client, "/judge", form).status_code == 422


def test_the_second_of_two_is_told_and_nothing_is_lost(client, filled):
    claim = claim_saying(filled, "killing 9", "a").id
    seen = state(filled, claim)
    other = client_of(filled)
    assert correct_count(client, filled, claim, "11", "11").status_code == 303
    answer = correct_count(other, filled, claim, "12", "12", seen=seen)
    assert answer.status_code == 409
    assert "Somebody was quicker" in answer.text
    assert [j.value[0]["low"] for j in filled.judgements.all()] == [11]


def test_of_many_at_once_one_is_stored(filled):
    claim = claim_saying(filled, "killing 9", "a").id
    seen, answers = state(filled, claim), []

    def write(low):
        answers.append(correct_count(client_of(filled), filled, claim, low, low, seen=seen).status_code)

    threads = [threading.Thread(target=write, args=(str(20 + i),)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [303, 409, 409, 409]
    assert len(standing_judgements(filled.judgements.all())) == 1


@pytest.mark.parametrize(
    ("given", "says"),
    [({"low": "20", "high": "10"}, "turn them round"), ({"low": "many"}, "not a whole number"),
     ({"kind": "eaten"}, "no such kind"),
     ({"index": "7"}, "no such part"), ({"field": "id"}, "no such field"), ({"field": "weapons", "index": "",
      "start": "5", "end": "99999"}, ""),
     ({"author": " "}, "needs an author"), ({"act": "burn"}, "no such act"), ({"claim": "c-none"}, "no such claim"),
     ({"field": "counts", "index": "", "start": "", "end": ""}, "no words selected")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_named(client, filled, given, says):
    claim = claim_saying(filled, "killing 9", "a").id
    form = {
        "act": "correct",
        "claim": claim,
        "seen": state(filled, claim),
        "author": "Ada",
        "field": "counts",
        "index": "0",
        "kind": "killed",
        "low": "11",
    }
    answer = post(client, "/judge", form | given)
    if says:
        assert answer.status_code in (404, 422)
        assert says in answer.text.lower()
        assert not filled.judgements.all()
    else:
        assert answer.status_code < 500


def test_the_queue_is_ordered_by_doubt_and_forgets_the_settled(client, filled):
    html = client.get("/review").text
    unresolved = claim_saying(filled, "fled").id
    assert html.index(f"claim-{unresolved}") < html.index(f"claim-{claim_saying(filled, 'marched').id}")
    decide(client, filled, "confirm", unresolved)
    assert f'id="claim-{unresolved}"' not in client.get("/review").text
