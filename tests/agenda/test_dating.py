"""Dates move to the next meeting and keep their form."""

from datetime import date

import pytest

from lastcall.agenda.dating import dates, redated

OLD, NEW = date(2026, 6, 11), date(2026, 7, 2)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("# Meeting 2026-06-11", "# Meeting 2026-07-02"),
        ("2026/06/11 and 20260611 and 2026_06_11", "2026/07/02 and 20260702 and 2026_07_02"),
        ("June 11, 2026", "July 2, 2026"),
        ("Thursday, June 11th 2026", "Thursday, July 2nd 2026"),
        ("11 Jun. 2026, 15:00", "2 Jul. 2026, 15:00"),
        ("11th of nothing 2026", "11th of nothing 2026"),
        ("since 2026-01-15, not 2026-06-11", "since 2026-01-15, not 2026-07-02"),
        ("2026-13-45", "2026-13-45"),
    ],
)
def test_the_day_is_replaced_in_its_own_form(line: str, expected: str):
    assert redated(line, OLD, NEW) == expected


def test_the_weekday_goes_along():
    assert redated("Thursday 11:30, room of Friday", OLD, date(2026, 7, 3)) == "Friday 11:30, room of Friday"


@pytest.mark.parametrize(
    ("day", "written"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (23, "23rd")],
)
def test_ordinals_are_english(day: int, written: str):
    assert redated("May 11th 2026", date(2026, 5, 11), date(2026, 5, day)) == f"May {written} 2026"


def test_every_date_is_replaced_where_none_is_named():
    assert redated("2025-01-01_agenda.md", None, NEW) == "2026-07-02_agenda.md"


def test_dates_of_a_line_are_found():
    assert dates("2026-06-11, June 12, 2026 and 13 June 2026, not 2026-99-99") == [
        date(2026, 6, 11),
        date(2026, 6, 12),
        date(2026, 6, 13),
    ]
