"""Acts in the course of a talk: promises in a review, what all say at once, who is known by their tasks."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

PEOPLE = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer) @ida
* Tomas Berg
* Wen Li (WL)

"""
NODE = """\
# Tides WG 2026-03-24

## Links
* **Minutes Google Doc**: https://example.org

## Present
* Ida Lund @ida
* Tomas Berg @tomas
* Wen Li @wenli

## Q&A, Other

## Minutes

"""


def events(text):
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events


def acts(text):
    return [(event.type.value, event.actor, event.basis.counts) for event in events(text)]


def test_a_promise_in_a_review_of_tasks_is_new_and_what_was_promised_is_not():
    review = "## Review of previous action items\n* Ida to paint the buoy\n* Wen: I'll send the table to the port\n"
    assert acts(PEOPLE + review) == [("action", "Wen", True)]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("All: No objections.", [("no_objection", None, True)]),
        ("All: None.", [("no_objection", None, True)]),
        ("All: No.", []),
        ("All: Agreed.", [("decision", None, False)]),
        ("Wen: Agreed.", [("support", "Wen", True)]),
    ],
)
def test_what_all_say_at_once_is_nobodys_support(said, found):
    text = PEOPLE + f"## Minutes\n* PROPOSAL: merge #4\n* All: hello\n* All: let us begin\n* {said}\n"
    assert acts(text)[1:] == found


def test_whoever_is_given_a_task_in_a_list_is_known_where_nobody_is_listed():
    talk = "## The buoy\n- quaymaster to paint the buoy\n"
    tasks = "## Action items\n- quaymaster to write the table\n\n"
    title = "# Tides WG 2026-03-24\n\n"
    assert ("action", "quaymaster", True) in acts(title + tasks + talk)[1:]
    assert acts(title + talk) == []


def test_in_issue_lists_with_notes_a_comma_stands_after_who_speaks():
    assert acts(NODE + "* Ida, I'll send the table to the port\n") == [("action", "Ida", True)]
    # … and several names before what they did are no speakers
    assert acts(NODE + "* Ida, Tomas and Wen agreed to paint the buoy\n")[0][0] == "action"
    assert acts(PEOPLE + "## Minutes\n* Ida, I'll send the table to the port\n")[0][1] != "Ida"


@pytest.mark.parametrize(
    ("other", "found"),
    [("[ ] Ida - write the table", ["action", "action"]), ("[x] Ida - write the table", [])],
)
def test_a_box_was_ticked_since_where_others_are_empty(other, found):
    tasks = f"## Action items\n- [x] Wen - paint the buoy\n- {other}\n"
    assert [kind for kind, _, _ in acts(PEOPLE + tasks)] == found


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("In parallel, Wen will review the table", [("action", "Wen")]),
        ("We keep the table as it is, and Wen will review it", [("decision", None), ("action", "Wen")]),
        ("Pass this feedback to the port", [("action", None)]),
        ("Put the issue on the backlog", [("deferred", None)]),
        ("Follow-up meeting to look at the table", [("deferred", None)]),
    ],
)
def test_beneath_a_conclusion_tasks_and_postponements_are_told_from_decisions(entry, found):
    text = PEOPLE + f"## Minutes\n### The table\n* Conclusion:\n    * {entry}\n"
    assert [(event.type.value, event.actor) for event in events(text)] == found


def test_after_people_in_indented_lines_the_record_begins():
    text = (
        "Attendees:\n\n\tIda Lund\n\tWen Li\n\nMarch 24th, 2026\n\n"
        "1. The table\n    1. Ida: I'll send the table to the port\n    2. Wen: fine\n"
    )
    file = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    assert [person.name for person in file.attendees] == ["Ida Lund", "Wen Li"]
    assert [(event.type.value, event.actor) for event in file.events] == [("action", "Ida")]


def test_who_is_to_ask_something_is_asked_nothing():
    text = PEOPLE + "## Minutes\n* Wen to post a comment saying “may we paint the buoy?”\n"
    assert acts(text) == [("action", "Wen", True)]


def test_a_sentence_that_ends_with_the_next_steps_is_over_a_list_of_tasks():
    told = "## Minutes\n\nIn the end we found the following next steps:\n\n- Paint the buoy (Wen)\n"
    assert acts(PEOPLE + told) == [("action", "Wen", True)]
    assert acts(PEOPLE + told.replace("the following next steps", "the following ropes")) == []


def test_a_task_that_is_marked_may_depend_on_something():
    text = PEOPLE + "## Minutes\n* (Action) If nobody objects by Friday then we’ll land the table\n"
    assert [kind for kind, _, _ in acts(text)] == ["action"]
    # … and a remark after the mark is none
    assert acts(PEOPLE + "## Minutes\n* (Action) I think it floats\n") == []


def test_only_somebody_volunteers():
    text = PEOPLE + "## Minutes\n* Quirin has volunteered for the table\n"
    assert acts(text) == [("action", "Quirin", False)]
    assert acts(PEOPLE + "## Minutes\n* Function has volunteered for the table\n") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Hum on whether to paint the buoy: Strong and some in the chat", "decision"),
        ("Hum on whether to paint the buoy: none", "decision"),
        ("Hum on whether to paint the buoy", "proposal"),
    ],
)
def test_a_hum_with_its_result_on_one_line_is_one_decision(line, found):
    assert [kind for kind, _, _ in acts(PEOPLE + f"## Minutes\n\n{line}\n")] == [found]


def test_that_no_objection_was_heard_is_nobodys_position():
    text = PEOPLE + "## Minutes\n* PROPOSAL: merge #4\n* Wen: no objections heard\n"
    assert "support" not in {kind for kind, _, _ in acts(text)}


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ("Ida: Who is interested in the buoy? 5 or 6 hands.\n", ["decision"]),
        ("Ida: Who is interested in the buoy?\n\n(lots of hands)\n", ["decision"]),
        ("Who thinks it should float? A strong hum\n", ["decision"]),
        ("Who has read the table? 20 hands.\n", []),
        ("Ida: Who has read the table?\n\n(lots of hands)\n", []),
        ("Ida: The buoy is painted.\n\n(lots of hands)\n", []),
    ],
)
def test_hands_and_hums_in_words_are_a_result_unless_they_tell_who_has_read(record, found):
    told = [event for event in events(PEOPLE + f"## Minutes\n\n{record}") if event.type.value == "decision"]
    assert [event.type.value for event in told] == found
    assert not any(event.basis.counts for event in told)


def test_who_thinks_that_it_should_be_done_is_asked_of_the_group():
    assert acts(PEOPLE + "## Minutes\n* Ida: Who thinks we should adopt this?\n") == [
        ("proposal", "Ida", False)
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("* Wen: There is a guide, but I will have a look.", [("action", "Wen", True)]),
        ("* Wen: There is a guide, but I will have a cold.", []),
        ("* Elections are near. Will be announced on Monday.", [("action", None, True)]),
        ("* Elections are near. Will be fun on Monday.", []),
    ],
)
def test_what_is_promised_with_a_verb_that_stands_for_much_else(said, found):
    assert acts(PEOPLE + f"## Minutes\n{said}\n") == found
