"""From where on a practice is a habit."""

from tests.check.group import read

from lastcall.check import habits
from lastcall.check.habits import Habit, HabitName

AGENDA = "# River Gauges Meeting {day}\n\n## Agenda\n* Welcome\n"
MINUTES = "# River Gauges Meeting {day}\n\n## Minutes\n* Ada: welcome\n* Bruno: the gauge drifts\n"


def group(*, agendas, minutes):
    days = [f"2026-03-{day:02}" for day in range(1, agendas + 1)]
    files = {f"minutes/{day}_agenda.md": AGENDA.format(day=day) for day in days}
    return files | {f"minutes/{day}_minutes.md": MINUTES.format(day=day) for day in days[:minutes]}


def habit(files, name=HabitName.KEEPS_MINUTES):
    return habits.of(*read(files))[name]


def test_six_in_ten_is_a_habit():
    expected = "not a habit here: 6 of 10 past meetings with an agenda have minutes"

    assert habit(group(agendas=10, minutes=6)) == Habit(present=True, reason=expected)


def test_five_in_ten_is_none():
    assert habit(group(agendas=10, minutes=5)).present is False


def test_too_few_cases_tell_nothing():
    expected = "too few to tell a habit: 2 of 2 past meetings with an agenda have minutes"

    assert habit(group(agendas=2, minutes=2)) == Habit(present=False, reason=expected)


def test_every_habit_has_a_threshold_and_is_told_for_an_empty_group():
    found = habits.of(*read({}))

    assert set(found) == set(HabitName) == set(habits.THRESHOLDS)
    assert all(not one.present and one.reason.startswith("too few") for one in found.values())
