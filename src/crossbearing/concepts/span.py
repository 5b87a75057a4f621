"""Span: a stretch of a report's text, by offsets and by its words."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.errors import SpanError

Extent = tuple[int, int]
"""Start and end of a stretch of text: half-open, Unicode code points."""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """Half-open stretch `[start, end)` in Unicode code points, with the words found there.

    `report.text[span.start:span.end] == span.text` holds for every span the program keeps
    (W3C Web Annotation: TextPositionSelector and TextQuoteSelector together).
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` at these offsets. Raises SpanError when they do not lie within the text."""
        if not 0 <= start < end <= len(text):
            raise SpanError("span outside its text", f"[{start}, {end}) of {len(text)}", "use offsets within the text")
        return cls(start, end, text[start:end])

    @property
    def extent(self) -> Extent:
        return self.start, self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """Number of code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def check(self, text: str) -> None:
        """Raise SpanError unless the words stand in `text` at these offsets."""
        if text[self.start : self.end] != self.text or not self.text:
            raise SpanError("span does not match its text", self.extent, "take offsets from the stored text")
