"""Who was there, in the ways in which groups keep their lists; and what stands near a list and is nobody."""

import pytest

from lastcall.documents import minutes
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames


def attendees(text):
    """Names with affiliation and role, as one file gives them."""
    file = minutes.read(
        Markdown(text), "2026-01-05.md", home="blue/mill", renames=Renames({}), web="https://git.example"
    )
    return [(one.name, one.affiliation, one.role) for one in file.attendees]


def names(text):
    return [name for name, _, _ in attendees(text)]


@pytest.mark.parametrize(
    "heads",
    ["First Name | Last Name", "Given Name | Family Name", "Forename | Surname", "given names | last name"],
)
def test_a_name_in_two_columns_is_one(heads):
    text = (
        f"# Mill WG\n\n## Participants\n\n| {heads} | Company | Role |\n|---|---|---|---|\n"
        "| Ana | Bell | Blue Ltd | Chair |\n| Bo | van Carr | Red | Member |\n"
    )
    assert attendees(text) == [("Ana Bell", "Blue Ltd", "Chair"), ("Bo van Carr", "Red", "Member")]


def test_of_a_table_that_says_who_came_those_who_did():
    text = (
        "# Mill WG\n\n## Attendance\n\n| Name (Affiliation) | Present |\n|---|---|\n"
        "| Ana Bell (Blue) | yes |\n| Bo Carr (Red) | |\n| Cy Dorn | x |\n"
    )
    assert names(text) == ["Ana Bell", "Cy Dorn"]


def test_a_column_that_nobody_filled_in_says_nothing():
    text = "# Mill WG\n\n## Attendance\n\n| Name | Present |\n|---|---|\n| Ana Bell | |\n| Bo Carr | |\n"
    assert names(text) == ["Ana Bell", "Bo Carr"]


def test_a_roll_call_in_a_numbered_heading():
    table = "| First Name | Last Name |\n|---|---|\n| Ana | Bell |\n"
    assert names(f"# Mill\n\n## 1.2 Introduction of participants/roll call (Co-chair Bo)\n\n{table}") == [
        "Ana Bell"
    ]
    assert names(f"# Mill\n\n## 3. Roll call vote on #6\n\n{table}") == []


def test_a_label_in_a_list_over_a_list():
    text = "# Sync\n\n## November 5, 2026\n\n- **Lead:** @ana\n- **Attendees:**\n   - @ana\n   - @bo\n\n## Agenda\n\n- x\n"
    assert names(text) == ["ana", "bo"]


def test_a_second_list_of_people_after_the_first():
    text = (
        "Minutes of the mill, 5 January 2026\n\nAttendees: *Ana* B., *Bo* C.\n\n"
        "Additional Attendees: Cy Dorn (Blue), Di Elm (Red),\nEd Fir (Red)\n\nRegrets:\n\nAgenda:\n\n1) Quorum\n"
    )
    assert names(text) == ["Ana B.", "Bo C.", "Cy Dorn", "Di Elm", "Ed Fir"]


@pytest.mark.parametrize(
    "line",
    [
        "Secretary",
        "Note: observers who want to become members follow the steps, and tell the chair",
        "It was mentioned that Cy Dorn, who is not here, is the director",
        "Notes",
    ],
)
def test_near_a_list_and_nobody(line):
    assert names(f"# Mill WG\n\n## Attendees\n\n* Ana Bell\n* Bo Carr\n* {line}\n") == ["Ana Bell", "Bo Carr"]


def test_a_list_of_people_ends_where_somebody_tells_something():
    text = (
        "# Mill WG\n\n### Attendees\n\n* Ana Bell - Blue\n* Bo Carr - Red\n\n"
        "Ana provided an update on the second submission, which will have an app and the software that the group "
        "of Bo has not yet opened.\n\n* Determine who is interested\n\n**Action:** Ana will ask Bo\n"
    )
    assert names(text) == ["Ana Bell", "Bo Carr"]
    acts = minutes.read(
        Markdown(text), "2026-01-05.md", home="blue/mill", renames=Renames({}), web="https://git.example"
    ).events
    assert [(one.type.value, one.actor) for one in acts] == [("action", "Ana")]


