"""Reasons that say who concluded it, by which vote, and where that stands."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from lastcall.status.consensus.reasons.base import Reason


class VotePassed(Reason, frozen=True, kw_only=True):
    """A vote reached its threshold."""

    code: ClassVar[str] = "vote-passed"
    counted: str
    share: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"The vote ({self.counted}) reached {self.share}."


class VoteFailed(Reason, frozen=True, kw_only=True):
    """A vote did not reach its threshold, its quorum or its time."""

    code: ClassVar[str] = "vote-failed"
    counted: str
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"The vote ({self.counted}) does not carry: {self.why}."


class VoteUnclear(Reason, frozen=True, kw_only=True):
    """A vote was held, and something that the rule asks about is not told."""

    code: ClassVar[str] = "vote-unclear"
    counted: str
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"The vote ({self.counted}): {self.why}."


class NoVote(Reason, frozen=True, kw_only=True):
    """No vote is on record."""

    code: ClassVar[str] = "no-vote"
    needed: bool

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return (
            "No vote with a count is on record."
            if self.needed
            else "No objection is sustained: no vote is needed."
        )


class Decided(Reason, frozen=True, kw_only=True):
    """A person, or the group in its minutes, has concluded it."""

    code: ClassVar[str] = "decided"
    ruling: str
    who: str | None
    day: dt.date | None
    where: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        by = f" by {self.who}" if self.who else ""
        return f"Concluded as {self.ruling}{by}{f' on {self.day}' if self.day else ''} ({self.where})."


class NotDecided(Reason, frozen=True, kw_only=True):
    """Nobody who may has concluded it."""

    code: ClassVar[str] = "not-decided"
    waits_for: tuple[str, ...]
    """Roles."""

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        whom = " or ".join(self.waits_for)
        return f"No decision is on record; it waits for {'the ' + whom if whom else 'the group'}."


class DecisionNotCounted(Reason, frozen=True, kw_only=True):
    """A decision was written down, and is not counted."""

    code: ClassVar[str] = "decision-not-counted"
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"A decision is on record and not counted, because {self.why}."


class Documented(Reason, frozen=True, kw_only=True):
    """What the consensus rests on can be read again."""

    code: ClassVar[str] = "documented"
    where: tuple[str, ...]

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Written down in {', '.join(self.where)}."


class NotDocumented(Reason, frozen=True, kw_only=True):
    """Nothing that counts is written down."""

    code: ClassVar[str] = "not-documented"

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return "Nothing that counts as evidence of consensus is on record; a merge is none."


class NoAppeal(Reason, frozen=True, kw_only=True):
    """No appeal is on record, or each has its answer."""

    code: ClassVar[str] = "no-appeal-waits"
    number: int

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"{self.number} answered in writing." if self.number else "No appeal is on record."


class AppealWaits(Reason, frozen=True, kw_only=True):
    """An appeal waits for its answer in writing."""

    code: ClassVar[str] = "appeal-waits"
    id: str
    who: str | None

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Appeal {self.id}{f' by {self.who}' if self.who else ''} has no written answer on record."
