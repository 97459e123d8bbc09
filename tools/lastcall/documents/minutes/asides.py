"""What a heading or an item of the agenda says at its end about itself: `## Depths (no time left)`.

Rule: `words.put-off`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes import put_off
from lastcall.documents.minutes.found import Found, quote
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import straight, tokens
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, Event, EventType

RULE = "words.put-off"
_AT_END = re.compile(
    r"[(\[]([^()\[\]]{3,90})[)\]]\W{0,3}$|\s[-\u2013\u2014]{1,2}>?\s([^()\[\]]{3,60})$|=>\s([^()]{3,60})$"
)

_CAME_OVER = re.compile(r"\W*(?:carried|held) (?:over|forward)\W*", re.IGNORECASE)


def may_hold(entry: Entry) -> bool:
    """Whether a line may end in such an aside: a cheap look."""
    return not put_off.CUES.isdisjoint(entry.tokens)


def read(entry: Entry) -> Iterator[Found]:
    """That a heading or an item is over a topic that was put off."""
    if may_hold(entry) and says_put_off(entry.words):
        yield Found(EventType.DEFERRED, RULE, Basis.RECORDED, None, entry.words)


def of_agenda(record: Record, topics: Topics) -> Iterator[Event]:
    """The items of an agenda that is not read as notes, and says no less that they were put off."""
    for at, line in enumerate(record.lines):
        if record.roles[at] is not Role.AGENDA or id(line) in record.by_line or line.quoted:
            continue
        if put_off.CUES.isdisjoint(tokens(line.text)):
            continue
        if not (says_put_off(line.words) or _notes_put_off(line)):
            continue
        entry = Entry(at, line, Role.AGENDA, None, line.words)
        yield Event(
            type=EventType.DEFERRED,
            line=line.number,
            subject=topics.of(entry, EventType.DEFERRED),
            actor=None,
            quote=quote(line.words, line.source),
            basis=Basis.INFERRED if record.generated else Basis.RECORDED,
            rule=RULE,
        )


def _notes_put_off(line: Line) -> bool:
    """Whether a note beneath an item says no more than that there was no time for it."""
    beneath = line.parent is not None and not line.parent.is_heading
    return beneath and put_off.whole(line.words.partition(". ")[0])


def says_put_off(words: str) -> bool:
    """Whether words end in an aside that says that their topic was put off."""
    found = _AT_END.search(straight(words)[-160:])
    if found is None:
        return False
    aside = found[1] or found[2] or found[3]
    # what was carried over to this meeting is on its plan for that
    return put_off.says(aside) and not _CAME_OVER.fullmatch(aside)
