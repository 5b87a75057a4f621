"""Time expressions in running text: the stretches that the grammar can say something of."""

from __future__ import annotations

import re

from crossbearing.concepts import Extent

_MONTH = (
    r"(?:January|February|March|April|May(?= \d|,? \d{4}| and| of)|June|July|August|September|October|November|"
    r"December|Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\.)"
)
_NUM = (
    r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"several|a few|a couple of|some|few|many)"
)
_DAYPART = r"(?:morning|afternoon|evening|night|dawn|midnight|noon)"
_EXPRESSION = re.compile(
    rf"""\b(?:
      (?:(?:early|late|mid|mid-|earlier|later)[ -]?(?:in|on|of)?[ ]?)?
      (?:
        \d{{4}}-\d\d-\d\d | \d{{1,2}}/\d{{1,2}}/\d{{2,4}} | \d\d-\d\d-\d\d
      | (?:(?:last|next|this|past)[ ])?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday
        |Sunday)(?:,?[ ]{_MONTH}[ ]\d{{1,2}}(?:,?[ ]\d{{4}})?)?(?:[ ]{_DAYPART})?
      | \d{{1,2}}(?:st|nd|rd|th)?[ ](?:of[ ])?{_MONTH}(?:,?[ ]\d{{2,4}})?
      | {_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?(?!\d|,\d{{3}})(?:,?[ ](?:19|20)\d\d)?
      | (?:last[ ]|next[ ]|this[ ]|early[ ]|late[ ]|mid-)?{_MONTH}(?:,?[ ](?:of[ ])?(?:19|20)\d\d)?
      | (?:the[ ])?(?:spring|summer|autumn|fall|winter)[ ](?:of[ ])?(?:19|20)\d\d | (?:last|this
        |next)[ ](?:spring|summer|autumn|fall|winter)
      | (?:the[ ])?(?:early[ ]|late[ ]|mid-)?(?:(?:19|20)\d0['’]?s|['’]\d0s)
      | (?:the[ ])?(?:first|second|third|fourth)[ -](?:quarter|half)(?:[ ](?:of[ ])?(?:19|20)\d\d)?
      | yesterday(?:[ ]{_DAYPART})? | today | tomorrow(?:[ ]{_DAYPART})? | tonight | overnight 
        | last[ ]night | this[ ]{_DAYPART}
      | (?:(?:the|this|these)[ ])?(?:last|next|past|previous|coming|following|recent)[ ](?:{_NUM}[ ])?(?:day
        |week|weekend|month|quarter|year|decade|century)s?
      | (?:this|that|the[ ]same)[ ](?:day|week|weekend|month|quarter|year|time) | the[ ]weekend | that[ ]day
      | (?:the[ ])?(?:day|week|month|year)[ ](?:before[ ]last|ago|earlier|later)
      | (?:about[ ]|nearly[ ]|more[ ]than[ ]|almost[ ])?{_NUM}[ ](?:minute|hour|day|week|month|year
        |decade)s?[ ](?:ago|earlier|later|before)
      | the[ ](?:day[ ](?:before|after)(?:[ ](?:yesterday|tomorrow))?|previous[ ]day|next[ ]day|following[ ]day)
      | (?:1[0-2]|0?[1-9])(?::[0-5]\d)?[ ]?[ap]\.?m\.?(?:[ ](?:GMT|EST|EDT
        |local[ ]time))?(?:[ ](?:on[ ])?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday))?
      | (?:[01]?\d|2[0-3]):[0-5]\d(?:[ ](?:GMT|UTC))?
      | recently | currently | now | formerly | nowadays | recent[ ](?:days|weeks|months|years)
      | the[ ](?:past|future|present)(?=[.,;]|\s(?:and|or|but)) | 9/11 | (?:Christmas|Thanksgiving|Halloween
        |New[ ]Year['’]s)(?:[ ](?:Day|Eve))?
      | (?<![\d,.$-])(?:19[3-9]\d|20[0-4]\d)(?![\d,.-]\d|[ ]?%|\w)
      ))""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
_NOT_A_TIME = re.compile(r"\b(?:may|march|now)\b", re.IGNORECASE)


def find_times(text: str) -> list[Extent]:
    """Stretches of `text` that name a time, in order, without overlap. Words such as "may" count only as months."""
    found = []
    for m in _EXPRESSION.finditer(text):
        words = text[m.start() : m.end()].rstrip()
        if (
            _NOT_A_TIME.fullmatch(words)
            and not (
                words[0].isupper()
                and words.lower() != "now"
                and re.search(r"\b(?:in|last|next|since|until|of|by|this)\s$", text[: m.start()], re.IGNORECASE)
            )
            and words.lower() != "now"
        ):
            continue
        found.append((m.start(), m.start() + len(words)))
    return found
