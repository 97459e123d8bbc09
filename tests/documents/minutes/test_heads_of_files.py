"""Titles, days and recordings, wherever a file gives them."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames


def parsed(text, path="notes.md"):
    return read(Markdown(text), path, home="harbour/tides", renames=Renames())


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("2026/call-03-24.md", "2026-03-24"),
        ("meetings/2026/03-24-26-lamps.md", "2026-03-24"),
        ("2026-03/mar-24.md", "2026-03-24"),
        ("2026-03_march-24.md", "2026-03-24"),
        ("2026032409_notes.md", "2026-03-24"),
        ("2026/45-03.md", None),
        ("2026-03/notes.md", None),
        ("2025/2026/call-03-24.md", None),
        ("call-03-24.md", None),
    ],
)
def test_days_in_paths(path, day):
    found = parsed("# Tides call\n\n## Notes\n\n* Ida: bright\n", path).date
    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("# Tides, March 2026\n\n## Mar 24 (first call)\n", "2026-03-24"),
        ("# Tides\n\n**Date:** Tuesday 24, March 2026, 15:00 UTC\n", "2026-03-24"),
        (
            "# Tides\n\n## Time and Date\n\n* March 24, 2026, 15:00 - 16:30, third session ([see it in your own zone](https://time.example/x))\n",
            "2026-03-24",
        ),
        (
            "# Tides\n\n* Tuesday, March 24, 09:30 ([zone](https://time.example/?iso=20260324T0930))\n",
            "2026-03-24",
        ),
        ("# Tides\n\n* Tuesday, March 24, 09:30 ([zone](https://time.example/?iso=20260321T0930))\n", None),
        ("# Tides\n\n* Tuesday, March 24, 09:30\n", None),
        (
            "# Tides\n\nAgenda:\nhttps://github.com/harbour/tides/blob/main/2026/03-Mar/24-tides.md\n",
            "2026-03-24",
        ),
        ("# Tides\n\nSee https://github.com/harbour/tides/blob/main/2026/03-Mar/24-tides.md\n", None),
    ],
)
def test_days_in_heads(head, day):
    found = parsed(f"{head}\n## Notes\n\n* Ida: bright\n").date
    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("24-25 March 2026", "2026-03-24"),
        ("March 24 and 25, 2026", "2026-03-24"),
        ("30 March - 2 April 2026", "2026-03-30"),
        ("31 March to 2 April 2026", "2026-03-31"),
        ("March 30 - April 2, 2026", "2026-03-30"),
        ("12 May and 14 June 2026", "2026-05-12"),
        ("Dec 30 - Jan 2, 2026", "2025-12-30"),
        ("30th December \u2013 2nd January 2026", "2025-12-30"),
    ],
)
def test_the_first_of_several_days_is_a_meeting_s(written, day):
    assert str(parsed(f"# Tides\n\n**Date:** {written}\n\n## Notes\n\n* Ida: bright\n").date) == day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("# Tides call {#tides-call}\n", "Tides call"),
        ("Tides call of March 24, 2026\n\n## Attendees\n\n* Ida Lund\n", "Tides call of March 24, 2026"),
        ("TIDES@MILL\n2026-03-24 - Virtual\n\n## Logistics\n\nA room.\n", "TIDES@MILL"),
        ("March 24, 2026\n\n## Attendees\n\n* Ida Lund\n", None),
        ("## Attendees\n\n* Ida Lund\n", None),
        ("## Summary\n\nx\n\n## March 24 2026 notes\n", "March 24 2026 notes"),
        ("---\ntitle: Tides call\n---\n\n# Links\n\n* x\n", "Tides call"),
        (
            (
                "|  |  |\n|---|---|\n| Minutes of the: | [9th meeting of TG2](https://example.org/9) |\n\n"
                "## 1 Opening\n\n## 2 Tables\n\n## 3 Gauges\n"
            ),
            "9th meeting of TG2",
        ),
        ("Ida presented the new lamps and Wen asked about them\n\n## Lamps\n", "Lamps"),
        ("# Notes\n", "Notes"),
    ],
)
def test_titles(head, title):
    assert parsed(f"{head}\n## Discussion\n\n* Ida: bright\n").title == title


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        ("## Recording\n\n* [March](https://video.example/24)\n", "https://video.example/24"),
        ("* [Recording](https://video.example/24)\n", "https://video.example/24"),
        ("* [Video conference](https://call.example/1)\n", None),
        ("Calls are recorded for our [YouTube channel](https://video.example/us).\n", None),
        ("* [Video codecs](https://github.com/harbour/tides/issues/4)\n", None),
        ("* Wen: what of the recordings, which we keep for a year?\n    * https://example.org/rule\n", None),
    ],
)
def test_recordings(lines, address):
    assert parsed(f"# Tides 2026-03-24\n\n{lines}\n## Notes\n\n* Ida: bright\n").recording == address


def test_a_recording_at_the_end_of_a_long_file():
    long = "\n".join(f"* Ida: lamp {number} is bright" for number in range(80))
    text = f"# Tides 2026-03-24\n\n## Notes\n\n{long}\n\n"
    assert (
        parsed(f"{text}## Recording\n\n* https://video.example/24\n").recording == "https://video.example/24"
    )
    assert parsed(f"{text}* Ida: no video https://video.example/24 yet\n").recording is None


def test_the_agenda_by_its_own_name_comes_before_one_that_is_over_the_file():
    text = (
        "## Agenda: March 24 2026 call\n\n- **Where**: a room\n\n## Agenda items\n\n1. Lamps\n1. Buoys\n\n"
        "## Notes\n\n* Ida: bright\n"
    )
    assert [item.text for item in parsed(text).agenda] == ["Lamps", "Buoys"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Tides committee 2026-03-24\n---\n\n## 0. Opening\n\n* Ida: bright\n", "Tides committee 2026-03-24"),
        ("---\ntitle: Tides meeting 2026-03-24\n---\n\n# Tides agenda\n\n## Notes\n", "Tides meeting 2026-03-24"),
        ("---\ntitle: March meeting notes\n---\n\n# Day 1\n\n## Notes\n", "March meeting notes"),
        ("---\ntitle: 2026-03-24\n---\n\n# Tides call, March 24, 2026\n", "Tides call, March 24, 2026"),
        ("---\ntitle: Tides call 2026-03-24\n---\n\n# Tides call, minutes\n", "Tides call, minutes"),
        ('+++\ntitle = "Tides minutes"\ndate = "2026-03-24"\n+++\n\n### Present\n\n* Ida Lund\n', "Tides minutes"),
        ("*Tides meeting, March 24, 2026*\n\n## Attendees\n\n* Ida Lund\n", "Tides meeting, March 24, 2026"),
        ("# [Minutes](https://notes.example/x)\n\n# Tides working group, March\n\n## Notes\n", "Tides working group, March"),
        ("# Agenda\n\n1. Lamps\n\n# Minutes\n\nIda: bright\n", "Agenda"),
    ],
)  # fmt: skip
def test_which_title_is_the_meetings(text, title):
    assert parsed(text).title == title


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("---\ndate: March 24 - March 26, 2026\n---\n\n## Notes\n", "2026-03-24"),
        ("---\ndescription: March 24, 2026\n---\n\n# (24/3/26) Notes\n", "2026-03-24"),
        ('+++\ntitle = "Tides"\ndate = "2026-03-24T14:00:00Z"\n\n[taxonomies]\ndate = "2020-01-01"\n+++\n\nIda: bright\n', "2026-03-24"),
        ("# Tides\n\nTuesday 24^th^ March 2026, 09:30 ICT\n", "2026-03-24"),
        ("# Tides\n\n24 and 25 March 2026\n", "2026-03-24"),
    ],
)  # fmt: skip
def test_more_ways_to_write_a_day(text, day):
    assert str(parsed(text).date) == day


def test_a_month_by_name_in_a_files_name():
    assert str(parsed("# Tides\n", "minutes/March.24.2026.md").date) == "2026-03-24"


@pytest.mark.parametrize(
    "text",
    [
        "# 1. Opening\n\n* Ida: bright\n\n# 2. Lamps\n\n* bright\n\n# 3. Ropes\n\n* thin\n",
        "**Present:** Ida Lund, Wen Li, Tomas Berg\n\n## Old business\n\n* thin\n\n## Elections\n\n* none\n\n## Ropes\n\n* thin\n",
    ],
)
def test_a_section_like_the_others_is_no_title(text):
    assert parsed(text).title is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# 1. Minutes\n\n## 1.1 Approval of previous minutes\n\n* [Minutes of 2026-03-10](x)\n\n## 1.2 Agenda\n\n* https://mill.example/agenda_20260324.html\n", "2026-03-24"),
        ("# Tides call\n\n**Agenda:**\nSee the [post](https://tides.example/2026/03/14/call-2026-03-24/)\n\n## Notes\n\n* Ida: bright\n", "2026-03-24"),
        ("# 2026 March 24 Tides call\n\n## Notes\n\n* Ida: bright\n", "2026-03-24"),
    ],
)  # fmt: skip
def test_days_in_the_names_of_files_that_a_file_points_to(text, day):
    assert str(parsed(text).date) == day
