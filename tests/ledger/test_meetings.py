import random

import pytest
from tests.building import day, meeting_file

from lastcall.ledger import meetings
from lastcall.model.minutes import DateSource, MeetingFileKind

AGENDA, BOTH = MeetingFileKind.AGENDA, MeetingFileKind.BOTH


def shape(*files):
    """Each meeting as (id, day, last day, agendas, minutes)."""
    return [
        (
            one.id,
            one.date and one.date.isoformat(),
            one.last_date and one.last_date.isoformat(),
            [file.path for file in one.agendas],
            [file.path for file in one.minutes],
        )
        for one in meetings.group(files)
    ]


def named(path, on, kind=MeetingFileKind.MINUTES):
    """A file whose name gives its day."""
    return meeting_file(path, on, kind=kind, dates_seen=((DateSource.FILE_NAME, day(on), 0),))


def test_files_of_one_day_are_one_meeting_whatever_they_are_called():
    assert shape(
        meeting_file("m/2026-01-22_mintues.md", "2026-01-22"),
        meeting_file("m/2026-01-22_agenda.md", "2026-01-22", kind=AGENDA),
        meeting_file("m/2025-12-01_notes.md", "2025-12-01"),
    ) == [
        ("2025-12-01", "2025-12-01", None, [], ["m/2025-12-01_notes.md"]),
        ("2026-01-22", "2026-01-22", None, ["m/2026-01-22_agenda.md"], ["m/2026-01-22_mintues.md"]),
    ]


def test_a_folder_with_one_agenda_is_one_meeting_of_several_days():
    assert shape(
        meeting_file("interim-17/agenda.md", "2026-01-24", kind=AGENDA),
        meeting_file("interim-17/minutes-24.md", "2026-01-24"),
        meeting_file("interim-17/minutes-25.md", "2026-01-25"),
        meeting_file("interim-17/minutes-26.md", None),
    ) == [
        (
            "2026-01-24",
            "2026-01-24",
            "2026-01-25",
            ["interim-17/agenda.md"],
            ["interim-17/minutes-24.md", "interim-17/minutes-25.md", "interim-17/minutes-26.md"],
        )
    ]


def test_an_agenda_without_a_day_belongs_to_the_minutes_beside_it():
    assert shape(
        meeting_file("w97/agenda.md", None, kind=AGENDA),
        meeting_file("w97/minutes-24.md", "2026-01-24"),
        meeting_file("w97/minutes-25.md", "2026-01-25"),
    ) == [
        (
            "2026-01-24",
            "2026-01-24",
            "2026-01-25",
            ["w97/agenda.md"],
            ["w97/minutes-24.md", "w97/minutes-25.md"],
        )
    ]


def test_minutes_without_a_day_take_that_of_the_agenda_beside_them():
    assert shape(
        meeting_file("w98/agenda.md", "2026-01-24", kind=AGENDA), meeting_file("w98/minutes.md", None)
    ) == [("2026-01-24", "2026-01-24", None, ["w98/agenda.md"], ["w98/minutes.md"])]


def test_minutes_with_the_title_of_last_month_are_their_folder_s():
    assert shape(
        meeting_file("w99/agenda.md", "2026-03-24", kind=AGENDA), meeting_file("w99/minutes.md", "2025-11-24")
    ) == [("2026-03-24", "2026-03-24", None, ["w99/agenda.md"], ["w99/minutes.md"])]


def test_parts_named_as_minutes_are_one_meeting_without_an_agenda():
    assert shape(
        meeting_file("w1/minutes-a.md", "2026-03-24"), meeting_file("w1/minutes-b.md", "2026-03-25")
    ) == [("2026-03-24", "2026-03-24", "2026-03-25", [], ["w1/minutes-a.md", "w1/minutes-b.md"])]


@pytest.mark.parametrize(
    "files",
    [
        [
            meeting_file("m/a.md", "2026-01-01", kind=AGENDA),
            meeting_file("m/b.md", "2026-02-01", kind=AGENDA),
            meeting_file("m/c.md", "2026-01-01"),
        ],
        [meeting_file("m/a.md", "2026-02-01", kind=AGENDA), meeting_file("m/c.md", "2026-01-01")],
        [meeting_file("m/a.md", "2026-02-01"), meeting_file("m/c.md", "2026-01-01")],
        [
            named("m/2026-01-08_agenda.md", "2026-01-08", AGENDA),
            named("m/2026-01-01_minutes.md", "2026-01-01"),
        ],
    ],
)
def test_a_flat_folder_holds_a_meeting_for_each_day(files):
    assert [one.date for one in meetings.group(files)] == sorted({file.date for file in files})


def test_a_file_may_hold_several_meetings():
    assert shape(
        meeting_file("notes.md", "2026-01-01", title_line=3),
        meeting_file("notes.md", "2026-02-01", title_line=30),
    ) == [
        ("2026-01-01", "2026-01-01", None, [], ["notes.md"]),
        ("2026-02-01", "2026-02-01", None, [], ["notes.md"]),
    ]


def test_plan_and_record_in_one_file():
    assert shape(meeting_file("m/a.md", "2026-01-01", kind=BOTH)) == [
        ("2026-01-01", "2026-01-01", None, ["m/a.md"], ["m/a.md"])
    ]


def test_minutes_that_repeat_the_agenda_are_no_second_one():
    assert shape(
        meeting_file("m/a.md", "2026-01-01", kind=AGENDA), meeting_file("m/b.md", "2026-01-01", kind=BOTH)
    ) == [("2026-01-01", "2026-01-01", None, ["m/a.md"], ["m/b.md"])]


def test_files_without_a_day_are_meetings_of_their_own_and_come_first():
    assert shape(
        meeting_file("m/x.md", None),
        meeting_file("n/x.md", None),
        meeting_file("m/a.md", "2026-01-01"),
        meeting_file("m/.md", None),
    ) == [
        ("meeting", None, None, [], ["m/.md"]),
        ("x", None, None, [], ["m/x.md"]),
        ("x-2", None, None, [], ["n/x.md"]),
        ("2026-01-01", "2026-01-01", None, [], ["m/a.md"]),
    ]


def test_two_folders_of_one_day_are_two_meetings():
    files = [
        meeting_file(f"{folder}/{name}.md", "2026-01-01", kind=kind)
        for folder in ("a", "b")
        for name, kind in (("agenda", AGENDA), ("minutes", MeetingFileKind.MINUTES))
    ]
    assert [row[0] for row in shape(*files)] == ["2026-01-01", "2026-01-01-2"]


def test_the_title_is_the_minutes_if_they_have_one():
    files = [
        meeting_file("m/2026-01-01_agenda.md", "2026-01-01", kind=AGENDA, title="Plan"),
        meeting_file("m/2026-01-01_minutes.md", "2026-01-01", title=None),
    ]
    assert [one.title for one in meetings.group(files)] == ["Plan"]


def test_the_order_of_the_files_makes_no_difference():
    files = [
        meeting_file(f"m/2026-01-{number:02}_{name}.md", f"2026-01-{number:02}", kind=kind)
        for number in range(1, 6)
        for name, kind in (("agenda", AGENDA), ("minutes", MeetingFileKind.MINUTES))
    ]
    files += [meeting_file("w/agenda.md", "2026-01-03", kind=AGENDA), meeting_file("w/minutes.md", None)]
    expected = meetings.group(files)
    for seed in range(5):
        random.Random(seed).shuffle(files)
        assert meetings.group(files) == expected
