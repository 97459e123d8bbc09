from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.ledger import timetable
from lastcall.ledger.timetable import DatedLine


def days(body):
    return [(line.day.isoformat(), line.words, line.is_call, line.done) for line in timetable.read(body)]


def test_a_timetable_of_a_pull_request():
    body = (
        "Adds a unit.\n\n## Timeline\n- [x] 2026-01-05 Opened\n"
        "- [ ] Last call: 2026-01-08 to **2026-01-20**\n* 2026-01-22 - Merge\n\n2026-02-01 in passing\n"
    )
    assert timetable.read(body) == (
        DatedLine(date(2026, 1, 5), "Opened", False, True, 4, "- [x] 2026-01-05 Opened"),
        DatedLine(
            date(2026, 1, 20), "Last call", True, False, 5, "- [ ] Last call: 2026-01-08 to **2026-01-20**"
        ),
        DatedLine(date(2026, 1, 22), "Merge", False, False, 6, "* 2026-01-22 - Merge"),
    )


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Deadline for comments: 2026-01-20", [("2026-01-20", "Deadline for comments", True, False)]),
        ("2026-01-20 - Deadline for comments", [("2026-01-20", "Deadline for comments", True, False)]),
        ("1. Objections until 2026-01-20", [("2026-01-20", "Objections", True, False)]),
        ("Open for review until 2026-01-20.", [("2026-01-20", "Open for review", True, False)]),
        ("* 2026-01-20 - Merge", []),
        ("We met on 2026-01-20", []),
        ("Deadline: soon", []),
        ("Deadline: 2026-13-45", []),
        ("Deadline: 2026-02-30", []),
    ],
)
def test_a_line_outside_a_timetable_counts_where_it_speaks_of_a_deadline(line, found):
    assert days(line) == found


def test_the_words_are_those_beside_the_day():
    assert [row[1] for row in days("* Deadline for comments: 2026-01-20\n- 2026-01-20: last call ends")] == [
        "Deadline for comments",
        "last call ends",
    ]


def test_a_section_ends_at_the_next_heading():
    assert days("## Schedule\n* 2026-01-05 Talk\n### Notes\n* 2026-01-06 Walk") == [
        ("2026-01-05", "Talk", False, False)
    ]


def test_code_holds_no_deadlines():
    assert days("```\nDeadline: 2026-01-20\n```\nDeadline: 2026-01-21") == [
        ("2026-01-21", "Deadline", True, False)
    ]


@given(
    st.lists(st.sampled_from(["## Timeline", "* ", "2026-01-05", " deadline ", "```", "\n", "[x]", "x"])).map(
        "".join
    )
)
def test_every_dated_line_stands_where_it_says(body):
    lines = body.split("\n")
    for found in timetable.read(body):
        assert found.day.isoformat() in lines[found.line - 1]
        assert found.quote == lines[found.line - 1].strip()[:160]


def test_a_sentence_that_repeats_a_day_of_the_timetable_is_not_a_second_call():
    body = "Comments due 2026-01-20, see below; comments due 2026-01-20 at noon.\n\n## Timeline\n* 2026-01-20 - Deadline for comments"
    assert days(body) == [("2026-01-20", "Deadline for comments", True, False)]
