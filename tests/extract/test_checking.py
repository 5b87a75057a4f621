"""Nothing becomes a claim that does not stand in the report."""

import pytest

from crossbearing.extract import Credited, Mention, Number, Proposal, Refusal, verify

TEXT = "Gunmen killed four guards on Friday, the mayor said. Two guards were hurt in Koro."


def at(words, start=0):
    found = TEXT.index(words, start)
    return Mention(found, found + len(words))


def proposal(**parts):
    return Proposal(**({"trigger": at("killed"), "event_type": "ASSAULT"} | parts))


def test_a_proposal_that_holds_becomes_a_claim(report_of):
    made = proposal(
        modes=("firearms",),
        actors=(at("Gunmen"),),
        counts=(Number(at("four"), "killed", "guards"),),
        time=at("Friday"),
        attribution=(Credited(at("the mayor"), at("said")),),
        confidence=0.7,
    )
    (claim,), refusals = verify(report_of(TEXT), [made], "test-1")
    assert not refusals
    assert claim.evidence.text == "Gunmen killed four guards on Friday, the mayor said."
    assert claim.time.span.text == "Friday" and claim.counts[0].span.text == "four"
    assert claim.attribution[0].source.text == "the mayor"
    assert claim.extractor == "test-1" and claim.confidence == 0.7


@pytest.mark.parametrize(
    ("trigger", "reason"),
    [
        (Mention(500, 510), "outside"),
        (Mention(-3, 4), "outside"),
        (Mention(9, 9), "outside"),
        (Mention(6, 7), "white space"),
        (Mention(quote="opened fire"), "do not stand"),
        (Mention(), "do not stand"),
        (Mention(0, 82 * 3, "Gunmen killed"), None),
    ],
)
def test_a_trigger_that_does_not_hold_takes_the_claim_with_it(report_of, trigger, reason):
    claims, refusals = verify(report_of(TEXT), [proposal(trigger=trigger)])
    if reason is None:
        assert claims[0].trigger.text == "Gunmen killed"
    else:
        assert not claims and refusals[0].field == "trigger" and reason in refusals[0].reason


def test_a_role_that_does_not_hold_is_left_out_and_counted(report_of):
    made = proposal(actors=(Mention(quote="The army"), at("Gunmen")), places=(Mention(70, 999),))
    (claim,), refusals = verify(report_of(TEXT), [made])
    assert [a.span.text for a in claim.actors] == ["Gunmen"] and not claim.places
    assert [(r.field, r.quote) for r in refusals] == [("actors", "The army"), ("places", None)]


def test_quoted_words_win_over_wrong_offsets(report_of):
    made = proposal(trigger=Mention(50, 56, "killed"), recipients=(Mention(0, 6, "Two guards"),))
    (claim,), refusals = verify(report_of(TEXT), [made])
    assert claim.trigger.start == 7 and claim.recipients[0].span.start == 53 and not refusals


def test_a_quote_is_looked_up_in_the_evidence_first(report_of):
    made = proposal(trigger=at("hurt"), evidence=Mention(53, 82), recipients=(Mention(quote="guards"),))
    (claim,), _ = verify(report_of(TEXT), [made])
    assert claim.recipients[0].span.start == 57


def test_labels_outside_the_ontology_are_refused(report_of):
    made = proposal(
        modes=("firearms", "visit"), status="maybe", certainty="sure", counts=(Number(at("four"), "eaten"),)
    )
    (claim,), refusals = verify(report_of(TEXT), [made])
    assert claim.modes == ("firearms",) and claim.status == "happened" and not claim.counts
    assert sorted(r.field for r in refusals) == ["certainty", "counts", "modes", "status"]
    claims, refusals = verify(report_of(TEXT), [proposal(event_type="MURDER")])
    assert not claims and refusals[0].field == "event_type"


def test_the_same_claim_twice_is_one(report_of):
    claims, _ = verify(report_of(TEXT), [proposal(confidence=0.2), proposal(confidence=0.6), proposal(confidence=0.4)])
    assert [c.confidence for c in claims] == [0.6]


def test_another_speaker_is_another_claim(report_of):
    credited = proposal(attribution=(Credited(at("the mayor"), at("said")),))
    claims, _ = verify(report_of(TEXT), [proposal(), credited])
    assert len({c.id for c in claims}) == 2


def test_evidence_holds_the_trigger_and_stays_in_its_sentence(report_of):
    for evidence in (Mention(53, 82), Mention(0, 82), None):
        (claim,), _ = verify(report_of(TEXT), [proposal(evidence=evidence)])
        assert claim.evidence.holds(claim.trigger) and claim.evidence.end <= 52


def test_an_unreadable_report_has_no_claims(report_of):
    assert verify(report_of(TEXT, readable=False), [proposal()]) == ([], [])


def test_an_engines_own_refusal_is_passed_on(report_of):
    claims, refusals = verify(report_of(TEXT), [Refusal("r-test", "answer", "cut off"), proposal()])
    assert len(claims) == 1 and refusals[0].field == "answer"


def test_confidence_is_between_0_and_1(report_of):
    for given, kept in ((7.0, 1.0), (-1.0, 0.0), (float("nan"), 0.0)):
        (claim,), _ = verify(report_of(TEXT), [proposal(confidence=given)])
        assert claim.confidence == kept
