"""Lists of situation reports: an item ("-- Near Talin, two strikes hit a tunnel") shares the actor and the time of the
sentence that introduces the list.
"""

from __future__ import annotations

from crossbearing.extract.rules.drafts import Draft
from crossbearing.extract.rules.syntax.phrases import Sentence

_BULLETS = frozenset("- – — • * · . ‣ ▪ ○ ●".split())
_INHERITED = "actor and time: from the sentence that introduces the list"


def share_introductions(read: list[tuple[Sentence, list[Draft]]]) -> None:
    """Give each item's drafts, where they have none, the introduction's time, and its actors where the types agree. The
    sentences between two lists introduce the later one; headings do not count.
    """
    introduction: list[Draft] = []
    after_item = False
    for s, drafts in read:
        if is_item(s):
            for d in drafts:
                _inherit(d, introduction[::-1])
        elif drafts:
            introduction = drafts if after_item else introduction + drafts
        after_item = is_item(s) or (after_item and not drafts)


def is_item(s: Sentence) -> bool:
    """Whether the sentence is an item of a list."""
    return s.low(0) in _BULLETS


def _inherit(d: Draft, introduction: list[Draft]) -> None:
    time = next((i.time for i in introduction if i.time), None)
    actors = next((i.actors for i in introduction if i.actors and i.event_type == d.event_type), ())
    if (d.time is None and time) or (not d.actors and actors):
        d.time, d.actors = d.time or time, d.actors or actors
        d.notes = (*d.notes, _INHERITED)
