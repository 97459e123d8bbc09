"""Which agenda and minutes files are one meeting, whatever they are called."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from msgspec.structs import replace

from lastcall.model.minutes import DateSource, Meeting, MeetingFile, MeetingFileKind

_DAYS_APART = 10
"""The days of an agenda and of the minutes beside it may lie so far apart: a long meeting, a stale title."""


def group(files: Iterable[MeetingFile]) -> tuple[Meeting, ...]:
    """The meetings of a group, oldest first, those without a day before all.

    Files in a folder of their own, with one agenda, are one meeting. All others belong together by their day;
    a file without a day is a meeting of its own.
    """
    by_folder: dict[str, list[MeetingFile]] = defaultdict(list)
    for file in sorted(files, key=lambda file: (file.path, file.title_line or 0)):
        by_folder[file.path.rpartition("/")[0]].append(file)
    folders_of_one = {folder for folder, inside in by_folder.items() if _is_one_meeting(inside)}
    meetings = [_meeting(_stem(folder), by_folder[folder]) for folder in folders_of_one]
    by_day: dict[dt.date, list[MeetingFile]] = defaultdict(list)
    for folder in sorted(by_folder.keys() - folders_of_one):
        for file in by_folder[folder]:
            if file.date is None:
                meetings.append(_meeting(_stem(file.path), [file]))
            else:
                by_day[file.date].append(file)
    meetings += [_meeting(day.isoformat(), inside) for day, inside in by_day.items()]
    return _numbered(meetings)


def _is_one_meeting(inside: list[MeetingFile]) -> bool:
    """Whether a folder holds one meeting: one agenda, and minutes of about its time."""
    agendas = [file for file in inside if file.kind is not MeetingFileKind.MINUTES]
    minutes = [file for file in inside if file.kind is not MeetingFileKind.AGENDA]
    if len(agendas) > 1 or len({file.path for file in inside}) < 2:
        return False
    planned, held = _days_in_names(agendas), _days_in_names(minutes)
    if planned and held and not planned & held:
        # a flat folder that is young: the minutes of one meeting, and the agenda of the next
        return False
    if not agendas and not _named_as_parts(inside):
        return False
    days = [file.date for file in agendas if file.date] or [file.date for file in minutes if file.date]
    start = min(days) if days else None
    undated = [file for file in minutes if file.date is None]
    near = [file for file in minutes if file.date and start and abs((file.date - start).days) <= _DAYS_APART]
    # a file that says "minutes" and no more is that meeting's, even when its title is last month's
    bare = [file for file in minutes if _stem(file.path).lower() in ("minutes", "notes", "minutes-ai")]
    return bool(minutes) and {file.path for file in (*undated, *near, *bare)} == {
        file.path for file in minutes
    }


def _days_in_names(files: list[MeetingFile]) -> set[dt.date]:
    return {day for file in files for source, day, _ in file.dates_seen if source is DateSource.FILE_NAME}


def _named_as_parts(inside: list[MeetingFile]) -> bool:
    return (
        all(_stem(file.path).lower().startswith(("minutes", "notes")) for file in inside) and len(inside) < 6
    )


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md").removesuffix(".markdown") or "meeting"


def _meeting(name: str, inside: list[MeetingFile]) -> Meeting:
    agendas = [file for file in inside if file.kind is not MeetingFileKind.MINUTES]
    minutes = [file for file in inside if file.kind is not MeetingFileKind.AGENDA]
    if any(file.kind is MeetingFileKind.AGENDA for file in agendas):
        # minutes that repeat the agenda are no second agenda where one stands beside them
        agendas = [file for file in agendas if file.kind is MeetingFileKind.AGENDA]
    day = _day(agendas, minutes)
    ends = [file.last_date or file.date for file in (*agendas, *minutes) if file.last_date or file.date]
    last = max((end for end in ends if end and day and 0 < (end - day).days <= _DAYS_APART), default=None)
    title = next((file.title for file in (*minutes, *agendas) if file.title), None)
    return Meeting(
        id=day.isoformat() if day else name,
        date=day,
        last_date=last,
        title=title,
        agendas=tuple(agendas),
        minutes=tuple(minutes),
    )


def _day(agendas: list[MeetingFile], minutes: list[MeetingFile]) -> dt.date | None:
    """The first day that the files give; where agenda and minutes differ, that of the agenda."""
    said = [file.date for file in minutes if file.date]
    planned = [file.date for file in agendas if file.date]
    if said and planned and planned[0] not in said:
        return planned[0]
    return min(said or planned, default=None)


def _numbered(meetings: list[Meeting]) -> tuple[Meeting, ...]:
    """In order, with `-2`, `-3` where an id would stand twice."""
    ordered = sorted(meetings, key=lambda one: (one.date or dt.date.min, one.id, one.files[0].path))
    seen: dict[str, int] = {}
    out = []
    for one in ordered:
        seen[one.id] = seen.get(one.id, 0) + 1
        out.append(replace(one, id=f"{one.id}-{seen[one.id]}") if seen[one.id] > 1 else one)
    return tuple(out)
