"""What the last meeting made of its topics: treated, put off, or never reached."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lastcall.agenda.past import Past
from lastcall.agenda.style import Topic
from lastcall.agenda.values import Reason
from lastcall.documents.plain_text import plain
from lastcall.model.event import EventType, RecordedEvent
from lastcall.model.minutes import Meeting, MeetingFile, MeetingFileKind

_WORD = re.compile(r"[^\W_][\w'-]{2,}")
_ADDRESS = re.compile(r"https?://\S+")
_STEM = 5
"""Words that begin with the same letters are one: review, reviewed, reviewing."""
_COMMON = frozenset(
    stem[:_STEM]
    for line in (
        "about all and any are being call comment continue current debrief demo discuss draft",
        "feedback for from github group has have into issue item list meeting merge min minutes",
        "new next not open other overview possible progress proposal propose pull question recap",
        "request result review set slides spec specification status text that the their this time timeline",
        "topic tour update what which will with work",
    )
    for word in line.split()
    for stem in (word, f"{word}s")
)
_FELL_OUT = 3
"""A record of so few lines is that of a meeting to which nobody came."""
_PLAN = frozenset({"agenda", "attendees", "regrets", "closing"})


class ComesBack(Struct, frozen=True, kw_only=True):
    """A topic of the last meeting that is on the next agenda again."""

    because: Reason
    for_sure: bool
    """Whether the record shows that it was not treated; without minutes nobody knows."""


def carried(past: Past, topic: Topic) -> ComesBack | None:
    """Why a topic of the last meeting comes back: put off, or never reached; None where it was treated.

    That it was never reached is said only where no line of the record shares a word with it, and none names
    its items.
    """
    meeting = past.last
    if meeting is None:
        return None
    deferred = _deferred(past, meeting, topic)
    if deferred is not None:
        reason = Reason(what=f"deferred in the meeting of {meeting.id}", evidence=deferred.evidence[0])
        return ComesBack(because=reason, for_sure=True)
    records = [file for file in meeting.minutes if file.kind is not MeetingFileKind.AGENDA]
    where = past.at(topic.path, topic.item.line)
    if not records:
        what = f"on the agenda of {meeting.id}, of which there are no minutes"
        return ComesBack(because=Reason(what=what, evidence=where), for_sure=False)
    if any(_treats(past, file, topic) for file in records):
        return None
    if topic.targets and sum(file.record_lines for file in records) > _FELL_OUT:
        # an item is spoken of in many words; only where hardly a word was said is it sure that it was not
        return None
    what = f"on the agenda of {meeting.id}, and its minutes do not come to it"
    return ComesBack(because=Reason(what=what, evidence=where), for_sure=True)


def _deferred(past: Past, meeting: Meeting, topic: Topic) -> RecordedEvent | None:
    paths = {file.path for file in meeting.minutes}
    about = set(topic.targets)
    for event in past.status.events:
        if event.event.type is not EventType.DEFERRED or event.source not in paths:
            continue
        if about and about <= set(event.event.subject):
            return event
        line = past.line(event.source, event.event.line or 0)
        if not event.event.subject and _words(topic.item.text) & _words(line):
            return event
    return None


def _treats(past: Past, file: MeetingFile, topic: Topic) -> bool:
    record = dict(_record(past, file))
    about = set(topic.targets)
    if any(one.target in about and one.line in record for one in file.references):
        return True
    if any(about & set(event.subject) for event in file.events):
        return True
    if file.record_lines == 0:
        return False
    wanted = {word for one in topic.walk() for word in _words(one.item.text)}
    return not wanted or any(wanted & _words(line) for line in record.values())


def _record(past: Past, file: MeetingFile) -> Iterator[tuple[int, str]]:
    """The lines that are no plan and no list of people."""
    markdown = past.markdown(file.path)
    if markdown is None:
        return
    plan = {
        number
        for section in file.sections
        if section.role in _PLAN
        for number in range(section.line, section.last_line + 1)
    } | {number for item in file.agenda for number in range(item.line, item.last_line + 1)}
    for number, line in enumerate(markdown.lines, 1):
        if number not in plan and number != file.title_line and line.strip():
            yield number, line


def _words(text: str) -> set[str]:
    """The telling words of a line, by their first letters."""
    lowered = plain(_ADDRESS.sub(" ", text)).lower()
    return {word[:_STEM] for word in _WORD.findall(lowered)} - _COMMON
