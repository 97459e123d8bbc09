import pytest
from tests.building import act, as_of, meeting_file, minutes, status_of

from lastcall.model.event import Basis


def decisions(*files, texts=None, instant="2026-12-31"):
    return status_of(as_of(instant), files, texts=texts).decisions


def test_decisions_and_questions_without_objection_are_numbered_apart_by_line():
    file = minutes(
        "2026-01-05", act("no_objection", 2, "#6"), act("decision", 9), act("decision", 4), act("merged", 5)
    )
    assert [(one.id, one.event.event.line, one.subject) for one in decisions(file)] == [
        ("2026-01-05-N1", 2, ("blue/mill#6",)),
        ("2026-01-05-D1", 4, ()),
        ("2026-01-05-D2", 9, ()),
    ]


def test_their_numbers_are_the_same_on_every_day():
    files = [minutes(on, act("decision", 4), act("decision", 5)) for on in ("2026-01-05", "2026-02-05")]
    assert [one.id for one in decisions(*files, instant="2026-01-05")] == ["2026-01-05-D1", "2026-01-05-D2"]
    assert [one.id for one in decisions(*files)][:2] == ["2026-01-05-D1", "2026-01-05-D2"]


def test_how_a_decision_is_known_stays_with_it():
    file = minutes(
        "2026-01-05", act("decision", 2, basis=Basis.INFERRED), act("decision", 3, basis=Basis.DECLARED)
    )
    assert [one.basis for one in decisions(file)] == [Basis.INFERRED, Basis.DECLARED]


def test_two_meetings_in_one_file_count_for_themselves():
    files = [
        meeting_file("n.md", "2026-01-05", act("decision", 3)),
        meeting_file("n.md", "2026-02-05", act("decision", 30)),
    ]
    assert [(one.id, one.meeting) for one in decisions(*files)] == [
        ("2026-01-05-D1", "2026-01-05"), ("2026-02-05-D1", "2026-02-05"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("  * **DECISION:** we use [metres](https://x.example/a_(b)).", "DECISION: we use [metres](https://x.example/a_(b))."),
        ("> - [x] RESOLUTION: `a_b` __now__", "RESOLUTION: `a_b` now"),
        ('### Decision ![img](x.png) <a id="d"></a>', "Decision img"),
        ("12) Agreed <script>", "Agreed"),
        ("x" * 500, "x" * 399 + "…"),
        ("a < b", "a < b"),
    ],
)  # fmt: skip
def test_the_line_is_shown_whole_without_its_marks(line, text):
    file = minutes("2026-01-05", act("decision", 1))
    assert [one.text for one in decisions(file, texts={file.path: line})] == [text]


@pytest.mark.parametrize("line", [None, 0, 99])
def test_a_line_that_is_not_to_be_had_leaves_the_quote(line):
    file = minutes("2026-01-05", act("decision", line, quote="We agree"))
    assert [one.text for one in decisions(file, texts={file.path: "x"})] == ["We agree"]
