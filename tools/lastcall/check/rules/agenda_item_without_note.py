"""An issue or pull request on an agenda of which the minutes say nothing."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check import notes
from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "agenda-item-without-note"
SEVERITY = Severity.HINT
SUMMARY = "an agenda item of which the minutes say nothing"
HELP = 'Add a line to the minutes that says what came of it, if only "carried over".'
HABIT = HabitName.NOTES_ITEMS


def find(context: Context) -> Iterator[Flaw]:
    """Items of the last few meetings' agendas."""
    for meeting in context.held:
        if not context.is_late(meeting.date):
            continue
        for agenda, item, noted in notes.of(meeting):
            if not noted:
                targets = ", ".join(map(context.short, item.targets))
                yield Flaw(
                    path=agenda.path,
                    line=item.line,
                    message=f"the minutes of {meeting.date} say nothing of {targets}: {item.text}",
                    quote=item.source,
                    at=meeting.date,
                )
