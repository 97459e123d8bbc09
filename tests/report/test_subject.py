"""`show`: one thing, found by what people write for it."""

import pytest
from tests.building import (
    HOME,
    WEB,
    act,
    as_of,
    comment,
    full,
    issue,
    ledger_of,
    minutes,
    name,
    now,
    pull,
    review,
)

from lastcall.model.errors import UnknownReferenceError
from lastcall.model.event import ObjectionFate
from lastcall.model.minutes import Attendee
from lastcall.model.participant import Participant, Register
from lastcall.model.settings import GroupSettings, Settings
from lastcall.model.specification import SpecVersion
from lastcall.model.use_case import Need, UseCase, UseCasePage
from lastcall.report import subject, text
from lastcall.status import fold

F = ObjectionFate
TODAY = now("2026-06-01")
NEED = Need(id="need-depth", title="Surveyed depth", text="", line=4, last_line=4, anchored=True)
CASE = UseCase(
    id="use-case-works", number="1", title="Works", text="", path="use_cases/1.md", line=1, last_line=9, needs=(NEED,), users=()
)  # fmt: skip
PAGE = UseCasePage(path="use_cases/1.md", title=None, use_cases=(CASE,), out_of_scope=())
SPEC = SpecVersion(
    spec="MILL-01", version="1.0", title="Units", path="specs/1.md", stage=None, abstract="", sections=(),
    mentions=(), references=(), lines=9,
)  # fmt: skip
ANA = Attendee(name="Ana Bell", line=4)
FILES = (
    minutes(
        "2026-01-05",
        act("objection", 9, "#6", actor="Ana", fate=F.RAISED),
        act("decision", 10, "MILL-01", actor="Bo"),
        act("action", 11, "#8", actor="Ana Bell"),
        act("proposal", 12, "MILL-02"),
        attendees=(ANA, Attendee(name="Bo Carr", line=5, handle="bo-c")),
        references=(name("#6", 9), name("#99", 13)),
    ),
    minutes(
        "2026-02-05",
        act("objection_resolved", 3, "#6", actor="Ana", fate=F.WITHDRAWN),
        attendees=(ANA, Attendee(name="Ana Dorn", line=5)),
    ),
)
ITEMS = (
    pull(
        6,
        title="MILL-01: say the unit",
        body="Closes #7",
        reviews=(review("APPROVED", "2026-01-03T09:00", "ana"),),
    ),
    issue(7),
    issue(8, comments=(comment("see #6", "2026-03-01T09:00"),)),
)


@pytest.fixture(scope="module")
def show():
    settings = Settings(
        group=GroupSettings(repository=HOME), renames={"old/mill": HOME, "OLD-UNIT": "MILL-01"}
    )
    register = Register(participants=(Participant(name="Ana Bell", aliases=("A. Bell",), github=("ana",)),))
    ledger = ledger_of(FILES, *ITEMS, settings=settings, register=register, pages=[PAGE], specs=[SPEC])

    def found(ref, instant=TODAY):
        return subject.find(ledger, fold(ledger, instant), ref)

    return found


def acts(found):
    return [(event.type, event.line or event.source.rpartition("/")[2]) for event in found.events]


@pytest.mark.parametrize(
    "ref",
    [
        "#6",
        "6",
        " #6 ",
        "#06",
        "blue/mill#6",
        "Blue/Mill#6",
        "old/mill#6",
        f"{WEB}/blue/mill/pull/6",
        f"{WEB}/old/mill/pull/6/files?w=1#diff",
        "HTTPS://other.example/blue/mill/issues/6#issuecomment-1",
    ],
)
def test_an_item_in_each_way_of_writing_it(show, ref):
    found = show(ref)
    assert (found.ref, found.kind, found.title) == (full("#6"), "pull", "MILL-01: say the unit")
    assert (found.item.state, found.proposal.state) == ("open", "under review")


