"""Of the ledger, what had happened by an instant."""

import pytest
from tests.building import (
    HOME,
    act,
    agenda,
    archive,
    as_of,
    issue,
    ledger_of,
    meeting_file,
    minutes,
    now,
    pull,
)

from lastcall.status.visible import Visible

FILES = [
    agenda("2026-01-05"),
    minutes("2026-01-05", act("merged", 3, "#6")),
    agenda("2026-02-05"),
    minutes("2026-02-05", act("closed", 3, "#7")),
]


def seen(instant, files=FILES, *items, **more):
    return Visible(ledger_of(files, *items, **more), instant)


def shape(visible):
    return [(one.id, len(one.agendas), len(one.minutes)) for one in visible.meetings]


@pytest.mark.parametrize(
    ("instant", "commit", "meetings"),
    [
        (as_of("2026-02-05"), None, [("2026-01-05", 1, 1), ("2026-02-05", 1, 1)]),
        (as_of("2026-02-05T12:00"), None, [("2026-01-05", 1, 1)]),
        (as_of("2026-02-04"), None, [("2026-01-05", 1, 1)]),
        (as_of("2026-02-04"), "c0ffee", [("2026-01-05", 1, 1), ("2026-02-05", 1, 0)]),
        (as_of("2026-02-05T12:00"), "c0ffee", [("2026-01-05", 1, 1), ("2026-02-05", 1, 1)]),
        (now("2026-02-04"), None, [("2026-01-05", 1, 1), ("2026-02-05", 1, 0)]),
        (now("2026-02-05T08:00"), None, [("2026-01-05", 1, 1), ("2026-02-05", 1, 1)]),
        (as_of("2026-01-04"), None, []),
    ],
)
def test_minutes_count_from_the_end_of_their_day_and_agendas_are_plans(instant, commit, meetings):
    visible = seen(instant, commit=commit)
    assert shape(visible) == meetings
    assert {event.source for event in visible.events} == {
        file.path for meeting in visible.meetings for file in meeting.minutes
    }


def test_minutes_of_a_day_that_is_still_to_come_are_no_record():
    visible = seen(now("2026-01-20"), [minutes("2026-02-05", act("merged", 3, "#6"))])
    assert (visible.meetings, visible.events) == ((), ())


def test_a_meeting_of_several_days_is_seen_day_by_day():
    files = [
        meeting_file("w/minutes-1.md", "2026-01-05", act("merged", 3, "#6")),
        meeting_file("w/minutes-2.md", "2026-01-06", act("merged", 3, "#7")),
    ]
    first = seen(as_of("2026-01-05"), files)
    assert (shape(first), len(first.events)) == ([("2026-01-05", 0, 1)], 1)
    assert shape(seen(as_of("2026-01-06"), files)) == [("2026-01-05", 0, 2)]


@pytest.mark.parametrize(
    ("instant", "commit", "is_seen"),
    [
        (as_of("2026-02-05"), None, False),
        (as_of("2026-02-05"), "c0ffee", True),
        (now("2026-02-05"), None, True),
    ],
)
def test_minutes_without_a_day_are_seen_where_the_files_are_those_of_the_instant(instant, commit, is_seen):
    visible = seen(instant, [meeting_file("n.md", None, act("merged", 3, "#6"))], commit=commit)
    assert (bool(visible.held), bool(visible.events)) == (is_seen, is_seen)


def test_an_act_of_the_forge_without_a_time_is_seen_now_only():
    item = issue(7, None, state="closed")
    assert len(seen(now("2026-02-05"), [], item).events) == 2
    assert seen(as_of("2026-02-05"), [], item).events == ()


def test_an_act_of_the_forge_counts_by_its_time():
    item = pull(6, "2026-02-05T09:00", state="merged", merged="2026-02-05T11:00")
    assert [one.event.type.value for one in seen(as_of("2026-02-05T10:00"), [], item).events] == ["opened"]


def test_a_source_of_days_alone_counts_from_the_end_of_the_day_in_the_group_s_zone():
    item = pull(6, "2026-02-05", state="merged", merged="2026-02-06")
    chicago = "America/Chicago"
    assert seen(as_of("2026-02-04", chicago), [], item).events == ()
    five = seen(as_of("2026-02-05", chicago), [], item)
    assert ([one.event.type.value for one in five.events], five.state(item).value) == (["opened"], "open")


def test_of_several_archives_the_newest_says_how_far_it_is_known():
    held = [
        archive(gathered=when, source=name)
        for when, name in (("2026-02-01", "a"), (None, "b"), ("2026-01-01", "c"))
    ]
    assert str(seen(now("2026-03-01"), [], archives=held).gathered[HOME])[:10] == "2026-02-01"


def test_the_meeting_of_an_act_is_that_of_its_line():
    files = [
        meeting_file("n.md", "2026-01-05", act("decision", 3)),
        meeting_file("n.md", "2026-02-05", act("decision", 30), act("action", 31)),
    ]
    visible = seen(now("2026-03-01"), files, pull(6))
    assert [visible.meeting_of(one) for one in visible.events] == [
        None,
        "2026-01-05",
        "2026-02-05",
        "2026-02-05",
    ]
    assert visible.files == {"n.md": "2026-02-05"}
