"""Which items of an agenda the minutes of its meeting take up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lastcall.model.minutes import AgendaItem, Meeting, MeetingFile, MeetingFileKind

_AGENDA = "agenda"


def of(meeting: Meeting) -> Iterator[tuple[MeetingFile, AgendaItem, bool]]:
    """Each agenda item that names an issue or pull request, and whether the record names it too.

    A meeting without minutes, and minutes that only repeat the agenda, say nothing of any item.
    """
    records = [
        file for file in meeting.minutes if file.kind is not MeetingFileKind.AGENDA and file.record_lines
    ]
    if not records:
        return
    noted = {target for file in records for target in _noted(file)}
    for agenda in meeting.agendas or meeting.minutes:
        for item in _all(agenda.agenda):
            if item.targets:
                yield agenda, item, not noted.isdisjoint(item.targets)


def _noted(file: MeetingFile) -> Iterator[str]:
    """What the record names, apart from an agenda that it repeats."""
    plans = [(section.line, section.last_line) for section in file.sections if section.role == _AGENDA]
    for reference in file.references:
        if not any(first <= reference.line <= last for first, last in plans):
            yield reference.target
    for event in file.events:
        yield from event.subject


def _all(items: Iterable[AgendaItem]) -> Iterator[AgendaItem]:
    for item in items:
        yield item
        yield from _all(item.children)
