import pytest
from tests.building import act, as_of, meeting_file, minutes, status_of


def actions(*meetings, instant="2026-12-31"):
    """Actions of meetings, each given as (day, text, acts); an act's line counts in the text."""
    files = [minutes(on, *acts) for on, _, acts in meetings]
    texts = {file.path: text for file, (_, text, _) in zip(files, meetings, strict=True)}
    return status_of(as_of(instant), files, texts=texts).actions


def one(*meetings, **more):
    (found,) = actions(*meetings, **more)
    return (
        found.state.value,
        found.done_basis and found.done_basis.value,
        found.done_by and found.done_by.quote,
    )


TAKEN = ("2026-01-05", "* Ana will send the sample feeds to the harbours", [act("action", 1, actor="Ana")])


def test_an_action_with_what_it_says():
    (found,) = actions(
        (
            "2026-01-05",
            "# T\n* [ ] **Ana** will [send](https://x.example) it <br>#6",
            [act("action", 2, "#6", actor="Ana", due="2026-02-01")],
        )
    )
    assert (found.id, found.text, found.owner, found.meeting) == (
        "2026-01-05-A1",
        "Ana will send it #6",
        "Ana",
        "2026-01-05",
    )
    assert (found.due.isoformat(), found.subject) == ("2026-02-01", ("blue/mill#6",))


@pytest.mark.parametrize(
    ("instant", "state"), [("2026-02-01", "open"), ("2026-02-02", "overdue"), ("2026-02-01T10:00", "open")]
)
def test_it_is_overdue_after_its_day(instant, state):
    assert (
        one(("2026-01-05", "* x", [act("action", 1, actor="Ana", due="2026-02-01")]), instant=instant)[0]
        == state
    )


@pytest.mark.parametrize("mark", ["- [x]", "* [X]", "1. [x]"])
def test_a_ticked_box_declares_it_done(mark):
    assert one(("2026-01-05", f"{mark} send the feeds", [act("action", 1)])) == (
        "done",
        "declared",
        f"{mark} send the feeds",
    )


@pytest.mark.parametrize(
    ("report", "state"),
    [
        ("* Sample feeds\n    * Ana: done, sent to the harbours", "done"),
        ("* The sample feeds were sent to the harbours: done", "done"),
        ("* Sample feeds for harbours: not done", "open"),
        ("* Sample feeds for harbours: to be done", "open"),
        ("* The window is done", "open"),
        ("* Sample feeds for the harbours are discussed", "open"),
    ],
)
def test_done_is_inferred_from_later_minutes_in_much_the_same_words(report, state):
    assert one(TAKEN, ("2026-02-05", report, []))[:2] == (state, "inferred" if state == "done" else None)


def test_a_report_counts_when_it_has_been_made_and_not_from_before():
    report = ("2026-02-05", "* Sample feeds for the harbours: done", [])
    assert one(TAKEN, report, instant="2026-02-04")[0] == "open"
    assert one(("2026-01-01", *report[1:]), TAKEN)[0] == "open"


def test_a_report_is_looked_for_in_the_next_four_meetings():
    quiet = [(f"2026-0{month}-05", "nothing", []) for month in (2, 3, 4, 5)]
    late = ("2026-06-05", "* Sample feeds for the harbours: done", [])
    assert one(TAKEN, *quiet, late)[0] == "open"
    assert one(TAKEN, *quiet[:3], late)[0] == "done"


def test_a_short_action_is_not_found_again():
    assert (
        one(
            ("2026-01-05", "* Ana will do it", [act("action", 1, actor="Ana")]),
            ("2026-02-05", "* Ana: it is done", []),
        )[0]
        == "open"
    )


def test_numbers_count_by_line_within_a_meeting():
    file = minutes("2026-01-05", act("action", 9), act("action", 3), act("decision", 1))
    other = meeting_file("n.md", "2026-02-05", act("action", 1))
    found = status_of(as_of("2026-12-31"), [file, other]).actions
    assert [(row.id, row.event.event.line) for row in found] == [
        ("2026-01-05-A1", 3), ("2026-01-05-A2", 9), ("2026-02-05-A1", 1),
    ]  # fmt: skip


def test_without_the_file_s_words_the_quote_stands():
    found = status_of(
        as_of("2026-12-31"), [minutes("2026-01-05", act("action", 9, quote="Ana will"))]
    ).actions
    assert [row.text for row in found] == ["Ana will"]
