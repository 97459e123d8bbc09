"""A meeting that was planned and of which no minutes tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.minutes import MeetingFile

SLUG = "agenda-without-minutes"
SEVERITY = Severity.WARNING
SUMMARY = "an agenda without minutes"
HELP = 'Add the minutes; if the meeting did not take place, write "Cancelled" into the agenda\'s title.'
HABIT = HabitName.KEEPS_MINUTES
_GRACE = dt.timedelta(days=7)
"""Minutes are written up in the days after a meeting."""
_MINUTES = re.compile(r"minutes|notes", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:cancell?ed|postponed|called off|no meeting|did not (?:take place|meet))\b", re.IGNORECASE
)


def find(context: Context) -> Iterator[Flaw]:
    """Agendas of past meetings that have no minutes, or minutes that hold only the template."""
    for meeting in context.held:
        stubs = [file for file in meeting.minutes if context.is_stub(file)]
        if meeting.date is None or len(stubs) < len(meeting.minutes) or meeting.date + _GRACE > context.today:
            continue
        if any(_is_off(context, file) or _has_unread(context, file) for file in meeting.agendas):
            continue
        place = (stubs or meeting.agendas)[0]
        told = "minutes that hold only the template" if stubs else "an agenda and no minutes"
        yield Flaw(
            path=place.path,
            line=place.title_line or 0,
            message=f"the meeting of {meeting.date} has {told}",
            quote=place.title or "",
            at=meeting.date,
        )


def _is_off(context: Context, file: MeetingFile) -> bool:
    """Whether an agenda says near its top that the meeting fell out."""
    markdown = context.ledger.reading.markdown.get(file.path)
    head = "\n".join(markdown.lines[:10]) if markdown else ""
    return _OFF.search(file.title or "") is not None or _OFF.search(head) is not None


def _has_unread(context: Context, agenda: MeetingFile) -> bool:
    """Whether a file beside the agenda calls itself minutes and was not read as such, in a folder of one."""
    folder = agenda.path.rpartition("/")[0]
    beside = [path for path in context.ledger.reading.markdown if path.rpartition("/")[0] == folder]
    unread = [
        path for path in beside if path not in context.files and _MINUTES.search(path.rpartition("/")[2])
    ]
    return bool(unread) and sum(path in context.files for path in beside) == 1
