"""Forms of whole files: exports, notes in an agenda, files of first-level headings, lists of people of many kinds."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames


def parsed(text, path="2026-03-24_minutes.md"):
    return read(Markdown(text), path, home="harbour/tides", renames=Renames())


def people(text):
    return [attendee.name for attendee in parsed(text).attendees]


def acts(text, path="2026-03-24_minutes.md"):
    return [(event.line, event.type.value, event.actor) for event in parsed(text, path).events]


def test_escapes_of_an_export_are_undone_and_quotes_stand_in_the_source():
    text = (
        "# Tides 2026-03-24\n\n## Attendees\n\n* \\[X\\] Ida Lund\n* \\[ \\] Wen Li\n\n## Notes\n\n"
        "* Ida \\- I will ask about PR \\#4\n* ACTION\\: Ida to write \\#5\n"
    )
    file = parsed(text)
    assert [attendee.name for attendee in file.attendees] == ["Ida Lund"]
    assert [(event.line, event.type.value, event.actor) for event in file.events] == [
        (10, "action", "Ida"),
        (11, "action", "Ida"),
    ]
    lines = text.split("\n")
    assert all(event.quote in lines[event.line - 1] for event in file.events)
    assert all(reference.text in lines[reference.line - 1] for reference in file.references)
    assert [reference.target for reference in file.references] == ["harbour/tides#4", "harbour/tides#5"]


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("**Present:** Ida Lund, Wen Li", ["Ida Lund", "Wen Li"]),
        ("## Attended by\n* [X] Ida Lund\n* [ ] ~~Wen Li~~", ["Ida Lund"]),
        (
            "Sign in, so that we know who was here. Roll call:\n\n* name / place / handle\n* Ida / Port / @ida",
            ["Ida"],
        ),
        (
            "## Present\n* @ida@port.example\n* Wen Li <acct:wen@port.example>",
            ["@ida@port.example", "Wen Li"],
        ),
        ("## Present\n* The team: @harbour/tides\n* Ida Lund @ida", ["Ida Lund"]),
        ("## Participants\n| Nick | Name/Nym |\n|---|---|\n| idal | [Ida Lund][] |", ["Ida Lund"]),
        ("Attendees:\n\n\tIda Lund\n\n\tWen Li\n", ["Ida Lund", "Wen Li"]),
        (
            "Ida Lund (IL), Wen Li (WL), Tomas Berg (TB), Zoe Quay (ZQ)",
            ["Ida Lund", "Wen Li", "Tomas Berg", "Zoe Quay"],
        ),
        (
            (
                "**Members**\n\n<table>\n<tr>\n<td><p>Ida Lund</p></td>\n<td>Yes</td>\n</tr>\n"
                "<tr>\n<td><p>Wen Li</p></td>\n<td></td>\n</tr>\n</table>"
            ),
            ["Ida Lund"],
        ),
        ("## Attending\n* Ida Lund\n\nThe following are not in attendance:\n\n* Wen Li", ["Ida Lund"]),
    ],
)
def test_people(listed, names):
    assert people(f"# Tides 2026-03-24\n\n{listed}\n\n## Notes\n\n* talk\n") == names


@pytest.mark.parametrize(
    "listed",
    [
        "We spoke of boats, berths, tides and quays, which took long",
        "Depths, heights, tides, gauges",
        "<!--\nPresent: Ida Lund\n-->",
    ],
)
def test_no_people(listed):
    assert people(f"# Tides 2026-03-24\n\n{listed}\n\n## Notes\n\n* talk\n") == []


AGENDA = """\
# Tides 2026-03-24

## Attendees
* Ida Lund
* Wen Li

## Agenda
* Ida to present the table
* Depth of the fairway
    * Ida showed the numbers
    * Wen asked about the datum
    * It was agreed to keep it
    * Wen will write to the port
    * Wen said that it was late
