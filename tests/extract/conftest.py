"""Reports for the extractor's tests: text as read, with sentences and quotations."""

import pytest

from crossbearing.concepts import Report, sha256_of
from crossbearing.read.quotations import quotation_extents
from crossbearing.read.sentences import sentence_extents


@pytest.fixture
def report_of():
    def make(text, readable=True):
        raw = text.encode("utf-8", "surrogatepass")
        sentences, quotations = sentence_extents(text), quotation_extents(text)
        return Report("r-test", text, sha256_of(raw), sentences=sentences, quotations=quotations, readable=readable)

    return make
