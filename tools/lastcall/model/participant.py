"""Participants and organisations as the group's register names them."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Affiliation(Struct, frozen=True, kw_only=True):
    """For whom somebody spoke, and when."""

    organization: str
    since: date | None = None
    """First day; None: always."""
    until: date | None = None
    """Last day; None: still."""


class Participant(Struct, frozen=True, kw_only=True):
    """One person of the register."""

    name: str
    aliases: tuple[str, ...] = ()
    github: tuple[str, ...] = ()
    """Logins, without `@`, or numeric ids as digits."""
    role: str | None = None
    member: bool | date | None = None
    """Whether, or since when, the agreement is signed; None: not said."""
    affiliations: tuple[Affiliation, ...] = ()

    def affiliation_at(self, day: date | None) -> str | None:
        """The organisation on `day` (the newest where `day` is None); None where the register names none."""
        for affiliation in reversed(self.affiliations):
            if day is None or ((affiliation.since or day) <= day <= (affiliation.until or day)):
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
