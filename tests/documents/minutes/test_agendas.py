"""What is an item of the agenda, in the ways in which groups write one."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames


def items(text, path="2026-03-24_minutes.md"):
    file = read(Markdown(text), path, home="harbour/tides", renames=Renames())
    return [item.text for item in file.agenda]


NOTES = "\n## Notes\n\n* Ida: the lamps are bright\n"


@pytest.mark.parametrize(
    ("agenda", "expected"),
    [
        ("## Agenda\n\n| Item | Time |\n| :-- | --: |\n| [Lamps](#lamps) | 5 |\n| [Ropes][ropes] | 10 |\n", ["Lamps", "Ropes"]),
        ("## Agenda\n\n| Time | Topic | Who |\n| --- | --- | --- |\n| 10 min | Lamps | Ida |\n| 5 min | Ropes | Wen |\n", ["Lamps", "Ropes"]),
        ("## Agenda\n\n| Start | | Who |\n| --- | --- | --- |\n| 10:00 | Lamps | Ida |\n| 10:15 | Ropes | Wen |\n| 10:30 | | |\n", ["Lamps", "Ropes"]),
        ("## Agenda\n\nLamps  \nRopes  \nAny other business\n", ["Lamps", "Ropes", "Any other business"]),
        ("## Agenda\n\nIda presented the lamps.  \nNobody asked.  \nBright\n", []),
        ("## New agenda items\n\n- [x] (IL) Lamps\n- [ ] (WL) Ropes\n- [ ] xxx\n", ["(IL) Lamps", "(WL) Ropes"]),
        ("## Agenda\n\n### 1. Lamps\n\nIda: thin\n\n### 2. Ropes\n\nWen: yes\n", ["Lamps", "Ropes"]),
        ("## Discussion agenda\n\n* Lamps\n* Ropes\n", ["Lamps", "Ropes"]),
        ("## Agenda\n\n> - Be brief\n\n1. Lamps\n2. Ropes\n3. *ADD YOUR AGENDA ABOVE*\n", ["Lamps", "Ropes"]),
        ("## Agenda\n\n* Lamps\n\napproved.\n\n* Ropes\n\n- ida: they are thin\n- wen: yes\n\n* Quay\n", ["Lamps", "Ropes", "Quay"]),
        ("## Agenda\n\n1. Lamps\n\n- @ida\n  - thin\n\n2. Ropes\n", ["Lamps", "Ropes"]),
        ("## Agenda\n\n* **Lamps** (Ida)  \nWe talked for long  \nWen: bright\n* **Ropes**  \nIda: thin\n", ["Lamps (Ida)", "Ropes"]),
        ("## Agenda\n\n* Ida presented the lamps.\n* Wen reviewed the agenda.\n", []),
        ("## Agenda\n\n### Administrivia\n\n* note taker\n\n### Lamps\n\n* bright\n\n### Ropes\n", ["Administrivia", "Lamps", "Ropes"]),
    ],
)  # fmt: skip
def test_items(agenda, expected):
    assert items(f"# Tides call\n\n{agenda}{NOTES}") == expected


def test_the_same_numbers_once_more_hold_the_notes():
    text = "Agenda:\n\n1) Quorum\n2) Lamps\n3) Ropes\n\n1) Quorum\n\nIt is there.\n\n2) Lamps\n\nBright.\n"
    assert items(f"Minutes of the tides, March 24, 2026\n\n{text}") == ["Quorum", "Lamps", "Ropes"]


def test_a_label_beneath_the_heading_of_the_day():
    text = "## March 24, 2026\n\nAgenda:\n\n* Lamps\n* Ropes\n\nIda: lamps are bright\n"
    assert items(text) == ["Lamps", "Ropes"]


def test_where_and_when_are_no_topics_of_a_plan():
    text = (
        "# Tides agenda\n\n## Time and Date\n\n* March 24, 17:00\n* Room 2\n\n## Lamps\n\n* too dim, 10 min\n"
    )
    assert items(text, "2026-03-24_agenda.md") == ["too dim, 10 min"]


def test_rows_over_lists_are_the_items_and_the_lists_are_notes():
    text = (
        "# Tides board 2026-03-24\n\nPresent: Ida Lund, Wen Li, Tomas Berg\n\n## Agenda\n\n"
        "Choosing lamps\n\n- Ida will paint the gauge\n- bright\n\n**2) Ropes and\nquays:**\n\n1. thin\n\n- long\n"
    )
    file = read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    assert [item.text for item in file.agenda] == ["Choosing lamps", "Ropes and quays:"]
    assert [child.text for child in file.agenda[0].children] == ["Ida will paint the gauge", "bright"]
    assert [(event.type.value, event.actor) for event in file.events] == [("action", "Ida")]


@pytest.mark.parametrize(
    "agenda",
    [
        "Saturday morning\n\n- Lamps\n\nSaturday afternoon\n\n- Ropes\n",
        "Please add your topics.\n\n- Lamps\n- Ropes\n",
        "- Lamps\n\nAs time allows\n\n- Ropes\n",
    ],
)
def test_rows_that_name_no_topic_are_no_items(agenda):
    assert items(f"# Tides call\n\n## Agenda\n\n{agenda}{NOTES}") == ["Lamps", "Ropes"]
