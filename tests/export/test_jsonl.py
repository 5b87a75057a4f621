"""JSON Lines: the contract of RECORD.md, whole or not at all, the same bytes each time."""

import json

import pytest
from samples import event_of, link_apart, put, report, run

from crossbearing.concepts import notation
from crossbearing.errors import ExportError
from crossbearing.export import write_jsonl
from crossbearing.export.files import write_atomically

REPORT_KEYS = {"id", "text", "published", "outlet", "title", "url", "language", "sha256", "version"}
CLAIM_KEYS = {
    "id", "event", "report", "evidence", "trigger", "event_type", "modes", "status", "negated", "certainty",
    "attribution", "actors", "recipients", "places", "time", "counts", "weapons", "confidence", "notes",
}  # fmt: skip
EVENT_KEYS = {
    "id", "event_type", "modes", "title", "from", "to", "places", "actors", "recipients", "weapons", "claims", "counts",
    "sources", "outlets", "independent", "standing", "contradictions", "history",
}  # fmt: skip


@pytest.fixture
def linked(store):
    put(store, report(text="Jets struck Talakhar on Friday, killing 8.\nCrowds marched; a monitor said."), report("ß"))
    link_apart(store)
    return store


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_the_three_files_hold_what_the_contract_says(linked, tmp_path):
    files = write_jsonl(linked.now(), tmp_path / "new" / "out")
    assert {path.name: number for path, number in files.items()} == {
        "reports.jsonl": 2, "claims.jsonl": 3, "events.jsonl": 3,
    }  # fmt: skip
    reports, claims, events = (lines(path) for path in files)
    assert all(set(one) >= REPORT_KEYS for one in reports)
    assert all(set(one) >= CLAIM_KEYS for one in claims) and all(set(one) >= EVENT_KEYS for one in events)
    assert {one["event"] for one in claims} == {one["id"] for one in events}
    texts = {one["id"]: one["text"] for one in reports}
    for claim in claims:
        for span in spans_in(claim):
            assert texts[claim["report"]][span["start"] : span["end"]] == span["text"]


def spans_in(value):
    if isinstance(value, dict):
        found = [value] if {"start", "end", "text"} <= set(value) else []
        return found + [span for part in value.values() for span in spans_in(part)]
    return [span for part in value for span in spans_in(part)] if isinstance(value, list) else []


def test_what_is_written_reads_back(linked, tmp_path):
    reports, claims, events = (lines(path) for path in write_jsonl(linked.now(), tmp_path))
    record = linked.now().record()
    assert tuple(map(notation.report_from_json, reports)) == record.reports
    assert tuple(map(notation.claim_from_json, claims)) == record.claims
    assert tuple(map(notation.event_from_json, events)) == record.events


def test_a_run_gives_the_same_bytes_whatever_came_after(linked, tmp_path):
    first = contents(write_jsonl(linked.as_of("run-1"), tmp_path / "a"))
    put(linked, report("late"), by=run("run-2"))
    with linked.change(run("run-2")) as change:
        linked.events.put(change, [event_of(linked.claims.get(linked.claims.ids()))])
    assert contents(write_jsonl(linked.as_of("run-1"), tmp_path / "b")) == first
    assert contents(write_jsonl(linked.as_of("run-2"), tmp_path / "c")) != first


def contents(files):
    return {path.name: path.read_bytes() for path in files}


def test_a_claim_in_no_event_says_so(store, tmp_path):
    put(store, report())
    write_jsonl(store.now(), tmp_path)
    assert lines(tmp_path / "claims.jsonl")[0]["event"] is None


def test_half_a_file_is_never_seen(tmp_path):
    path = tmp_path / "claims.jsonl"
    write_atomically(path, ["whole\n"])

    def broken():
        yield "half\n"
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError):
        write_atomically(path, broken())
    assert path.read_text() == "whole\n" and list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match=r"cannot be written.*file") as caught:
        write_atomically(tmp_path / "file" / "claims.jsonl", [])
    assert caught.value.cure
