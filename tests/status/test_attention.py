from tests.building import act, agenda, as_of, comment, minutes, pull, status_of

from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import ObjectionFate


def attention(instant, files=(), *items, **more):
    return [
        (one.urgency.value, one.what, one.who, one.ref.removeprefix("blue/mill"))
        for one in status_of(as_of(instant), files, *items, **more).attention
    ]


def test_a_quiet_group_needs_nobody():
    assert attention("2026-02-01", [minutes("2026-01-05", act("merged", 3, "#6"))]) == []


def test_calls_by_the_days_that_are_left():
    item = pull(6, body="Deadline for comments: 2026-02-10")
    assert attention("2026-02-01", [], item) == [
        ("soon", "The call on #6 ends in 9 days, on 2026-02-10", None, "#6")
    ]
    assert attention("2026-02-09", [], item) == [
        ("now", "The call on #6 ends in 1 day, on 2026-02-10", None, "#6")
    ]
    assert attention("2026-02-10", [], item) == [
        ("now", "The call on #6 ends today, on 2026-02-10", None, "#6")
    ]
    ran_out = "The call on #6 ran out on 2026-02-10 and nobody concluded it"
    assert attention("2026-02-11", [], item) == [("now", ran_out, None, "#6")]
    assert attention("2027-02-10", [], item)[0][0] == "now"
    assert attention("2027-02-11", [], item) == [("sometime", ran_out, None, "#6")]


def test_open_objections():
    raised = minutes("2026-01-05", act("objection", 3, "#6", actor="Ana", fate=ObjectionFate.RAISED))
    assert attention("2026-02-01", [raised]) == [
        ("now", "An objection on #6 is open (raised)", None, "#6-O1")
    ]
    assert attention("2027-02-01", [raised])[0][0] == "sometime"
    sustained = minutes("2026-01-05", act("objection", 3, actor="Ana", fate=ObjectionFate.SUSTAINED))
    assert attention("2026-02-01", [sustained]) == [
        ("now", "An objection is sustained", None, "2026-01-05-O1")
    ]
    settled = minutes("2026-01-06", act("objection_resolved", 3, "#6", fate=ObjectionFate.WITHDRAWN))
    assert attention("2026-02-01", [raised, settled]) == []


def test_an_agenda_without_minutes_after_its_day():
    plan = agenda("2026-01-05")
    assert attention("2026-01-05", [plan]) == []
    assert attention("2026-01-06", [plan]) == [
        ("soon", "The meeting of 2026-01-05 has an agenda and no minutes", None, "2026-01-05")
    ]
    assert attention("2027-01-06", [plan])[0][0] == "sometime"


def test_minutes_without_an_answer_to_their_closing_question():
    file = minutes("2026-01-05", closing_consensus=ClosingConsensus.UNDECIDED, closing_line=2)
    (one,) = status_of(as_of("2026-02-01"), [file], texts={file.path: "# T\n* Consensus? Yes/No"}).attention
    assert one.what == "The minutes of 2026-01-05 are not closed: the closing question has no answer"
    assert (one.evidence.path, one.evidence.line, one.evidence.quote) == (file.path, 2, "* Consensus? Yes/No")
    answered = minutes("2026-01-05", closing_consensus=ClosingConsensus.YES, closing_line=2)
    assert attention("2026-02-01", [answered]) == []


def test_what_is_replaced_and_still_open_says_who_says_so():
    new = pull(9, body="Replaces #6")
    (one,) = status_of(as_of("2026-02-01"), [], pull(6), new).attention
    assert (one.what, one.evidence.url, one.evidence.quote) == (
        "#6 is open, and #9 says that it replaces it", new.url, "Replaces #6",
    )  # fmt: skip
    old = pull(6, comments=(comment("Replaced by #9", "2026-01-20T09:00"),))
    assert attention("2026-02-01", [], old, pull(9)) == [
        ("sometime", "#6 is open, and says that #9 replaces it", None, "#6")
    ]
    assert attention("2026-01-19", [], old, pull(9)) == []
    ended = pull(6, state="closed", closed="2026-01-20T09:00")
    assert attention("2026-02-01", [], ended, new) == []


def test_actions_that_are_overdue_or_due_soon():
    file = minutes("2026-01-05", act("action", 1, actor="Ana", due="2026-02-10", quote="send it"))
    late = "An action was due on 2026-02-10, 1 day ago: send it"
    assert attention("2026-02-11", [file]) == [("soon", late, "Ana", "2026-01-05-A1")]
    assert "2 days ago" in attention("2026-02-12", [file])[0][1]
    assert attention("2026-01-27", [file]) == [
        ("soon", "An action is due on 2026-02-10: send it", "Ana", "2026-01-05-A1")
    ]
    assert attention("2026-01-26", [file]) == []
    assert attention("2027-02-11", [file])[0][0] == "sometime"


def test_the_most_urgent_comes_first():
    files = [
        agenda("2026-01-20"),
        minutes("2026-01-05", act("objection", 3, "#6", fate=ObjectionFate.RAISED)),
    ]
    body = "Deadline for comments: 2026-02-10"
    rows = attention("2026-02-01", files, pull(6), pull(7, body=body), pull(9, body="replaces #6"))
    assert [(row[0], row[3]) for row in rows] == [
        ("now", "#6-O1"), ("soon", "#7"), ("soon", "2026-01-20"), ("sometime", "#6"),
    ]  # fmt: skip
