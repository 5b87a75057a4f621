"""Bylines and wire credits: who wrote a report, and which agency's text it says it carries."""

from __future__ import annotations

import re

from crossbearing.concepts import Extent

_BYLINE = re.compile(
    r"(?:by|story by|words by|written by|reporting by)[ :]+(?P<who>[^\W\d_][\w.'’ ,&/|()-]{2,100})$", re.IGNORECASE
)
_AGENCIES = (
    "AFP|Agence France-Presse|AP|Associated Press|Reuters?|EFE|ACAN-EFE|DPA|dpa|ANSA|UPI|PTI|IANS|ANI|APA|AAP|"
    "PA Media|Press Association|Xinhua|TASS|ITAR-TASS|Interfax|RIA Novosti|Anadolu(?: Agency)?|AA|SANA|IRNA|Fars|"
    "Tasnim|MENA|NAN|Kyodo|Yonhap|ANP|Belga|Ukrinform|Unian|WAFA|Bernama|Antara|Prensa Latina|Notimex|"
    "Inter Press Service|IPS|GNA|KUNA|SPA|Petra|NNA|Bloomberg"
)
_NAME = r"[A-Z][\w.&'’-]*(?: (?:of|de|and|[A-Z][\w.&'’-]*)){0,5}"
_ENDINGS = [
    re.compile(rf"\((?P<who>{_AGENCIES})\)\W*$"),
    re.compile(rf"^(?:Source|Credit|Via|From)s?: *(?P<who>{_NAME})\.?$", re.IGNORECASE),
    re.compile(rf"^\(?(?P<who>{_AGENCIES})\)?\.?$"),
    re.compile(rf"^\((?P<who>{_NAME})\)$"),
    re.compile(rf"^\(?(?:This (?:story|report|article) was (?:first )?(?:published|provided|supplied) by|"
               rf"©(?: \d{{4}})?|Copyright(?: \d{{4}})?(?: by)?|"
               rf"With (?:reporting|files|material) from) *(?:the )?(?P<who>{_NAME})"),
    re.compile(rf"^\(?(?P<who>{_NAME}) contributed to this (?:story|report|article)"),
    re.compile(r"^\(?(?P<who>Reporting by [^;]+; *(?:additional reporting|writing|editing) by [^)]+)\)?$", re.I),
]  # fmt: skip


def find_byline(paragraph: str) -> str | None:
    """Who a paragraph that is nothing but a byline names ("By Rana Haddad"), without the "by"; else None."""
    found = _BYLINE.match(paragraph.strip())
    if not found or len(paragraph.split()) > 14 or re.search(r"\b(?:said|was|were|is|has)\b", found["who"]):
        return None
    return found["who"].strip(" ,|")


def find_wire_credit(text: str, paragraphs: tuple[Extent, ...]) -> Extent | None:
    """Where the last paragraphs credit an agency ("Source: AFP", "(Reuters)"); None where they do not."""
    for start, end in reversed(paragraphs[-3:]):
        for pattern in _ENDINGS:
            found = pattern.search(text[start:end])
            if found:
                return start + found.start("who"), start + found.end("who")
    return None
