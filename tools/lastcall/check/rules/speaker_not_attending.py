"""Somebody who speaks in the minutes and is not in their list of attendees."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "speaker-not-attending"
SEVERITY = Severity.WARNING
SUMMARY = "a speaker who is not among the attendees"
HELP = "Add the person to the attendees, or correct the name: who was there decides whose word counts."
HABIT = HabitName.LISTS_ATTENDEES


def find(context: Context) -> Iterator[Flaw]:
    """Each such speaker once for each file, at the first line, in minutes that list attendees.

    Only people whom the group knows from another meeting or the register: other words stand before colons.
    """
    for meeting, file in context.records:
        if not file.attendees:
            continue
        seen: set[str] = set()
        for spoken in file.spoken:
            if spoken.known or spoken.speaker.casefold() in seen:
                continue
            seen.add(spoken.speaker.casefold())
            names = context.people.called(spoken.speaker)
            if not names or context.people.is_among(names, file.attendees):
                continue
            yield Flaw(
                path=file.path,
                line=spoken.line,
                message=f"`{spoken.speaker}` speaks and is not among the attendees",
                quote=context.line(file.path, spoken.line),
                at=context.day_of(meeting, file),
            )
