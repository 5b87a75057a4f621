"""The pipeline: whatever the order, the number of processes or the interruptions, the same record."""

import json
import os
import signal

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings
from samples import SampleExtractor, SampleResolver, sample_stages
from sqlalchemy import event

from crossbearing.concepts import Judgement
from crossbearing.pipeline import Pipeline, Settings, Stages
from crossbearing.read import ReadSettings
from crossbearing.store import open_store

TOLD = (("Talakhar", "Post"), ("Orenzo", "Correo"), ("Nowhere", "Post"), ("Talakhar", "Bugle"))
ITEMS = [
    {"id": f"r{n}", "text": f"Jets struck {place} on Friday, killing {n}, a monitor said. It was the raid number {n}.",
     "published": f"2015-11-{n + 10}", "outlet": outlet, "language": "en"}
    for n, (place, outlet) in enumerate(TOLD, 1)
]  # fmt: skip


def write(path, items):
    path.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    return str(path)


def pipeline(store, **how):
    return Pipeline(store, Settings(**how), sample_stages)


def test_reports_become_a_record(store, tmp_path):
    added = pipeline(store).add([write(tmp_path / "items.jsonl", ITEMS)])
    assert (added.reports, added.claims, added.unchanged, added.failures) == (4, 4, 0, [])
    record = store.as_of(added.run).record()
    assert len(record.reports) == 4 and {c for e in record.events for c in e.claims} == {c.id for c in record.claims}
    for claim in record.claims:
        text = next(report.text for report in record.reports if report.id == claim.report)
        assert all(text[span.start : span.end] == span.text for span in claim.spans())


def test_the_same_again_is_passed_over_and_leaves_no_trace(store, tmp_path):
    source = write(tmp_path / "items.jsonl", ITEMS)
    pipeline(store).add([source])
    record = store.now().record()
    added = pipeline(store).add([source, source])
    assert (added.unchanged, added.reports, added.events, added.run) == (8, 0, 0, None)
    assert len(store.runs.all()) == 1 and store.now().record() == record


def test_a_report_that_cannot_be_understood_is_stored_and_named(store, tmp_path):
    poison = {"id": "bad", "text": "This is poison to the extractor, and its words are secret.", "language": "en"}
    source = write(tmp_path / "items.jsonl", [ITEMS[0], poison, ITEMS[1]])
    added = pipeline(store).add([source])
    assert added.reports == 2 and [failure.stage for failure in added.failures] == ["extract"]
    assert "ValueError" in added.failures[0].what and "secret" not in str(added.failures), "no report text in a failure"
    assert store.reports.ids() == ("bad", "r1", "r2") and store.failures.open() == tuple(added.failures)


def test_what_failed_is_tried_again_and_settled(store, tmp_path):
    class Cured(SampleExtractor):
        def extract_claims(self, report):
            return ()

    source = write(
        tmp_path / "items.jsonl", [{"id": "bad", "text": "This is poison to the extractor.", "language": "en"}]
    )
    assert len(pipeline(store).add([source]).failures) == 1
    assert len(pipeline(store).add([source]).failures) == 1, "it is tried again"
    assert len(store.failures.all()) == 1, "and told once"
    added = Pipeline(store, load=lambda: Stages(Cured(), SampleResolver())).add([source])
    assert not added.failures and store.failures.open() == () and len(store.failures.all()) == 1


def test_an_input_that_is_not_there_is_named_and_the_rest_is_read(store, tmp_path):
    added = pipeline(store).add([str(tmp_path / "absent.txt"), write(tmp_path / "items.jsonl", ITEMS)])
    assert added.reports == 4 and "absent.txt" in added.failures[0].origin and added.failures[0].cure


