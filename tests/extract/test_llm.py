"""The language model's engine against a server that misbehaves, as such servers do."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crossbearing.errors import ExtractError
from crossbearing.extract import checked
from crossbearing.extract.llm import Endpoint, LanguageModelEngine

TEXT = "Gunmen killed four guards in Koro on Friday, the mayor said.\n\nThe army denied that it had shelled Dala."
GOOD = {
    "trigger": "killed",
    "event_type": "ASSAULT",
    "modes": ["firearms"],
    "status": "happened",
    "attribution": [{"source": "the mayor", "cue": "said", "style": "indirect"}],
    "actors": ["Gunmen"],
    "recipients": ["four guards"],
    "places": ["Koro"],
    "time": "Friday",
    "counts": [{"text": "four", "kind": "killed", "of": "guards"}],
    "evidence": "Gunmen killed four guards in Koro on Friday, the mayor said.",
    "confidence": 0.9,
}


class StandIn(ThreadingHTTPServer):
    """Gives its replies in turn, the last one again and again: (status, body, headers)."""

    def __init__(self, *replies):
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies, self.asked, self.keys = list(replies), [], []

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}/v1"


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.asked.append(json.loads(body))
        self.server.keys.append(self.headers.get("authorization"))
        replies = self.server.replies
        status, body, headers = replies.pop(0) if len(replies) > 1 else replies[0]
        if status == "hang up":
            self.close_connection = True
            return
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


def reply(content, status=200, **headers):
    text = content if isinstance(content, str) else json.dumps(content)
    body = json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]})
    return status, body, headers


@pytest.fixture
def serve():
    started = []

    def start(*replies):
        server = StandIn(*replies)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        started.append(server)
        return server

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def reading(server, waits=None, **settings):
    waits = [] if waits is None else waits
    return checked(LanguageModelEngine(Endpoint(server.url, "small-1", sleep=waits.append, **settings)))


def test_a_good_answer_becomes_a_claim_with_offsets_of_the_report(serve, report_of):
    server = serve(reply({"claims": [GOOD]}))
    extractor = reading(server, key="secret")
    (claim,) = extractor.extract_claims(report_of(TEXT))
    assert claim.extractor == "llm:small-1" and not extractor.refused
    assert all(TEXT[s.start : s.end] == s.text for s in claim.spans())
    assert claim.places[0].span.text == "Koro" and claim.attribution[0].cue.text == "said"
    assert server.keys == ["Bearer secret"] and server.asked[0]["messages"][1]["content"] == TEXT


def test_wrong_offsets_do_not_matter_invented_words_are_refused_and_counted(serve, report_of):
    odd = GOOD | {
        "trigger": {"text": "killed", "start": 90},
        "actors": ["Masked gunmen", {"text": "Gunmen", "start": -5, "end": 10**12}],
        "places": ["Timbuktu"],
        "counts": [{"text": "five", "kind": "killed"}, {"text": "four", "kind": "murdered"}],
    }
    invented = GOOD | {"trigger": "opened fire"}
    extractor = reading(serve(reply({"claims": [odd, invented]})))
    (claim,) = extractor.extract_claims(report_of(TEXT))
    assert claim.trigger.start == 7 and [a.span.text for a in claim.actors] == ["Gunmen"]
    assert not claim.places and not claim.counts
    assert extractor.refused == {"actors": 1, "places": 1, "counts": 2, "trigger": 1}


def test_of_an_answer_cut_off_the_whole_claims_are_kept(serve, report_of):
    cut = json.dumps({"claims": [GOOD, GOOD | {"trigger": "shelled"}]})[:-40]
    extractor = reading(serve(reply(cut)))
    assert [c.trigger.text for c in extractor.extract_claims(report_of(TEXT))] == ["killed"]
    assert extractor.refused == {"answer": 1}


@pytest.mark.parametrize(
    "answer",
    ["no JSON at all", "[]", '{"claims": 7}', '{"events": []}', "{" * 3000, '{"claims": [', "\\u0000"],
)
def test_an_unreadable_answer_is_counted(serve, report_of, answer):
    extractor = reading(serve(reply(answer)))
    assert extractor.extract_claims(report_of(TEXT)) == ()
    assert extractor.refused == {"answer": 1}


@pytest.mark.parametrize(
    "claim",
    [7, None, "killed", [], {}, {"trigger": 3}, {"trigger": ""}, {"trigger": "killed"}, GOOD | {"event_type": None}],
)
def test_what_is_no_claim_is_counted(serve, report_of, claim):
    extractor = reading(serve(reply({"claims": [claim]})))
    assert extractor.extract_claims(report_of(TEXT)) == () and extractor.refused.total() == 1


def test_fields_of_the_wrong_kind_do_no_harm(serve, report_of):
    odd = GOOD | {"actors": "Gunmen", "counts": {"a": 1}, "modes": [None, {}], "time": 4, "confidence": "high"}
    odd |= {"attribution": [7, {"source": 1, "cue": None}]}
    (claim,) = reading(serve(reply({"claims": [odd]}))).extract_claims(report_of(TEXT))
    assert not claim.actors and claim.time is None and claim.attribution == () and claim.confidence == 0.5


def test_a_busy_server_is_asked_again_with_growing_pauses(serve, report_of):
    waits = []
    server = serve(reply("", 503), reply("", 429, **{"retry-after": "7"}), reply("", 500), reply({"claims": [GOOD]}))
    assert len(reading(server, waits).extract_claims(report_of(TEXT))) == 1
    assert waits == [1.0, 7.0, 4.0]


def test_a_server_that_stays_busy_is_an_error_that_says_so(serve, report_of):
    server = serve(reply("", 503))
    with pytest.raises(ExtractError, match=r"did not answer in 4 attempts.*HTTP 503.*try again later"):
        reading(server).extract_claims(report_of(TEXT))
    assert len(server.asked) == 4


def test_a_broken_connection_and_an_empty_answer_are_tried_again(serve, report_of):
    server = serve(("hang up", "", {}), (200, "{}", {}), reply(""), reply({"claims": [GOOD]}))
    assert len(reading(server).extract_claims(report_of(TEXT))) == 1


def test_a_wrong_key_is_not_tried_again_and_never_shown(serve, report_of):
    server = serve(reply("", 401))
    with pytest.raises(ExtractError, match="HTTP 401") as caught:
        reading(server, key="secret").extract_claims(report_of(TEXT))
    assert len(server.asked) == 1 and "secret" not in str(caught.value)
    assert "secret" not in repr(Endpoint("http://x", "m", key="secret"))


def test_nobody_there(report_of):
    endpoint = Endpoint("http://127.0.0.1:9/v1", "m", attempts=2, sleep=lambda _: None)
    with pytest.raises(ExtractError, match="ConnectError"):
        checked(LanguageModelEngine(endpoint)).extract_claims(report_of(TEXT))


def test_a_long_report_is_asked_about_in_pieces_and_none_is_lost(serve, report_of):
    text = " ".join(f"On day {n} gunmen killed {n} guards near the old bridge of the town." for n in range(1, 301))
    server = serve(reply({"claims": []}))
    reading(server).extract_claims(report_of(text))
    pieces = [asked["messages"][1]["content"] for asked in server.asked]
    assert len(pieces) > 2 and all(len(piece) < 6500 for piece in pieces)
    assert sum(piece.count("gunmen killed") for piece in pieces) == 300
