"""What of the ledger had happened by an instant."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from lastcall.ledger.ledger import Ledger
from lastcall.model.event import RecordedEvent
from lastcall.model.instant import Instant
from lastcall.model.item import Item, ItemState, StateAt
from lastcall.model.minutes import Meeting


@dataclass(frozen=True)
class Visible:
    """The ledger as it could be seen at an instant."""

    ledger: Ledger
    instant: Instant

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings by their files: minutes from the end of their day on.

        Agendas are plans and may stand before their day: they show where the files stand as at the instant
        (git's history, or no past instant asked for), else from the end of their day, as design.md has it.
        """
        kept = []
        for meeting in self.ledger.meetings:
            if meeting.date is None or meeting.date <= self.instant.day:
                kept.append(meeting)
            elif self.ledger.reading.sources.dated_by_history or not self.instant.given:
                kept.append(replace(meeting, minutes=()))
        return tuple(meeting for meeting in kept if meeting.agendas or meeting.minutes)

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """Those that have taken place."""
        return tuple(one for one in self.meetings if one.date is None or one.date <= self.instant.day)

    @cached_property
    def files(self) -> dict[str, str]:
        """The meeting's id of every minutes file that can be seen."""
        return {file.path: meeting.id for meeting in self.meetings for file in meeting.minutes}

    @cached_property
    def events(self) -> tuple[RecordedEvent, ...]:
        """Acts that had happened; an act without a day is seen only where no past day is asked for."""
        return tuple(event for event in self.ledger.events if self._has_happened(event))

    def _has_happened(self, event: RecordedEvent) -> bool:
        if event.at is None:
            return not self.instant.given
        if event.at > self.instant.day:
            return False
        moment = getattr(event.evidence[0], "at", None)
        return moment is None or moment <= self.instant.at

    @cached_property
    def by_subject(self) -> dict[str, list[RecordedEvent]]:
        """Acts by what they are about, oldest first."""
        found: dict[str, list[RecordedEvent]] = defaultdict(list)
        for event in self.events:
            for subject in event.event.subject:
                found[subject].append(event)
        return found

    @cached_property
    def meetings_of(self) -> dict[str, list[str]]:
        """Ids of the meetings held whose agenda or minutes name a target, oldest first."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for meeting in self.held:
            for file in meeting.files:
                for reference in file.references:
                    found[reference.target][meeting.id] = None
                for event in file.events:
                    for subject in event.subject:
                        found[subject][meeting.id] = None
        return {target: list(ids) for target, ids in found.items()}

    @cached_property
    def gathered(self) -> dict[str, dt.datetime | None]:
        """When each repository's items were gathered."""
        return {archive.repository: archive.gathered for archive in self.ledger.reading.sources.archives}

    def state(self, item: Item) -> StateAt:
        """The state of an item; one closed at an unknown time is known to be from the day of gathering on."""
        state = item.state_at(self.instant.at)
        if state is StateAt.TIME_UNKNOWN:
            gathered = self.gathered.get(item.id.repository)
            if gathered is not None and gathered <= self.instant.at:
                return StateAt.MERGED if item.state is ItemState.MERGED else StateAt.CLOSED
        return state
