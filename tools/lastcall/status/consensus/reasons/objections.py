"""Reasons that say what was objected, and whether anybody was asked."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from lastcall.status.consensus.reasons.base import Reason


class ObjectionStands(Reason, frozen=True, kw_only=True):
    """An objection is in the way."""

    code: ClassVar[str] = "objection-stands"
    id: str
    who: str | None
    fate: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        by = f" by {self.who}" if self.who else ""
        return f"Objection {self.id}{by} is {'open' if self.fate == 'raised' else self.fate}."


class ObjectionUnclear(Reason, frozen=True, kw_only=True):
    """An objection may be in the way: the record does not say."""

    code: ClassVar[str] = "objection-unclear"
    id: str
    who: str | None
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        by = f" by {self.who}" if self.who else ""
        return f"Objection {self.id}{by}: {self.why}."


class ObjectionDisposed(Reason, frozen=True, kw_only=True):
    """An objection was raised and is out of the way."""

    code: ClassVar[str] = "objection-disposed"
    id: str
    who: str | None
    fate: str
    day: dt.date | None

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        by = f" by {self.who}" if self.who else ""
        when = f" on {self.day}" if self.day else ""
        return f"Objection {self.id}{by} was {self.fate}{when}."


class NobodyObjected(Reason, frozen=True, kw_only=True):
    """The group was asked, and the record says that nobody objected."""

    code: ClassVar[str] = "asked-nobody-objected"
    day: dt.date | None

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"The group was asked{f' on {self.day}' if self.day else ''}, and nobody objected."


class AskedAndDisposed(Reason, frozen=True, kw_only=True):
    """The group was asked, somebody objected, and that has found its end."""

    code: ClassVar[str] = "asked-and-disposed"
    day: dt.date | None
    number: int

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        what = f"each of the {self.number} objections" if self.number else "what was objected"
        what = "the one objection" if self.number == 1 else what
        return f"The group was asked{f' on {self.day}' if self.day else ''}, and {what} has found its end."


class Silence(Reason, frozen=True, kw_only=True):
    """A call ran its whole time and nobody objected in any source."""

    code: ClassVar[str] = "silence"
    until: dt.date

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Nobody objected until {self.until}, and every source was read to that day."


class NotAsked(Reason, frozen=True, kw_only=True):
    """No record says that the group was asked."""

    code: ClassVar[str] = "not-asked"
    number: int = 0
    """Of objections that found their end."""
    asked: dt.date | None = None
    """The day of a question that was put in a meeting, and whose answer in the end is not told."""

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        if self.asked is not None:
            return f"The group was asked on {self.asked}, and that nobody objects any more is not on record."
        none = "No objection" if not self.number else "No open objection"
        return f"{none} is on record, and neither is it that the group was asked: silence is no answer."


class AllAnswered(Reason, frozen=True, kw_only=True):
    """Every objection and concern was answered or settled; or there was none."""

    code: ClassVar[str] = "all-answered"
    number: int

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        if not self.number:
            return "No objection or concern waits for an answer."
        return (
            f"All {self.number} objections and concerns are answered or settled."
            if self.number > 1
            else ("The one objection or concern is answered or settled.")
        )


class Unanswered(Reason, frozen=True, kw_only=True):
    """A view that nobody has answered."""

    code: ClassVar[str] = "unanswered"
    what: str
    """`objection #12-O1`, `concern`."""
    who: str | None

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Not answered on record: {self.what}{f' by {self.who}' if self.who else ''}."
