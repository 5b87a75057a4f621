"""HTML pages: the article's text by trafilatura, and what the page states of itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from crossbearing.errors import ReadError
from crossbearing.read.formats.plain import tidy
from crossbearing.read.header.dates import publication_time
from crossbearing.read.reports import Draft, with_headline

FEWEST_WORDS = 12
"""Words an article has at least; menus, cookie notices and "enable JavaScript" lines have fewer."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_META = (
    "article:published_time og:article:published_time datepublished article.published pubdate publishdate publish-date "
    "publish_date publication_date published_time parsely-pub-date sailthru.date cxenseparse:recs:publishtime "
    "citation_publication_date dcterms.issued dc.date.issued dcterms.date dc.date dcterms.created date"
).split(" ")
_DATED = re.compile(r"publish|posted|pubdate|entry-date|dateline|timestamp|article.?date|byline.?date", re.IGNORECASE)
_PARSING = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, ArithmeticError)
"""What HTML parsers have been seen to raise on pages made to break them."""


def declared_charset(raw: bytes) -> str | None:
    """The encoding a page declares in its first 4,096 bytes."""
    found = _CHARSET.search(raw[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def page_draft(html: str, raw: bytes, origin: str, url: str | None = None) -> Draft:
    """The article in a page: its title, a blank line, its paragraphs. Raises ReadError where there is none."""
    html = _DECLARATION.sub("", tidy(html))
    try:
        found = _extracted(html, url)
        body = found.text if found else ""
    except _PARSING as error:
        raise ReadError("the page cannot be parsed", type(error).__name__, "save its text as plain text") from error
    if not body or len(body.split()) < FEWEST_WORDS:
        raise ReadError(
            "no article in the page", cure="save the article's text as plain text, or give it as JSON Lines"
        )
    title = _without_site(found.title, found.sitename)
    text = with_headline(title, re.sub(r"\n+", "\n\n", body))
    return Draft(
        text, raw, origin, title=title, url=url or found.url, outlet=found.sitename, byline=found.author,
        published=stated_time(html),
    )  # fmt: skip


def _extracted(html: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    # The date is read by stated_time: htmldate, which this calls, also guesses from headings and addresses.
    dates = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%dT%H:%M:%S%z"}
    return bare_extraction(html, url=url, include_comments=False, with_metadata=True, date_extraction_params=dates)


def _without_site(title: str | None, site: str | None) -> str | None:
    if title and site:
        title = re.sub(rf"\s+[|–—-]\s+{re.escape(site)}\s*$", "", title, flags=re.IGNORECASE)
    return " ".join(title.split()) if title else None


def stated_time(html: str) -> str | None:
    """The publication time that a page states, with its zone: meta elements, JSON-LD, then marked-up times. None
    where it states none in a known form. Raises ReadError where the only stated date is impossible.
    """
    impossible: ReadError | None = None
    for value in _stated_values(html):
        try:
            if time := publication_time(value):
                return time
        except ReadError as error:
            impossible = impossible or (error if error.what == "impossible date" else None)
    if impossible:
        raise impossible
    return None


def _stated_values(html: str) -> Iterator[str]:
    import lxml.html

    try:
        tree = lxml.html.fromstring(html)
    except _PARSING:
        return
    metas = {(x.get("property") or x.get("name") or x.get("itemprop") or "").lower(): x for x in tree.iter("meta")}
    yield from (metas[x].get("content") or "" for x in _META if x in metas)
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        yield from _linked_dates(script.text or "")
    times = list(tree.iter("time"))
    yield from (x.get("datetime") or x.text_content() for x in times if _is_dated(x))
    yield from (
        x.get("datetime") or "" for x in times if any(y.tag in ("article", "header") for y in x.iterancestors())
    )
    yield from (x.text_content().strip() for x in tree.iter("p", "span", "div") if _is_dated(x) and len(x) == 0)


def _is_dated(element: Any) -> bool:
    words = " ".join(element.get(x) or "" for x in ("class", "id", "itemprop"))
    return bool(_DATED.search(words)) or "pubdate" in element.attrib


def _linked_dates(script: str) -> Iterator[str]:
    """`datePublished` of the articles in a JSON-LD block."""
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            if isinstance(item.get("datePublished"), str) and "Comment" not in str(item.get("@type")):
                yield item["datePublished"]
            waiting += [x for k, x in item.items() if k in ("@graph", "mainEntity", "mainEntityOfPage")]


def fragment_text(html: str) -> str:
    """The words of a piece of HTML (a feed's content), a blank line between paragraphs."""
    import lxml.html

    try:
        tree = lxml.html.fromstring(f"<div>{html}</div>")
    except _PARSING as error:
        raise ReadError("the item's HTML cannot be parsed", type(error).__name__) from error
    for element in list(tree.iter("script", "style", "noscript", "iframe")):
        element.drop_tree()
    for element in tree.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr", "ul", "ol"):
        element.tail = f"\n\n{element.tail or ''}"
        if element.tag != "br":
            element.text = f"\n\n{element.text or ''}"
    lines = (" ".join(x.split()) for x in tree.text_content().split("\n\n"))
    return "\n\n".join(x for x in lines if x)
