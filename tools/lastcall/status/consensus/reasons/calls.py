"""Reasons that say when the proposal was put to the group, and until when."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar
from zoneinfo import ZoneInfo

from lastcall.status.consensus.reasons.base import Reason


class WindowRunning(Reason, frozen=True, kw_only=True):
    """A call has not ended."""

    code: ClassVar[str] = "window-running"
    until: dt.datetime
    zone: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        local = self.until.astimezone(ZoneInfo(self.zone))
        days = (local.date() - now.astimezone(ZoneInfo(self.zone)).date()).days
        left = "today" if days < 1 else f"in {days} day{'s' if days > 1 else ''}"
        return f"The window ends {local:%Y-%m-%d %H:%M} {self.zone}, {left}."


class WindowEnded(Reason, frozen=True, kw_only=True):
    """A call ran for as long as it must."""

    code: ClassVar[str] = "window-ended"
    until: dt.date
    days: int | None
    """How long it was open; None where its beginning is not told."""

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        length = f" after {self.days} day{'' if self.days == 1 else 's'}" if self.days is not None else ""
        return f"The window ended on {self.until}{length}; that decides nothing by itself."


class WindowShort(Reason, frozen=True, kw_only=True):
    """A call was shorter, or longer, than the process has it."""

    code: ClassVar[str] = "window-length"
    days: int
    least: int
    most: int | None

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        limit = f"at least {self.least}" if self.days < self.least else f"at most {self.most}"
        return (
            f"The call was open for {self.days} day{'' if self.days == 1 else 's'}; the process has {limit}."
        )


class DecidedEarly(Reason, frozen=True, kw_only=True):
    """The question was concluded before its window had ended."""

    code: ClassVar[str] = "decided-before-window-ended"
    decided: dt.date
    until: dt.date

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"It was concluded on {self.decided}, before its window ended on {self.until}."


class LengthUnknown(Reason, frozen=True, kw_only=True):
    """A call ended, and when it began is not told."""

    code: ClassVar[str] = "window-length-unknown"
    until: dt.date
    least: int

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"The window ended on {self.until}; whether it was open for {self.least} days is not told."


class TextChanged(Reason, frozen=True, kw_only=True):
    """The text changed after a call was opened, and the process lets the call start again by it."""

    code: ClassVar[str] = "text-changed-during-call"
    day: dt.date

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"The text was changed on {self.day}, after the call was opened: the process has it run anew."


class NoCall(Reason, frozen=True, kw_only=True):
    """No call is on record."""

    code: ClassVar[str] = "no-call"

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return "No call with a deadline is on record."


class CallGone(Reason, frozen=True, kw_only=True):
    """What opened a call was deleted, or its end is not told."""

    code: ClassVar[str] = "call-gone"
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"{self.why}: a call that cannot be read is not taken as passed."


class CallNotCounted(Reason, frozen=True, kw_only=True):
    """A call was opened and is not counted: by somebody who may not, or cancelled before its end."""

    code: ClassVar[str] = "call-not-counted"
    until: dt.date | None
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        end = f" until {self.until}" if self.until else ""
        return f"A call{end} is on record and not counted, because {self.why}."


class Notice(Reason, frozen=True, kw_only=True):
    """The proposal was announced."""

    code: ClassVar[str] = "notice"
    day: dt.date
    days: int
    """Before the decision, or before the instant while there is none."""
    where: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        days = f"{self.days} day{'' if self.days == 1 else 's'}"
        return f"Put to the group on {self.day} ({self.where}), {days} before."


class NoticeShort(Reason, frozen=True, kw_only=True):
    """The proposal was announced too late."""

    code: ClassVar[str] = "notice-short"
    day: dt.date
    days: int
    need: int

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Put to the group on {self.day}, {self.days} days before; the process has {self.need}."


class NoNotice(Reason, frozen=True, kw_only=True):
    """Nothing says that the proposal was put to the group."""

    code: ClassVar[str] = "no-notice"

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return "Nothing on record puts the proposal to the group."
