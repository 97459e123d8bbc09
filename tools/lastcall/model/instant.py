"""The instant that a status is of: handed in from outside, never read from a clock here."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

YEARS = range(1900, 2200)
"""Years that a source may speak of; near the calendar's ends a day of another zone cannot be written."""


class Instant(Struct, frozen=True, kw_only=True):
    """One instant for all sources, with the group's zone."""

    at: datetime
    """Aware, in UTC."""
    zone: str
    """IANA name of the group's zone."""
    given: bool = False
    """Whether somebody asked for it (`--as-of`); else it is now, or the configuration's `now`."""

    @property
    def day(self) -> date:
        """The day in the group's zone."""
        return self.at.astimezone(ZoneInfo(self.zone)).date()

    def day_of(self, moment: datetime) -> date:
        """The day of another moment in the group's zone.

        A source that knows only days writes them as midnight in UTC: such a moment is that day in every zone.
        """
        if _is_day_alone(moment):
            return moment.astimezone(UTC).date()
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def has_come(self, moment: datetime) -> bool:
        """Whether a moment lies at or before the instant; a day alone means its end."""
        return self.has_ended(self.day_of(moment)) if _is_day_alone(moment) else moment <= self.at

    def has_ended(self, day: date) -> bool:
        """Whether what a source dates by a day alone had happened.

        Of an instant that somebody asks for, it had from the end of that day on. Of now, today's counts: the
        source that speaks of it is there.
        """
        if day == self.day and self.given:
            return end_of_day(day, self.zone) <= self.at
        return day <= self.day


def _is_day_alone(moment: datetime) -> bool:
    return moment.astimezone(UTC).time() == time(0)


def end_of_day(day: date, zone: str) -> datetime:
    """The last microsecond of a day in a zone, in UTC."""
    return start_of_day(day + timedelta(days=1), zone) - timedelta(microseconds=1)


def start_of_day(day: date, zone: str) -> datetime:
    """The first moment of a day in a zone, in UTC."""
    return datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)


def end_of(day: date, zone: str, *, given: bool = False) -> Instant:
    """The instant that a date alone means: the end of that day in the group's zone."""
    return Instant(at=end_of_day(day, zone), zone=zone, given=given)
