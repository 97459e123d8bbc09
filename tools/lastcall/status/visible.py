"""What of the ledger had happened by an instant."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from msgspec.structs import replace

from lastcall.ledger.ledger import Ledger
from lastcall.ledger.links import Links
from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.event import RecordedEvent
from lastcall.model.instant import Instant
from lastcall.model.item import Item, ItemState, StateAt
from lastcall.model.minutes import Meeting
from lastcall.model.profile import Process


@dataclass(frozen=True)
class Visible:
    """The ledger as it could be seen at an instant."""

    ledger: Ledger
    instant: Instant
    process: Process | None = None
    """The rules that judge; None where the group names no profile."""

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Meetings by their files: minutes from the end of their day on, those without a day as now.

        Agendas are plans and may stand before their day: they show where the files stand as at the instant
        (git's history, or no past instant asked for), else from the end of their day, as design.md has it.
        """
        kept = []
        for meeting in self.ledger.meetings:
            if self._is_held(meeting.date):
                written = [file for file in meeting.minutes if self._is_held(file.date or meeting.date)]
                kept.append(replace(meeting, minutes=tuple(written)))
            elif self._stands_as_at_instant:
                kept.append(replace(meeting, minutes=()))
        return tuple(meeting for meeting in kept if meeting.agendas or meeting.minutes)

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """Those that have taken place."""
        return tuple(one for one in self.meetings if self._is_held(one.date))

    @property
    def _stands_as_at_instant(self) -> bool:
        """Whether the files are those of the instant: git tells, or no past one is asked for."""
        return self.ledger.reading.sources.dated_by_history or not self.instant.given

    def _is_held(self, day: dt.date | None) -> bool:
        """Whether a meeting of that day counts as held, and its minutes as written."""
        if day is None:
            return self._stands_as_at_instant
        if self.ledger.reading.sources.dated_by_history:
            return day <= self.instant.day
        return self.instant.has_ended(day)

    @cached_property
    def files(self) -> dict[str, str]:
        """The meeting's id of every minutes file that can be seen; the last one's of several in a file."""
        return {file.path: meeting.id for meeting in self.meetings for file in meeting.minutes}

    @cached_property
    def _places(self) -> dict[tuple[str, int | None], str]:
        """The meeting's id of every line of minutes that holds an act: a file may hold several meetings."""
        return {
            (file.path, event.line): meeting.id
            for meeting in self.meetings
            for file in meeting.minutes
            for event in file.events
        }

    def meeting_of(self, event: RecordedEvent) -> str | None:
        """The id of the meeting whose minutes hold an act; None for one from elsewhere."""
        return self._places.get((event.source, event.event.line))

    @cached_property
    def events(self) -> tuple[RecordedEvent, ...]:
        """Acts that had happened; the forge's without a time only where no past instant is asked for."""
        return tuple(event for event in self.ledger.events if self._has_happened(event))

    def _has_happened(self, event: RecordedEvent) -> bool:
        if event.repository_path:
            return self._is_held(event.at)
        moment = getattr(event.evidence[0], "at", None)
        return self.instant.has_come(moment) if moment else not self.instant.given

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Moves that had been made; those without a time only where no past instant is asked for."""
        return tuple(self._as_of_now(act) for act in self.ledger.acts if self._was_done(act))

    def _as_of_now(self, act: Act) -> Act:
        """The act with what is known of its minutes: they become the record on the day of their approval."""
        if act.minutes_approved is None:
            return act
        if not self._is_held(act.minutes_approved):
            return replace(act, minutes_approved=None)
        return act if act.minutes_closed else replace(act, minutes_closed=True)

    def _was_done(self, act: Act) -> bool:
        if act.source in (ActSource.MINUTES, ActSource.AGENDA):
            return self._is_held(act.day)
        if act.source is ActSource.DECLARATIONS:
            # it counts from the day on which it was put on the record, whenever it took place
            return act.seen is None or self.instant.has_come(act.seen)
        if act.source is ActSource.FRONT_MATTER:
            return self._stands_as_at_instant
        if act.at is None and act.kind in (ActKind.LANDED, ActKind.CLOSED) and self.instant.given:
            # known from the day on which it was seen to be so
            item = self.ledger.items.get(act.subject)
            return item is not None and self.state(item) in (StateAt.MERGED, StateAt.CLOSED)
        return self.instant.has_come(act.at) if act.at else not self.instant.given

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
        """When each repository's items were gathered last."""
        found: dict[str, dt.datetime | None] = {}
        for archive in self.ledger.reading.sources.archives:
            before = found.get(archive.repository)
            if before is None or (archive.gathered is not None and archive.gathered > before):
                found[archive.repository] = archive.gathered
        return found

    @cached_property
    def _holding(self) -> dict[str, dt.datetime | None]:
        """When each item was gathered last: another archive of the repository may be newer and lack it."""
        found: dict[str, dt.datetime | None] = {}
        for archive in self.ledger.reading.sources.archives:
            for item in archive.items:
                before = found.get(str(item.id))
                if before is None or (archive.gathered is not None and archive.gathered > before):
                    found[str(item.id)] = archive.gathered
        return found

    def gathered_of(self, subject: str) -> dt.datetime | None:
        """When what is said on an item was gathered last; None where no source tells."""
        return self._holding.get(subject)

    @cached_property
    def links(self) -> Links:
        """What items had said of one another."""
        if not self.instant.given:
            return self.ledger.links
        return self.ledger.links.only(lambda said: said is None or self.instant.has_come(said))

    def state(self, item: Item) -> StateAt:
        """The state of an item; one closed at an unknown time is known to be from the day of gathering on."""
        state = item.state_at(self.instant)
        if state is StateAt.TIME_UNKNOWN:
            gathered = self.gathered.get(item.id.repository)
            if gathered is not None and self.instant.has_come(gathered):
                return StateAt.MERGED if item.state is ItemState.MERGED else StateAt.CLOSED
        return state
