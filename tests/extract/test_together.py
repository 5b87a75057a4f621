"""The engines together: hints that tip the balance, spans mended, pronouns led back, and which engine `auto` is."""

import logging
import re

import numpy as np
import pytest

from crossbearing.errors import ExtractError
from crossbearing.extract import checked
from crossbearing.extract.encoder.network import labels
from crossbearing.extract.encoder.network.answers import TriggerAnswers, WindowAnswers
from crossbearing.extract.encoder.network.model import MODEL
from crossbearing.extract.encoder.network.thresholds import Thresholds
from crossbearing.extract.encoder.pieces.words import Words
from crossbearing.extract.proposal import Credited, Mention, Number, Proposal
from crossbearing.extract.rules import RuleEngine
from crossbearing.extract.spotting import number_phrases, time_phrases
from crossbearing.extract.together import TogetherEngine, engine
from crossbearing.extract.together.antecedents import with_antecedents
from crossbearing.extract.together.judging import FEATURES, likelihood
from crossbearing.extract.together.mending import mended
from crossbearing.extract.together.partners import with_partners
from crossbearing.extract.together.weights import Weights, load_weights
from crossbearing.pipeline.stages import load_extractor

TEXT = "Rebels shelled the village of Talakhar on Friday, killing three traders."


def at(text, words, name=None):
    start = text.index(words)
    return Mention(start, start + len(words), name=name)


def words_of(text, mentions):
    return [text[m.start : m.end] for m in mentions]


def mend(text, proposal, kinds=None):
    numbers = {n.extent: (kinds or {}).get(text[n.start : n.end], "other") for n in number_phrases(text)}
    return mended(text, proposal, numbers, time_phrases(text))


class Silent:
    """A Scorer that leans against every span by `against` and knows no type."""

    def __init__(self, against):
        self.against, self.thresholds, self.tokenizer = against, Thresholds(), None

    def spans(self, words, kinds):
        row = np.zeros((words, 3 * kinds), dtype=np.float32)
        row[:, ::3] = self.against
        return row

    def window(self, encoded):
        n = len(encoded.first)
        names = np.zeros((n, 1 + 2 * len(labels.NAME_TYPES)), dtype=np.float32)
        names[:, 0] = 9
        logits = {"triggers": self.spans(n, 1), "cues": np.where([1, 0, 0], 9.0, self.spans(n, 1)), "names": names}
        return WindowAnswers(np.zeros((n, 4), dtype=np.float32), logits)

    def triggers(self, words, looks):
        sizes = {"event_type": 16, "modes": len(labels.MODES), "status": 5, "negated": 2, "certainty": 3, "style": 3}
        out = []
        for look in looks:
            n = look.end - look.start
            logits = {name: np.zeros(size, dtype=np.float32) for name, size in sizes.items()}
            logits |= {"claim": self.spans(n, len(labels.CLAIM_ROLES)), "credit": self.spans(n, 2)}
            logits |= {"counts": np.zeros((n, 16), dtype=np.float32), "of_whom": np.zeros((n, 3), dtype=np.float32)}
            out.append(TriggerAnswers(look.start, logits))
        return out


@pytest.fixture
def told(monkeypatch):
    """An engine over a Silent scorer, with the rules' words gaining `gain`."""

    def split(text, tokenizer):
        spans = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
        return Words(
            tuple(a for a, _ in spans), tuple(b for _, b in spans), tuple((5,) for _ in spans), tuple(1 for _ in spans)
        )

    def make(gain, against=3.0):
        monkeypatch.setattr("crossbearing.extract.encoder.engine.split_words", split)
        return TogetherEngine(Silent(against), Weights((), 0.5, gain, (0.0, gain), (0.0, gain)))

    return make


def test_what_the_rules_read_tips_the_balance(told, report_of):
    report = report_of(TEXT)
    (claim,) = checked(told(4.0)).extract_claims(report)
    (rules,) = checked(RuleEngine()).extract_claims(report)
    assert claim.trigger == rules.trigger
    assert claim.event_type == rules.event_type == "ASSAULT"
    assert claim.actors[0].span == rules.actors[0].span
    assert [c.span.text for c in claim.counts] == ["three"]


def test_an_encoder_that_is_sure_overrules(told, report_of):
    (claim,) = checked(told(4.0, against=40.0)).extract_claims(report_of(TEXT))
    assert claim.actors == claim.recipients == claim.places == claim.counts == ()


def test_nothing_comes_of_an_unreadable_or_an_empty_report(told, report_of):
    assert told(4.0).propose(report_of(TEXT, readable=False)) == []
    assert told(4.0).propose(report_of("  \n ")) == []


def test_a_likelier_candidate_has_the_higher_confidence():
    weights = (-1.0, 0.5, 0.1, 0.2, 0.8)
    assert len(weights) == 1 + len(FEATURES) == len(load_weights().trigger)
    low, high = (likelihood((odds, 1.0, 0.0, 0.0), weights) for odds in (-2.0, 2.0))
    assert 0 < low < high < 1


