"""Who is meant by a name or an account, at a day: person, organisation, role, membership."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable

from lastcall.model.act import Actor
from lastcall.model.minutes import Attendee
from lastcall.model.participant import Participant, Register

_APOSTROPHE = re.compile("['\u2019]")


def folded(name: str) -> str:
    """A name reduced to what its spellings share: case, accents, white space."""
    bare = unicodedata.normalize("NFKD", _APOSTROPHE.sub("'", name))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


class Directory:
    """The register, asked for people by the ways in which sources name them."""

    def __init__(self, register: Register) -> None:
        self._names: dict[str, Participant] = {}
        self._accounts: dict[str, Participant] = {}
        self._first: dict[str, set[str]] = defaultdict(set)
        for one in register.participants:
            for name in (one.name, *one.aliases):
                self._names.setdefault(folded(name), one)
                self._first[folded(name).partition(" ")[0]].add(one.name)
            for account in one.github:
                self._accounts[account.casefold()] = one
        self._organizations = {
            folded(name): one for one in register.organizations for name in (one.name, *one.aliases)
        }
        self._granting = tuple(one for one in register.participants if one.proxies)
        self.keeps_register = bool(register.participants)

    def account(self, login: str | None, number: int | None, day: dt.date | None) -> Actor | None:
        """Somebody on the forge; None for a deleted account."""
        if login is None and number is None:
            return None
        if login is not None and " " in login:
            # some sources give a name where an account belongs
            return self.name(login, day)
        found = self._accounts.get(str(number)) if number is not None else None
        found = found or self._accounts.get((login or "").casefold())
        written = f"@{login}" if login else f"account {number}"
        if found is None:
            return Actor(written=written, account=number)
        return self._actor(found, written, day, number)

    def name(self, written: str, day: dt.date | None) -> Actor:
        """Somebody whom the register names in full, by an alias or as `@login`; else as written."""
        if written.startswith("@"):
            return self.account(written[1:], None, day) or Actor(written=written)
        found = self._names.get(folded(written))
        return self._actor(found, written, day, None) if found else Actor(written=written)

    def at_meeting(self, written: str, attendees: Iterable[Attendee], day: dt.date | None) -> Actor:
        """Somebody whom minutes name: the meeting's own attendees first, then the register.

        A first name or initials stand for an attendee where only one bears them. Ambiguous stays ambiguous.
        """
        present = tuple(attendees)
        meant = _meant(written, present)
        if len(meant) == 1:
            return self._attendee(written, meant[0], day)
        if len(meant) > 1:
            return Actor(written=written, candidates=tuple(sorted({one.name for one in meant})))
        if written.startswith("@") or folded(written) in self._names:
            return self.name(written, day)
        first = self._first.get(folded(written), set())
        if len(first) > 1:
            return Actor(written=written, candidates=tuple(sorted(first)))
        return self.name(next(iter(first)), day) if first else Actor(written=written)

    def _attendee(self, written: str, meant: Attendee, day: dt.date | None) -> Actor:
        known = self._names.get(folded(meant.name)) or self._accounts.get((meant.handle or "\0").casefold())
        if known is not None:
            return self._actor(known, written, day, None)
        organization, category = self.organization(meant.affiliation)
        return Actor(
            written=written,
            person=meant.name,
            organization=organization,
            category=category,
            roles=(meant.role,) if meant.role else (),
        )

    def organization(self, written: str | None) -> tuple[str | None, str | None]:
        """An organisation by the register's name, and its interest category."""
        if written is None:
            return None, None
        found = self._organizations.get(folded(written))
        return (found.name, found.category) if found else (written, None)

    def _acting_for(self, one: Participant, day: dt.date | None) -> tuple[str, ...]:
        if day is None:
            return ()
        return tuple(other.name for other in self._granting if one.name in other.proxies_at(day))

    def _actor(self, one: Participant, written: str, day: dt.date | None, number: int | None) -> Actor:
        organization, category = self.organization(one.affiliation_at(day))
        return Actor(
            written=written,
            person=one.name,
            account=number,
            registered=True,
            acts_for=self._acting_for(one, day),
            organization=organization,
            category=category,
            roles=_roles(one, day),
            member=one.member_at(day) if day else None,
        )


def _roles(one: Participant, day: dt.date | None) -> tuple[str, ...]:
    """Those of a day; of an act whose day is not known, those held still."""
    if day is not None:
        return one.roles_at(day)
    return (one.role,) if one.role is not None else ()


def _meant(written: str, attendees: tuple[Attendee, ...]) -> list[Attendee]:
    """Attendees whom a word may stand for, by the surest way that finds any; one person once."""
    wanted = folded(written.lstrip("@"))
    for way in _WAYS if wanted else ():
        found = {folded(one.name): one for one in attendees if way(one) == wanted}
        if found:
            return list(found.values())
    return []


def _first_name(one: Attendee) -> str:
    return folded(one.name).partition(" ")[0]


_WAYS: tuple[Callable[[Attendee], str], ...] = (
    lambda one: folded(one.name),
    lambda one: folded(one.handle or ""),
    lambda one: folded(one.initials or ""),
    _first_name,
)
"""From the surest to the least sure."""
