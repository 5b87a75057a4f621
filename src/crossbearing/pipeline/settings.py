"""What a user may choose about a run."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from crossbearing.link import LinkSettings
from crossbearing.read import ReadSettings


@dataclass(frozen=True, slots=True)
class Settings:
    """`extractor`: auto (together where the model is there, else rules), together, encoder or rules. `jobs`: processes
    that read and extract; the record is the same whatever their number. `keep_raw` False stores no raw bytes.
    `gazetteer` is a file in the place of the shipped one, `actors` are own lists read before the shipped one.
    """

    extractor: str = "auto"
    jobs: int = 1
    keep_raw: bool = True
    read: ReadSettings = field(default_factory=ReadSettings)
    link: LinkSettings = field(default_factory=LinkSettings)
    gazetteer: str | None = None
    actors: tuple[str, ...] = ()

    def shown(self) -> tuple[tuple[str, str], ...]:
        """The settings that decide what the record holds, as a run keeps them."""
        read = ((f"read.{f.name}", getattr(self.read, f.name)) for f in fields(self.read))
        link = ((f"link.{f.name}", getattr(self.link, f.name)) for f in fields(self.link))
        own = (("gazetteer", self.gazetteer), ("actors", self.actors))
        chosen = (("extractor", self.extractor), ("keep_raw", self.keep_raw), *read, *link, *own)
        return tuple((name, str(value)) for name, value in chosen if value not in (None, ()))
