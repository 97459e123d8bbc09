"""Lists and the group at a glance, as text for people."""

import pytest
from tests.building import HOME, act, agenda, as_of, full, issue, meeting_file, minutes, now, pull, status_of

from lastcall.documents.markdown import Markdown
from lastcall.model.event import ObjectionFate
from lastcall.model.settings import GroupSettings, ScheduleSettings, Settings
from lastcall.model.specification import SpecVersion, Stage, StageSource
from lastcall.report import minutes as report
from lastcall.report import shapes, shaping, text

FILES = [
    agenda("2026-01-05"),
    minutes(
        "2026-01-05",
        act("objection", 9, "#6", fate=ObjectionFate.RAISED),
        act("decision", 10, "#7"),
        act("action", 11, actor="Ana", due="2026-01-20"),
    ),
    agenda("2026-03-05"),
]
SPEC = SpecVersion(
    spec="MILL-01", version=None, title="Units", path="specs/1.md",
    stage=Stage(name="Draft", source=StageSource.BANNER, line=3, quote="DRAFT"), abstract="", sections=(), mentions=(),
    references=(), lines=9,
)  # fmt: skip
ITEMS = [
    pull(6, title="Say the unit", body="Deadline for comments: 2026-02-10"),
    issue(7),
    pull(8, state="merged", merged="2026-01-05T09:00"),
]


def group():
    return status_of(now("2026-02-01"), FILES, *ITEMS, specs=[SPEC])


def test_the_group_at_a_glance():
    assert (
        text.status(group()).splitlines()
        == [
            "mill — as of 2026-02-01",
            "repository blue/mill",
            "",
            "Meetings: 1 with minutes, the last on 2026-01-05",
            "Next meeting: 2026-03-05 (agenda minutes/2026-03-05_agenda.md)",
            "",
            "Specifications: 1",
            "  MILL-01  Draft  Units (versions: specs/1.md)",
            "",
            "What needs somebody: 3",
            "  now      An objection on #6 is open (raised)  minutes/2026-01-05_minutes.md:9",
            "  soon     The call on #6 ends in 9 days, on 2026-02-10  https://git.example/blue/mill/pull/6",
            "  soon     An action was due on 2026-01-20, 12 days ago: action [Ana]  minutes/2026-01-05_minutes.md:11",
            "",
            "Calls running: 1",
            "  #6 until 2026-02-10  Say the unit",
            "",
            "Open proposals: 1",
            "  #6     call open (2026-02-10)  Say the unit  meetings: 2026-01-05",
            "",
            "Open objections: 1",
            "  #6-O1  raised, 2026-01-05: objection  minutes/2026-01-05_minutes.md:9",
            "",
            "Latest decisions: 1",
            "  2026-01-05-D1  decision on #7  (recorded)  minutes/2026-01-05_minutes.md:10",
            "",
            "Actions not reported done: 1",
            "  2026-01-05-A1  overdue  [Ana, due 2026-01-20] action  minutes/2026-01-05_minutes.md:11",
            "",
            "Note: Issues and pull requests of blue/mill are known up to 2026-12-31 (archive.json).",
        ][:-1]
    )


def test_an_empty_group_at_a_glance():
    settings = Settings(
        group=GroupSettings(name="Mill"), schedule=ScheduleSettings(start="2026-01-05", every="1 week")
    )
    rows = text.status(status_of(now("2026-01-01"), home=None, settings=settings)).splitlines()
    assert rows[:4] == [
        "Mill — as of 2026-01-01",
        "",
        "Meetings: 0 with minutes",
        "Next meeting: 2026-01-05 (by the schedule)",
    ]
    assert [row for row in rows if row.endswith(": none")] == [
        "Specifications: none",
        "What needs somebody: none",
        "Calls running: none",
        "Open proposals: none",
        "Open objections: none",
        "Latest decisions: none",
        "Actions not reported done: none",
    ]


