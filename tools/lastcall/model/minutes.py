"""Minutes and agendas: one file as it was read, and the meetings that files belong to."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Event
from lastcall.model.reference import Reference


class MeetingFileKind(StrEnum):
    """What part a file plays in its meeting."""

    AGENDA = "agenda"
    """A plan: its record part is missing, or holds nothing but the template's words."""
    MINUTES = "minutes"
    """A record, which may repeat the agenda."""
    BOTH = "agenda and minutes"
    """One file that holds the plan and the record, with no agenda file of its own beside it."""


class DateSource(StrEnum):
    """Where a date was read."""

    TITLE = "title"
    TEXT = "text"
    FILE_NAME = "file name"
    AGENDA = "agenda beside it"
    FOLDER = "folder"


class Attendee(Struct, frozen=True, kw_only=True):
    """Somebody listed as present."""

    name: str
    affiliation: str | None = None
    role: str | None = None
    line: int = 0
    handle: str | None = None
    """GitHub account without `@`, where the list gives one."""
    initials: str | None = None
    """Declared initials, where the list gives them."""


class AgendaItem(Struct, frozen=True, kw_only=True):
    """One item of the agenda with what stands beneath it."""

    text: str
    """Without markup."""
    source: str
    """As written, with markup, of its own line only."""
    line: int
    last_line: int
    """Last line of its whole subtree."""
    targets: tuple[str, ...] = ()
    """Items of the forge (`owner/repo#number`) named on its own line, in order."""
    children: tuple[AgendaItem, ...] = ()


class Section(Struct, frozen=True, kw_only=True):
    """A heading of a meeting file and the lines beneath it, up to the next heading of its level or above."""

    title: str
    level: int
    line: int
    """The heading's line."""
    last_line: int
    role: str | None = None
    """What it was read as: agenda, attendees, regrets, record, actions, decisions, closing …; None: plain."""


class Placeholder(Struct, frozen=True, kw_only=True):
    """A template's line that nobody filled, such as `* TODO` or `Yes/No`."""

    line: int
    quote: str
    part: str
    """Where it stands: attendees, record, recording, closing, …"""


class SpokenLine(Struct, frozen=True, kw_only=True):
    """A line of the record with its speaker."""

    line: int
    speaker: str
    """As written."""
    known: bool
    """Whether the speaker is an attendee of this meeting, by the ways in which a list may name one."""


class MeetingFile(Struct, frozen=True, kw_only=True):
    """What one agenda or minutes file says."""

    path: str
    kind: MeetingFileKind
    title: str | None
    title_line: int | None
    date: dt.date | None
    """The meeting's day as the file (its text or its name) says it; None where it does not."""
    date_source: DateSource | None
    dates_seen: tuple[tuple[DateSource, dt.date, int], ...]
    """Every date that title, head and file name give for the meeting, with its line (0: no line)."""
    last_date: dt.date | None
    """The last day of a meeting of several days that this file covers; None: one day."""
    recording: str | None
    style: str
    """The id of the house style that fitted best."""
    attendees: tuple[Attendee, ...]
    regrets: tuple[str, ...]
    agenda: tuple[AgendaItem, ...]
    references: tuple[Reference, ...]
    events: tuple[Event, ...]
    spoken: tuple[SpokenLine, ...]
    sections: tuple[Section, ...]
    placeholders: tuple[Placeholder, ...]
    closing_consensus: ClosingConsensus | None
    closing_line: int | None
    record_lines: int
    """How many non-empty lines the record part has beyond the template's words."""


class Meeting(Struct, frozen=True, kw_only=True):
    """One dated meeting with the files that belong to it."""

    id: str
    """Its day as `YYYY-MM-DD`, or the folder's name where no day is known; `-2` for a second one."""
    date: dt.date | None
    last_date: dt.date | None
    title: str | None
    agendas: tuple[MeetingFile, ...]
    minutes: tuple[MeetingFile, ...]

    @property
    def files(self) -> tuple[MeetingFile, ...]:
        """Agendas first, then minutes; a file that is both stands in both, here once."""
        seen = {file.path for file in self.agendas}
        return (*self.agendas, *(file for file in self.minutes if file.path not in seen))