"""


def test_notes_beneath_the_items_of_an_agenda_are_the_record_and_its_items_a_plan():
    assert acts(AGENDA) == [(12, "decision", None), (13, "action", "Wen")]


def test_an_agenda_beside_a_record_is_a_plan():
    text = AGENDA.replace("    * Ida showed the numbers\n", "").split("    * Wen asked")[0]
    assert acts(text + "    * Wen to open it\n\n## Minutes\n* Ida: long talk\n* Wen: yes\n") == []


def test_a_file_of_first_level_headings_is_read():
    text = "# April 5\n\n* The council discussed the table and approved it.\n\n# April 12\n\n* The group decided that it stays.\n"
    assert acts(text, "2026-04-council-update.md") == [(3, "decision", None), (7, "decision", None)]


def test_an_act_stands_on_the_line_of_a_wrapped_sentence_that_states_it():
    text = (
        "# Tides 2026-03-24\n\n## Notes\n\n* The board discussed the long table of depths and the notes\n"
        "  about its datum, which many had read, and then the harbour's own\n  and decided to keep the datum.\n"
    )
    assert acts(text) == [(7, "decision", None)]


@pytest.mark.parametrize(
    ("heading", "kind"), [("Postponed", "deferred"), ("Merged PRs", "merged"), ("Closed issues", "closed")]
)
def test_a_heading_may_say_what_became_of_each_entry(heading, kind):
    found = acts(f"# Tides 2026-03-24\n\n## {heading}\n\n* Depths #4\n    * of the fairway\n* none\n")
    assert found == [(5, kind, None)]


def test_merged_and_closed_need_an_item():
    assert acts("# Tides 2026-03-24\n\n## Merged\n\n* the two harbours\n") == []


def test_a_recap_reports_what_was_done_and_repeats_no_decision():
    text = (
        "# Tides 2026-03-24\n\n## Notes\n\n* Actions from last time\n    * opened issue #5\n"
        "    * the group agreed to keep the datum\n    * Ida to write it\n"
    )
    assert acts(text) == [(6, "opened", None)]


def test_a_title_with_its_number_linked_is_no_act():
    text = (
        "# Tides 2026-03-24\n\n## Notes\n\n* Proposal: one table for all "
        "[#4](https://github.com/harbour/tides/issues/4)\n    * long talk\n"
    )
    assert acts(text) == []


def test_entries_indented_too_far_are_entries_and_fenced_code_is_none():
    text = "# Tides 2026-03-24\n\n## Notes\n\n*   Depths\n\n        *   see [PR#7](https://github.com/a/b/pull/7)\n"
    assert [reference.target for reference in parsed(text).references] == ["a/b#7"]
    fenced = "# Tides 2026-03-24\n\n## Notes\n\n*   Depths\n\n    ```\n    * DECISION: see #7\n    ```\n"
    assert (parsed(fenced).references, parsed(fenced).events) == ((), ())


def test_a_task_in_a_quote_is_the_group_s_and_a_resolution_in_one_is_not():
    text = "# Tides 2026-03-24\n\n## Notes\n\n> TODO: tell the port\n\n> RESOLUTION: another body keeps it\n"
    assert acts(text) == [(5, "action", None)]


def test_the_speaker_before_goes_on():
    text = "# Tides 2026-03-24\n\n## Present\n* Ida Lund (IL)\n\n## Notes\n* IL: long talk\n* ...: I will write it\n"
    assert acts(text) == [(8, "action", "IL")]


def test_what_stands_between_angles_and_is_no_tag_is_said():
    asked = "# Tides 2026-03-24\n\n## Notes\n\n* Ida: Any objections?\n\n"
    assert [act[1] for act in acts(f"{asked}<no objections>\n\n* Wen: next")] == ["proposal", "no_objection"]
    assert (7, "decision", None) in acts(f"{asked}<no objections, proposal is accepted>")
    assert [act[1] for act in acts(f"{asked}<details open>\n\n<b>it leaks</b>\n")] == ["proposal"]


def test_notes_beneath_the_heading_over_the_people_are_notes():
    notes = (
        "* Wen on the gauge\n"
        "    * Ida: it leaks\n"
        "        * Wen to write it\n"
        "        * it is old\n"
        "        * Ida: it does\n"
    )
    text = f"# Tides WG 2026-03-24\n\n## Attendees\n{notes}"
    assert acts(text) == [(6, "action", "Wen")]
    assert people(text) == []
    deep = "## Attendees\n* Port\n    * West\n        * Ida Lund\n        * Wen Li\n        * Bo Carr\n"
    assert "Ida Lund" in people(f"# Tides WG 2026-03-24\n\n{deep}")
    grouped = "## Attendees\n* Port\n    * Ida Lund\n    * Wen Li\n* City:\n    * Bo Carr\n"
    assert people(f"# Tides WG 2026-03-24\n\n{grouped}") == ["Ida Lund", "Wen Li", "Bo Carr"]


def test_a_table_of_people_in_a_fence_lists_them():
    table = "| Name | Abbreviation |\n| ---- | --- |\n| Ida Lund | IL |\n| Wen Li | WL |"
    text = f"# Tides 2026-03-24\n\n**Attendees:**\n\n```\n{table}\n```\n\n## Notes\n\nIL: I will write it\n"
    assert [(one.line, one.name) for one in parsed(text).attendees] == [(8, "Ida Lund"), (9, "Wen Li")]
    assert acts(text) == [(14, "action", "IL")]
    outside = text.replace("**Attendees:**", "## Notes\n\nThe table:")
    assert people(outside) == []
    code = "| Key | Value |\n| --- | --- |\n| Ida | Wen |"
    assert people(f"# Tides 2026-03-24\n\n**Attendees:**\n\n```\n{code}\n```\n") == []


def test_bodies_of_whom_those_present_are_listed():
    text = "# Tides 2026-03-24\n\n**Port members present:**  \nIda Lund  \nWen Li  \n\n**Others present:**  \nBo Carr\n"
    assert people(text) == ["Ida Lund", "Wen Li", "Bo Carr"]
