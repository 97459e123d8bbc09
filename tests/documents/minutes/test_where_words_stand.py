"""The same words in another place: first in their sentence or far into it, in brackets, for a body, for all."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (IL)
* Tomas Berg (TB)
* Wen Li (WL)

"""


def file(text):
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())


def acts(record):
    events = file(f"{HEAD}## Minutes\n\n{record}\n").events
    return [(event.type.value, event.basis.value, event.actor) for event in events]


@pytest.mark.parametrize(
    "record",
    [
        "* Agreed to move the gauge",
        "* We agreed to move the gauge",
        "* After some discussion, we agreed to move the gauge",
        "* No objections",
        "* There were no objections",
        "* Move the gauge (no objections)",
        "* Consensus to move the gauge",
    ],
)
def test_what_leads_its_sentence_is_asserted(record):
    assert [basis for _, basis, _ in acts(record)] == ["recorded"]


@pytest.mark.parametrize(
    "record",
    [
        "* The old way of lowering the gauge hit a dead end, so we agreed to mend it at the pier",
        "* It is hard to see why a change that has no more objections cannot be merged",
        "* People said at the last plenary that the harbour had reached consensus about it",
    ],
)
def test_what_is_told_further_on_is_only_inferred(record):
    assert {basis for _, basis, _ in acts(record)} <= {"inferred"}


def test_what_the_scribe_saw_is_nobodys_words():
    assert acts("IL: OK for the gauge?\n\n... [general consensus]")[-1] == ("decision", "recorded", None)


def test_what_somebody_says_for_a_body_is_its_view_alone():
    record = "* [Ida] (Harbour Mills) We are supportive of moving the gauge."
    assert [act for act in acts(record) if act[0] == "decision"] == []
    assert ("support", "Ida") in [(kind, actor) for kind, _, actor in acts(record)]


@pytest.mark.parametrize("said", ["everyone: yup", "Everyone: agrees", "Various: Do it!", "everybody: yes"])
def test_what_all_say_is_inferred_to_be_decided(said):
    assert acts(f"IL: does the gauge stay?\n\n{said}")[-1] == ("decision", "inferred", None)


def test_what_all_do_is_nobodys_support():
    assert acts("* Should we merge #12?\n  * Everyone agrees") != []
    kinds = [kind for kind, _, _ in acts("* Should we merge #12?\n  * Everyone agrees")]
    assert "support" not in kinds


def test_a_bold_mark_may_name_who_in_parentheses():
    assert acts("* **Action** (Ida) the chart to be drawn") == [("action", "declared", "Ida")]


def test_let_us_is_written_without_its_mark_as_well():
    assert acts("IL: lets defer this conversation for tomorrow")[0][0] == "deferred"


def test_what_an_agenda_says_was_not_reached_is_put_off():
    text = f"{HEAD}## Agenda\n* The gauge #12\n  * Not covered due to lack of time.\n* The pier\n\n"
    found = file(f"{text}## Minutes\n\nIL: hello all\n\nTB: hello\n")
    assert [event.type.value for event in found.events] == ["deferred"]


def items(text):
    return [item.text for item in file(text).agenda]


def test_a_list_of_topics_with_their_minutes_is_the_agenda():
    listed = (
        "1. Introductions (5m, Ida)\n"
        "2. The gauge: two ways (10m, Tomas)\n   - [Spec](https://example.org/spec)\n"
        "3. The pier (15m, Wen)\n"
    )
    title = "# Tides WG Notes \u2013 March 2026\n\n"
    topics = ["Introductions (5m, Ida)", "The gauge: two ways (10m, Tomas)", "The pier (15m, Wen)"]
    assert items(f"{title}{listed}\n## The gauge\n\n- Ida: it stays\n") == topics
    # without their minutes they may be anything
    assert items(f"{title}1. One\n2. Two\n3. Three\n\n## The gauge\n\n- Ida: it stays\n") == []


def test_headings_with_their_minutes_are_the_items_of_a_file_that_calls_itself_an_agenda():
    topics = "## Intro (Chairs) (10)\n\nIL: hello\n\n## The gauge (15)\n\nTB: hello\n\n## The pier (20)\n\nWL: hello\n"
    assert items(f"# Tides 113 - Agenda of the Tides WG\n\n{topics}") == [
        "Intro (Chairs) (10)",
        "The gauge (15)",
        "The pier (20)",
    ]
    assert items(f"# Notes of the Tides WG\n\n{topics}") == []


def test_what_is_said_of_the_agenda_is_no_item_of_it():
    said = "* IL: The agenda is in the repository.\n* IL: Reviews of it are welcome.\n* TB: Please speak slowly.\n"
    assert items(f"{HEAD}## Agenda and minutes\n\n{said}\n## Topics\n\n* IL: hello\n") == []
    topics = "* IL: the gauge\n* TB: the pier\n"
    assert items(f"{HEAD}## Agenda\n\n{topics}\n## Minutes\n\n* IL: hello\n") == [
        "IL: the gauge",
        "TB: the pier",
    ]


def test_a_summary_is_the_record_where_there_is_no_other():
    told = "## Summary\n\nIda to mend the gauge.\n\nAgreed to move the pier.\n"
    assert [event.basis.value for event in file(f"{HEAD}{told}").events] == ["recorded", "recorded"]
    beside = file(f"{HEAD}{told}\n## Minutes\n\nIL: hello all\n").events
    assert [event.basis.value for event in beside] == ["inferred"]


def test_topics_called_as_people_are_have_no_attendees():
    text = f"{HEAD}## Agenda\n\n### Board\n\n* Ida, hope to see the budget soon\n* Tomas, planning the budget now\n"
    assert [attendee.name for attendee in file(text).attendees] == ["Ida Lund", "Tomas Berg", "Wen Li"]


def test_a_name_may_be_a_number():
    text = "# Tides WG 2026-03-24\n\n**Attendees**: Ida, The 8472, Wen\n\n## Minutes\n\nThe 8472: hello\n"
    assert [attendee.name for attendee in file(text).attendees] == ["Ida", "The 8472", "Wen"]


def test_strategies_are_counted_and_are_no_items():
    assert file(f"{HEAD}## Minutes\n\nIL: Strategy #1: a gauge. UTS #35 tells how.\n").references == ()


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("IL: I'll write the guide.", "recorded"),
        ("IL: I'll add a comment to #12.", "recorded"),
        ("IL: I'll befriend the gauge.", "inferred"),
        ("* Will update the guide", "recorded"),
        ("* Will befriend the gauge", "inferred"),
    ],
)
def test_a_verb_that_is_not_known_for_a_deed_is_only_inferred_to_be_one(said, basis):
    assert [(kind, found) for kind, found, _ in acts(said)] == [("action", basis)]
