"""What structure says of a line: notes beneath earlier tasks, struck text, names over what is said, polls."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

PEOPLE = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer) @ida
* Justin Berg
* Wen Li (WL)

"""


def file(text):
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())


def acts(text):
    return [(event.type.value, event.actor, event.basis.counts) for event in file(text).events]


def noted(*lines):
    return acts(PEOPLE + "## Minutes\n" + "\n".join(lines) + "\n")


def test_notes_beneath_an_earlier_task_tell_what_came_of_it_and_the_task_is_recalled():
    review = "## Review of previous action items\n* Ida to paint the buoy [#4](https://github.com/harbour/tides/issues/4)\n"
    note = "    * No objections, the RFC moves to RFC2.\n    * Wen will write the table\n"
    assert sorted(acts(PEOPLE + review + note)) == [
        ("action", "Wen", False),
        ("decision", None, False),
        ("no_objection", None, False),
    ]
    assert acts(PEOPLE + review) == []
    # what the last meeting decided stays recalled
    assert acts(PEOPLE + "## Last meeting\n* The buoy\n    * No objections.\n    * Wen will write it\n") == []


def test_what_a_label_says_was_said_last_time_is_recalled():
    assert noted("* Last month: Ida will write the table") == []
    assert noted("* Previously: we agreed to paint the buoy") == []
    assert noted("* Last: Ida will write the table") != []


def test_what_is_struck_through_is_no_task():
    tasks = (
        "## Action items\n* ~~Ida to paint the buoy~~ [~~#4~~](https://github.com/harbour/tides/issues/4)\n"
    )
    assert acts(PEOPLE + tasks) == []
    assert noted("* ~~Ida will paint the buoy.~~") == []
    assert noted("* ~~Ida~~ Wen will paint the buoy.") == [("action", "Wen", True)]


def test_whoever_stands_over_a_list_says_what_stands_in_it():
    talk = "* Wen:\n    * Agreed that the buoy needs paint\n    * I'll send the table to the port\n"
    assert acts(PEOPLE + "## Minutes\n" + talk) == [("action", "Wen", True)]
    # beneath another label in that list, the record goes on
    summary = "* Wen:\n    * Summary:\n        * Any objection?\n        * No objection\n"
    assert ("no_objection", None, True) in acts(PEOPLE + "## Minutes\n" + summary)
    # and what stands beneath a name among the tasks is that person's
    owned = "## Action items\n* Wen:\n    * paint the buoy\n"
    assert acts(PEOPLE + owned) == [("action", "Wen", True)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            ["* Do you favor adopting it: mid hum", "* Oppose the adoption: crickets"],
            ["decision", "no_objection"],
        ),
        (["* How many have read the draft: low hum"], []),
        (["* Show of hands: Ready for adoption? 7 yes, 2 no-opinion."], ["decision"]),
        (["* Ida: Are there any issues blocking it?", "* (silence)"], ["no_objection"]),
        (["* Ida: Is there a table?", "* (silence)"], []),
    ],
)
def test_a_poll_with_its_answer_on_its_line(lines, found):
    assert [kind for kind, _, _ in noted(*lines)] == found


def test_boxes_before_topics_with_their_notes_are_no_tasks():
    topics = "* [ ] The buoy (Ida)\n    * no news\n* [x] The quay\n    * it is dry\n* [ ] Review the list\n"
    assert acts(PEOPLE + "## Minutes\n" + topics) == []
    tasks = "* [ ] Write the table (Ida)\n    * by May\n* [x] Paint the quay\n    * done\n"
    assert ("action", "Ida", True) in acts(PEOPLE + "## Minutes\n" + tasks)


def test_a_word_that_begins_a_name_is_nobody():
    assert noted("* Ida: Just to clarify what is asked") == []
    assert noted("* Justin to write the table") == [("action", "Justin", True)]


def test_somebody_answers_a_request_in_few_words():
    asked = "* Ida: Could you write the table?"
    assert noted(asked, "* Wen: Can do.") == [("action", "Wen", False)]
    assert noted("* Ida: Is it written in the table?", "* Wen: I will") == []


def test_a_scribe_tells_what_the_speaker_takes_on_whatever_it_is():
    assert noted("* Wen: plans to start on the table this week") == [("action", "Wen", False)]
    assert noted("* Wen: plans to be away this week") == []
    assert noted("* Wen: we agreed to decide on the name today.") == []


def test_an_action_that_is_done_is_none():
    assert noted("* ACTION: closed") == []
    assert noted("* ACTION: close the quay") == [("action", None, True)]


def agenda(text):
    return [item.text for item in file(PEOPLE + text).agenda]


def test_an_agenda_with_nothing_beneath_it_is_the_section_that_follows():
    slip = "## Agenda\n\n## Announcements\n* none\n\n### harbour/tides\n* The buoy\n\n## Q&A\n"
    assert agenda(slip) == ["Announcements", "harbour/tides"]
    assert agenda("## Agenda\n\n## Announcements\n* none\n\n## Q&A\n") == []


def test_the_review_of_the_last_tasks_is_an_item_like_the_others():
    items = "## Agenda\n1. Welcome\n1. Review previous meeting's action items (5m)\n    * the open ones\n1. The buoy\n\n## Minutes\n* Ida spoke\n"
    assert agenda(items) == ["Welcome", "Review previous meeting's action items (5m)", "The buoy"]


def test_a_heading_with_an_aside_that_is_never_closed_opens_its_part():
    text = "# Tides WG 2026-03-24\n\n## Attendance ((please **mark your name** if you are here, or add a row with name, mail and where you work)\n* Ida Lund (Tidal)\n* Wen Li\n"
    assert [person.name for person in file(text).attendees] == ["Ida Lund", "Wen Li"]


def test_what_is_marked_in_the_talk_that_goes_through_earlier_tasks_is_new():
    review = "## Review of previous action items\n* ACTION - Ida: paint the buoy\n"
    assert acts(PEOPLE + review) == []
    assert acts(PEOPLE + review + "* Wen: done\n* Ida: not yet\n* Wen: done too\n") == []
    talk = "* Wen: the buoy is dry\n* Ida: is it dry today?\n* Wen: it is, and so is the gauge\n"
    assert acts(PEOPLE + review + talk) == [("action", "Ida", True)]
