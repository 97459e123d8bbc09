"""The next meeting's day."""

from datetime import date

import pytest
from tests.agenda.group import agenda, group

from lastcall.agenda import draft, next_day
from lastcall.model.errors import LastcallError
from lastcall.model.instant import end_of


def met(*days: str):
    return {f"minutes/{day}_agenda.md": agenda(day, "* Gauges") for day in days}


def on(day: str):
    return end_of(date.fromisoformat(day), "UTC")


def test_the_schedule_comes_first_and_skips():
    ledger = group(
        met("2026-01-08", "2026-01-10"),
        schedule={"start": "2026-01-01T15:00", "every": "2 weeks", "skip": ["2026-01-29"]},
    )

    assert next_day(ledger, on("2026-01-15")) == date(2026, 2, 12)


def test_without_a_schedule_the_group_has_its_own_rhythm():
    ledger = group(met("2026-01-08", "2026-02-05", "2026-03-05", "2026-04-09"))

    assert next_day(ledger, on("2026-04-20")) == date(2026, 5, 7)


def test_a_rhythm_goes_on_over_a_pause():
    ledger = group(met("2026-01-08", "2026-01-15", "2026-01-22"))

    assert next_day(ledger, on("2026-03-01")) == date(2026, 3, 5)


def test_one_meeting_has_no_rhythm():
    with pytest.raises(LastcallError, match="next meeting's day is not known") as raised:
        next_day(group(met("2026-01-08")), on("2026-01-09"))

    assert raised.value.hint is not None
    assert "--date" in raised.value.hint


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-01-29", "by the group's own rhythm: about every 7 days over its last 3 meetings"),
        ("2026-02-06", "the day that was asked for"),
    ],
)
def test_a_draft_says_how_its_day_is_known(day: str, reason: str):
    ledger = group(met("2026-01-08", "2026-01-15", "2026-01-22"))

    title = draft(ledger, date.fromisoformat(day)).lines[0]

    assert str(title.because[-1]) == f"the meeting's day: {reason}"


def test_a_draft_says_that_its_day_is_of_the_schedule():
    ledger = group(met("2026-01-08"), schedule={"start": "2026-01-08T15:00", "every": "4 weeks"})

    title = draft(ledger, date(2026, 2, 5)).lines[0]

    assert str(title.because[-1]) == (
        "the meeting's day: the next day of the schedule: every 4 weeks from 2026-01-08"
    )


def test_a_first_meeting_can_only_be_asked_for():
    title = draft(group({}), date(2026, 2, 5)).lines[0]

    assert str(title.because[-1]) == "the meeting's day: the day that was asked for"