def test_another_resolver_resolves_what_is_stored_without_extracting_again(store, tmp_path):
    class Newer(SampleResolver):
        version = "sample-2"

    class Unused(SampleExtractor):
        def extract_claims(self, report):
            raise AssertionError("extracted again")

    source = write(tmp_path / "items.jsonl", ITEMS)
    pipeline(store).add([source])
    added = Pipeline(store, load=lambda: Stages(Unused(), Newer())).add([source])
    assert (added.reread, added.unchanged, added.failures) == (4, 0, [])


def test_raw_bytes_are_kept_or_not(tmp_path):
    source = write(tmp_path / "items.jsonl", ITEMS[:1])
    for keep, kept in ((True, 1), (False, 0)):
        with open_store(tmp_path / f"{keep}.db") as store:
            pipeline(store, keep_raw=keep, read=ReadSettings(keep_raw=keep)).add([source])
            assert store.counts()["raws"] == kept


def test_judgements_are_followed_and_taken_back(store, tmp_path):
    pipeline(store).add([write(tmp_path / "items.jsonl", ITEMS)])
    before = store.now().record().events
    first, second = sorted(store.claims.ids())[:2]
    joined = Judgement("j-1", "join", (first, second), "a person", "2026-01-01T00:00:00+00:00")
    apart = Judgement("j-2", "split", (first, second), "a person", "2026-01-02T00:00:00+00:00")
    for judgement, together in ((joined, True), (apart, False)):
        assert pipeline(store).judge([judgement]) == 1 and pipeline(store).judge([judgement]) == 0
        events = store.events.of_claims([first, second])
        assert (events[first] == events[second]) is together
    pipeline(store).relink()
    events = store.events.of_claims([first, second])
    assert events[first] != events[second], "a person's judgement survives linking from nothing"
    undoing = [
        Judgement(f"j-{n + 2}", "undo", (), "a person", "2026-01-03T00:00:00+00:00", undoes=f"j-{n}") for n in (1, 2)
    ]
    pipeline(store).judge(undoing)
    assert store.now().record().events == before


def test_processes_change_nothing(tmp_path):
    sources = [write(tmp_path / f"{n}.jsonl", [item, ITEMS[0]]) for n, item in enumerate(ITEMS)]
    records = []
    for jobs in (1, 2):
        with open_store(tmp_path / f"{jobs}.db") as store:
            added = pipeline(store, jobs=jobs).add([*sources, str(tmp_path / "absent.txt")])
            records.append((store.now().record(), store.failures.all(), added.claims))
    assert records[0] == records[1] and len(records[0][0].reports) == 4


def test_any_order_and_any_number_of_runs_give_the_same_record(fresh, tmp_path):
    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def holds(data):
        order = data.draw(st.permutations([*ITEMS, *data.draw(st.lists(st.sampled_from(ITEMS), max_size=3))]))
        cut = data.draw(st.integers(0, len(order)))
        assert recorded([order[:cut], order[cut:]]) == recorded([ITEMS])

    def recorded(batches):
        with open_store(fresh()) as store:
            for number, batch in enumerate(batches):
                pipeline(store).add([write(tmp_path / f"{number}.jsonl", batch)])
            return store.now().record()

    holds()


@pytest.mark.parametrize("statement", [1, 9, 23, 40, 61, 90, 140])
def test_killed_at_any_moment_and_run_again(fresh, tmp_path, statement):
    source = write(tmp_path / "items.jsonl", ITEMS)
    whole, broken = fresh(), fresh()
    with open_store(whole) as store:
        pipeline(store).add([source])
        record = store.now().record()
    child = os.fork()
    if child == 0:
        killed_at(broken, source, statement)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "the child was to be killed before it was done"
    with open_store(broken) as store:
        held = store.now().record()
        assert {claim.report for claim in held.claims} == {report.id for report in held.reports}, "each report is whole"
        pipeline(store).add([source])
        assert store.now().record() == record


def killed_at(path, source, statement):
    left = iter(range(statement))
    try:
        store = open_store(path)

        def count(*_):
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(store._database.engine, "before_cursor_execute", count)
        pipeline(store).add([source])
    finally:
        os._exit(1)
