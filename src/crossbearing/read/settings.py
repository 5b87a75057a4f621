"""ReadSettings: what a user says about the items, and the bounds reading keeps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossbearing.errors import ReadError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """How to read. `published`, `outlet`, `language` and `url` are the user's word where an item does not say itself;
    they stand before what is only found in its text (a dateline's date, the language detected). `published` is any
    stated date form, kept as ISO.

    `encoding` is the encoding of plain text and HTML where detection fails. `keep_raw` False leaves Reading.raw
    empty; the SHA-256 is kept all the same. An item larger than `max_item_bytes` once unpacked is a Failure, so
    memory is bounded by a small multiple of it. `timeout` (seconds) bounds each address that is fetched.
    """

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    url: str | None = None
    encoding: str | None = None
    keep_raw: bool = True
    max_item_bytes: int = 8 * MEGABYTE
    timeout: float = 20.0

    def checked(self) -> ReadSettings:
        """The settings with `published` and `language` in their stored form. Raises ReadError on an impossible
        date, an unknown encoding, or a bound that is not positive.
        """
        from crossbearing.read.header.dates import publication_time
        from crossbearing.read.language import language_code

        if self.max_item_bytes <= 0 or self.timeout <= 0:
            raise ReadError("a bound must be positive", self, "give max_item_bytes and timeout above zero")
        if self.encoding is not None:
            _check_encoding(self.encoding)
        return replace(self, published=publication_time(self.published), language=language_code(self.language))


def _check_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except LookupError:
        raise ReadError("unknown encoding", name, "name one that Python knows, such as utf-8 or cp1252") from None
