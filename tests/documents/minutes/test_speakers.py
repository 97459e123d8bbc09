"""Speakers and people: the forms in which lists and records name them."""

import pytest

from lastcall.documents import people
from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("Ida Lund (Harbour Office) (Maintainer)", ("Ida Lund", "Harbour Office", "Maintainer", None, None)),
        ("Ida Lund, Harbour Office", ("Ida Lund", "Harbour Office", None, None, None)),
        ("Ida Lund - @idal (TSC)", ("Ida Lund", None, "TSC", "idal", None)),
        ("@idal - Ida Lund", ("Ida Lund", None, None, "idal", None)),
        ("[Ida Lund](https://ida.example/#me)", ("Ida Lund", None, None, None, None)),
        ("[Ida Lund](https://github.com/idal)", ("Ida Lund", None, None, "idal", None)),
        ("Ida Lund (ilund)", ("Ida Lund", None, None, "ilund", None)),
        ("Ida Lund [IL]", ("Ida Lund", None, None, None, "IL")),
        ("**Ida Lund** (chair)", ("Ida Lund", None, "chair", None, None)),
        ("[x] Ida Lund", ("Ida Lund", None, None, None, None)),
        ("idal", ("idal", None, None, None, None)),
    ],
)
def test_one_entry_of_a_list(entry, expected):
    person = people.parse(entry)
    assert (person.name, person.affiliation, person.role, person.handle, person.initials) == expected


@pytest.mark.parametrize(
    "entry", ["TODO", "...", "name", "<your name>", "12 people", "and 3 others", "https://a.example"]
)
def test_a_template_names_nobody(entry):
    assert people.parse(entry) is None


def spoken(record, attendees="* Ida Lund\n* Tomas Berg\n* Wen Li\n"):
    text = f"# Minutes 2026-01-01\n\n## Attendees\n{attendees}\n## Minutes\n{record}\n"
    file = read(Markdown(text), "minutes.md", home=None, renames=Renames())
    return [(line.speaker, line.known) for line in file.spoken]


@pytest.mark.parametrize(
    "line",
    [
        "Ida: a",
        "Ida - a",
        "[Ida] a",
        "**Ida**: a",
        "**Ida:** a",
        "_Ida_: a",
        "Ida -> a",
        "Ida Lund (Office): a",
        "IL: a",
    ],
)
def test_every_form_of_a_known_speaker(line):
    ((name, known),) = spoken(f"* {line}")
    assert known
    assert name in ("Ida", "Ida Lund", "IL")


def test_several_speakers_of_one_line():
    assert [name for name, _ in spoken("* [Ida][Wen] a\n* [Ida+Wen] b\n* Ida and Wen: c")] == [
        "Ida][Wen",
        "Ida+Wen",
        "Ida and Wen",
    ]


def test_what_is_no_speaker():
    assert spoken("* Note: a\n* Render: https://a.example\n* Option 1: b\n* Zoltan: seen once") == []


def test_who_begins_several_lines_is_a_speaker_though_not_listed():
    assert spoken("* Zoltan: a\n* Zoltan: b") == [("Zoltan", False), ("Zoltan", False)]


def test_whom_a_program_writes_as_a_speaker_may_speak_but_once():
    quoted = "> *Ida Lund:* a\n\n> *Tomas Berg:* b\n\n> *Wen Li:* c\n\n> *{}:* d"
    assert spoken(quoted.format("Zoltan Oak"))[3:] == [("Zoltan Oak", False)]
    assert spoken(quoted.format("Noted"))[3:] == []


def test_comma_lists_and_tables():
    text = "# Minutes 2026-01-01\n\nAttendees: Ida Lund, Tomas Berg (Reef), and Wen Li\n\n## Topics\n"
    names = [who.name for who in read(Markdown(text), "m.md", home=None, renames=Renames()).attendees]
    assert names == ["Ida Lund", "Tomas Berg", "Wen Li"]
    text = "# Minutes\n\n## Attendees\n\n| Name | GitHub | Organization |\n|---|---|---|\n| Ida Lund | @idal | Reef |\n"
    (who,) = read(Markdown(text), "m.md", home=None, renames=Renames()).attendees
    assert (who.name, who.handle, who.affiliation, who.line) == ("Ida Lund", "idal", "Reef", 7)