@pytest.mark.parametrize(
    ("text", "trigger", "counted", "found"),
    [
        ("Police arrested 23 smugglers.", "arrested", ("23", "smugglers"), ("23", "detained")),
        ("At least 12 traders were killed.", "killed", ("12", "traders"), ("At least 12", "killed")),
        ("The fund gave 40 million pesos to the town.", "gave", ("40", None), ("40 million", "money")),
        ("Three explosions shook the port.", "explosions", ("Three", None), ("Three", "strikes")),
        ("They fired 36 shells at the port.", "fired", ("36", None), ("36", "launched")),
        ("A baker was killed.", "killed", ("A baker", "A baker"), ("A baker", "killed")),
    ],
)
def test_counts_are_whole_and_of_a_fitting_kind(text, trigger, counted, found):
    number, noun = counted
    recipients = (at(text, noun),) if noun else ()
    event_type = "COERCE" if trigger == "arrested" else "AID" if trigger == "gave" else "ASSAULT"
    proposal = Proposal(
        at(text, trigger), event_type, counts=(Number(at(text, number), "other"),), recipients=recipients
    )
    (count,) = mend(text, proposal).counts
    assert (text[count.at.start : count.at.end], count.kind) == found


@pytest.mark.parametrize("words", ["Ana Ruiz", "The baker", "about"])
def test_what_counts_nothing_is_no_count(words):
    text = f"{words} was killed about noon."
    assert mend(text, Proposal(at(text, "killed"), "ASSAULT", counts=(Number(at(text, words), "killed"),))).counts == ()


def test_the_kind_the_rules_see_stands_over_the_models():
    text = "Gunmen killed two and wounded nine."
    counts = (Number(at(text, "two"), "other"), Number(at(text, "nine"), "killed"))
    found = mend(text, Proposal(at(text, "killed"), "ASSAULT", counts=counts), {"nine": "injured", "two": "killed"})
    assert [n.kind for n in found.counts] == ["killed", "injured"]


def test_a_time_is_its_whole_phrase():
    text = "Riots broke out on Saturday 13 December 2008 in the port."
    found = mend(text, Proposal(at(text, "Riots"), "PROTEST", time=at(text, "Saturday")))
    assert text[found.time.start : found.time.end] == "Saturday 13 December 2008"


def test_stray_words_go():
    text = "The navy of Talakhar fired on the 2 boats."
    roles = (at(text, "of Talakhar"), at(text, "the 2"), at(text, "boats"), at(text, "of"))
    found = mend(text, Proposal(at(text, "fired"), "ASSAULT", recipients=roles))
    assert words_of(text, found.recipients) == ["Talakhar", "boats"]


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("Shells fell in Orenzo and Talakhar.", ["Orenzo"], ["Orenzo", "Talakhar"]),
        ("Shells fell in Orenzo, Bel Karim and Talakhar on Friday.", ["Orenzo"], ["Orenzo", "Bel Karim", "Talakhar"]),
        ("Shells fell in Orenzo, Bel Karim and Talakhar.", ["Talakhar"], ["Orenzo", "Bel Karim", "Talakhar"]),
        ("Shells fell in Orenzo and Ruiz said nobody was hurt.", ["Orenzo"], ["Orenzo"]),
        ("Shells fell in Orenzo and on the road.", ["Orenzo"], ["Orenzo"]),
        ("Shells fell on the road and Orenzo shook.", ["the road"], ["the road"]),
    ],
)
def test_names_joined_by_and_go_together(text, known, found):
    assert words_of(text, with_partners(text, [at(text, words) for words in known])) == found


@pytest.mark.parametrize(("text", "numbers"), [("Ana Ruiz, 46, was hurt.", []), ("In Orenzo, 46 men fled.", ["46"])])
def test_an_age_is_no_number_phrase(text, numbers):
    assert [text[n.start : n.end] for n in number_phrases(text)] == numbers


@pytest.mark.parametrize(
    ("text", "pronoun", "source", "actor"),
    [
        ("The coast guard said it arrested nine smugglers.", " it ", "The coast guard", "The coast guard"),
        ("Ana Ruiz, the mayor, said. It then fired.", "It", "Ana Ruiz", "It"),
        ('The mayor said: "It shelled us."', "It", "The mayor", "It"),
        ("The minister said they fired first.", "they", "The minister", "they"),
    ],
)
def test_a_pronoun_gives_way_to_its_antecedent_in_the_sentence(report_of, text, pronoun, source, actor):
    start = text.index(pronoun) + pronoun.startswith(" ")
    mention = Mention(start, start + len(pronoun.strip()))
    credit = Credited(at(text, source), at(text, "said"))
    trigger = at(text, next(word for word in ("arrested", "fired", "shelled") if word in text))
    proposal = Proposal(trigger, "ASSAULT", actors=(mention,), attribution=(credit,))
    (found,) = with_antecedents(report_of(text), [proposal], [])
    assert words_of(text, found.actors) == [actor]


def test_auto_falls_back_on_the_rules_and_says_so(monkeypatch, caplog):
    def absent(*given):
        raise ExtractError("no usable model", "nowhere", "train one")

    monkeypatch.setattr(engine.EncoderEngine, "__init__", absent)
    with caplog.at_level(logging.WARNING):
        assert load_extractor("auto").name == RuleEngine().name
    assert "rules alone" in caplog.text
    with pytest.raises(ExtractError):
        load_extractor("together")


@pytest.mark.skipif(not (MODEL / "encoder.onnx").is_file(), reason="the trained model is not in this checkout")
def test_the_shipped_model_reads_the_same_twice(report_of):
    report = report_of(f"{TEXT} The army said it had arrested nine men in Orenzo on Monday. Nobody was hurt, it added.")
    extractor = load_extractor("auto")
    claims = extractor.extract_claims(report)
    assert extractor.name == "together-1"
    assert claims
    assert claims == load_extractor("together").extract_claims(report)
    assert all(0.0 < claim.confidence < 1.0 for claim in claims)
