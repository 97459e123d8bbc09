"""Which part of a file holds the notes: the agenda itself, a part without a mark, a line among boilerplate."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read, read_all
from lastcall.documents.references import Renames

PEOPLE = "# Mill group, 2026-03-24\n\n## Attendees\n\n- Ida Lund\n- Wen Li\n- Bo Carr\n\n"


def parsed(text, path="2026-03-24_minutes.md"):
    return read(Markdown(text), path, home="harbour/tides", renames=Renames())


def acts(text, path="2026-03-24_minutes.md"):
    return [(event.type.value, event.actor, event.quote[:30]) for event in parsed(text, path).events]


def test_an_agenda_carries_the_notes_where_only_lists_of_tasks_follow():
    text = PEOPLE + (
        "## Agenda items\n\n- [x] Old tasks\n  - [ ] Ida to write the guide\n- [ ] Sluice\n"
        "  - Merged\n\n## Action items\n\n- Wen to ask the port\n\n## Next meeting agenda\n\n- Vote on the dam\n"
    )
    assert [(kind, actor) for kind, actor, _ in acts(text)] == [
        ("action", "Ida"),
        ("merged", None),
        ("action", "Wen"),
    ]


def test_an_agenda_beside_notes_stays_a_plan():
    text = PEOPLE + (
        "## Agenda\n\n- Old tasks\n  - Ida to present the guide\n- Sluice\n\n"
        "## Notes\n\n- The guide is long\n- The sluice leaks\n- Wen to ask the port\n"
    )
    assert [actor for _, actor, _ in acts(text)] == ["Wen"]


def test_a_plan_of_a_meeting_to_come_stays_one():
    text = (
        PEOPLE + "## Agenda\n\n- Old tasks\n  - Ida to write the guide\n- Sluice\n  - Proposal to merge #4\n"
    )
    assert acts(text, "2026-03-24_agenda.md") == []
    assert parsed(text, "2026-03-24_agenda.md").kind.value == "agenda"


def test_what_follows_the_notes_beneath_the_agendas_heading_is_noted():
    text = PEOPLE + (
        "## Agenda\n\n### Old\n\n- Guide\n  - Bo to present\n- Dam\n\n### Notes\n\n- The guide is long\n\n"
        "### Sluice\n\n- It leaks\n- Wen to ask the port\n- It is old\n- It is wide\n"
    )
    assert ("action", "Wen") in [(kind, actor) for kind, actor, _ in acts(text)]
    assert "Bo" not in [actor for _, actor, _ in acts(text)]


def test_a_file_named_agenda_with_a_part_for_notes_is_a_record():
    text = PEOPLE + (
        "## Agenda\n\n- Guide\n- Sluice\n\n## Notes\n\n### Guide\n\n- merged PR 30\n- It is long\n"
        "- Next steps:\n  - fix the title\n- It is good\n"
    )
    assert [kind for kind, _, _ in acts(text, "meetings/2026-03-24/agenda.md")] == ["merged", "action"]


def test_the_minutes_of_the_week_before_are_no_record_of_this_one():
    text = (
        PEOPLE + "## Notes\n\n- Wen to ask the port\n\n## Last week's minutes\n\n- Ida will write the guide\n"
    )
    assert [actor for _, actor, _ in acts(text)] == ["Wen"]


def test_lines_of_their_own_open_parts_after_a_list_of_people():
    text = (
        "# Mill group, 2026-03-24\n\n## Notetaker\n\n- Ida\n\nAgenda\n\n- Sluice\n\nNotes\n\n"
        "- We agreed to close the sluice\n\nMore on that.\n\n- Wen will ask the port\n"
    )
    file = parsed(text)
    assert [(event.type.value, event.actor) for event in file.events] == [
        ("decision", None),
        ("action", "Wen"),
    ]
    assert [item.text for item in file.agenda] == ["Sluice"]


@pytest.mark.parametrize(
    ("noted", "found"),
    [
        ("- Ida to set a day in May", [("action", "Ida")]),
        ("- Wen: I will ask the port\n", [("action", "Wen")]),
        ("- In two weeks, the host will send the address", []),
        ("- Ida Lund will be away", []),
        ("- Calendar: to be sent by the port", []),
    ],
)
def test_somebody_present_is_heard_among_boilerplate(noted, found):
    text = PEOPLE + f"## Notes\n\n- The sluice leaks\n\n## Next meeting\n\n{noted}\n"
    assert [(kind, actor) for kind, actor, _ in acts(text)] == found


def test_a_heading_over_several_meetings_opens_no_topic_of_one():
    day = "## March {}, 2026\n\n### Attendees\n\n- Ida Lund\n\n### Sluice\n\n- Ida to ask the port\n\n"
    text = "# 2026\n\n# Spring\n\n" + day.format(3) + day.format(10)
    files = read_all(Markdown(text), "2026.md", home="harbour/tides", renames=Renames())
    assert [len(file.events) for file in files] == [1, 1]


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        (
            "- Mill: [Ida Lund](https://github.com/idal)\n- Port: Wen Li, Bo Carr\n",
            [("Ida Lund", "Mill", None), ("Wen Li", "Port", None), ("Bo Carr", "Port", None)],
        ),
        (
            "- Ida Lund: Red Mill, Old Port\n- Wen Li: Old Dam\n",
            [("Ida Lund", "Red Mill", None), ("Wen Li", "Old Dam", None)],
        ),
        (
            "- Ida Lund (@idal) -TSC\n- Wen Li (@wen) - TSC\n",
            [("Ida Lund", None, "TSC"), ("Wen Li", None, "TSC")],
        ),
        ("- MLi: Mo Li @mo.li\n- WL: Wen Lo @wen\n", [("Mo Li", None, None), ("Wen Lo", None, None)]),
        (
            "Ida Lund (Mill), Wen Li (Port). Bo Carr (Dam).\n",
            [("Ida Lund", "Mill", None), ("Wen Li", "Port", None), ("Bo Carr", "Dam", None)],
        ),
    ],
)
def test_entries_with_bodies_accounts_and_roles(listed, people):
    file = parsed(f"# Mill group, 2026-03-24\n\n## Attendees\n\n{listed}\n## Notes\n\n- The sluice leaks\n")
    assert [(one.name, one.affiliation, one.role) for one in file.attendees] == people


def test_a_sentence_that_declares_initials_names_who_is_present():
    text = (
        "# Mill board, 2026-03-24\n\nThe board met at noon, with the following members present: Ida\n"
        "Lund (IL), Wen Li (WL),\nBo Carr\n(BC), and Zoe O'Quay (ZO).\n\nWL will ask the port.\n"
    )
    assert [one.name for one in parsed(text).attendees] == ["Ida Lund", "Wen Li", "Bo Carr", "Zoe O'Quay"]
    assert [(event.actor, event.basis.value) for event in parsed(text).events] == [("WL", "recorded")]


def test_topics_beneath_the_list_of_actions_are_no_tasks():
    text = PEOPLE + (
        "# Action items\n\n- Ida: write the guide\n\n## Review\n\n## Sluice\n\nBo: it leaks, I think\n\n"
        "## Dam\n\n- asked for by the port\n- It is wide\n"
    )
    assert acts(text) == [("action", "Ida", "write the guide")]
    text = PEOPLE + (
        "## Actions\n\n- Ida: write the guide\n\n### Sluice\n\n"
        "- Bo discussed how the sluice leaks, and why\n- Wen asked whether it had been mended before winter\n"
    )
    assert acts(text) == [("action", "Ida", "write the guide")]


def test_kinds_of_actions_beneath_their_heading_are_lists_of_them():
    text = PEOPLE + (
        "## Actions\n\n### Ida\n\n- write the guide\n\n### Short term\n\n- ask the port\n- mend the dam\n"
    )
    assert [actor for _, actor, _ in acts(text)] == ["Ida", None, None]


@pytest.mark.parametrize("heading", ["Notes & Action Items", "Discussion and actions", "To Do Group"])
def test_a_heading_of_notes_and_actions_is_over_notes(heading):
    text = PEOPLE + f"## {heading}\n\n- The sluice leaks\n- Wen to ask the port\n- It is wide\n"
    assert acts(text) == [("action", "Wen", "Wen to ask the port")]


@pytest.mark.parametrize(
    "box",
    ["[The sluice leaks #4](https://github.com/harbour/tides/issues/4)", "https://github.com/harbour/x"],
)
def test_a_box_before_nothing_but_a_link_is_no_task(box):
    text = PEOPLE + f"## Notes\n\n- [x] old one\n- [ ] {box}\n- [ ] ask the port\n- It is wide\n"
    assert [quote for _, _, quote in acts(text)] == ["[ ] ask the port"]


def test_next_steps_in_one_quote_are_over_no_other_quote():
    text = PEOPLE + (
        "## Sluice\n\n> Next steps:\n>\n> * ask the port\n\nIda: it leaks\n\n> What it is:\n>\n> * wide\n> * old\n"
    )
    assert [quote for _, _, quote in acts(text)] == ["ask the port"]


def test_a_list_of_notes_follows_people_that_stand_in_paragraphs():
    text = (
        "# Mill group, 2026-03-24\n\nAttendees:\n\nIda Lund (Mill)\n\nWen Li (Port)\n\n"
        "- It was noted that the sluice leaks\n  - Ida to write the guide\n"
        "- There was a question on the costs of the dam, which are high\n"
    )
    assert [one.name for one in parsed(text).attendees] == ["Ida Lund", "Wen Li"]
    assert acts(text) == [("action", "Ida", "Ida to write the guide")]


def test_who_writes_from_here_on_ends_no_record():
    text = PEOPLE + "## Sluice\n\nIda: it leaks\nscribe: Wen\nIda: I'll ask the port\nBo: ok\n"
    assert acts(text) == [("action", "Ida", "I'll ask the port")]


def test_items_with_notes_in_a_folder_of_minutes_are_no_plan():
    text = (
        "# 2026-03-24\n\n"
        "- [The gauge](https://github.com/harbour/tides/issues/4)\n  - Assigned to @adal\n\n"
        "- [The mole](https://github.com/harbour/tides/issues/5)\n  - Wen will paint it\n"
    )

    def found(path):
        file = read(Markdown(text), path, home="harbour/tides", renames=Renames())
        return [(event.type.value, event.subject) for event in file.events]

    assert ("action", ("harbour/tides#4",)) in found("minutes/triage/2026-03-24.md")
    assert found("triage/2026-03-24.md") == []


def test_another_meeting_of_the_file_begins_with_a_title_in_bold():
    text = PEOPLE + (
        "### Decisions\n\n1. Keep the sluice\n\n----\n\n**Mill group meeting: March 31, 2026**\n\n"
        "**Minutes:**\n\nNotes taker: Wen\n\n* Ida gave an update on the dam\n"
    )
    assert [(kind, quote) for kind, _, quote in acts(text)] == [("decision", "Keep the sluice")]


def test_what_was_deferred_from_earlier_is_talked_about():
    text = PEOPLE + "## Minutes\n\n### Deferred from the autumn\n\n* The gauge\n  * Wen: it works\n"
    assert acts(text) == []
    assert [kind for kind, _, _ in acts(text.replace("from the autumn", "items"))] == ["deferred"]