def test_a_sentence_before_a_list_of_people_does_not_end_it():
    text = (
        "# Mill WG\n\n## Attendees\n\nThe meeting was held at the mill, and these people were there in the room "
        "or had dialled in by the time it was opened:\n\n* Ana Bell\n* Bo Carr\n"
    )
    assert names(text) == ["Ana Bell", "Bo Carr"]


def test_a_table_of_people_beneath_any_heading_near_the_top():
    table = "| Name | Account | Affiliation |\n|---|---|---|\n| Ana Bell | @ana | Blue |\n| Bo Carr | @bo | Red |\n"
    assert attendees(f"# Mill 2026-01-05\n\n## Folks\n\n{table}\n## Agenda\n\n* x\n") == [
        ("Ana Bell", "Blue", None),
        ("Bo Carr", "Red", None),
    ]
    # of things, or where another list says who came
    things = "| Name | Size |\n|---|---|\n| Mill | 4 |\n"
    assert names(f"# Mill 2026-01-05\n\n## Parts\n\n{things}\n## Agenda\n\n* x\n") == []
    assert names(f"# Mill 2026-01-05\n\n## Owners\n\n{table}\n## Attendees\n\n* Cy Dorn\n") == ["Cy Dorn"]


def test_an_item_over_a_list_of_people_in_the_agenda():
    text = "# Mill 2026-01-05\n\n## Agenda\n\n* Lamps\n* Present\n  * Ana Bell (@ana)\n  * Bo Carr (Red)\n  * Cy Dorn\n"
    assert names(text) == ["Ana Bell", "Bo Carr", "Cy Dorn"]
    assert (
        names("# Mill 2026-01-05\n\n## Agenda\n\n* Present\n  * how lamps work\n  * who pays\n  * when\n")
        == []
    )


@pytest.mark.parametrize(
    ("entry", "person"),
    [
        ("[AB] Ana Bell", ("Ana Bell", None, None)),
        ("@ana (Ana Bell, Blue Ltd, https://blue.example/us)", ("Ana Bell", "Blue Ltd", None)),
        ("Ana (Annie) Bell", ("Ana (Annie) Bell", None, None)),
        ("Ana Bell (Blue) https://ana.example/", ("Ana Bell", "Blue", None)),
    ],
)
def test_ways_to_write_one_person(entry, person):
    assert attendees(f"# Mill 2026-01-05\n\n## Attendees\n\n* {entry}\n* Bo Carr\n")[0] == person


@pytest.mark.parametrize("away", ["absent", "by proxy to Bo", "regrets"])
def test_who_was_away_was_not_there(away):
    assert names(f"# Mill 2026-01-05\n\n## Attendees\n\n* Ana Bell ({away})\n* Bo Carr\n") == ["Bo Carr"]


def test_a_name_that_wraps_into_the_next_line():
    text = "# Mill 2026-01-05\n\n## Attendees\n\nAna Bell, Bo Carr, Cy Dorn, Dot\nEck, Flo Garr\n"
    assert names(text) == ["Ana Bell", "Bo Carr", "Cy Dorn", "Dot Eck", "Flo Garr"]
    assert names("# Mill 2026-01-05\n\n## Attendees\n\nAna, Bo, Cy\nDot Eck, Flo\n") == [
        "Ana",
        "Bo",
        "Cy",
        "Dot Eck",
        "Flo",
    ]


def test_what_was_sent_to_those_who_attend_is_no_list_of_them():
    text = (
        "# Mill WG\n\n## Summary\n\nThe following agenda was distributed to attendees:\n[agenda](agenda.md).\n\n"
        "Work was done on the Mill Race, Mill Wheels, the\nWeir and the Sluice.\n\n## Minutes\n\n* Ida: hello\n"
    )
    assert names(text) == []


