"""What is new where an earlier meeting is recalled, such as beneath "Review of previous action items"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.labels import role_of
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

_REPORTED = frozenset({EventType.OPENED, EventType.MERGED, EventType.CLOSED})
"""What is reported as done since, even where an earlier meeting is recalled."""
_NOTED = frozenset({EventType.PROPOSAL, EventType.NO_OBJECTION, EventType.DECISION, EventType.DEFERRED})
"""What may be noted of a task of the last meeting while it is gone through."""
_APPROVED = frozenset({EventType.NO_OBJECTION, EventType.DECISION})
"""What is said today beneath a heading that names the last minutes."""
_PROMISED = "words.promised"
_TAKEN_ON = frozenset({"words.assigned", "words.planned"})
_LAST_TIME = re.compile(
    r"(?:last (?:time|month|meeting|call)|previously|previous (?:meeting|call))\s?(?::|\s[-\u2013\u2014]+\s)",
    re.IGNORECASE,
)
"""A label over what was said at an earlier meeting …"""
_LAST_HEADS = frozenset({"Last", "last", "Prev", "prev"})
"""… and how it begins."""


def of_last_time(entry: Entry) -> bool:
    """Whether a label says that what follows it was said at an earlier meeting."""
    words = entry.line.words
    return words[:4] in _LAST_HEADS and _LAST_TIME.match(words) is not None


def of_earlier(entry: Entry, act: Found, record: Record) -> bool:
    """Whether a marked task or decision is an entry in the list of an earlier meeting's."""
    recalled = act.type is EventType.ACTION or (act.type is EventType.DECISION and not _on_minutes(entry))
    if entry.role is not Role.RECAP or not recalled:
        # "RESOLVED: The last minutes are approved." is decided today
        return False
    above = entry.line.parent
    if above is not None and not entry.line.quoted and any(line.quoted for line in above.children):
        # where what was noted last time is quoted, what is not is new
        return False
    if above is not None and above.is_heading and record.is_talked_of(above):
        return False
    return above is None or above.is_heading or role_of(above.text, record.style) is Role.RECAP


def may_promise(entry: Entry) -> bool:
    """Whether somebody may promise something today on a line that recalls an earlier meeting."""
    return entry.speech is not None or _is_note(entry)


def new(entry: Entry, said: Iterable[Found]) -> Iterator[Found]:
    """Of what a line says that recalls an earlier meeting, what is new.

    What it decided is not; what was opened, merged or closed since is reported, and what somebody
    promises or is noted beneath one of its tasks, while they are gone through, is said today.
    """
    noted = _is_note(entry)
    on_minutes = _on_minutes(entry)
    for found in said:
        if found.type in _REPORTED or found.rule == _PROMISED or (on_minutes and found.type in _APPROVED):
            yield found
        elif noted and (found.type in _NOTED or found.rule in _TAKEN_ON):
            yield replace(found, basis=Basis.INFERRED)


def _on_minutes(entry: Entry) -> bool:
    """Whether a line, or the heading over it, is about the minutes of the last meeting."""
    over = entry.line.heading
    return "minutes" in entry.words.lower() or (over is not None and "minutes" in over.words.lower())


def _is_note(entry: Entry) -> bool:
    """Whether a line is a note beneath one of the tasks of the last meeting, as they are gone through."""
    parent = entry.line.parent
    over = entry.line.heading
    tasks = over is not None and not {"action", "actions", "todo", "todos"}.isdisjoint(
        over.words.lower().split()
    )
    return tasks and parent is not None and not parent.is_heading
