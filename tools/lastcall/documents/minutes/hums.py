"""What a room is asked and hums at, on lines of their own: "Adopt it?", and beneath it "(weak hum)".

Rules: `position.asked` and `position.counted`.
"""

from __future__ import annotations

import re

from lastcall.documents.minutes.counts import COUNTED, asks_who_read
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.record import Entry, Record
from lastcall.model.event import Basis, EventType

_DEGREE = (
    r"(?:(?:very|fairly|quite|some|a) ){0,2}(?:strong|weak|good|decent|loud|medium|soft|quiet|light|faint|no)"
)
_HUMMED = re.compile(
    rf"(?:\((?!no\))(?:{_DEGREE}|(?:stronger|weaker|louder)|some, but quieter)(?: hums?)?\)|"
    rf"{_DEGREE} hums?)\W*$",
    re.IGNORECASE,
)
"""How loud a hum was."""
_LONGEST = 40


def may_hold(entry: Entry) -> bool:
    """Whether a line may ask the room to hum, or say how loud it did: a cheap look."""
    if entry.line.depth:
        return False
    words = entry.words
    return "?" in words[-4:] or words[:1] == "(" or entry.tokens[:1] == ["hum"]


def read(entry: Entry, record: Record) -> Found | None:
    """What is put to the room, or what it came to."""
    return _put(entry, record) or _heard(entry, record)


def _put(entry: Entry, record: Record) -> Found | None:
    """A question to the room, as how loud it hummed stands on the next line."""
    if entry.line.is_heading or entry.at + 1 >= len(record.lines):
        return None
    if not (entry.words.rstrip().endswith("?") or entry.tokens[:1] == ["hum"]):
        return None
    answer = record.lines[entry.at + 1].words
    if len(answer) > _LONGEST or not _HUMMED.match(answer) or asks_who_read(entry.words):
        return None
    return Found(EventType.PROPOSAL, "position.asked", Basis.RECORDED, entry.speaker, entry.words)


def _heard(entry: Entry, record: Record) -> Found | None:
    """How loud the room hummed at what it was asked on the line before: "(strong)"."""
    before = record.lines[entry.at - 1].words.rstrip() if entry.at else ""
    if len(entry.words) > _LONGEST or not _HUMMED.match(entry.words) or asks_who_read(before):
        return None
    if not (before.endswith("?") or before.lower().startswith("hum")):
        return None
    return Found(EventType.DECISION, COUNTED, Basis.INFERRED, None, entry.words)
