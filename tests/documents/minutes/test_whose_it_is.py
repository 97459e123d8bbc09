"""Whose a proposal, task or objection is, where the line itself or the list around it says so."""

import pytest
from tests.documents.minutes.tides import owned

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (IL)
* Tomas Berg (TB)
* Wen Li (WL)

## Minutes

"""


def acts(record, head=HEAD):
    text = f"{head}{record}\n"
    found = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    return [(event.type.value, event.actor) for event in found.events]


def test_who_proposes_a_resolution_stands_at_its_end():
    assert acts("Proposed resolution: close #12 (Ida Lund)") == [("proposal", "Ida Lund")]
    assert acts("PROPOSAL: close #12 (5m, Ida)") == [("proposal", "Ida")]
    assert acts("PROPOSAL: close #12 (again)") == [("proposal", None)]


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("ACTION - Ida said she will write the guide", "Ida"),
        ("ACTION - Ida asked for help with the pier. Tomas said he will take it on himself.", "Tomas"),
        ("**ACTION**: Wen, if you can get the list to Ida, that would be great.", "Wen"),
        ("Ida: the tides are late => TODO(Tomas): file a ticket", "Tomas"),
    ],
)
def test_a_mark_is_theirs_of_whom_its_words_tell(record, actor):
    assert acts(record) == [("action", actor)]


def test_a_label_with_its_task_names_who_is_to_do_it():
    assert acts("**Next step:** Ida to schedule a call.") == [("action", "Ida")]


@pytest.mark.parametrize(
    ("record", "actor"),
    [
        ("* Drop the old gauge from the list (action: Tomas)", "Tomas"),
        ("* Drop the old gauge from the list (AI Ida & Wen).", "Ida & Wen"),
        ("* Ida: the chart is late [ACTION: Tomas]", "Tomas"),
    ],
)
def test_a_mark_with_its_owner_may_stand_after_the_task(record, actor):
    assert acts(record) == [("action", actor)]


def test_what_else_stands_in_parentheses_after_words_gives_no_task():
    assert acts("* The tide turns twice (action: none)") == []
    assert acts("* The gauge speaks back (AI Assistant)") == []
    assert acts("* The gauge has two modes (action item list)") == []


def test_when_a_task_is_due_is_no_owner():
    head = HEAD.replace("## Minutes", "## Action items")
    assert acts("- In May, Ida to show the chart", head) == [("action", "Ida")]
    assert acts("- At the pier, Wen and Tomas to hang the gauge", head) == [("action", "Wen and Tomas")]


def test_accounts_in_parentheses_end_tasks():
    record = (
        "## Plans for the coming week\n\n"
        "- Schedule a call about the piers\n  and the berths (adalund)\n"
        "- Create a repository for drafts. (adalund, bo-oak)\n"
        "- Upload the chart (bo-oak)\n"
        "- Update the gauge (optional)\n"
        "- Review the boats (nowhere)\n"
    )
    assert acts(record) == [
        ("action", "adalund"),
        ("action", "adalund, bo-oak"),
        ("action", "bo-oak"),
        ("action", None),
        ("action", None),
    ]


def test_an_objection_is_withdrawn_by_whom_it_is_told_of():
    told = "TB: Now that WL has withdrawn her objection to the gauge, we go on."
    assert acts(told) == [("objection_resolved", "WL")]
    assert acts("TB: I withdraw my objection.") == [("objection_resolved", "TB")]


def test_what_was_merged_is_not_the_speakers():
    assert acts("TB: #12 was merged.") == [("merged", None)]
    assert acts("TB: I merged #12.") == [("merged", "TB")]


def test_all_are_nobody():
    assert acts("All: No objections to merging this") == [("no_objection", None)]


@pytest.mark.parametrize(
    "head",
    [
        "Tomas, as co-author of the chart: ",
        "Tomas Berg, as individual: ",
        "Tomas with chair hat on: ",
        "Tomas Berg from Harbour Mills: ",
    ],
)
def test_a_name_may_say_what_it_speaks_as(head):
    (act,) = acts(f"{head}I will write the guide.")
    assert act[0] == "action"
    assert act[1] in ("Tomas", "Tomas Berg")


def test_a_list_that_a_stray_mark_makes_a_quote_is_said_by_who_attends():
    assert acts("Talk of the pier.\n\n> * TB: I will write the guide.") == [("action", "TB")]
    # somebody else's list
    assert acts("Talk of the pier.\n\n> * Zoe: I will write the guide.") == []
    assert acts("Talk of the pier.\n\n> TB: I will write the guide.") == []


def test_several_give_thumbs_up():
    record = "* Should we merge #12?\n  * IL, TB, WL give thumbs up\n  * Thumbsup from IL and TB"
    assert ("support", "IL, TB, WL") in acts(record)
    assert ("support", "IL and TB") in acts(record)


def test_paragraphs_beneath_an_entry_are_about_the_item_in_its_title():
    number = "[#{0}](https://github.com/harbour/tides/issues/{0})"
    text = (
        "### Discussion (45 minutes)\n\n"
        f"* The gauge {number.format(12)}\n  - 5 minutes\n\nIda: it stands there.\n\nAgreed to move the gauge.\n\n"
        f"* The pier {number.format(13)}\n  - 10 minutes\n\nAgreed to paint the pier.\n"
    )
    found = read(Markdown(HEAD + text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    decided = [event.subject for event in found.events if event.type.value == "decision"]
    assert decided == [("harbour/tides#12",), ("harbour/tides#13",)]


def test_an_account_alone_owns_the_tasks_beneath_it():
    record = "@alund\n - Done:\n   - a table\n - Next:\n   - Merge the PRs\n\n@vmx (not there)\n - Next:\n   - the mole"
    assert acts(record) == [("action", "@alund"), ("action", "@vmx")]


def test_initials_of_somebody_who_attended_end_a_task():
    record = "### Action items\n* Banner for the guides WL\n* Look at the TLS"
    assert acts(record) == [("action", "WL"), ("action", None)]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("@ida: to fix the gauge\n@wen: review the table", [("action", "ida"), ("action", "wen")]),
        ("Ida: write the text\nTomas: post it", [("action", "Ida"), ("action", "Tomas")]),
        ("Ida: write the text\nTomas: that is fine with me", [("action", "Ida")]),
    ],
)
def test_tasks_of_several_in_one_paragraph(record, expected):
    assert owned(record, before="## Minutes\n\n* it rains\n\n## Actions\n\n") == expected


@pytest.mark.parametrize(
    "record",
    [
        "* Ida, Tomas, and Wen to bake the cake",
        "* Ida, Tomas, and Wen to speak further",
        "* Ida, Tomas, and Wen will write the text",
    ],
)
def test_a_comma_before_the_last_of_several(record):
    assert owned(record) == [("action", "Ida, Tomas, and Wen")]


def test_who_is_to_speak_of_a_topic_takes_nothing_on():
    assert owned("* Ida to speak about the cake") == []


MANY = [
    first + last for first in ("Ab", "Ed", "Il", "Or", "Um") for last in ("a", "ba", "do", "gu", "ri", "se")
]


def test_many_names_within_sentences_are_told_as_few_are():
    record = "\n".join(f"* Good for {name}\n* {name} will repaint the gauge" for name in MANY)
    assert owned(record) == [("action", name) for name in MANY]


def test_what_only_begins_sentences_may_be_any_word():
    # first in its sentence, any word has a capital
    record = "\n".join(f"* It rains. {name}\n* {name} will repaint the gauge" for name in MANY[:3])
    assert owned(record) == []


def test_many_whom_no_list_names_are_told_as_few_are():
    # in small letters elsewhere: a word of the record, and nobody
    record = "\n".join(f"* {name} to write the text" for name in [*MANY, "Gauge", *MANY[::-1], "Rain"])
    told = owned(f"{record}\n* a gauge in the rain")
    assert told == [("action", name) for name in MANY + MANY[::-1]]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("* ACTION - adal, write the guide", [("action", "adal")]),
        ("* Action item: adal to write the guide", [("action", "adal")]),
        ("* ACTION: please, write the guide", [("action", None)]),
        ("* ACTION: first, write the guide", [("action", None)]),
        ("* Olof moved to adopt the table\n* Ylva seconded", [("proposal", "Olof"), ("support", "Ylva")]),
        ("* Olof agrees, will work with Ida on it.", [("action", "Olof")]),
    ],
)
def test_whom_no_list_names(record, expected):
    assert owned(record) == expected


def test_a_task_may_begin_with_its_day():
    assert owned("* 2026-03-10: Ida to move it", before="## Action items\n") == [("action", "Ida")]


def test_what_the_group_itself_is_to_do_is_nobodys():
    record = "* Team to write the guide\n* All to read it\n* Ida to post it"
    assert owned(record, before="## Action items\n") == [
        ("action", None),
        ("action", None),
        ("action", "Ida"),
    ]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("**ACTION 58.3** Olof to format the table", [("action", "Olof")]),
        ("Decision (for now): keep the gauge", [("decision", None)]),
        ("Decision (Ida): keep the gauge", [("decision", "Ida")]),
        ("**DECISION 58.1** Keep the gauge", [("decision", None)]),
        ("Decision 5 was hard on the gauge", []),
        ("* Ida tentatively volunteered.", [("action", "Ida")]),
    ],
)
def test_what_stands_after_a_mark(record, expected):
    assert owned(record) == expected


def test_a_task_may_begin_with_when_it_is_to_be_done():
    record = "* At the meeting on 2026-04-25, Ida to show the table"
    assert owned(record, before="## Action items\n") == [("action", "Ida")]


def test_an_account_alone_is_over_its_tasks():
    record = (
        "* Channels\n    * Actions:\n        * @olof:\n            * Write the text\n            * Post it"
    )
    assert owned(record) == [("action", "@olof"), ("action", "@olof")]
