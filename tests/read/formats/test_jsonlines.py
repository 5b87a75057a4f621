"""JSON Lines: text verbatim, ids kept, bad lines named by their number."""

import gzip
import io
import json

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from crossbearing.concepts import Failure, sha256_of
from crossbearing.read import ReadSettings
from crossbearing.read.formats.jsonlines import json_drafts
from crossbearing.read.formats.unpack import Unpacked

SMALL = ReadSettings(max_item_bytes=500)


def drafts(raw, settings=SMALL):
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return list(json_drafts(io.BufferedReader(Unpacked(io.BytesIO(raw))), "items.jsonl", settings))


def test_every_field_is_kept():
    item = {
        "id": "a1", "text": " Nine\r\ndied. ", "url": "https://x.example/1", "title": "Nine died", "outlet": "Post",
        "published": "2015-11-20", "language": "en-GB", "byline": "Rana Haddad", "other": [1],
    }  # fmt: skip
    (draft,) = drafts(json.dumps(item))
    assert draft.text == item["text"]
    assert all(getattr(draft, x) == item[x] for x in item if x != "other")
    assert draft.origin == "items.jsonl:1"


@settings(max_examples=100)
@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=80).filter(str.strip), st.booleans())
def test_text_is_verbatim_and_raw_is_the_line(text, ascii_only):
    line = json.dumps({"text": text}, ensure_ascii=ascii_only)
    first, second = drafts(f"{line}\n\n{line}", ReadSettings())
    assert first.text == second.text == text
    assert first.raw == second.raw == line.encode()
    assert second.origin.endswith(":3") and len(sha256_of(second.raw)) == 64


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{bad", "not JSON"),
        ('{"text": "x"', "not JSON"),
        ("[" * 400, "not JSON"),
        ("7", "not a JSON object"),
        ("{}", "neither `text` nor `html`"),
        ('{"text": "  "}', "neither `text` nor `html`"),
        ('{"text": 7}', "`text` is not a string"),
        ('{"text": "x", "id": ["a"]}', "`id` is not a string"),
        ('{"html": "<p>x</p>"}', "no article"),
        ('{"text": "%s"}' % ("x" * 600), "larger than"),
        (b'{"text": "caf\xe9"}', "not UTF-8"),
    ],
)
def test_a_bad_line_in_the_middle_is_named_and_the_others_are_read(line, named):
    line = line if isinstance(line, bytes) else line.encode()
    first, bad, last = drafts(b'{"text": "one"}\n' + line + b'\n{"text": "three"}')
    assert (first.text, last.text, last.origin) == ("one", "three", "items.jsonl:3")
    assert isinstance(bad, Failure) and bad.origin == "items.jsonl:2"
    assert named in bad.what and bad.cure


def test_a_number_as_id_and_an_outlet_as_exported():
    (draft,) = drafts('{"id": 7, "text": "x", "outlet": {"name": "Post", "domain": null}}')
    assert (draft.id, draft.outlet) == ("7", "Post")


def test_one_document_instead_of_lines():
    assert [x.text for x in drafts('[{"text": "one"},\n {"text": "two"}]')] == ["one", "two"]
    assert [x.text for x in drafts('{\n  "text": "one"\n}')] == ["one"]


def test_a_truncated_file_keeps_its_whole_lines_and_names_the_loss():
    lines = "".join(json.dumps({"text": f"{i} {sha256_of(bytes([i]))}"}) + "\n" for i in range(50))
    *whole, lost = drafts(gzip.compress(lines.encode())[:-400])
    assert 0 < len(whole) < 50 and all(x.text.startswith(str(i)) for i, x in enumerate(whole))
    assert isinstance(lost, Failure) and f"{len(whole)} whole lines" in lost.what
