"""Makers of inputs: the forms a good report comes in, and the ways in which an input is broken."""

from __future__ import annotations

import functools
import gzip
import html
import io
import json
import os
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from crossbearing.read.sentences import sentence_extents
from training.markup import parse

TOWNS = ("El Obeid", "Kosti", "Gao", "Menaka", "Jolo", "Patikul", "Tripoli", "Sidon", "Marib", "Taiz", "Idlib", "Daraa")
CORPUS = Path(__file__).parents[1] / "training" / "corpus"


@dataclass(frozen=True)
class Article:
    """An invented report: no two of a run have the same words."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    published: str

    @property
    def text(self) -> str:
        return "\n\n".join((self.title, *self.paragraphs)) + "\n"


def article(rng: random.Random, number: int) -> Article:
    """An invented report of about 100 words: sentences of the project's own corpus, drawn anew for each, so that the
    reports are as unlike as news is. (Reports made of one frame would all be copies of one another.)
    """
    town, day = rng.choice(TOWNS), rng.randint(1, 28)
    # The quotation marks are what an input in the wrong encoding breaks on.
    lead = f"This is report {number} from {town}, sent on {day} March 2031 by “our own correspondent”."
    return Article(number, f"Report {number} from {town}", (lead, *rng.sample(_sentences(), 5)), f"2031-03-{day:02d}")


@functools.cache
def _sentences() -> list[str]:
    # Some inputs are written in a legacy encoding, so only what that can write.
    texts = [parse(p.read_text(encoding="utf-8"), p.name).text for p in sorted(CORPUS.glob("[0-9]*.txt"))]
    found = (" ".join(t[a:b].split()) for t in texts for a, b in sentence_extents(t))
    return [s for s in found if 10 <= len(s.split()) <= 40 and s.encode("cp1252", "ignore").decode("cp1252") == s]


def _plain(item: Article) -> bytes:
    return item.text.encode()


def _western(item: Article) -> bytes:
    return item.text.encode("cp1252")


def _wide(item: Article) -> bytes:
    return item.text.encode("utf-16")


def _page(item: Article) -> bytes:
    body = "".join(f"<p>{html.escape(x)}</p>" for x in item.paragraphs)
    head = f'<title>{item.title}</title><meta property="article:published_time" content="{item.published}">'
    article = f"<article><h1>{item.title}</h1>{body}</article>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{article}</body></html>".encode()


def _line(item: Article) -> bytes:
    known = {"id": f"item-{item.number}", "title": item.title, "text": item.text, "published": item.published}
    return json.dumps(known, ensure_ascii=False).encode() + b"\n"


def _feed(item: Article, end: str = "</item></channel></rss>") -> bytes:
    body = html.escape("".join(f"<p>{x}</p>" for x in item.paragraphs))
    head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Invented Post</title><item>'
    return f"{head}<title>{item.title}</title><description>{body}</description>{end}".encode()


def _archive(item: Article) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer, url = WARCWriter(out, gzip=False), f"https://invented.example/{item.number}"
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(url, "response", payload=io.BytesIO(_page(item)), http_headers=headers)
    )
    return out.getvalue()


GOOD: list[tuple[str, Callable[[Article], bytes]]] = [
    (".txt", _plain), (".html", _page), (".jsonl", _line), (".xml", _feed), (".warc", _archive), (".text", _western),
    (".utf16.txt", _wide),
]  # fmt: skip
"""Endings and writers; every one gives exactly one report."""


def _with(change: Callable[[Article], bytes]) -> Callable[[Path, Article], None]:
    def write(path: Path, item: Article) -> None:
        path.write_bytes(change(item))

    return write


def _dated(item: Article) -> bytes:
    return _line(item).replace(item.published.encode(), b"2031-02-30")


def _huge(path: Path, item: Article) -> None:
    # 200 MB in one line. Written as a hole in the file: it reads as words, then NULs, and takes no room on the disk.
    with path.open("wb") as out:
        out.write(b" ".join(x.encode() for x in item.paragraphs) * 200)
        out.truncate(200 * 1024 * 1024)


def _nowhere(path: Path, item: Article) -> None:
    path.symlink_to(path.parent / f"nothing-{item.number}")


def _locked(path: Path, item: Article) -> None:
    path.write_bytes(_plain(item) + b"\xff" if os.geteuid() == 0 else _plain(item))
    path.chmod(0)  # root reads it all the same, and then finds it damaged


BROKEN: list[tuple[str, Callable[[Path, Article], None]]] = [
    (".empty.txt", _with(lambda _: b"")),
    (".bin", _with(lambda x: random.Random(x.number).randbytes(4000))),
    (".damaged.txt", _with(lambda x: _plain(x)[:40] + b"\xff" + _plain(x)[40:])),
    (".scripts.html", _with(lambda _: b"<html><script>" + b"run();" * 3000 + b"</script><div id=app></div></html>")),
    (".cut.xml", _with(lambda x: _feed(x, end="<"))),
    (".cut.txt.gz", _with(lambda x: gzip.compress(_plain(x) * 3, mtime=0)[:-20])),
    (".cut.warc", _with(lambda x: _archive(x)[:-200])),
    (".cut.warc.gz", _with(lambda x: gzip.compress(_archive(x), mtime=0)[:-40])),
    (".line.jsonl", _with(lambda x: _line(x)[:-30] + b"\n")),
    (".date.jsonl", _with(_dated)),
    (".pdf", _with(lambda x: b"%PDF-1.7\n" + _plain(x))),
    (".bomb.gz", _with(lambda _: gzip.compress(b"word " * 20_000_000, 1, mtime=0))),
    (".link.txt", _nowhere),
    (".huge.txt", _huge),
    (".locked.txt", _locked),
]
"""Endings and writers; every one gives no report and a failure that names it."""
