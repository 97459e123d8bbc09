"""Somebody who speaks in the minutes and is not in their list of attendees."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.minutes import MeetingFile

SLUG = "speaker-not-attending"
SEVERITY = Severity.WARNING
SUMMARY = "a speaker who is not among the attendees"
HELP = "Add the person to the attendees, or correct the name: who was there decides whose word counts."
HABIT = HabitName.LISTS_ATTENDEES


def find(context: Context) -> Iterator[Flaw]:
    """Each such speaker once for each file, at the first line, in minutes that list attendees."""
    for meeting, file in context.records:
        if not file.attendees:
            continue
        seen: set[str] = set()
        for spoken in file.spoken:
            if spoken.known or spoken.speaker.casefold() in seen:
                continue
            seen.add(spoken.speaker.casefold())
            meant = _meant(spoken.speaker, file)
            yield Flaw(
                path=file.path,
                line=spoken.line,
                message=f"`{spoken.speaker}` speaks and is not among the attendees{meant}",
                quote=context.line(file.path, spoken.line),
                at=context.day_of(meeting, file),
            )


def _meant(speaker: str, file: MeetingFile) -> str:
    """A question for the attendee whose name is nearly the same."""
    names = {
        part: attendee.name for attendee in file.attendees for part in (*attendee.name.split(), attendee.name)
    }
    near = difflib.get_close_matches(speaker, sorted(names), 1, 0.75)
    return f"; {names[near[0]]}?" if near else ""
