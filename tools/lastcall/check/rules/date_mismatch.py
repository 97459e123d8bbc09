"""Title, text and file name of an agenda or minutes that give different days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.minutes import DateSource, Meeting, MeetingFile

SLUG = "date-mismatch"
SEVERITY = Severity.WARNING
SUMMARY = "title, text and file name that give different days"
HELP = "Correct the one that is wrong; usually it is a title taken over from the meeting before."
HABIT = None
_ORDER = (DateSource.FILE_NAME, DateSource.FOLDER, DateSource.TITLE, DateSource.TEXT, DateSource.AGENDA)
"""Which of two places is believed: a file is seldom named wrong, a title is often copied."""


def find(context: Context) -> Iterator[Flaw]:
    """Files that contradict themselves, and minutes that are dated unlike the agenda beside them."""
    for meeting in context.status.meetings:
        for file in meeting.files:
            flaw = _within(file)
            if flaw is None and file in meeting.minutes:
                flaw = _beside(meeting, file)
            if flaw is not None:
                yield flaw


def _within(file: MeetingFile) -> Flaw | None:
    """A file whose own dates differ: the place that is least to be believed is shown.

    A place may give several days, such as an agenda that announces a hackathon: one that fits is enough.
    """
    said = sorted(file.dates_seen, key=lambda seen: _ORDER.index(seen[0]))
    if not said:
        return None
    source, day, _ = said[0]
    believed = {seen[1] for seen in said if seen[0] is source}
    last = max(filter(None, (*believed, file.last_date)))
    for place in reversed(_ORDER):
        theirs = [seen for seen in said if seen[0] is place]
        if not theirs or place is source or any(min(believed) <= seen[1] <= last for seen in theirs):
            continue
        _, stale, line = theirs[0]
        return Flaw(
            path=file.path,
            line=line or file.title_line or 0,
            message=f"the {place.value} says {stale}, the {source.value} {day}",
            quote=file.title or "" if place is DateSource.TITLE else "",
            at=day,
        )
    return None


def _beside(meeting: Meeting, file: MeetingFile) -> Flaw | None:
    """Minutes on a day on which, by the agenda beside them, the meeting was not held."""
    planned = [agenda for agenda in meeting.agendas if agenda.date and agenda.path != file.path]
    if not planned or file.date is None or file.date_source in (DateSource.AGENDA, None):
        return None
    agenda = planned[0]
    first = agenda.date or file.date
    last = max(filter(None, (first, agenda.last_date, meeting.last_date)))
    announced = {seen[1] for seen in agenda.dates_seen}
    if first <= file.date <= max(last, first + dt.timedelta(days=1)) or file.date in announced:
        return None
    return Flaw(
        path=file.path,
        line=file.title_line or 0,
        message=f"the minutes are dated {file.date}, the agenda beside them ({agenda.path}) {first}",
        quote=file.title or "",
        at=first,
    )
