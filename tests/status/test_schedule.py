from datetime import date

import pytest
from tests.building import day

from lastcall.model.settings import ScheduleSettings
from lastcall.status import schedule


@pytest.mark.parametrize(
    ("start", "every", "after", "following"),
    [
        ("2026-01-15T10:00", "4 weeks", "2026-01-14", "2026-01-15"),
        ("2026-01-15T10:00", "4 weeks", "2026-01-15", "2026-02-12"),
        ("2026-01-15", "14 days", "2026-02-01", "2026-02-12"),
        ("2026-01-15", "1day", "2026-02-01", "2026-02-02"),
        ("1990-01-01", "1 day", "2026-02-01", "2026-02-02"),
        ("2026-01-31", "1 month", "2026-02-01", "2026-02-28"),
        ("2026-01-31", "1 month", "2026-02-28", "2026-03-31"),
        ("1926-01-31", "3 months", "2026-01-31", "2026-04-30"),
        ("2026-01-15", "2 weeks", "2025-01-01", "2026-01-15"),
    ],
)
def test_the_first_meeting_after_a_day(start, every, after, following):
    assert schedule.after(ScheduleSettings(start=start, every=every), day(after)) == day(following)


def test_a_day_that_is_skipped():
    skipping = ScheduleSettings(start="2026-01-15", every="1 week", skip=(date(2026, 1, 22),))
    assert schedule.after(skipping, day("2026-01-15")) == day("2026-01-29")


@pytest.mark.parametrize(("start", "every"), [(None, "1 week"), ("2026-01-15", None), (None, None)])
def test_without_a_rhythm_nothing_is_known(start, every):
    assert schedule.after(ScheduleSettings(start=start, every=every), day("2026-01-15")) is None


def test_where_every_day_is_skipped_there_is_none():
    skip = tuple(date.fromordinal(day("2026-01-15").toordinal() + number) for number in range(3_000))
    assert (
        schedule.after(ScheduleSettings(start="2026-01-15", every="1 day", skip=skip), day("2026-01-15"))
        is None
    )
