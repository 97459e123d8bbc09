"""Participants and organisations as the group's register names them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Dated(Struct, frozen=True, kw_only=True):
    """What held from one day to another."""

    since: date | None = None
    """First day; None: always."""
    until: date | None = None
    """Last day; None: still."""

    def holds_on(self, day: date) -> bool:
        """Whether it held on a day."""
        return (self.since or day) <= day <= (self.until or day)


class Affiliation(Dated, frozen=True, kw_only=True):
    """For whom somebody spoke, and when."""

    organization: str


class Role(Dated, frozen=True, kw_only=True):
    """What somebody was in the group, and when."""

    name: str


class Proxy(Dated, frozen=True, kw_only=True):
    """Who may act for somebody, and when."""

    name: str
    """Another participant's, as the register writes it."""


class Participant(Struct, frozen=True, kw_only=True):
    """One person of the register."""

    name: str
    aliases: tuple[str, ...] = ()
    github: tuple[str, ...] = ()
    """Logins, without `@`, or numeric ids as digits."""
    role: str | None = None
    """The role that is held still; for that of a day see `role_at`."""
    roles: tuple[Role, ...] = ()
    """In the order of their first days; a role without days is one that always held."""
    member: bool | date | None = None
    """Whether, or since when, the agreement is signed; None: not said."""
    affiliations: tuple[Affiliation, ...] = ()
    proxies: tuple[Proxy, ...] = ()

    def roles_at(self, day: date) -> tuple[str, ...]:
        """Every role held on a day, the newest first."""
        if not self.roles:
            return (self.role,) if self.role is not None else ()
        return tuple(one.name for one in reversed(self.roles) if one.holds_on(day))

    def role_at(self, day: date) -> str | None:
        """The role held on a day; of several the newest."""
        return next(iter(self.roles_at(day)), None)

    def member_at(self, day: date) -> bool | None:
        """Whether the agreement was signed on a day or before it; None: not said."""
        return day >= self.member if isinstance(self.member, date) else self.member

    def proxies_at(self, day: date) -> tuple[str, ...]:
        """Who might act for them on a day."""
        return tuple(one.name for one in self.proxies if one.holds_on(day))

    def affiliation_at(self, day: date | None) -> str | None:
        """The organisation on `day` (the newest where `day` is None); None where the register names none."""
        for affiliation in reversed(self.affiliations):
            if day is None or affiliation.holds_on(day):
                return affiliation.organization
        return None


class Organization(Struct, frozen=True, kw_only=True):
    """One organisation of the register."""

    name: str
    aliases: tuple[str, ...] = ()
    category: str | None = None


class Register(Struct, frozen=True, kw_only=True):
    """`participants.toml`; empty where the group keeps none."""

    participants: tuple[Participant, ...] = ()
    organizations: tuple[Organization, ...] = ()
    path: str | None = None
