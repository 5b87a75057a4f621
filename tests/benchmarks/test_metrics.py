"""The scorers against cases worked by hand."""

import pytest

from benchmarks import metrics as m


def sets(*groups):
    return [frozenset(g) for g in groups]


def test_muc_of_the_textbook_case():
    # Vilain et al.: key {a b c d}, response {a b} {c d}: recall 2/3, precision 1.
    assert m.muc(sets("ab", "cd"), sets("abcd")) == pytest.approx(0.8)


def test_b_cubed_of_the_textbook_case():
    # Bagga and Baldwin: precision 1; recall every mention 1/2.
    assert m.b_cubed(sets("ab", "cd"), sets("abcd")) == pytest.approx(2 / 3)


def test_ceaf_e_of_a_split_cluster():
    # phi4({ab},{abcd}) = 4/6; precision 4/6 over 2, recall 4/6 over 1.
    p, r = (4 / 6) / 2, 4 / 6
    assert m.ceaf_e(sets("ab", "cd"), sets("abcd")) == pytest.approx(2 * p * r / (p + r))


def test_perfect_clusters_score_one():
    assert m.conll(sets("ab", "c", "de"), sets("c", "ab", "de"))["conll_f1"] == pytest.approx(1.0)


def test_singletons_give_muc_nothing():
    assert m.muc(sets("a", "b"), sets("a", "b")) == 0.0


def test_ceaf_ree_wants_every_predicted_mention():
    gold = sets(("guerrilla column", "guerrillas"), ("urng",))
    assert m.ceaf_ree([(sets(("guerrillas",)), gold)]) == pytest.approx(2 / 3)
    assert m.ceaf_ree([(sets(("guerrillas", "army")), gold)]) == 0.0


def test_gtt_maps_templates_by_type():
    gold = [
        {"incident_type": "attack / bombing", "Victim": sets(("smith",))},
        {"incident_type": "kidnapping", "Victim": []},
    ]
    predicted = [{"incident_type": "bombing", "Victim": sets(("smith",), ("jones",))}]
    # Mapped: type right, smith right, jones wrong: 2 of 3; recall 2 of the first's 2, 0 of the second's 1.
    assert m.gtt_counts(predicted, gold, ["Victim"]) == (2.0, 3, 2.0, 3)


def test_gtt_refuses_another_type():
    gold = [{"incident_type": "arson", "Victim": []}]
    assert m.gtt_counts([{"incident_type": "bombing", "Victim": []}], gold, ["Victim"]) == (0.0, 1, 0.0, 1)


def test_spans_match_one_to_one():
    two_on_one = [((0, 5),), ((3, 8),)]
    assert m.matched(two_on_one, [((0, 8),)], m.overlap) == 1.0


def test_macro_f1_weighs_classes_alike():
    assert m.macro_f1([("a", "a"), ("a", "a"), ("a", "b")]) == pytest.approx(0.4)


def test_pearson_of_a_line():
    assert m.pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1.0)
    assert m.pearson([1, 1], [2, 4]) == 0.0


def test_normalised_drops_articles_and_marks():
    assert m.normalised('The  "Santo Tomas"\nfarm.') == "santo tomas farm"
