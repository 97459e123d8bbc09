"""Who was at a meeting, by organisation: as its minutes say, else as the register does for that day."""

from __future__ import annotations

from collections.abc import Iterable

from lastcall.ledger.directory import Directory
from lastcall.model.minutes import Attendee, Meeting
from lastcall.report.record.shapes import MeetingRecordShape, PresentShape


def organization(one: Attendee, meeting: Meeting, directory: Directory) -> str | None:
    """The organisation that somebody spoke for, by the register's name for it; None where nothing says it."""
    if one.affiliation:
        return directory.organization(one.affiliation)[0]
    written = (f"@{one.handle}",) if one.handle else ()
    known = (directory.name(name, meeting.date).organization for name in (one.name, *written))
    return next((name for name in known if name), None)


def present(meeting: Meeting, directory: Directory) -> list[PresentShape]:
    """Everybody whom the minutes list, once, under their organisation; those without one last."""
    people: dict[str, str | None] = {}
    for file in meeting.minutes:
        for one in file.attendees:
            people.setdefault(one.name, organization(one, meeting, directory))
    together: dict[str | None, list[str]] = {}
    for name, whose in people.items():
        together.setdefault(whose, []).append(name)
    ordered = sorted(together, key=lambda name: (name is None, (name or "").casefold(), name or ""))
    return [PresentShape(organization=name, people=together[name]) for name in ordered]


def meetings(held: Iterable[Meeting], directory: Directory) -> list[MeetingRecordShape]:
    """Every meeting that has minutes."""
    return [
        MeetingRecordShape(
            id=one.id,
            date=one.date.isoformat() if one.date else None,
            minutes=list(dict.fromkeys(file.path for file in one.minutes)),
            present=present(one, directory),
        )
        for one in held
        if one.minutes
    ]


def one_organization(held: Iterable[MeetingRecordShape]) -> list[str]:
    """Meetings at which everybody listed spoke for one and the same organisation."""
    return [one.id for one in held if len(one.present) == 1 and one.present[0].organization is not None]


def unclear(held: Iterable[MeetingRecordShape]) -> list[str]:
    """Meetings at which it cannot be told: fewer than two organisations are named, and somebody's is not."""
    return [
        one.id
        for one in held
        if not one.present or (len(one.present) <= 2 and one.present[-1].organization is None)
    ]
