"""Every exception of the package.

CrossbearingError        what failed, the value, the cure
|-- SpanError            offsets and quoted words disagree with a text
|-- FormatError          stored or given JSON does not have the record's form
|-- ReadError            an input cannot be read as reports
|-- ExtractError         the extractor or its model cannot work
|-- ResolveError         the gazetteer or an actor list cannot be used
|-- LinkError            a judgement contradicts the record it is applied to
|-- StoreError           the store cannot be opened, read or written
|   |-- UnstorableError  one report holds what no database can keep
|   `-- ConflictError    somebody else judged first what is judged now
|-- ExportError          a record cannot be written out
`-- ServeError           the server's settings are unsafe or wrong
"""

from __future__ import annotations


class CrossbearingError(Exception):
    """Root of the tree. `str()` is one line: what failed, the value, and, after a semicolon, the cure."""

    def __init__(self, what: str, value: object = None, cure: str = "") -> None:
        self.what, self.value, self.cure = what, value, cure
        shown = "" if value is None else f": {_short(value)}"
        super().__init__(f"{what}{shown}" + (f"; {cure}" if cure else ""))


class SpanError(CrossbearingError):
    """Offsets and quoted words disagree with a text."""


class FormatError(CrossbearingError):
    """Stored or given JSON does not have the record's form."""


class ReadError(CrossbearingError):
    """An input cannot be read as reports."""


class ExtractError(CrossbearingError):
    """The extractor or its model cannot work."""


class ResolveError(CrossbearingError):
    """The gazetteer or an actor list cannot be used."""


class LinkError(CrossbearingError):
    """A judgement contradicts the record it is applied to."""


class StoreError(CrossbearingError):
    """The store cannot be opened, read or written."""


class UnstorableError(StoreError):
    """One report holds what no database can keep: the others are stored."""


class ConflictError(StoreError):
    """Somebody else judged first what is judged now: nothing was stored."""


class ExportError(CrossbearingError):
    """A record cannot be written out."""


class ServeError(CrossbearingError):
    """The server's settings are unsafe or wrong."""


def _short(value: object) -> str:
    # A value may be a whole report: an error names it, never repeats it.
    shown = value if isinstance(value, str) else repr(value)
    return shown if len(shown) <= 120 else f"{shown[:117]}..."
