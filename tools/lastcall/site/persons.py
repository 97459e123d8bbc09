"""Everybody whom the group's sources name, and for whom they speak."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct, field

from lastcall.ledger.ledger import Ledger
from lastcall.model.act import Act, ActSource
from lastcall.model.item import Item
from lastcall.model.minutes import Attendee, Meeting
from lastcall.model.participant import Participant
from lastcall.model.settings import PeopleShown

SOMEBODY = "a participant"
APOSTROPHE = re.compile("(?:'|\u2019|&#x27;|&#39;)")
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?:[ -][^\W\d_a-z][^\W\d_A-Z]*){0,2}")
_TOGETHER = re.compile(r"\s*(?:[,+/&;]|\band\b)\s*")


class Person(Struct, eq=False):
    """Somebody who may be named in a text."""

    participant: Participant | None
    affiliation: str | None = None
    names: set[str] = field(default_factory=set)
    logins: set[str] = field(default_factory=set)
    initials: set[str] = field(default_factory=set)

    def shown(self, people: PeopleShown, day: date) -> str:
        """What stands for the person."""
        if people is PeopleShown.HANDLES:
            return f"@{min(self.logins)}" if self.logins else SOMEBODY
        if self.participant is not None:
            return self.participant.affiliation_at(day) or SOMEBODY
        return self.affiliation or SOMEBODY


def key(written: str) -> str:
    """A name reduced to what its spellings share."""
    return " ".join(APOSTROPHE.sub("'", written).lstrip("@").lower().split())


def parts(name: str) -> Iterator[str]:
    """The words of a name by which somebody may be called: not particles, not initials."""
    for word in name.split():
        bare = word.strip('.,()"')
        if len(bare) > 1 and bare[0].isupper():
            yield bare


def persons(ledger: Ledger) -> list[Person]:
    """Everybody whom register, lists of attendees and the forge name."""
    found: list[Person] = []
    known: dict[str, Person] = {}

    def add(person: Person, names: Iterable[str]) -> None:
        for name in names:
            known.setdefault(key(name), person)

    for participant in ledger.reading.sources.register.participants:
        logins = {login for login in participant.github if not login.isdecimal()}
        person = Person(participant, names={participant.name, *participant.aliases}, logins=logins)
        found.append(person)
        add(person, [*person.names, *person.logins])
    for one in _listed(ledger.meetings):
        person = known.get(key(one.handle or one.name)) or known.get(key(one.name)) or Person(None)
        if not person.names:
            found.append(person)
        person.names.add(one.name)
        person.affiliation = one.affiliation or person.affiliation
        person.logins |= {one.handle} if one.handle else set()
        person.initials |= {one.initials} if one.initials else set()
        add(person, [one.name, *person.logins])
    for login in sorted(_logins(ledger.items.values()) | _accounts(ledger.acts)):
        if key(login) not in known:
            found.append(Person(None, logins={login}))
            add(found[-1], [login])
    for name in sorted(_declared(ledger.acts)):
        # one word may be any word: it is replaced where it stands for somebody, not in running text
        if key(name) not in known and len(name.split()) > 1:
            found.append(Person(None, names={name}))
            add(found[-1], [name])
    return found


def _listed(meetings: Iterable[Meeting]) -> Iterator[Attendee]:
    """Whoever is on a list of those present, or of those who are sorry not to be."""
    for meeting in meetings:
        for file in meeting.files:
            yield from file.attendees
            yield from (Attendee(name=name) for name in file.regrets)


def _logins(items: Iterable[Item]) -> set[str]:
    logins: set[str | None] = set()
    for item in items:
        logins |= {item.author, item.merged_by, *item.assignees}
        logins |= {comment.author for comment in item.comments}
        for review in item.reviews:
            logins |= {review.author, *(comment.author for comment in review.comments)}
    return {login for login in logins if login}


def _accounts(acts: Iterable[Act]) -> set[str]:
    """Accounts that act on the record, or are acted for."""
    actors = (actor for act in acts for actor in (act.actor, act.on_behalf) if actor is not None)
    return {actor.written.removeprefix("@") for actor in actors if actor.written.startswith("@")}


def _declared(acts: Iterable[Act]) -> set[str]:
    """Names that commands and declarations give; minutes have theirs from lists and speakers."""
    actors = [act.on_behalf for act in acts]
    actors += [act.actor for act in acts if act.source is not ActSource.MINUTES]
    return {actor.written for actor in actors if actor is not None and not actor.written.startswith("@")}


def protected(ledger: Ledger) -> Iterator[str]:
    """Words that are no part of a name here, for organisations and the group itself have them in theirs."""
    register = ledger.reading.sources.register
    texts = [ledger.reading.sources.settings.group.name or ""]
    texts += [attendee.affiliation or "" for attendee in _listed(ledger.meetings)]
    texts += [
        name for organization in register.organizations for name in (organization.name, *organization.aliases)
    ]
    for text in texts:
        yield from (word.lower() for word in re.findall(r"\w+", text))


def speakers(ledger: Ledger) -> Counter[str]:
    """Whoever minutes let speak or act, as written, with how often: persons, for all that is known."""
    written: Counter[str] = Counter()
    for meeting in ledger.meetings:
        for file in meeting.minutes:
            written.update(line.speaker for line in file.spoken)
            written.update(event.actor for event in file.events if event.actor)
    apart: Counter[str] = Counter()
    for together, number in written.items():
        for name in _TOGETHER.split(together):
            if len(name) > 1:
                apart[name.lstrip("@")] += number
    return apart


def looks_like_a_name(written: str) -> bool:
    """Whether a speaker's label has the form of a name, so that it may be replaced in running text too."""
    return _NAME.fullmatch(written) is not None
