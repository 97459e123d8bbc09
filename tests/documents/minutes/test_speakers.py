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
