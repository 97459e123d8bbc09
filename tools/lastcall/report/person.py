"""A person and the acts that are theirs, by names that only they go by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lastcall.ledger.ledger import Ledger
from lastcall.model.event import RecordedEvent
from lastcall.model.minutes import Attendee
from lastcall.model.participant import Register
from lastcall.report import shaping
from lastcall.report.shapes import SubjectShape
from lastcall.status.values import Status


@dataclass(frozen=True, slots=True)
class _Names:
    """What somebody is called, in lower case."""

    title: str
    written: frozenset[str]
    """Names and aliases."""
    logins: frozenset[str]
    """Accounts: they stand for somebody on the forge, and in a file after an `@` only."""

    def is_attendee(self, one: Attendee) -> bool:
        return one.name.lower() in self.written or (one.handle or "").lower() in self.logins


def find(ledger: Ledger, status: Status, given: str) -> SubjectShape | None:
    """Somebody whom register, attendees or acts name; None for nobody."""
    if not given.removeprefix("@"):
        return None
    registered = _registered(ledger.reading.sources.register, given)
    names = registered or _as_written(given)
    present = list(_present(status, names))
    also = names.written | {attendee.name.lower() for _, attendee in present}
    names = _Names(names.title, also, names.logins)
    events = list(_acts(status, names))
    if not (registered or present or events):
        return None
    meetings = list(dict.fromkeys(meeting for meeting, _ in present))
    return SubjectShape(
        ref=names.title,
        kind="person",
        title=f"{names.title}, present at {len(meetings)} meeting{'' if len(meetings) == 1 else 's'}",
        linked=meetings,
        events=[shaping.recorded(one) for one in events],
    )


def _as_written(given: str) -> _Names:
    """Of somebody whom no register knows: an account alone after an `@`, else a name or an account."""
    bare = given.removeprefix("@").lower()
    written = frozenset() if given.startswith("@") else frozenset({bare})
    return _Names(given, written, frozenset({bare}))


def _registered(register: Register, given: str) -> _Names | None:
    bare = given.removeprefix("@").lower()
    for one in register.participants:
        written = frozenset(name.lower() for name in (one.name, *one.aliases))
        logins = frozenset(login.lower() for login in one.github)
        if bare in logins or (bare in written and not given.startswith("@")):
            return _Names(one.name, written, logins)
    return None


def _present(status: Status, names: _Names) -> Iterator[tuple[str, Attendee]]:
    for meeting in status.meetings:
        for file in meeting.minutes:
            for attendee in file.attendees:
                if names.is_attendee(attendee):
                    yield meeting.id, attendee


def _acts(status: Status, names: _Names) -> Iterator[RecordedEvent]:
    """Their acts; a first name counts where one attendee of the file's meetings bears it."""
    first_names = _first_names(status, names)
    for one in status.events:
        actor = (one.event.actor or "").lower()
        if not one.repository_path or actor.startswith("@"):
            is_theirs = actor.removeprefix("@") in names.logins
        else:
            is_theirs = actor in names.written or actor in first_names[one.source]
        if is_theirs:
            yield one


def _first_names(status: Status, names: _Names) -> dict[str, set[str]]:
    """By file: first names that stand for them and for nobody else there."""
    attendees: dict[str, set[str]] = defaultdict(set)
    for meeting in status.meetings:
        for file in meeting.minutes:
            attendees[file.path].update(attendee.name.lower() for attendee in file.attendees)
    found: dict[str, set[str]] = defaultdict(set)
    for path, everybody in attendees.items():
        mine = {name.split()[0] for name in everybody if name in names.written and name.split()}
        found[path] = mine - {name.split()[0] for name in everybody - names.written if name.split()}
    return found