TALK = "".join(f"{name}: the table is long\n\n" for name in ("Ida", "Wen", "Bo", "Tomas", "Kim") * 3)


def actors(record):
    text = f"# Tides WG 2026-03-24\n\n## Notes\n\n{record}\n"
    return [event.actor for event in read(Markdown(text), "a.md", home="a/b", renames=Renames()).events]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Grete Olsen: yes, I'll send the table to the port", "Grete Olsen"),
        ("Grete: yes, I'll send the table to the port", "Grete"),
        # a term that stands in small letters elsewhere, or ends as common words do, is nobody
        ("Buoy: yes, I'll send the table to the port. The buoy is red.", None),
        ("Scalability: yes, I'll send the table to the port", None),
        ("Open Tables: yes, I'll send it to the port. The tables stay, the open ones, too.", None),
        ("GO: yes, I'll send the table to the port", None),
    ],
)
def test_in_a_talk_somebody_may_speak_but_once(line, who):
    assert {*actors(TALK + line), None} == {who, None}
    # … and in what is no talk, nobody is known by that
    assert who is None or who not in actors("The table is long.\n\n" * 9 + line)


def test_initials_may_speak_once_among_initials_and_abbreviations_may_not():
    talk = "".join(f"{name}: it is long\n\n" for name in ("IL", "WL", "BO", "TB", "KM") * 3)
    assert actors(talk + "GO: yes, I'll send the table to the port") == ["GO"]
    assert "TLS" not in actors(talk + "TLS: yes, I'll send the TLS table to the port")


def test_a_list_of_definitions_tells_who_speaks():
    tagged = (
        "<dl>\n<dt>=ida\n<dd>It rains\n<dd>The tide\n<dt>Wen\n<dd>The wind\n<dt>ida\n<dd>The gauge\n</dl>"
    )
    text = f"# Tides WG 2026-03-24\n\n## Present\n* Wen Li\n\n## Minutes\n\n{tagged}\n\n<td>The rain\n"
    spoken = read(Markdown(text), "2026-03-24_minutes.md", home=None, renames=Renames()).spoken
    assert [line.speaker for line in spoken] == ["ida", "ida", "Wen", "ida"]


@pytest.mark.parametrize(
    "line",
    [
        "**[00:05] Wen Li:** it rains",
        "[10:05] Wen Li: it rains",
        "(10:05:30) Wen Li: it rains",
        "10:05 Wen Li: it rains",
        "[10:05] [Wen Li] it rains",
    ],
)
def test_the_time_may_stand_before_who_speaks(line):
    text = f"# Tides WG 2026-03-24\n\n## Present\n* Wen Li\n\n## Minutes\n\n{line}\n\n10:30 - 10:45 Tides: the table\n"
    spoken = read(Markdown(text), "2026-03-24_minutes.md", home=None, renames=Renames()).spoken
    assert [said.speaker for said in spoken] == ["Wen Li"]


@pytest.mark.parametrize(
    "line",
    [
        "<p class='phone'><cite>Ida:</cite> I'll write the guide</p>",
        "<p class='irc'>&lt;<cite>Ida</cite>&gt; I'll write the guide</p>",
        '<p><abbr title="Ida">IL</abbr>: I\'ll write the guide</p>',
        "**Ida (10:04) -** I'll write the guide",
        "**Ida [10:04:12]:** I'll write the guide",
    ],
)
def test_programs_write_who_speaks_as_html_or_with_the_time(line):
    assert spoken(f"<div>\n{line}\n</div>" if line[0] == "<" else line)[:1] == [("Ida", True)]


def test_a_paragraph_that_is_only_a_name_is_over_the_list_of_what_they_report():
    record = "@idal\n- a\n  - b\n\nTomas:\n\n* c\n\nThe end\n\n* d"
    assert spoken(record) == [("@idal", False), ("@idal", False), ("Tomas", True), ("Tomas", True)]


def test_topics_before_a_dash_are_nobody():
    assert (
        spoken("* Pier Proposal - a\n* Pier Proposal - b\n* Annual Reviews - c\n* Annual Reviews - d") == []
    )