def test_a_long_section_is_cut_with_a_word():
    items = [pull(number) for number in range(1, 12)]
    rows = text.status(status_of(now("2026-02-01"), [], *items)).splitlines()
    place = rows.index("Open proposals: 11")
    assert rows[place + 8 : place + 10] == ["  #8     open  Item 8", "  … and 3 more"]


def test_what_a_build_found():
    assert text.summary(group()) == [
        "mill, as of 2026-02-01",
        "Meetings          1 with minutes, 2026-01-05 to 2026-01-05; next on 2026-03-05",
        "Specifications    MILL-01 Draft",
        "Use cases         0 with 0 needs, 0 of them named by nothing",
        "Proposals         2, 1 open; 1 with a call running, 0 whose call ran out unconcluded",
        "Objections        1, 1 open",
        "Decisions         1 on the record",
        "Actions           1 not reported done, 1 of them overdue",
    ]
    assert text.summary(status_of(now("2026-02-01")))[1:3] == [
        "Meetings          0 with minutes",
        "Specifications    none",
    ]


def test_lists():
    status = group()
    assert [text.proposal(one, HOME) for one in status.proposals] == [
        "#6     call open (2026-02-10)  Say the unit  meetings: 2026-01-05",
        "#8     merged 2026-01-05  Item 8",
    ]
    assert [text.meeting(one) for one in status.meetings] == [
        "2026-01-05  Meeting 2026-01-05  minutes/2026-01-05_agenda.md, minutes/2026-01-05_minutes.md",
        "2026-03-05  Meeting 2026-03-05  minutes/2026-03-05_agenda.md",
    ]
    done = status_of(
        as_of("2026-02-01"),
        [minutes("2026-01-05", act("action", 1))],
        texts={"minutes/2026-01-05_minutes.md": "- [x] it"},
    )
    assert [text.action(one) for one in done.actions] == [
        "2026-01-05-A1  done by minutes/2026-01-05_minutes.md:1 (declared)  [nobody named] it  minutes/2026-01-05_minutes.md:1"
    ]
    assert text.listed(["a", "b"]) == "a\nb\n"


@pytest.mark.parametrize(
    ("target", "home", "shown"),
    [
        (full("#6"), HOME, "#6"),
        ("blue/kiln#6", HOME, "blue/kiln#6"),
        ("blue/mill2#6", HOME, "blue/mill2#6"),
        (full("#6"), None, full("#6")),
    ],
)
def test_an_item_of_the_home_is_written_short(target, home, shown):
    assert text.short(target, home) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [("a\n  b", "a b"), ("x" * 11, "x" * 9 + "…"), ("x" * 8 + " yz", "x" * 8 + "…"), ("x" * 10, "x" * 10)],
)
def test_a_text_on_one_line_of_a_width(words, shown):
    assert text.clipped(words, 10) == shown


def test_a_file_with_what_was_understood_beneath_its_lines():
    file = meeting_file(
        "m.md", "2026-01-05", act("last_call", 3, "#6", actor="Ana", due="2026-02-01"), act("decision", 2)
    )
    assert report.text(file, Markdown("# T\n\n* call\n")) == (
        "m.md: minutes of 2026-01-05, style test\n"
        "0 attendees, 0 references, 2 acts; closing question: none\n"
        "1  # T\n"
        "2  \n"
        "       ^ decision (recorded; idiom.test)\n"
        "3  * call\n"
        "       ^ last call on blue/mill#6 by Ana, due 2026-02-01 (recorded; idiom.test)\n"
    )


def test_json_is_written_with_its_keys_in_order():
    held = shapes.NextMeetingShape(title="Ünit", date="2026-01-05", agenda=None)
    assert shaping.line(held) == '{"agenda":null,"date":"2026-01-05","title":"Ünit"}'
    assert shaping.document(held) == '{\n "agenda": null,\n "date": "2026-01-05",\n "title": "Ünit"\n}'
