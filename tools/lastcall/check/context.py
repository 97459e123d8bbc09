"""What a rule may look at: ledger, status and the group's habits, with what many rules ask of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lastcall.check.habits import Habit, HabitName
from lastcall.check.people import People
from lastcall.ledger.ledger import Ledger
from lastcall.ledger.links import Links
from lastcall.model.item import Item, StateAt
from lastcall.model.minutes import Meeting, MeetingFile, MeetingFileKind
from lastcall.status.values import Status

_LATELY = 4
"""The last so many meetings that have minutes are lately: older small omissions nobody mends any more."""


@dataclass(frozen=True)
class Context:
    """One group at one instant, for rules to look at."""

    ledger: Ledger
    status: Status
    habits: Mapping[HabitName, Habit]
    rules: frozenset[str]
    """Slugs of all rules that there are."""

    @property
    def today(self) -> dt.date:
        """The day of the instant, in the group's zone."""
        return self.status.as_of.day

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """Meetings whose day has come, oldest first; those without a day are left out."""
        return tuple(one for one in self.status.meetings if one.date is not None and one.date <= self.today)

    @cached_property
    def records(self) -> tuple[tuple[Meeting, MeetingFile], ...]:
        """Every file with a record, beside its meeting, oldest first; those without a day last."""
        return tuple(
            (meeting, file)
            for meeting in self.status.meetings
            for file in meeting.minutes
            if file.kind is not MeetingFileKind.AGENDA
        )

    @cached_property
    def people(self) -> People:
        """Whom the group knows."""
        return People(self.status.meetings, self.ledger.reading.sources.register)

    def short(self, target: str) -> str:
        """`#6` for an item of the home repository, else the whole id."""
        home = self.status.repository
        return target.removeprefix(home) if home and target.startswith(f"{home}#") else target

    @cached_property
    def lately(self) -> dt.date:
        """The first day of the last few meetings with minutes; what is older is history."""
        days = [meeting.date for meeting in self.held if meeting.minutes and meeting.date]
        return days[-_LATELY] if len(days) >= _LATELY else dt.date.min

    def is_late(self, day: dt.date | None) -> bool:
        """Whether something is of the last few meetings; what has no day is not, where meetings have one."""
        return (day or dt.date.min) >= self.lately

    @cached_property
    def days(self) -> dict[str, dt.date]:
        """The day of each agenda and minutes file, as it says itself or as its meeting has it."""
        found = {}
        for meeting in self.status.meetings:
            for file in meeting.files:
                day = file.date or meeting.date
                if day is not None:
                    found[file.path] = day
        return found

    @cached_property
    def links(self) -> Links:
        """What items had said of one another by the instant."""
        return self.ledger.links.only(self.has_come) if self.status.as_of.given else self.ledger.links

    @cached_property
    def gathered(self) -> dict[str, dt.date]:
        """Up to which day the sources know of each repository's items; left out where they do not say."""
        found: dict[str, dt.date] = {}
        for archive in self.ledger.reading.sources.archives:
            if archive.gathered is not None:
                day = self.status.as_of.day_of(archive.gathered)
                found[archive.repository] = max(day, found.get(archive.repository, day))
        return found

    @cached_property
    def states(self) -> dict[str, StateAt]:
        """The state of every item that existed at the instant."""
        return {str(one.item.id): one.state for one in self.status.items}

    def has_come(self, moment: dt.datetime | None) -> bool:
        """Whether something had happened by the instant; what has no time had."""
        return moment is None or self.status.as_of.has_come(moment)

    @cached_property
    def files(self) -> frozenset[str]:
        """Paths of all agendas and minutes."""
        return frozenset(file.path for meeting in self.status.meetings for file in meeting.files)

    def is_stub(self, file: MeetingFile) -> bool:
        """Whether minutes hold nothing but the template."""
        return not file.record_lines and any(one.part == "record" for one in file.placeholders)

    def day_of(self, meeting: Meeting, file: MeetingFile) -> dt.date | None:
        """The day that a file's words belong to."""
        return file.date or meeting.date

    def line(self, path: str, number: int) -> str:
        """One line of a file as it stands; empty where there is none."""
        markdown = self.ledger.reading.markdown.get(path)
        return markdown.lines[number - 1] if markdown and 0 < number <= len(markdown.lines) else ""

    def place(self, item: Item) -> str:
        """Where an item stands: its address, else its id."""
        return item.url or str(item.id)

    def meetings_between(self, first: dt.date, last: dt.date) -> Iterator[Meeting]:
        """Meetings held after `first` and up to `last` that have minutes."""
        for meeting in self.held:
            if meeting.date and first < meeting.date <= last and meeting.minutes:
                yield meeting