def test_an_item_with_the_acts_about_it_and_about_what_it_is_linked_to(show):
    found = show("#6")
    assert found.linked == [full("#7"), full("#8"), "2026-01-05", "2026-02-05"]
    assert acts(found) == [
        ("opened", "7"),
        ("opened", "8"),
        ("opened", "6"),
        ("support", "6"),
        ("objection", 9),
        ("action", 11),
        ("objection_resolved", 3),
    ]


def test_of_a_past_day_a_link_that_was_made_later_is_not_there(show):
    assert show("#6", as_of("2026-02-28")).linked == [full("#7"), "2026-01-05", "2026-02-05"]


def test_an_issue_that_nobody_put_to_the_group_is_no_proposal(show):
    found = show("#7")
    assert (found.kind, found.proposal, found.linked) == ("issue", None, [full("#6")])


def test_an_item_that_only_meetings_name(show):
    found = show("#99")
    assert (found.ref, found.kind, found.title, found.linked) == (
        full("#99"), "item", "not in the sources; meetings name it", ["2026-01-05"],
    )  # fmt: skip


@pytest.mark.parametrize("ref", ["#6-O1", "blue/mill#6-O1", "old/mill#6-o01"])
def test_an_objection_with_its_life(show, ref):
    found = show(ref)
    assert (found.ref, found.kind, found.objection.fate, found.linked) == (
        full("#6-O1"), "objection", "withdrawn", [full("#6")],
    )  # fmt: skip
    assert [event.line for event in found.objection.life] == [9, 3]
    assert acts(found) == [("opened", "6"), ("support", "6"), ("objection", 9), ("objection_resolved", 3)]
    assert show(ref, as_of("2026-01-31")).objection.fate == "raised"


def test_a_decision_an_action_and_a_meeting(show):
    decision, action, meeting = show("2026-01-05-d1"), show("2026-01-05-A1"), show("2026-01-05")
    assert (decision.kind, decision.linked, acts(decision)) == (
        "decision", ["MILL-01", "2026-01-05"], [("decision", 10)],
    )  # fmt: skip
    assert (action.kind, action.linked, acts(action)) == (
        "action",
        [full("#8"), "2026-01-05"],
        [("action", 11)],
    )
    assert (meeting.kind, meeting.linked) == ("meeting", [full("#6"), full("#99")])
    assert [row[1] for row in acts(meeting)] == [9, 10, 11, 12]


@pytest.mark.parametrize("ref", ["MILL-01", "mill-01", "OLD-UNIT"])
def test_a_specification_by_each_of_its_names(show, ref):
    found = show(ref)
    assert (found.ref, found.kind, found.title) == ("MILL-01", "specification", "Units")
    assert found.specification.former_ids == ["OLD-UNIT"]
    assert found.linked == [full("#6"), "2026-01-05", "2026-02-05"]
    assert ("decision", 10) in acts(found)


def test_a_specification_that_only_minutes_name(show):
    found = show("MILL-02")
    assert (found.kind, found.title, acts(found)) == (
        "specification",
        "named in minutes only",
        [("proposal", 12)],
    )


@pytest.mark.parametrize("ref", ["need-depth", "#need-depth", "Surveyed Depth"])
def test_a_need_by_its_anchor_or_its_title(show, ref):
    found = show(ref)
    assert (found.ref, found.kind, found.linked) == ("need-depth", "need", ["use-case-works"])
    assert (found.need.evidence.path, found.need.evidence.line) == ("use_cases/1.md", 4)


@pytest.mark.parametrize("ref", ["use-case-works", "Works"])
def test_a_use_case(show, ref):
    found = show(ref)
    assert (found.ref, found.kind, found.linked) == ("use-case-works", "use case", ["need-depth"])


@pytest.mark.parametrize("ref", ["Ana Bell", "ana bell", "A. Bell", "@ana"])
def test_a_person_of_the_register_with_what_only_she_is_called(show, ref):
    found = show(ref)
    assert (found.ref, found.title) == ("Ana Bell", "Ana Bell, present at 2 meetings")
    assert found.linked == ["2026-01-05", "2026-02-05"]
    # in the second meeting two people are called Ana
    assert acts(found) == [("support", "6"), ("objection", 9), ("action", 11)]


