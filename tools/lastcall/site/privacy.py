"""How people appear: by name, by handle, or as their organisation only; one step over every finished page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape

from lastcall.ledger.ledger import Ledger
from lastcall.model.item import Item
from lastcall.model.minutes import Meeting
from lastcall.model.participant import Participant
from lastcall.model.settings import PeopleShown

SOMEBODY = "a participant"
_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r' (href|id|title|aria-label|alt|content)="([^"]*)"')
_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_APOSTROPHE = re.compile("(?:'|\u2019|&#x27;|&#39;)")
_WITHHELD = "[address withheld]"


@dataclass(slots=True, eq=False)
class _Person:
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


class Mask:
    """Replaces names of people in everything published. With `names` it replaces nothing."""

    def __init__(self, people: PeopleShown, ledger: Ledger) -> None:
        self._people = people
        self.active = people is not PeopleShown.NAMES
        self._by_key: dict[str, set[_Person]] = defaultdict(set)
        self._patterns: list[re.Pattern[str]] = []
        self._echo: dict[date, re.Pattern[str] | None] = {}
        if self.active:
            persons = _persons(ledger)
            protected = set(_protected(ledger))
            self._patterns = list(self._build(persons, protected))

    def _build(self, persons: list[_Person], protected: set[str]) -> Iterator[re.Pattern[str]]:
        whole: set[str] = set()
        parts: set[str] = set()
        marks: set[str] = set()
        hide_logins = self._people is PeopleShown.ORGANISATIONS
        for person in persons:
            for name in person.names:
                whole.add(name)
                self._by_key[_key(name)].add(person)
                for part in _parts(name):
                    if part.lower() not in protected:
                        parts.add(part)
                        self._by_key[_key(part)].add(person)
            for login in person.logins if hide_logins else ():
                whole.add(login)
                self._by_key[_key(login)].add(person)
            for mark in person.initials:
                marks.add(mark)
                self._by_key[_key(mark)].add(person)
        if whole:
            yield re.compile(rf"(?<!\w)@?(?:{_either(whole)})(?!\w)", re.IGNORECASE)
        if parts:
            both = parts | {part.upper() for part in parts}
            yield re.compile(rf"(?<![\w@-])(?:{_either(both)})(?!\w)")
            # a speaker may be written in any case
            yield re.compile(rf"(?<!\w)(?:{_either(parts)})(?=\s*[:\]])", re.IGNORECASE)
        if marks:
            yield re.compile(rf"(?<!\w)(?:{_either(marks)})(?=\s*[:\]>-])")

    def words(self, text: str, day: date) -> str:
        """A text with names replaced, as of a day: people change their organisation."""
        if not self.active:
            return text
        masked = _MAIL.sub(_WITHHELD, text)
        for pattern in self._patterns:
            masked = pattern.sub(lambda found: self._shown(found[0], day), masked)
        if masked == text:
            return text
        echo = self._echoes(day)
        return echo.sub(r"\1", masked) if echo else masked

    def page(self, html: str, day: date) -> str:
        """A page with names replaced in its texts and in the attributes that people or addresses read."""
        if not self.active:
            return html
        parts = _TAG.split(html)
        for place, part in enumerate(parts):
            if place % 2 == 0:
                parts[place] = self.words(part, day)
            elif '="' in part:
                parts[place] = _ATTRIBUTE.sub(lambda found: self._attribute(found, day), part)
        return "".join(parts)

    def _attribute(self, found: re.Match[str], day: date) -> str:
        name, value = found[1], found[2]
        masked = self.words(value, day)
        if masked == value:
            return found[0]
        if (name == "href" and "://" in value) or value.startswith("mailto:"):
            return ""
        return f' {name}="{masked.replace(" ", "-") if name in ("href", "id") else masked}"'

    def _shown(self, written: str, day: date) -> str:
        shown = {person.shown(self._people, day) for person in self._by_key.get(_key(written), ())}
        return escape(shown.pop() if len(shown) == 1 else SOMEBODY)

    def _echoes(self, day: date) -> re.Pattern[str] | None:
        """What a replacement leaves behind: `Org (Org)`, or `Org Org` for first and last name."""
        if day not in self._echo:
            persons = {person for known in self._by_key.values() for person in known}
            shown = {escape(person.shown(self._people, day)) for person in persons} | {SOMEBODY}
            either = "|".join(re.escape(one) for one in sorted(shown, key=lambda one: (-len(one), one)))
            self._echo[day] = re.compile(rf"({either})(?:\s+\(\1\)|(?:\s+\1)(?!\w))+")
        return self._echo[day]


def _key(written: str) -> str:
    return " ".join(
        written.lstrip("@").replace("&#x27;", "'").replace("&#39;", "'").replace("’", "'").lower().split()
    )


def _either(names: Iterable[str]) -> str:
    """An alternation, longest first; of names as they stand in HTML."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(_written(name) for name in longest_first)


