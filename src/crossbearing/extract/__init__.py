"""Report to claims. Engines propose (`Proposal`); `verify` alone turns proposals into claims."""

from crossbearing.extract.checking import verify
from crossbearing.extract.engine import Engine, Extraction, Extractor, checked
from crossbearing.extract.proposal import Credited, Mention, Number, Proposal, Refusal

__all__ = [
    "Credited", "Engine", "Extraction", "Extractor", "Mention", "Number", "Proposal", "Refusal", "checked", "verify",
]  # fmt: skip
