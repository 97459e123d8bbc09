"""Whom the group knows by name, so that a word with a colon behind it is not taken for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from lastcall.model.minutes import Attendee, Meeting
from lastcall.model.participant import Register


class People:
    """Full names by every way in which a record may call somebody: first name, alias, handle, initials."""

    def __init__(self, meetings: Iterable[Meeting], register: Register) -> None:
        self._by_way: dict[str, set[str]] = defaultdict(set)
        self._registered: dict[str, str] = {}
        for participant in register.participants:
            for name in (participant.name, *participant.aliases, *participant.github):
                self._registered[name.casefold()] = participant.name
                self._add(name, participant.name)
        for meeting in meetings:
            for file in meeting.files:
                for attendee in file.attendees:
                    self._add_attendee(attendee)

    def called(self, name: str) -> frozenset[str]:
        """The full names of those whom a record may call so; empty for nobody whom the group knows."""
        return frozenset(self._by_way.get(name.strip().lstrip("@").casefold(), ()))

    def is_among(self, names: Iterable[str], attendees: Iterable[Attendee]) -> bool:
        """Whether one of these people may be one of the attendees.

        They are where the register says so, or the family names are the same: a given name is often
        shortened or translated, and a doubt is no finding.
        """
        there = {key for attendee in attendees for key in self._keys(attendee.name)}
        return any(key in there for name in names for key in self._keys(name))

    def _keys(self, name: str) -> set[str]:
        registered = self._registered.get(name.casefold(), name)
        return {
            registered.casefold(),
            *(one.rpartition(" ")[2].casefold() for one in (name, registered)),
        }

    def _add_attendee(self, attendee: Attendee) -> None:
        if attendee.name.split():
            full = self._registered.get(attendee.name.casefold(), attendee.name)
            for way in filter(None, (attendee.name, attendee.handle, attendee.initials)):
                self._add(way, full)

    def _add(self, way: str, full: str) -> None:
        self._by_way[way.casefold()].add(full)
        if way == full or way.casefold() in self._registered:
            self._by_way[way.split(maxsplit=1)[0].casefold()].add(full)
