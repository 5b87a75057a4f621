"""The matrix, the toll plots and the evidence of an event."""

from link.build import amount, claim, report

from crossbearing.concepts import Copy, Lineage, Passage
from crossbearing.link import link
from crossbearing.serve.views.event.evidence import Surroundings, evidence
from crossbearing.serve.views.event.matrix import matrix
from crossbearing.serve.views.event.tolls import plots
from crossbearing.serve.views.event.voices import SHAPES, Voices

REPORTS = [
    report("r1", outlet="Daily"),
    report("r2", outlet="Courier"),
    report("r3", published="2015-11-21", outlet="Post"),
]
SAME = {"places": ["Raqqa"], "day": "2015-11-20", "actors": ["Russia"], "recipients": ["Syria"]}


def seen():
    claims = [
        claim("c1", "r1", killed=amount(9), speaker="Ministry", **SAME),
        claim("c2", "r2", killed=amount(14), speaker="Monitor", **SAME),
        claim("c3", "r3", killed=amount(17), speaker="Monitor", **SAME),
    ]
    (event,) = link(REPORTS, claims).events
    reports = {r.id: r for r in REPORTS}
    return event, {c.id: c for c in claims}, reports, Voices(event, reports)


def test_contradicting_cells_are_named_and_agreeing_ones_are_not():
    event, claims, _, voices = seen()
    found = matrix(event, claims, voices)
    column = found.fields.index("killed")
    assert found.clashing[column]
    assert not found.clashing[found.fields.index("where")]
    cells = {voice.name: cells[column] for voice, cells in found.rows}
    assert [value.text for value in cells["Ministry"].values] == ["9 people"]
    assert cells["Ministry"].clash
    assert {claim for value in cells["Monitor"].values for claim in value.claims} == {"c2", "c3"}


def test_every_number_has_its_mark_between_low_and_high():
    event, claims, _, voices = seen()
    (plot,) = plots(event.counts, claims, voices)
    assert [row.shown for row in plot.rows] == ["9", "14", "17"]
    assert [row.mark for row in plot.rows] == sorted(row.mark for row in plot.rows)
    assert plot.low == plot.rows[0].mark
    assert plot.high == plot.rows[-1].mark
    assert all(0 <= x <= 100 for x, _ in plot.ticks)
    assert [step.value for step in plot.series] == [9, 14, 17]


def test_an_open_end_is_drawn_open():
    claims = [claim("c1", "r1", killed=amount(8, None, exact=False), **SAME)]
    (event,) = link(REPORTS, claims).events
    (plot,) = plots(event.counts, {"c1": claims[0]}, Voices(event, {}))
    assert plot.rows[0].open
    assert plot.rows[0].right == 100.0


def test_absurd_numbers_are_drawn_within_the_plot():
    claims = [claim("c1", "r1", killed=amount(1), **SAME), claim("c2", "r2", killed=amount(10**40), **SAME)]
    (event,) = link(REPORTS, claims).events
    (plot,) = plots(event.counts, {c.id: c for c in claims}, Voices(event, {}))
    assert all(0 <= row.mark <= 100 for row in plot.rows)


def test_sources_have_letters_hues_and_shapes_of_their_own():
    _, _, _, voices = seen()
    assert [voice.letter for voice in voices.all] == ["A", "B"]
    assert len({(voice.hue, voice.shape) for voice in voices.all}) == 2
    assert {voice.shape for voice in voices.all} <= set(SHAPES)


def test_a_copy_stands_below_its_origin():
    event, claims, reports, voices = seen()
    lineage = Lineage("l", "r1", (Copy("r2", "r1", 0.9, (Passage((0, 40), (0, 40)),)),))
    said = evidence(event, Surroundings(claims, claims, reports, (lineage,)), voices)
    assert [one.claim.id for one in said] == ["c1", "c3"]
    assert [copy.claim.id for copy in said[0].copies] == ["c2"]


def test_credit_runs_from_the_outlet_inwards():
    event, claims, reports, voices = seen()
    said = evidence(event, Surroundings(claims, claims, reports), voices)
    assert said[0].chain == ("Daily", "Ministry")
    assert "".join(segment.text for segment in said[0].sentence)
    assert said[0].joins
