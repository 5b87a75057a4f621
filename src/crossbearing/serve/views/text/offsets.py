"""The one place where offsets are turned: spans count Unicode code points, browsers count UTF-16 units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


class Utf16:
    """Offsets of one text, both ways. Characters beyond U+FFFF are two units wide, all others one."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        # isascii and the maximum are found at the speed of C: most texts have no wide character at all.
        narrow = text.isascii() or not text or max(text) <= "\uffff"
        self._wide: Sequence[int] = [] if narrow else [i for i, c in enumerate(text) if c > "\uffff"]

    def units(self, point: int) -> int:
        """UTF-16 units before the code point of this number."""
        return point + bisect_left(self._wide, point)

    def point(self, units: int) -> int:
        """The number of the code point that begins at, or holds, this UTF-16 unit; kept within the text."""
        low, high = 0, self._length
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.units(middle) <= units else (low, middle - 1)
        return low
