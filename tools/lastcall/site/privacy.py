"""How people appear: by name, by handle, or as their organisation only; one step over every finished page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from lastcall.ledger.ledger import Ledger
from lastcall.model.settings import PeopleShown
from lastcall.site.persons import (
    APOSTROPHE,
    SOMEBODY,
    Person,
    key,
    looks_like_a_name,
    parts,
    persons,
    protected,
    speakers,
)

_TAG = re.compile(r"(<[^>]*>)")
_ATTRIBUTE = re.compile(r' (href|id|title|aria-label|alt|content)="([^"]*)"')
_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_OFTEN = 2
"""Somebody on no list is replaced in running text after having spoken so often; as a speaker always."""
_WITHHELD = "[address withheld]"


class Mask:
    """Replaces names of people in everything published. With `names` it replaces nothing."""

    def __init__(self, people: PeopleShown, ledger: Ledger) -> None:
        self.people = people
        self.active = people is not PeopleShown.NAMES
        self._by_key: dict[str, set[Person]] = defaultdict(set)
        self._echo: dict[date, re.Pattern[str]] = {}
        self._patterns = list(self._build(ledger)) if self.active else []

    def _build(self, ledger: Ledger) -> Iterator[re.Pattern[str]]:
        known = persons(ledger)
        hidden = {name: person for person in known for name in sorted(person.names)}
        if self.people is PeopleShown.ORGANISATIONS:
            hidden |= {login: person for person in known for login in sorted(person.logins)}
        not_names = set(protected(ledger))
        first_names: set[str] = set()
        initials: set[str] = set()
        for person in known:
            own = {part for name in person.names for part in parts(name) if part.lower() not in not_names}
            first_names |= own
            initials |= person.initials
            for word in (*own, *person.initials, *(name for name in hidden if hidden[name] is person)):
                self._by_key[key(word)].add(person)
        speak = speakers(ledger)
        first_names |= {
            name
            for name, times in speak.items()
            if times >= _OFTEN and looks_like_a_name(name) and not_names.isdisjoint(name.lower().split())
        }
        speaking = first_names | initials | set(speak)
        if hidden:
            yield re.compile(rf"(?<!\w)@?(?:{_either(hidden)})(?!\w)", re.IGNORECASE)
        if first_names:
            written = first_names | {name.upper() for name in first_names}
            yield re.compile(rf"(?<![\w@-])(?:{_either(written)})(?!\w)")
        if speaking:
            # who speaks may be written in any case, and need not be on a list
            either = _either(speaking)
            speaks = rf"(?<![\w@-])(?:{either})(?=\s*[:\]])|(?<=\[)(?:{either})(?!\w)"
            # whom a mark names: `OBJECTION(Name) on #2:`
            speaks += rf"|(?<=[A-Z]\()(?:{either})(?=\s*[),])"
            yield re.compile(speaks, re.IGNORECASE)
            # in bold before its colon, or in a cell
            yield re.compile(rf"\A(?:{either})\Z")

    def person(self, name: str, day: date) -> str:
        """What stands for somebody whom a text names as acting."""
        if not self.active:
            return name
        return self._shown(name, day) if key(name) in self._by_key else SOMEBODY

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
        return echo.sub(r"\1", masked)

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
        shown = {person.shown(self.people, day) for person in self._by_key.get(key(written), ())}
        return escape(shown.pop() if len(shown) == 1 else SOMEBODY)

    def _echoes(self, day: date) -> re.Pattern[str]:
        """What a replacement leaves behind: `Org (Org)`, or `Org Org` for first and last name."""
        if day not in self._echo:
            persons = {person for known in self._by_key.values() for person in known}
            shown = {escape(person.shown(self.people, day)) for person in persons} | {SOMEBODY}
            either = "|".join(re.escape(one) for one in sorted(shown, key=lambda one: (-len(one), one)))
            self._echo[day] = re.compile(rf"({either})(?:\s+\(\1\)|(?:\s+\1)(?!\w))+")
        return self._echo[day]


def _either(names: Iterable[str]) -> str:
    """An alternation, longest first; of names as they stand in HTML."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return "|".join(_written(name) for name in longest_first)


def _written(name: str) -> str:
    """A name as a pattern: its words apart by any space, its apostrophe in any spelling."""
    words = (re.escape(escape(APOSTROPHE.sub("'", word), quote=False)) for word in name.split())
    return r"\s+".join(words).replace("'", APOSTROPHE.pattern)
