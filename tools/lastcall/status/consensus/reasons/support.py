"""Reasons that say who agrees, how many, from where."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from lastcall.status.consensus.reasons.base import Reason


class Enough(Reason, frozen=True, kw_only=True):
    """So many as wanted agree."""

    code: ClassVar[str] = "support-enough"
    have: int
    need: int
    what: str
    """people or organizations."""
    who: tuple[str, ...]

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return (
            f"{self.have} {_things(self.have, self.what)} agree, {self.need} needed: {', '.join(self.who)}."
        )


class TooFew(Reason, frozen=True, kw_only=True):
    """Fewer than wanted agree, and it is known where agreement would stand."""

    code: ClassVar[str] = "support-too-few"
    have: int
    need: int
    what: str
    who: tuple[str, ...]
    ended: bool = False
    """Whether it was concluded, merged or closed: then nothing is needed any more."""

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        more = self.need - self.have
        named = f": {', '.join(self.who)}" if self.who else ""
        if self.ended:
            have = _number(self.have).capitalize()
            return f"{have} of {self.need} agreeing {_things(self.need, self.what)} on record{named}."
        what = _things(more, self.what)
        return f"Needs {_number(more)} more agreeing {what} ({self.have} of {self.need}{named})."


class NotEvidenced(Reason, frozen=True, kw_only=True):
    """Fewer than wanted are on record, and no source was to hold them all."""

    code: ClassVar[str] = "support-not-evidenced"
    have: int
    need: int
    what: str
    who: tuple[str, ...]

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        named = f" ({', '.join(self.who)})" if self.who else ""
        what = _things(self.need, self.what)
        return (
            f"{_number(self.have).capitalize()} of {self.need} agreeing {what} on record{named}; "
            "whether more agreed is not evidenced, since the process does not say where agreement must stand."
        )


class IdentityUnclear(Reason, frozen=True, kw_only=True):
    """Enough agree, unless two of them are one person, or one is the author."""

    code: ClassVar[str] = "identity-unclear"
    have: int
    need: int
    doubt: int
    """How many may not count."""
    who: tuple[str, ...]

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        few = "one of them" if self.doubt == 1 else f"{_number(self.doubt)} of them"
        return (
            f"{self.have} agree on record ({', '.join(self.who)}), {self.need} needed; {few} may be another "
            "of them, or the author, under another name: no register says."
        )


class PositionNotCounted(Reason, frozen=True, kw_only=True):
    """Somebody spoke, and it is not counted."""

    code: ClassVar[str] = "position-not-counted"
    who: str
    stance: str
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Not counted: {self.stance} by {self.who}, because {self.why}."


class Balanced(Reason, frozen=True, kw_only=True):
    """Those who agree come from enough organisations."""

    code: ClassVar[str] = "balanced"
    organizations: tuple[str, ...]

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Agreement from {len(self.organizations)} organizations: {', '.join(self.organizations)}."


class Unbalanced(Reason, frozen=True, kw_only=True):
    """Those who agree come from too few organisations, as far as the record tells."""

    code: ClassVar[str] = "unbalanced"
    what: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"{self.what}."


def _things(number: int, what: str) -> str:
    singular = {"people": "person", "organizations": "organization", "reviewers": "reviewer"}
    return singular.get(what, what) if number == 1 else what


def _number(number: int) -> str:
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return words[number] if 0 <= number < len(words) else str(number)
