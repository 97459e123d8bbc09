from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import as_of, moment, now

from lastcall.model.instant import Instant, end_of, end_of_day, start_of_day

CHICAGO, TOKYO = "America/Chicago", "Asia/Tokyo"


def test_a_day_ends_where_the_next_begins():
    assert end_of_day(date(2026, 1, 5), "UTC") == datetime(2026, 1, 5, 23, 59, 59, 999999, UTC)
    assert end_of_day(date(2026, 1, 5), CHICAGO) == datetime(2026, 1, 6, 5, 59, 59, 999999, UTC)
    assert start_of_day(date(2026, 1, 6), TOKYO) == datetime(2026, 1, 5, 15, 0, tzinfo=UTC)


def test_a_day_on_which_the_clock_is_changed_is_shorter():
    spring = date(2026, 3, 8)
    hours = (end_of_day(spring, CHICAGO) - start_of_day(spring, CHICAGO)).total_seconds() / 3600
    assert round(hours) == 23


@pytest.mark.parametrize("zone", ["UTC", CHICAGO, TOKYO])
def test_a_date_alone_is_its_end_and_lies_on_that_day(zone):
    instant = end_of(date(2026, 1, 5), zone, given=True)
    assert instant == Instant(at=end_of_day(date(2026, 1, 5), zone), zone=zone, given=True)
    assert instant.day == date(2026, 1, 5)


@pytest.mark.parametrize(
    ("zone", "time", "day"),
    [
        (CHICAGO, "2026-01-05T03:00", date(2026, 1, 4)),
        (TOKYO, "2026-01-05T16:00", date(2026, 1, 6)),
        (CHICAGO, "2026-01-05", date(2026, 1, 5)),
        (TOKYO, "2026-01-05", date(2026, 1, 5)),
    ],
)
def test_the_day_of_a_moment_is_that_of_the_group_s_zone_unless_the_source_knows_days_only(zone, time, day):
    assert as_of("2026-02-01", zone).day_of(moment(time)) == day


@pytest.mark.parametrize(
    ("instant", "time", "has_come"),
    [
        (as_of("2026-01-05T10:00"), "2026-01-05T10:00", True),
        (as_of("2026-01-05T10:00"), "2026-01-05T10:01", False),
        (as_of("2026-01-04", CHICAGO), "2026-01-05T05:59", True),
        (as_of("2026-01-04", CHICAGO), "2026-01-05", False),
        (as_of("2026-01-05", CHICAGO), "2026-01-05", True),
        (as_of("2026-01-05T10:00"), "2026-01-05", False),
        (now("2026-01-05T10:00"), "2026-01-05", True),
        (now("2026-01-05T10:00"), "2026-01-06", False),
    ],
)
def test_what_has_come(instant, time, has_come):
    assert instant.has_come(moment(time)) is has_come


@pytest.mark.parametrize(
    ("instant", "has_ended"),
    [
        (as_of("2026-01-04"), False),
        (as_of("2026-01-05T23:00"), False),
        (as_of("2026-01-05"), True),
        (as_of("2026-01-06T00:00"), True),
        (now("2026-01-05T08:00"), True),
        (now("2026-01-04T08:00"), False),
    ],
)
def test_a_day_counts_from_its_end_and_today_s_counts_now(instant, has_ended):
    assert instant.has_ended(date(2026, 1, 5)) is has_ended


@given(
    st.integers(-500_000_000, 5_000_000_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    st.dates(date(1950, 1, 1), date(2150, 1, 1)),
    st.sampled_from(["UTC", CHICAGO, TOKYO, "Pacific/Kiritimati"]),
)
def test_what_has_come_by_a_day_lies_on_it_or_before(time, day, zone):
    instant = end_of(day, zone, given=True)
    assert instant.has_come(time) is (instant.day_of(time) <= day)
