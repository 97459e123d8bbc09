"""When a group meets: its written schedule, worked out day by day."""

from __future__ import annotations

import datetime as dt
import re

from dateutil.relativedelta import relativedelta

from lastcall.model.settings import ScheduleSettings

_EVERY = re.compile(r"([1-9][0-9]?) ?(day|week|month)s?")
_LONGEST = {"day": 1, "week": 7, "month": 31}
_MOST = 2_000


def after(schedule: ScheduleSettings, day: dt.date) -> dt.date | None:
    """The first scheduled meeting after a day; None where the schedule does not say."""
    found = _EVERY.fullmatch(schedule.every or "")
    if schedule.start is None or found is None:
        return None
    start = dt.datetime.fromisoformat(schedule.start).date()
    number = int(found[1])
    # no later than the last one before the day: a month has at most 31 days
    first = max(0, (day - start).days // (number * _LONGEST[found[2]]))
    for times in range(first, first + _MOST):
        step = {
            "day": relativedelta(days=number * times),
            "week": relativedelta(weeks=number * times),
            "month": relativedelta(months=number * times),
        }[found[2]]
        here = start + step
        if here > day and here not in schedule.skip:
            return here
    return None
