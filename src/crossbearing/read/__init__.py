"""read: bytes of any kind in, Report out. Plain text, HTML, feeds, JSON Lines, WARC, each also gzipped."""

from crossbearing.read.items import read_report, read_source, report_of_text
from crossbearing.read.settings import ReadSettings
from crossbearing.read.sources import Given

__all__ = ["Given", "ReadSettings", "read_report", "read_source", "report_of_text"]
