"""read: bytes of any kind in, Report out. Plain text, HTML, feeds, JSON Lines, WARC, each also gzipped."""

from crossbearing.read.items import read_report, read_source
from crossbearing.read.settings import ReadSettings

__all__ = ["ReadSettings", "read_report", "read_source"]
