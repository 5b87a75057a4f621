"""The command line: what it answers, what it refuses and with which exit status, and that the docs name all of it."""

import json
import os
import pathlib
import subprocess
import sys

import pytest
from samples import sample_stages

import crossbearing.pipeline.pipeline
from crossbearing.cli import main
from crossbearing.cli.app import app
from crossbearing.cli.options import EXTRACTORS
from crossbearing.pipeline import stages

TEXT = "Jets struck Talakhar on Friday, killing 8, a monitor said.\nCrowds marched in Orenzo.\n\x1b[31mPeople fled."


@pytest.fixture
def cli(tmp_path, store, monkeypatch, capsys):
    """Runs one command in an empty folder; what comes back: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSBEARING_STORE", str(tmp_path / "record.db"))
    monkeypatch.setenv("CROSSBEARING_AUTHOR", "an analyst")
    monkeypatch.setattr(crossbearing.pipeline.pipeline, "load_stages", lambda *settings: sample_stages())
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    def run(*arguments):
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return run


@pytest.fixture
def filled(cli):
    status, _, err = cli("add", "a.txt", "--published", "2015-11-20", "--outlet", "Daily Post", "--language", "en")
    assert status == 0, err
    return cli


def asked(run, *arguments):
    status, out, err = run(*arguments, "--json")
    assert status == 0, err
    return json.loads(out)


def first(run, event_type="ASSAULT"):
    return next(e for e in asked(run, "show")["events"] if e["event_type"] == event_type)


def test_add_says_what_it_did(cli):
    status, out, err = cli("add", "a.txt", "--published", "2015-11-20")
    assert status == 0 and err == "" and "1 new report, 3 claims" in out
    assert "1 there already" in cli("add", "a.txt", "--published", "2015-11-20")[1]


def test_add_reads_what_it_can_and_ends_with_1(cli):
    added = cli("add", "absent.txt", "a.txt", "--json")
    assert added[0] == 1
    told = json.loads(added[1])
    assert told["reports"] == 1 and "absent.txt" in told["failures"][0]["origin"] and told["failures"][0]["cure"]


def test_show_lists_events(filled):
    status, out, _ = filled("show")
    assert status == 0 and "ASSAULT aerial · 20 Nov 2015 · Talakhar, SYR" in out and "killed 8" in out
    assert "events 1 to 3 of 3" in out
    assert "--offset 1 shows more" in filled("show", "-n", 1)[1]
    assert [e["event_type"] for e in asked(filled, "show", "--place", "orenzo")["events"]] == ["PROTEST"]
    assert "no event answers this" in filled("show", "--type", "AID")[1]
    for option, legal in (("--type", "ASSAULT"), ("--standing", "corroborated")):
        status, out, err = filled("show", option, "nope")
        assert (status, out) == (2, "") and legal in err


def test_show_one_event_claim_and_report(filled):
    event = first(filled)
    status, out, _ = filled("show", event["id"])
    assert status == 0 and "“Jets *struck* Talakhar on Friday, killing 8, a monitor said.”" in out and "1 claim" in out
    assert asked(filled, "show", event["id"])["evidence"][0]["event"] == event["id"]
    claim = event["claims"][0]
    out = filled("show", claim)[1]
    assert "Daily Post ← monitor" in out and "2015" in out and event["id"] in out
    assert asked(filled, "show", claim)["trigger"]["text"] == "struck"
    report = asked(filled, "show", claim)["report"]
    out = filled("show", report)[1]
    assert "Jets *struck*[1] Talakhar" in out and "*marched*[2]" in out and "\x1b" not in out
    assert len(asked(filled, "show", report)["claims"]) == 3


def test_the_beginning_of_an_id_is_enough_and_a_wrong_one_suggests(filled):
    event = first(filled)["id"]
    assert asked(filled, "show", event[:10])["id"] == event
    status, out, err = filled("show", event[:-1] + "!")
    assert (status, out) == (1, "") and f"did you mean {event}" in err and len(err.splitlines()) == 1


def test_errors_are_one_line_and_json_where_asked(cli):
    status, out, err = cli("show", "nothing", "--json")
    assert status == 1 and json.loads(out)["error"]["value"] == "nothing" and len(err.splitlines()) == 1
    status, _, err = cli("show", "--store", "absent.db")
    assert status == 1 and "absent.db" in err and "crossbearing add" in err and len(err.splitlines()) == 1
    (pathlib.Path("notes.db")).write_text("not a store " * 100)
    assert cli("status", "--store", "notes.db")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",), ("show", "--nonsense"), ("add",), ("search",), ("export", "jsonl"),
        ("show", "--since", "yesterday"),
        ("export", "xlsx", "--out", "x"), ("add", "a.txt", "--jobs", "0"), ("show", "--limit", "many"),
    ],
)  # fmt: skip
def test_wrong_commands_end_with_2(filled, arguments):
    status, out, err = filled(*arguments)
    assert status == 2 and out == "" and err


@pytest.mark.parametrize(
    ("option", "value", "expected"), [("--published", "31 February 2015", 1), ("--extractor", "nonsense", 2)]
)
def test_wrong_values_of_add_are_named_before_anything_is_stored(cli, option, value, expected):
    status, _, err = cli("add", "a.txt", option, value, "--store", "x.db")
    assert status == expected and value in " ".join(err.split()) and not pathlib.Path("x.db").exists()


def test_the_extractors_offered_are_those_there_are():
    assert EXTRACTORS == stages.EXTRACTORS


def test_search(filled):
    status, out, _ = filled("search", '"struck Talakhar"')
    assert status == 0 and out.startswith("claim  Daily Post  20 Nov 2015") and "2 hits" in out
    assert asked(filled, "search", "friday", "--place", "Orenzo")["total"] == 1, "the report, by its claim in Orenzo"
    assert "nothing found" in filled("search", "unheard-of")[1]
    assert filled("search", "-jets")[0] != 0


def test_export_writes_the_contract_and_repeats_a_run(filled, tmp_path):
    told = asked(filled, "export", "jsonl", "--out", tmp_path / "one")
    assert told["files"] == {"reports.jsonl": 1, "claims.jsonl": 3, "events.jsonl": 3}
    pathlib.Path("b.txt").write_text("Planes struck Orenzo.", encoding="utf-8")
    filled("add", "b.txt", "--language", "en")
    assert filled("export", "jsonl", "--out", tmp_path / "two", "--run", told["run"])[0] == 0
    for name in told["files"]:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert filled("export", "jsonl", "--out", tmp_path / "x", "--run", "run-0")[0] == 1


def test_an_empty_store_has_nothing_to_export(cli, tmp_path):
    status, _, err = cli("export", "jsonl", "--out", tmp_path / "one")
    assert status == 1 and "holds nothing yet" in err and not (tmp_path / "one").exists()


def test_status(filled):
    filled("add", "absent.txt")
    told = asked(filled, "status")
    assert told["counts"]["claims"] == 3 and len(told["runs"]) == 2 and "absent.txt" in told["failures"][0]["origin"]
    out = filled("status")[1]
    assert "3  claims" in out and "1 failure" in out and "check the path" in out


def test_judgements_are_made_listed_and_taken_back(filled):
    one, other = first(filled), first(filled, "PROTEST")
    joined = asked(filled, "join", one["id"], other["id"], "--reason", "one day, one town")
    assert len(joined["events"]) == 1 and set(asked(filled, "show", joined["events"][0])["claims"]) == {
        *one["claims"], *other["claims"],
    }  # fmt: skip
    assert "join by an analyst" in filled("show", joined["events"][0])[1].replace("join  by", "join by")
    assert len(asked(filled, "split", one["claims"][0])["events"]) == 2
    for judgement in asked(filled, "judgements", "list")["judgements"]:
        asked(filled, "undo", judgement["id"])
    assert {e["id"] for e in asked(filled, "show")["events"]} >= {one["id"], other["id"]}
    listed = filled("judgements", "list")[1]
    assert "one day, one town" in listed and listed.count("undo") == 2
    assert not any(j["standing"] for j in asked(filled, "judgements", "list")["judgements"])


def test_confirm_reject_and_correct(filled):
    claim = first(filled)["claims"][0]
    assert asked(filled, "confirm", claim)["events"]
    assert asked(filled, "correct", claim, "status", "planned")["judgement"]
    assert filled("correct", claim, "colour", "red")[0] == 1
    assert asked(filled, "reject", claim)["events"] == []
    assert first(filled, "PROTEST") and len(asked(filled, "show")["events"]) == 2
    assert filled("reject", "absent")[0] == 1


def test_show_tells_the_machines_value_and_what_was_decided(filled):
    claim = first(filled)["claims"][0]
    filled("correct", claim, "status", "planned", "--reason", "the report says will")
    told = asked(filled, "show", claim)
    assert told["status"] == "happened"
    assert [(j["act"], j["field"], j["value"]) for j in told["judgements"]] == [("correct", "status", "planned")]
    out = " ".join(filled("show", claim)[1].split())
    assert "status is planned: corrected by an analyst" in out and "the report says will" in out
    filled("undo", told["judgements"][0]["id"])
    assert asked(filled, "show", claim)["judgements"] == [] and "corrected" not in filled("show", claim)[1]


def test_undo_of_nothing_says_where_judgements_are(filled):
    status, _, err = filled("undo", "zzzz-none")
    assert status == 1 and "judgements list" in err


def test_the_bound_of_an_item_can_be_raised_as_its_cure_says(cli):
    told = cli("add", "a.txt", "--max-item-mb", "0.001", "--json")
    assert told[0] == 0
    pathlib.Path("b.txt").write_text("Planes struck Orenzo. " + "Nobody said more. " * 100, encoding="utf-8")
    status, out, _ = cli("add", "b.txt", "--max-item-mb", "0.001", "--json")
    assert status == 1 and "--max-item-mb" in json.loads(out)["failures"][0]["cure"]
    assert cli("add", "b.txt", "--max-item-mb", "1")[0] == 0


def test_a_judgement_needs_an_author(filled, monkeypatch):
    monkeypatch.delenv("CROSSBEARING_AUTHOR")
    assert filled("confirm", first(filled)["id"])[0] == 2
    assert filled("confirm", first(filled)["id"], "--author", " ")[0] == 1


def test_judgements_travel_between_stores(filled, tmp_path):
    one, other = first(filled), first(filled, "PROTEST")
    filled("join", one["id"], other["id"])
    assert filled("judgements", "export", "--out", "j.jsonl")[0] == 0
    assert filled("judgements", "export")[1] == pathlib.Path("j.jsonl").read_text(encoding="utf-8")
    there = ("--store", "there.db")
    filled("add", "a.txt", "--published", "2015-11-20", "--outlet", "Daily Post", "--language", "en", *there)
    assert asked(filled, "judgements", "import", "j.jsonl", *there) == {"given": 1, "new": 1}
    assert asked(filled, "judgements", "import", "j.jsonl", *there) == {"given": 1, "new": 0}
    assert len(asked(filled, "show", *there)["events"]) == 2
    pathlib.Path("bad.jsonl").write_text("{not json}\n")
    status, _, err = filled("judgements", "import", "bad.jsonl")
    assert status == 1 and "bad.jsonl, line 1" in err


def test_relink_keeps_the_record(filled):
    before = asked(filled, "show")["events"]
    assert asked(filled, "relink") == {"events": 3, "changed": 0}
    assert asked(filled, "show")["events"] == before


def test_version_and_help(cli):
    assert cli("--version")[1].startswith("crossbearing ")
    for arguments in ((), ("add",), ("judgements",)):
        assert "Usage:" in cli(*arguments, "--help")[1]


def test_help_imports_nothing_heavy():
    heavy = "sqlalchemy alembic onnxruntime numpy trafilatura feedparser fastapi dateparser rapidfuzz"
    asking = (
        "import sys\nfrom crossbearing.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {heavy.split()} if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, check=True).stdout
    assert answer.strip().endswith("[]")


def test_a_closed_pipe_is_no_error(filled):
    # `true` reads nothing at all: whatever show writes meets a closed pipe.
    show = f"{sys.executable} -c 'from crossbearing.cli import main; main()' show"
    for reader in ("head -n 1", "true"):
        command = ["bash", "-c", f"{show} | {reader}; echo ${{PIPESTATUS[0]}} >&2"]
        ended = subprocess.run(command, capture_output=True, text=True, env=os.environ)
        assert ended.stderr == "0\n"


def every_command(group, name=""):
    import typer.main

    made = typer.main.get_command(group) if name == "" else group
    for verb, command in made.commands.items():
        yield f"{name}{verb}", command
        if hasattr(command, "commands"):
            yield from every_command(command, f"{name}{verb} ")


def test_every_command_and_option_is_in_the_docs():
    page = (pathlib.Path(__file__).parents[1] / "docs" / "cli.md").read_text(encoding="utf-8")
    for name, command in every_command(app):
        assert f"crossbearing {name}" in page, f"docs/cli.md says nothing of {name}"
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--") and option != "--help":
                    assert f"`{option}" in page, f"docs/cli.md says nothing of {option} ({name})"
