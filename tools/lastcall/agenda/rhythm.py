"""The day of the next meeting: by the group's written schedule, else by its own rhythm."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from lastcall.ledger.ledger import Ledger
from lastcall.model.errors import LastcallError
from lastcall.model.instant import Instant
from lastcall.model.minutes import Meeting
from lastcall.status import schedule

_MEETINGS = 8
"""The rhythm is that of so many last meetings."""


def next_day(ledger: Ledger, instant: Instant) -> date:
    """The first meeting's day after the instant. Raises LastcallError where nothing tells it."""
    return _worked_out(ledger, instant)[0]


def why(ledger: Ledger, instant: Instant, day: date) -> str:
    """How a meeting's day is known, as seen from an instant."""
    try:
        expected, reason = _worked_out(ledger, instant)
    except LastcallError:
        return "the day that was asked for"
    return reason if expected == day else "the day that was asked for"


def held(ledger: Ledger, until: date) -> list[Meeting]:
    """The meetings with a day, up to and with `until`, oldest first."""
    return [meeting for meeting in ledger.meetings if meeting.date is not None and meeting.date <= until]


def _worked_out(ledger: Ledger, instant: Instant) -> tuple[date, str]:
    written = ledger.reading.sources.settings.schedule
    planned = schedule.after(written, instant.day)
    if planned is not None:
        return (
            planned,
            f"the next day of the schedule: every {written.every} from {(written.start or '')[:10]}",
        )
    days = sorted({meeting.date for meeting in held(ledger, instant.day) if meeting.date})[-_MEETINGS - 1 :]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    if not gaps:
        raise LastcallError(
            "the next meeting's day is not known: there is no schedule, and there are not two dated meetings",
            hint="give it with `--date 2026-07-09`, or write `start` and `every` under [schedule]",
        )
    step = max(1, median_low(gaps))
    if step > 10:  # a group meets on a weekday; the odd holiday does not move it
        step = max(1, round(step / 7)) * 7
    missed = max(0, (instant.day - days[-1]).days // step)
    said = f"{step // 7} weeks" if step % 7 == 0 and step > 7 else f"{step} days"
    reason = f"by the group's own rhythm: about every {said} over its last {len(days)} meetings"
    return days[-1] + timedelta(days=step * (missed + 1)), reason
