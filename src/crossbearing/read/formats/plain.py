"""Plain text: bytes to characters, and one form for line breaks."""

from __future__ import annotations

import re

from crossbearing.errors import ReadError
from crossbearing.read.formats.detect import utf16_order
from crossbearing.read.reports import Draft
from crossbearing.read.settings import ReadSettings

_CURE = "save it as UTF-8, or name its encoding"
_WESTERN = re.compile(r"[A-Za-z]['’][a-z]|[‘’“”–—…£€•\xa0«»]|[A-Za-z][éèêëàâäáãåçñöóôøüúûíïîæß]|[ÉÀÁÅÇÑÖØÜÍ][a-z]")
MOST_WESTERN = 0.05
"""Share of bytes above ASCII up to which text is taken as English in Windows-1252 before other guesses are asked:
English agency copy has under 1%, French in that encoding about 4%, Polish or Turkish more."""
DAMAGE = 0.1
"""Broken bytes for each sound multi-byte character up to which the text is UTF-8 that was damaged."""


def plain_draft(raw: bytes, origin: str, settings: ReadSettings) -> Draft:
    """The text of a file, line breaks as LF and NULs dropped, nothing else changed. Raises ReadError."""
    return Draft(tidy(decode(raw, settings.encoding)), raw, origin)


def tidy(text: str) -> str:
    """One form of line breaks, no NUL, no byte order mark."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").removeprefix("\ufeff")


def decode(raw: bytes, named: str | None = None, declared: str | None = None) -> str:
    """The characters of `raw`. `named` is the user's word and binds; `declared`, by a page or a server, is tried
    after byte order marks and UTF-8, for it is often wrong. Raises ReadError where no encoding fits.
    """
    if named:
        return _strictly(raw, named)
    order = utf16_order(raw)
    if order:
        return _strictly(raw, order).removeprefix("\ufeff")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(raw):
            raise ReadError("damaged UTF-8", f"byte {error.start}", _CURE) from None
    for encoding in (declared, "cp1252" if _looks_western(raw) else None):
        if encoding:
            try:
                return raw.decode(encoding)
            except (UnicodeDecodeError, LookupError):
                continue
    return _guessed(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ReadError(f"not text in {encoding}", str(error), _CURE) from None


def _is_damaged_utf8(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(x > "\x7f" for x in text) - broken
    return sound > 0 and broken <= max(1, DAMAGE * sound) and sound > broken


def _looks_western(raw: bytes) -> bool:
    high = len(raw) - len(raw.translate(None, bytes(range(128, 256))))
    if high > MOST_WESTERN * len(raw):
        return False
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return bool(_WESTERN.search(text))


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None:
        raise ReadError("in no known encoding", cure=_CURE)
    return _strictly(raw, best.encoding)
