"""What the record shows on the eve of a meeting, as a draft asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lastcall.documents.markdown import Markdown
from lastcall.ledger.ledger import Ledger
from lastcall.model.event import EventType, RecordedEvent
from lastcall.model.evidence import FileEvidence
from lastcall.model.item import Item, ItemState, StateAt
from lastcall.model.minutes import Meeting, MeetingFile
from lastcall.model.reference import ItemKind
from lastcall.status.values import Proposal, Status

_QUOTE = 160


@dataclass(frozen=True)
class Past:
    """The group up to the eve of a meeting."""

    ledger: Ledger
    status: Status
    """Folded on the eve."""
    day: date
    """The day of the meeting that is drafted for."""

    @cached_property
    def held(self) -> tuple[Meeting, ...]:
        """The meetings before the day, oldest first; one without a day may be a later one and is left out."""
        return tuple(one for one in self.status.meetings if one.date is not None and one.date < self.day)

    @property
    def last_two(self) -> tuple[Meeting, ...]:
        """The last meeting and the one before it, oldest first."""
        return self.held[-2:]

    @property
    def last(self) -> Meeting | None:
        """The last meeting."""
        return self.held[-1] if self.held else None

    @cached_property
    def agendas(self) -> tuple[MeetingFile, ...]:
        """One agenda of each meeting that has one, newest first; else those within minutes."""
        files = [one.agendas[0] for one in reversed(self.held) if one.agendas]
        if not files:
            files = [file for one in reversed(self.held) for file in one.minutes[:1] if file.agenda]
        return tuple(files)

    def markdown(self, path: str) -> Markdown | None:
        """The text of a file."""
        return self.ledger.reading.markdown.get(path)

    def line(self, path: str, number: int) -> str:
        """One line of a file, empty where there is none."""
        markdown = self.markdown(path)
        return markdown.lines[number - 1] if markdown and 0 < number <= len(markdown.lines) else ""

    def at(self, path: str, number: int) -> FileEvidence:
        """A line of a file as evidence."""
        return FileEvidence(path=path, line=number, quote=self.line(path, number).strip()[:_QUOTE])

    def state(self, item: Item) -> StateAt:
        """The state on the eve, by days: what is dated on the meeting's day has not happened yet.

        Compared by day because some sources know no finer time, and write it as midnight in UTC.
        """
        if item.created is not None and self.status.as_of.day_of(item.created) >= self.day:
            return StateAt.ABSENT
        if item.state is ItemState.OPEN:
            return StateAt.OPEN
        ended = item.merged or item.closed
        if ended is None:
            return self._state_of.get(str(item.id), StateAt.TIME_UNKNOWN)
        if self.status.as_of.day_of(ended) >= self.day:
            return StateAt.OPEN
        return StateAt.MERGED if item.state is ItemState.MERGED else StateAt.CLOSED

    @cached_property
    def _state_of(self) -> dict[str, StateAt]:
        """As the fold has it, which knows when the source was gathered."""
        return {str(one.item.id): one.state for one in self.status.items}

    @cached_property
    def items(self) -> dict[str, Item]:
        """The items that existed on the eve."""
        return {
            str(one.item.id): one.item
            for one in self.status.items
            if self.state(one.item) is not StateAt.ABSENT
        }

    @cached_property
    def proposals(self) -> dict[str, Proposal]:
        """The proposals by id."""
        return {one.id: one for one in self.status.proposals}

    @cached_property
    def named(self) -> dict[str, list[tuple[Meeting, FileEvidence]]]:
        """Where the last two meetings name an item, newest meeting first, minutes before agendas."""
        found: dict[str, list[tuple[Meeting, FileEvidence]]] = {}
        for meeting in reversed(self.last_two):
            agendas = [file for file in meeting.agendas if file not in meeting.minutes]
            for file in (*meeting.minutes, *agendas):
                for reference in file.references:
                    evidence = self.at(file.path, reference.line)
                    found.setdefault(reference.target, []).append((meeting, evidence))
        return found

    @cached_property
    def kinds(self) -> dict[str, ItemKind]:
        """What meetings call the items that they name, the newest word last."""
        return {
            reference.target: reference.kind
            for meeting in self.held
            for file in meeting.files
            for reference in file.references
            if reference.kind is not ItemKind.UNKNOWN
        }

    def acts(self, target: str, *types: EventType) -> list[RecordedEvent]:
        """What minutes say of an item and may be counted, oldest first."""
        return [event for event in self._acts.get(target, ()) if event.event.type in types]

    @cached_property
    def _acts(self) -> dict[str, list[RecordedEvent]]:
        found: dict[str, list[RecordedEvent]] = {}
        for event in self.status.events:
            before = event.at is not None and event.at < self.day
            if event.repository_path and before and event.event.basis.counts:
                for subject in event.event.subject:
                    found.setdefault(subject, []).append(event)
        return found
