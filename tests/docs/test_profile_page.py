"""The one-page profile of explicit marks says what is read."""

import re

import pytest

from docs import generate
from docs.generator import console
from lastcall.documents import minutes
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.model.event import Basis

PAGE = (generate.ROOT / "docs" / "how-to" / "mark-your-minutes.md").read_text(encoding="utf-8")
HOME = "open-harbour/harbour-data"
PEOPLE = "* Kwame Example\n* Rafi Sample\n* Yuki Test\n* Tomas Placeholder"


def declared(record):
    text = f"# Meeting 2026-06-11\n\n## Agenda\n\n* DECISION: a plan\n\n## Attendees\n\n{PEOPLE}\n\n## Minutes\n\n{record}\n"
    file = minutes.read(Markdown(text), "minutes/2026-06-11_minutes.md", home=HOME, renames=Renames())
    return [
        (event.type.value, event.actor, [target.removeprefix(HOME) for target in event.subject], event.due)
        for event in file.events
        if event.basis is Basis.DECLARED
    ]


def test_every_line_of_the_example_is_declared():
    block = next(console.blocks("page", PAGE))

    found = declared("\n".join(block.text))

    assert [(kind, actor, subject) for kind, actor, subject, _ in found] == [
        ("proposal", None, ["#36"]),
        ("last_call", None, ["#36"]),
        ("support", "Kwame", ["#36"]),
        ("objection", "Rafi", ["#36"]),
        ("objection_resolved", "Rafi", ["#36"]),
        ("abstain", "Yuki", ["#36"]),
        ("no_objection", None, ["#36"]),
        ("decision", None, ["#36"]),
        ("action", "Tomas", ["#36"]),
        ("deferred", None, ["#37"]),
    ]
    assert [str(due) for *_, due in found if due] == ["2026-07-09", "2026-07-02"]


@pytest.mark.parametrize("written", re.findall(r"\| `([A-Z][^`]*)`", PAGE.partition("\n## The words\n")[2]))
def test_every_word_of_the_table_is_a_mark(written):
    line = written.replace("Name", "Kwame").replace("…", "as said")

    assert len(declared(f"* Closures (#36)\n    * {line}")) == 1


@pytest.mark.parametrize(
    "record", ["```\nDECISION: in code\n```", "> DECISION: theirs", "* they said DECISION: no"]
)
def test_what_is_no_mark_declares_nothing(record):
    assert declared(record) == []
