"""What one file of minutes says, as JSON: all that `minutes parse` needs, and nothing that judges."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import UNSET, Struct, UnsetType

from lastcall.model.event import Event
from lastcall.model.minutes import Attendee, MeetingFile
from lastcall.report.proofs import EventShape, day


class AttendeeShape(Struct, kw_only=True, frozen=True):
    """Somebody listed as present."""

    name: str
    affiliation: str | None
    role: str | None
    line: int


class ReferenceShape(Struct, kw_only=True, frozen=True):
    """One mention of an item."""

    line: int
    target: str
    kind: str


class MinutesShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/minutes/1"):
    """What one minutes file says; with `error` where it could not be read."""

    path: str
    date: str | None = None
    title: str | None = None
    recording: str | None = None
    style: str | None = None
    attendees: list[AttendeeShape] = []
    agenda_items: list[str] = []
    references: list[ReferenceShape] = []
    events: list[EventShape] = []
    closing_consensus: str | None = None
    error: str | UnsetType = UNSET


def line(shape: msgspec.Struct) -> str:
    """One object on one line, its keys sorted."""
    return msgspec.json.encode(shape, order="sorted").decode()


def document(shape: msgspec.Struct) -> str:
    """One object, indented, its keys sorted."""
    return msgspec.json.format(msgspec.json.encode(shape, order="sorted"), indent=1).decode()


def event(one: Event) -> EventShape:
    """An act as its file says it."""
    return EventShape(
        line=one.line,
        type=one.type.value,
        subject=list(one.subject),
        actor=one.actor,
        quote=one.quote,
        basis=one.basis.value,
        rule=one.rule,
        fate=one.fate.value if one.fate else UNSET,
        due=one.due.isoformat() if one.due else UNSET,
    )


def attendees(listed: Iterable[Attendee]) -> list[AttendeeShape]:
    """Those present."""
    return [
        AttendeeShape(name=one.name, affiliation=one.affiliation, role=one.role, line=one.line)
        for one in listed
    ]


def minutes(file: MeetingFile) -> MinutesShape:
    """What one file says."""
    return MinutesShape(
        path=file.path,
        date=day(file.date),
        title=file.title,
        recording=file.recording,
        style=file.style,
        attendees=attendees(file.attendees),
        agenda_items=[item.text for item in file.agenda],
        references=[
            ReferenceShape(line=one.line, target=one.target, kind=one.kind.value) for one in file.references
        ],
        events=[event(one) for one in file.events],
        closing_consensus=file.closing_consensus.value if file.closing_consensus else None,
    )