@pytest.mark.parametrize("ref", ["Bo Carr", "@bo-c"])
def test_a_person_of_an_attendee_list_alone(show, ref):
    found = show(ref)
    assert (found.kind, found.title) == ("person", f"{ref}, present at 1 meeting")
    assert acts(found) == [("decision", 10)]


def test_an_account_that_only_acts_name_is_nobody_of_the_minutes(show):
    found = show("@BO")
    assert found.title == "@BO, present at 0 meetings"
    assert [row[0] for row in acts(found)] == ["opened", "opened", "opened"]


def test_a_name_without_an_account_is_shown_as_it_is_written(show):
    assert [row[0] for row in acts(show("Bo"))] == ["opened", "opened", "opened", "decision"]


@pytest.mark.parametrize(
    ("ref", "hint"),
    [
        ("MILL-1", "near to it: MILL-01"),
        ("need-dept", "near to it: need-depth"),
        ("Ana Bel", "near to it: Ana Bell"),
        ("2026-01-05-D7", "near to it: 2026-01-05-D1, 2026-01-05, 2026-01-05-A1"),
    ],
)
def test_what_names_nothing_says_what_is_near(show, ref, hint):
    with pytest.raises(UnknownReferenceError) as caught:
        show(ref)
    assert caught.value.message == f"`{ref}` names nothing on the record as of 2026-06-01"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "ref", ["", "@", "#0", "zzzzzzzz", "https://x.example/", "https://[::1", "a/b#c", "#6-O9"]
)
def test_what_names_nothing_at_all_says_what_to_write(show, ref):
    with pytest.raises(UnknownReferenceError) as caught:
        show(ref)
    assert caught.value.hint is not None
    assert caught.value.hint.startswith(("write #6", "near to it: "))


def test_a_bare_number_needs_a_home():
    ledger = ledger_of(FILES, *ITEMS, home=None, settings=Settings())
    with pytest.raises(UnknownReferenceError):
        subject.find(ledger, fold(ledger, now("2026-06-01")), "#6")
    assert subject.find(ledger, fold(ledger, now("2026-06-01")), full("#6")).kind == "pull"


@pytest.mark.parametrize(
    ("ref", "rows"),
    [
        (
            "#6",
            [
                "pull #6: MILL-01: say the unit",
                f"open; opened 2026-01-01T09:00:00Z; {WEB}/{HOME}/pull/6",
                "state: under review",
                "  because minutes/2026-01-05_minutes.md:9 “#6”",
                "linked: #7, #8, 2026-01-05, 2026-02-05",
                "",
                "Acts: 7",
            ],
        ),
        ("#6-O1", ["objection #6-O1: objection", "withdrawn; raised by Ana on 2026-01-05", "linked: #6"]),
        ("2026-01-05-A1", ["action 2026-01-05-A1: action", "open; owner Ana Bell; due -"]),
        (
            "MILL-01",
            ["specification MILL-01: Units", "stage: not stated; formerly OLD-UNIT", "  version 1.0: no stage, specs/1.md"],
        ),
        ("need-depth", ["need need-depth: Surveyed depth", "stands at use_cases/1.md:4 “Surveyed depth”"]),
        ("Works", ["use case use-case-works: Works", "  need need-depth: named by 0"]),
        (
            "2026-02-05",
            ["meeting 2026-02-05: Meeting 2026-02-05", "files: minutes/2026-02-05_minutes.md", "present: Ana Bell, Ana Dorn"],
        ),
        ("MILL-02", ["specification MILL-02: named in minutes only", "", "Acts: 1"]),
    ],
)  # fmt: skip
def test_a_thing_as_text(show, ref, rows):
    assert text.subject(show(ref), HOME).splitlines()[: len(rows)] == rows


def test_an_act_as_text(show):
    assert text.subject(show("2026-01-05-D1"), HOME).splitlines()[-1] == (
        "  2026-01-05  decision on MILL-01 by Bo (recorded): “decision”  minutes/2026-01-05_minutes.md:10"
    )
