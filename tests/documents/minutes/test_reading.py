"""One file of an invented group, read whole: head, people, plan, record, closing question."""

from datetime import date

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import looks_like_meeting_file, read, read_all
from lastcall.documents.references import Renames
from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Basis, EventType
from lastcall.model.minutes import DateSource, MeetingFileKind

MINUTES = """\
# Tides WG Meeting 2026-03-24

Recording: https://video.example/abc

## Agenda
* Welcome
* Review open pull requests:
    * "Draft use cases" (Pull Request #6)
        * Last call for sustained objection
* Review and approve minutes

## Attendees
* Ida Lund (Harbour Office) (Maintainer)
* Tomas (public)
* Wen Li, Reef Institute

## Minutes
* Ida: went through the changes
    * Any sustained objection?
    * No objection
    * merged pull request #6
    * closed issue #5
* Wen: can you show the comment
* Tomas to write an example for #6 by 2026-04-01

## Closing Discussion
* Consensus to commit this to repo? Yes
"""


def parsed(text, path="meetings/2026-03-24_meeting_minutes.md", **more):
    return read(Markdown(text), path, home="harbour/tides", renames=Renames(), **more)


def acts(file):
    return [(event.line, event.type.value, event.subject, event.actor) for event in file.events]


def test_head():
    file = parsed(MINUTES)
    assert (file.title, file.title_line) == ("Tides WG Meeting 2026-03-24", 1)
    assert (file.date, file.date_source, file.last_date) == (date(2026, 3, 24), DateSource.TITLE, None)
    assert file.recording == "https://video.example/abc"
    assert file.kind is MeetingFileKind.MINUTES


def test_people():
    file = parsed(MINUTES)
    assert [(who.name, who.affiliation, who.role, who.line) for who in file.attendees] == [
        ("Ida Lund", "Harbour Office", "Maintainer", 13),
        ("Tomas", "public", None, 14),
        ("Wen Li", "Reef Institute", None, 15),
    ]


def test_agenda_is_a_tree():
    items = parsed(MINUTES).agenda
    assert [item.text for item in items] == [
        "Welcome",
        "Review open pull requests:",
        "Review and approve minutes",
    ]
    (draft,) = items[1].children
    assert (draft.targets, draft.line, items[1].last_line) == (("harbour/tides#6",), 8, 9)


def test_the_record_holds_acts_and_the_agenda_plans():
    assert acts(parsed(MINUTES)) == [
        (19, "last_call", ("harbour/tides#6",), "Ida"),
        (20, "no_objection", ("harbour/tides#6",), None),
        (21, "merged", ("harbour/tides#6",), "Ida"),
        (22, "closed", ("harbour/tides#5",), "Ida"),
        (24, "action", ("harbour/tides#6",), "Tomas"),
    ]


def test_every_quote_stands_on_its_line_and_a_deadline_is_read():
    file = parsed(MINUTES)
    lines = MINUTES.split("\n")
    assert all(event.quote and event.quote in lines[event.line - 1] for event in file.events)
    assert file.events[-1].due == date(2026, 4, 1)
    assert {event.basis for event in file.events} == {Basis.RECORDED}


def test_closing_question():
    file = parsed(MINUTES)
    assert (file.closing_consensus, file.closing_line) == (ClosingConsensus.YES, 27)
    undecided = parsed(MINUTES.replace("repo? Yes", "repo? Yes/No"))
    assert undecided.closing_consensus is ClosingConsensus.UNDECIDED
    assert [(place.line, place.part) for place in undecided.placeholders] == [(27, "closing")]
    assert parsed(MINUTES.replace("repo? Yes", "repo? N/A")).closing_consensus is None
    assert parsed(MINUTES.replace("repo? Yes", "repo")).closing_consensus is ClosingConsensus.YES


def test_a_stale_title_gives_way_to_the_name_of_the_file():
    file = parsed(MINUTES.replace("Meeting 2026-03-24", "Meeting 2026-02-24"))
    assert (file.date, file.date_source) == (date(2026, 3, 24), DateSource.FILE_NAME)
    assert len(file.dates_seen) == 2


def test_an_agenda_asserts_nothing():
    text = MINUTES.split("## Attendees", maxsplit=1)[0] + "## Attendees\n* TODO\n\n## Minutes\n* TODO\n"
    file = parsed(text, "meetings/2026-03-24_agenda.md")
    assert (file.kind, file.events, file.attendees) == (MeetingFileKind.AGENDA, (), ())
    assert [place.line for place in file.placeholders] == [13, 16]


def test_an_unfilled_minutes_file_stays_minutes():
    text = "# Tides 2026-04-01\n\n## Minutes\n* TODO\n"
    assert parsed(text, "meetings/2026-04-01_meeting_mintues.md").kind is MeetingFileKind.MINUTES


def test_notes_beneath_agenda_items_are_the_record():
    text = """\
# Council Meeting 2026-05-05

## Present
* Ida Lund (@idal)

## Agenda

### harbour/tides

* Depth tables [#31](https://github.com/harbour/tides/issues/31)
  * Close, covered by 321.
* Style guide #28
  * still on hold
"""
    assert acts(parsed(text, "meetings/2026-05-05.md")) == [
        (11, "decision", ("harbour/tides#31",), None),
        (13, "deferred", ("harbour/tides#28",), None),
    ]


def test_a_machine_written_summary_is_only_inferred():
    text = "# Summary 2026-05-05\n\nThis summary was auto-generated.\n\n## Next Steps\n\n- Ida: Merge #4.\n\nThe group agreed to merge #4.\n"
    events = parsed(text, "notes/summary.md").events
    assert {event.type for event in events} >= {EventType.ACTION}
    assert {event.basis for event in events} == {Basis.INFERRED}


def test_a_file_with_two_meetings():
    one = "## Meeting 2026-01-05\n\nAttendees: Ida Lund, Wen Li\n\n* Wen to write #1\n\n"
    text = "# Log\n\n" + one + one.replace("01-05", "01-12")
    found = read_all(Markdown(text), "log.md", home="harbour/tides", renames=Renames())
    assert [(file.date, len(file.attendees)) for file in found] == [
        (date(2026, 1, 5), 2),
        (date(2026, 1, 12), 2),
    ]


def test_meeting_files_are_known_by_their_content():
    assert looks_like_meeting_file(Markdown(MINUTES), "a/b.md")
    assert not looks_like_meeting_file(Markdown("# Tides\n\n## Scope\n\nWater.\n"), "specs/tides.md")


def test_the_same_bytes_give_the_same_reading():
    assert parsed(MINUTES) == parsed(MINUTES)


def test_hostile_texts_are_read_without_harm():
    for text in (
        "",
        "\n",
        "* " * 2000,
        "[" * 5000,
        "# \n* :\n",
        "> " * 200 + "x",
        "| a |\n|---|\n",
        "\u2029* a\u2029b",
    ):
        file = parsed(text, "minutes.md")
        assert file.events == () or file.events
