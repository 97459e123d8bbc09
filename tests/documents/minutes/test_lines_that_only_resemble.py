"""Lines that hold an act's words and are titles, quotations, questions or what is done at once."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer) @ida
* Tomas Berg
* Wen Li (WL)

## Minutes
"""
ITEM = "[#31](https://github.com/harbour/tides/issues/31)"


def acts(record):
    text = HEAD + record + "\n"
    found = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events
    return [(event.line - HEAD.count("\n"), event.type.value) for event in found]


@pytest.mark.parametrize(
    ("resembles", "states", "kind"),
    [
        # beneath a repository's name, entries are titles; else they put something to the group
        (
            f"### harbour/tides\n* Proposal: paint the buoy {ITEM}",
            f"### The buoy\n* Proposal: paint the buoy {ITEM}",
            "proposal",
        ),
        (
            "[Issue 31](https://github.com/harbour/tides/issues/31): Proposal: paint the buoy",
            "Proposal: paint the buoy",
            "proposal",
        ),
        # what a speaker quotes is no promise of theirs
        (
            '* Ida: the form says "I will send you the table" to everybody',
            "* Ida: the form is ready. I will send you the table",
            "action",
        ),
        # … nor is what they do at once
        ("* Ida: Now I'll send the table to Wen", "* Ida: I'll send the table to Wen", "action"),
        ("* Ida: I'll push back on the table", "* Ida: I'll push the table to Wen", "action"),
        ("* Ida: Will take offline", "* Ida: Will take the buoy to the quay", "action"),
        # a question is a decision that is to be taken yet
        ("* Decision: is the buoy ready?", "* Decision: the buoy is ready", "decision"),
        (
            "* Decision: is the buoy ready? https://example.org/buoy",
            "* Decision: the buoy is ready https://example.org/buoy",
            "decision",
        ),
        # a line over others is not what was decided
        ("## Conclusion\n\nThe buoy:\n", "## Conclusion\n\nThe buoy stays.\n", "decision"),
        # "OK" is nobody
        ("## Conclusion\n\nOK to move ahead.\n", "## Conclusion\n\nIda to move ahead.\n", "action"),
    ],
)
def test_one_of_two_lines_is_an_act(resembles, states, kind):
    assert kind not in {found for _, found in acts(resembles)}
    assert kind in {found for _, found in acts(states)}


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("## Action items", [(2, "action")]),
        ("## Update on action item tracking", []),
        ("## Status of action items", []),
    ],
)
def test_what_is_said_of_tasks_is_no_task(heading, found):
    assert acts(f"{heading}\n* Paint the buoy") == found


@pytest.mark.parametrize(
    "record",
    [
        "* There was an expected new last call for the tables",
        "* For a second last call we need more eyes",
        "* Chairs to issue WGLC",
        "* Then, reviews and WGLC",
        "* We wait with the last call until the buoy floats",
    ],
)
def test_a_last_call_that_is_yet_to_come(record):
    assert "last_call" not in {kind for _, kind in acts(record)}
    assert ("last_call" in {kind for _, kind in acts("* The last call for the tables has begun")}) is True


@pytest.mark.parametrize(
    ("resembles", "states", "kind"),
    [
        ("* Wen added a PR to the agenda", "* Wen added a PR for the gauge", "opened"),
        ("* Wen added #31 to the agenda", "* Wen opened #31", "opened"),
        ("* There is an emerging consensus on #31", "* There is rough consensus on #31", "decision"),
        ("* The emerging consensus is that it floats", "* The consensus is that it floats", "decision"),
    ],
)
def test_what_only_comes_near_is_not_asserted(resembles, states, kind):
    assert kind not in {found for _, found in acts(resembles)}
    assert kind in {found for _, found in acts(states)}


def test_numbers_of_solutions_are_no_items():
    text = HEAD + "* Ida: solution #2 is what I like, and #31 can wait\n"
    found = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    assert [reference.target for reference in found.references] == ["harbour/tides#31"]


def test_one_of_several_proposals_is_none_that_is_put_to_the_group():
    assert "proposal" not in {kind for _, kind in acts("### Proposal 1: paint the buoy\n* Wen: hello")}
    assert acts("* Proposal #2: move the table") == []
    assert acts("* Proposal: move the table") == [(1, "proposal")]


def test_an_item_whose_link_leads_to_a_comment_is_a_title_too():
    address = "https://github.com/harbour/tides/issues/31#issuecomment-5"
    assert "proposal" not in {kind for _, kind in acts(f"[Issue 31]({address}): Proposal: paint the buoy")}


def test_bold_marks_in_html_open_the_title_and_the_people():
    text = (
        "<b>Tides CG telecon, 24 March 2026</b>\n\n<b>Topics</b>\n* [The table](https://example.org)\n"
        "    * Ida Lund: I'll send the table to the port\n\n"
        "<b>Attendees</b> (sign yourself in): ~3 Participants on zoom\n\n* Ida Lund\n* Wen Li\n"
    )
    file = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    assert file.title == "Tides CG telecon, 24 March 2026"
    assert [person.name for person in file.attendees] == ["Ida Lund", "Wen Li"]


def test_what_stood_on_the_last_agenda_is_recalled():
    assert acts("## Last week's agenda\n* Wen will paint the buoy") == []
    assert acts("## The agenda of the port\n* Wen will paint the buoy") == [(2, "action")]