@pytest.mark.parametrize("heading", ["Who joined", "Who attended", "Who was there"])
def test_a_question_may_head_the_list(heading):
    assert names(
        f"# Mill WG\n\n## {heading}\n\n- Ida Lund ([@ida](https://git.example/ida))\n- Tomas Berg\n"
    ) == [
        "Ida Lund",
        "Tomas Berg",
    ]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("Ada Lund ([@adal][adal])", "Ada Lund"),
        ("♦ Ada Lund (Engines)", "Ada Lund"),
        ("Ada Lund ✏", "Ada Lund"),
        ("Ada Lund!", "Ada Lund"),
        ("Ada L. [Engines]", "Ada L."),
        ("Ada (Addie) McLund, she/her, Engines", "Ada (Addie) McLund"),
        ("remote: Ada Lund", "Ada Lund"),
    ],
)
def test_marks_around_a_name(entry, name):
    assert names(f"## Attendees\n\n* {entry}\n") == [name]


@pytest.mark.parametrize("entry", ["Harbour Foundation", "Harbour Council maintainers", "listening only", "other representatives"])  # fmt: skip
def test_no_person(entry):
    assert names(f"## Attendees\n\n* Ada Lund\n* {entry}\n") == ["Ada Lund"]


@pytest.mark.parametrize(
    ("entry", "affiliation", "role"),
    [
        ("Ada Lund, Engines, Inc.", "Engines, Inc.", None),
        ("Ada Lund (Red Mill Representative)", "Red Mill", "Representative"),
        ("Ada Lund (community representative)", None, "community representative"),
        ("Ada Lund (Chief Architect) - Engines", "Engines", "Chief Architect"),
    ],
)
def test_organisations_and_roles(entry, affiliation, role):
    assert attendees(f"## Attendees\n\n* {entry}\n") == [("Ada Lund", affiliation, role)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Attendees: @ada @ben-oak @cyd @dora1\n", ["ada", "ben-oak", "cyd", "dora1"]),
        ("Present: Ada B., Ben O., Cyd P.\n", ["Ada B.", "Ben O.", "Cyd P."]),
        ("Attendees (name, pronouns, organisation)\nAda Lund, she/her, Engines\nBen Oak, Mill\nCyd Poe, he/him\n", ["Ada Lund", "Ben Oak", "Cyd Poe"]),
        ("## Participants - please write the account that you have here\n\n* Ada Lund\n* Ben Oak\n", ["Ada Lund", "Ben Oak"]),
        ("## 0. Opening\n\n* Opened by Ada at 19:30\n* Present: Ada, Ben, Cyd\n* Apologies: Dora\n", ["Ada", "Ben", "Cyd"]),
        ("Attending: ay, be, cy\nKeeper: ay\nNotetaker: be\n", ["ay", "be", "cy"]),
        ("|  |  |\n| --- | --- |\n| Attending | Ada Lund, Ben Oak |\n| Note Taker | Cyd Poe |\n", ["Ada Lund", "Ben Oak"]),
        ("Attendees:\n- Ada\n- Ben\n\n---\n\n- [x] Lamps on the quay (@ada)\n  - brighter\n", ["Ada", "Ben"]),
        ("# Roll Call\n\n## Attended this meeting\n\n* Ada Lund\n* Ben Oak\n\n## Attended recently in the past\n\n* Cyd Poe\n* Dora Elm\n", ["Ada Lund", "Ben Oak"]),
        ("#### *Present*: Ada Lund, Ben Oak, Cyd Poe\n", ["Ada Lund", "Ben Oak", "Cyd Poe"]),
        ("**Who's here?** Ada Lund (Engines), benny\n", ["Ada Lund", "benny"]),
        ("## From attendees\n\n* Lamps, once more\n* Ropes\n", []),
        ("## Participants\n\n<table><thead><tr><th>Name</th><th>Role</th><th>Attendance</th></tr></thead><tbody><tr><td>Ada Lund</td><td>Chair</td><td>Yes</td></tr><tr><td>Ben Oak</td><td>Secretary</td><td>No</td></tr></tbody></table>\n", ["Ada Lund"]),
    ],
)  # fmt: skip
def test_more_ways_to_list_people(text, people):
    assert names(f"# Tides call\n\n{text}\n## Notes\n\n* Lamps are lit\n") == people