def _written(name: str) -> str:
    """A name as a pattern: its words apart by any space, its apostrophe in any spelling."""
    words = (re.escape(escape(_APOSTROPHE.sub("'", word), quote=False)) for word in name.split())
    return r"\s+".join(words).replace("'", _APOSTROPHE.pattern)


def _parts(name: str) -> Iterator[str]:
    """The words of a name by which somebody may be called: not particles, not initials."""
    for word in name.split():
        bare = word.strip('.,()"')
        if len(bare) > 1 and bare[0].isupper():
            yield bare


def _persons(ledger: Ledger) -> list[_Person]:
    """Everybody whom register, lists of attendees and the forge name."""
    persons: list[_Person] = []
    known: dict[str, _Person] = {}

    def add(person: _Person, names: Iterable[str]) -> None:
        for name in names:
            known.setdefault(_key(name), person)

    for participant in ledger.reading.sources.register.participants:
        logins = {login for login in participant.github if not login.isdecimal()}
        person = _Person(participant, names={participant.name, *participant.aliases}, logins=logins)
        persons.append(person)
        add(person, [*person.names, *person.logins])
    for name, handle, affiliation, initials in _attending(ledger.meetings):
        person = known.get(_key(handle or name)) or known.get(_key(name)) or _Person(None)
        if not person.names:
            persons.append(person)
        person.names.add(name)
        person.affiliation = affiliation or person.affiliation
        person.logins |= {handle} if handle else set()
        person.initials |= {initials} if initials else set()
        add(person, [name, *person.logins])
    for login in sorted(_logins(ledger.items.values())):
        if _key(login) not in known:
            persons.append(_Person(None, logins={login}))
            add(persons[-1], [login])
    return persons


def _attending(meetings: Iterable[Meeting]) -> Iterator[tuple[str, str | None, str | None, str | None]]:
    for meeting in meetings:
        for file in meeting.files:
            for attendee in file.attendees:
                yield attendee.name, attendee.handle, attendee.affiliation, attendee.initials
            for name in file.regrets:
                yield name, None, None, None


def _logins(items: Iterable[Item]) -> set[str]:
    logins: set[str | None] = set()
    for item in items:
        logins |= {item.author, item.merged_by, *item.assignees}
        logins |= {comment.author for comment in item.comments}
        for review in item.reviews:
            logins |= {review.author, *(comment.author for comment in review.comments)}
    return {login for login in logins if login}


def _protected(ledger: Ledger) -> Iterator[str]:
    """Words that are no part of a name here, for organisations and the group itself have them in theirs."""
    register = ledger.reading.sources.register
    texts = [ledger.reading.sources.settings.group.name or ""]
    texts += [
        name for organization in register.organizations for name in (organization.name, *organization.aliases)
    ]
    for text in texts:
        yield from (word.lower() for word in re.findall(r"\w+", text))
