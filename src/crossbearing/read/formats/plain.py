"""Plain text: bytes to characters, and one form for line breaks."""

from __future__ import annotations

from crossbearing.errors import ReadError
from crossbearing.read.formats.detect import utf16_order
from crossbearing.read.reports import Draft
from crossbearing.read.settings import ReadSettings

_CURE = "save it as UTF-8, or name its encoding"
_WESTERN = frozenset("¡ºª‘’“”–—…•£€§©®°«»·\xa0àâäáãåæçéèêëíîïñóòôöúùûüßœÀÂÄÁÅÆÇÉÈÊËÍÎÏÑÓÔÖÚÜŒ")
"""What stands above ASCII in Western text. Left out: letters that other encodings' text is full of when read as
Windows-1252 (Polish ³¿, Turkish ýþð, Czech ìø, Cyrillic nearly all)."""
LEAST_WESTERN, MOST_HIGH = 0.95, 0.3
"""Share of those among the bytes above ASCII, and of these among all, for text to be taken as Windows-1252 before
charset_normalizer is asked, which calls English with curly quotes and a pound sign Polish. Chosen on the nine legacy
texts of tests/read/formats/test_plain.py."""
DAMAGE = 1.0
"""Broken bytes for each sound multi-byte character up to which the text is UTF-8 that was damaged: in other encodings
sound ones come by chance, in Chinese GB 2312 one for every six broken, in single-byte text hardly ever."""


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
    return 0 < broken <= DAMAGE * sound


def _looks_western(raw: bytes) -> bool:
    try:
        high = [x for x in raw.decode("cp1252") if x > "\x7f"]
    except UnicodeDecodeError:
        return False
    western = sum(x in _WESTERN for x in high)
    return len(high) <= MOST_HIGH * len(raw) and western >= LEAST_WESTERN * len(high)


def _guessed(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    if best is None:
        raise ReadError("in no known encoding", cure=_CURE)
    return _strictly(raw, best.encoding)
