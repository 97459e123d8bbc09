"""The fold: what the ledger comes to at one instant."""

from __future__ import annotations

import datetime as dt

from lastcall.ledger.ledger import Ledger
from lastcall.model.event import RecordedEvent
from lastcall.model.instant import Instant
from lastcall.model.item import Archive, StateAt
from lastcall.status import (
    actions,
    attention,
    decisions,
    objections,
    proposals,
    schedule,
    specifications,
    use_cases,
)
from lastcall.status.values import ItemAt, NextMeeting, Status
from lastcall.status.visible import Visible

__all__ = ["Status", "fold"]

_RECENT = 60
"""Days that count as recent where no two meetings were held."""


def fold(ledger: Ledger, instant: Instant) -> Status:
    """The status of the group at `instant`; nothing that happened later is in it."""
    seen = Visible(ledger, instant)
    reading = ledger.reading
    group = reading.sources.settings.group
    proposed = proposals.find(seen)
    objected = objections.find(seen)
    taken_on = actions.find(seen)
    return Status(
        group=group.name or (reading.home.rpartition("/")[2] if reading.home else None) or "This group",
        repository=reading.home,
        web=reading.web,
        as_of=instant,
        notes=_notes(seen),
        meetings=seen.meetings,
        next_meeting=_next_meeting(seen),
        items=tuple(
            ItemAt(item=item, state=state)
            for item in ledger.items.values()
            if (state := seen.state(item)) is not StateAt.ABSENT
        ),
        proposals=proposed,
        decisions=decisions.find(seen),
        objections=objected,
        actions=taken_on,
        specifications=specifications.find(seen, proposed),
        use_cases=use_cases.find(seen),
        use_case_pages=reading.use_case_pages,
        events=seen.events,
        attention=attention.find(seen, proposed, objected, taken_on),
        changes=_changes(seen),
        problems=reading.problems,
        links=seen.links,
    )


def _changes(seen: Visible) -> tuple[RecordedEvent, ...]:
    """What happened since the meeting before the last one, newest first."""
    days = [meeting.date for meeting in seen.held if meeting.date and meeting.minutes]
    start = days[-2] if len(days) > 1 else seen.instant.day - dt.timedelta(days=_RECENT)
    return tuple(reversed([event for event in seen.events if event.at and event.at > start]))


def _next_meeting(seen: Visible) -> NextMeeting | None:
    for meeting in seen.meetings:
        if meeting.date and meeting.date >= seen.instant.day and not meeting.minutes:
            return NextMeeting(day=meeting.date, title=meeting.title, agenda=meeting.agendas[0].path)
    planned = schedule.after(seen.ledger.reading.sources.settings.schedule, seen.instant.day)
    return NextMeeting(day=planned, title=None, agenda=None) if planned else None


def _name(source: str) -> str:
    """A path of the repository as it is; of a file outside only its name: its folder is nobody's business."""
    return source.rpartition("/")[2] if source.startswith(("/", "..")) else source


def _full_look(seen: Visible, archive: Archive) -> list[str]:
    """How old the last reading from end to end is, and what is not known since."""
    if archive.full_look is None or archive.gathered is None or not seen.instant.has_come(archive.full_look):
        return []
    day = seen.instant.day_of(archive.full_look)
    days = (seen.instant.day_of(archive.gathered) - day).days
    words = f"{archive.repository} was last read from end to end on {day}"
    if days < 1:
        return [f"{words}."]
    ago = f"{days} days" if days > 1 else "a day"
    since = "deletions and silent edits since then may not be known (`lastcall sync --full`)"
    return [f"{words}, {ago} before the last sync: {since}."]


def _notes(seen: Visible) -> tuple[str, ...]:
    """How far the sources reach: what a reader must know to judge the rest."""
    notes = []
    sources = seen.ledger.reading.sources
    if sources.commit:
        notes.append(
            f"Files are those of commit {sources.commit[:12]}, the last one before the instant asked for."
        )
    elif seen.instant.given:
        notes.append(
            "Files are those of today's folder: meeting files count from the end of their day, "
            "other files as they stand."
        )
    if seen.ledger.reading.home and not sources.repository:
        notes.append(
            f"No configuration or git remote names the repository: {seen.ledger.reading.home} is taken, "
            "because the files link to it and to no other."
        )
    if not sources.archives:
        notes.append("No issues or pull requests were read: what is said of them is what files say.")
    for archive in sources.archives:
        if archive.gathered is None:
            notes.append(f"{_name(archive.source)} does not say when it was gathered.")
        elif archive.gathered < seen.instant.at:
            day = seen.instant.day_of(archive.gathered)
            known = f"Issues and pull requests of {archive.repository} are known up to {day}"
            notes.append(f"{known} ({_name(archive.source)}).")
        notes += _full_look(seen, archive)
        if archive.lacks:
            lacking = ", ".join(archive.lacks)
            notes.append(f"{archive.repository} was read without a token: not known are {lacking}.")
    if sources.problems or seen.ledger.reading.problems:
        number = len(seen.ledger.reading.problems)
        notes.append(
            f"{number} files or parts of files could not be read; they are listed."
            if number > 1
            else "A file or a part of one could not be read; it is listed."
        )
    return tuple(notes)