def test_a_label_may_tell_those_who_come_what_to_write():
    text = "# Mill WG\n\nAttendance (please add yourself)\n\n* Ana Bell (Blue)\n* Bo Carr (Red)\n\n## Notes\n\n* fine\n"
    assert attendees(text) == [("Ana Bell", "Blue", None), ("Bo Carr", "Red", None)]


@pytest.mark.parametrize(
    "label", ["**Not in Attendance**", "**Unable to attend:**", "### Members not present"]
)
def test_who_was_not_there(label):
    text = (
        f"# Mill WG\n\n## Attendance\n\n* Ana Bell\n\n{label}\n\n* Bo Carr\n* Cy Dorn\n\n## Notes\n\n* fine\n"
    )
    assert names(text) == ["Ana Bell"]


def test_after_initials_comes_one_person_however_many_bodies_follow():
    text = "# Mill WG\n\n## Attendees\n\n1. AB: Ana Bell, Blue, Red, Green\n1. BC: Bo Carr, Red\n"
    assert names(text) == ["Ana Bell", "Bo Carr"]


def test_of_lists_by_body_those_with_the_sign_of_who_came():
    text = (
        "# Mill WG\n\n* Welcome\n\n## Attendance\n\n***Voting members***\n\n"
        "*Each of the founding bodies has one vote, and a quorum for votes is at least half of the members that vote.*\n\n"
        "* Blue - Ana Bell + / Bo Carr\n* Red - Cy (Cyd) Dorn\n* Green - **Di Ende+** (chair)\n\n"
        '   " + " indicates attending\n\n***Other attendees***\n\n* Ed Frost (Grey)\n\n## Notes\n\n* fine\n'
    )
    assert attendees(text) == [
        ("Ana Bell", "Blue", None),
        ("Di Ende", "Green", "chair"),
        ("Ed Frost", "Grey", None),
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Ana Bell, Blue / Red", ("Ana Bell", "Blue / Red", None)),
        ("Ana Bell - Blue Inc.", ("Ana Bell", "Blue Inc.", None)),
        ("Ana Bell - Blue Co. Ltd.", ("Ana Bell", "Blue Co. Ltd.", None)),
        ("Ana Bell (Blue, **TAC Chair**)", ("Ana Bell", "Blue", "TAC Chair")),
        ("Ana Bell (Assistant to the Treasurer)", ("Ana Bell", None, "Assistant to the Treasurer")),
        ("Ana Bell - Blue / chair", ("Ana Bell", "Blue", "chair")),
    ],
)
def test_bodies_and_roles_beside_a_name(entry, expected):
    assert attendees(f"# Mill WG\n\n## Attendees\n\n* {entry}\n* Bo Carr, Red\n") == [
        expected,
        ("Bo Carr", "Red", None),
    ]


def test_a_wrapped_paragraph_after_the_list_names_nobody():
    text = (
        "# Mill WG\n\n## Attendees\n\n* Ana Bell\n* Bo Carr\n\n"
        "**Note**: there will be no call on the 21st, as the mill is shut for\n"
        "repairs. This means the next call will be on Thursday, Sept 4th.\n\n## Notes\n\n* fine\n"
    )
    assert names(text) == ["Ana Bell", "Bo Carr"]


def test_how_long_somebody_stayed_stands_beside_their_name():
    text = "# Mill WG\n\n## Opening\n\n* Opened by Ana at 19:30\n* Present: Ana, Bo, Cy (until 20:30), Di\n\n## Notes\n\n* fine\n"
    assert names(text) == ["Ana", "Bo", "Cy", "Di"]
