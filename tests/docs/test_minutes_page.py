"""What the reference says is read in minutes is read."""

import datetime as dt

import pytest

from docs import generate
from docs.generator import console
from lastcall.documents import minutes, styles
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Basis, ObjectionFate
from lastcall.model.minutes import MeetingFile

PAGE = (generate.ROOT / "docs" / "reference" / "minutes.md").read_text(encoding="utf-8")
HOME = "tide-pools/specs"


def read(record: str, attendees: str = "* Ada Example\n* Bo Sample\n* Cy Placeholder") -> MeetingFile:
    text = f"# Meeting 2026-01-15\n\n## Attendees\n\n{attendees}\n\n## Minutes\n\n{record}\n"
    return minutes.read(Markdown(text), "minutes/2026-01-15.md", home=HOME, renames=Renames({}))


def example(section: str) -> tuple[str, ...]:
    """The first block of a section of the page."""
    return next(console.blocks("minutes.md", PAGE.split(f"\n## {section}\n")[1])).text


def test_the_marks_shown_are_declared_with_name_item_and_day():
    found = [
        (event.type.value, event.actor, event.subject, event.due, event.fate)
        for line in example("Marks")
        for event in read(f"* {line}").events
        if event.basis is Basis.DECLARED
    ]

    item = (f"{HOME}#12",)
    assert found == [
        ("decision", None, (), None, None),
        ("decision", None, item, None, None),
        ("action", "Ada", (), dt.date(2026, 12, 1), None),
        ("objection", "Bo", item, None, ObjectionFate.RAISED),
        ("objection_resolved", "Bo", item, None, ObjectionFate.WITHDRAWN),
        ("objection_resolved", "Bo", item, None, ObjectionFate.NOT_SUSTAINED),
        ("support", "Cy", item, None, None),
        ("last_call", None, item, dt.date(2026, 12, 15), None),
    ]


def test_the_attendees_shown_are_read_with_affiliation_role_and_account():
    found = read("* nothing", attendees="\n".join(example("People"))).attendees

    assert [(one.name, one.affiliation, one.role) for one in found] == [
        ("Ada Example", "Rockpool Labs", "Maintainer"),
        ("Bo Sample", "Limpet Software", None),
        ("cy-placeholder", None, None),
    ]


@pytest.mark.parametrize("form", ["Bo:", "Bo -", "Bo ->", "[Bo]", "**Bo**:", "_Bo_:"])
def test_the_speakers_shown_are_known(form: str):
    assert f"`{form.replace('Bo', 'Name')}`" in PAGE

    (event,) = read(
        f"* Shall we merge #4? Any sustained objection?\n    * {form} I object to merging #4"
    ).events[-1:]

    assert (event.type.value, event.actor) == ("objection", "Bo")


@pytest.mark.parametrize(
    ("written", "targets"),
    [
        ("#12", ["#12"]),
        ("GH-12", ["#12"]),
        ("Issue #7", ["#7"]),
        ("PR 6", ["#6"]),
        ("Pull #31", ["#31"]),
        ("pull request 6", ["#6"]),
        ("#4, #5 and #7", ["#4", "#5", "#7"]),
        ("PRs 4-6", ["#4", "#5", "#6"]),
        ("section #3", []),
        ("#fff", []),
    ],
)
def test_the_references_shown_are_resolved(written: str, targets: list[str]):
    assert f"`{written}`" in PAGE

    found = [reference.target for reference in read(f"* Ada: looked at {written} today").references]

    assert found == [f"{HOME}{target}" for target in targets]


@pytest.mark.parametrize(
    ("answer", "closing"),
    [
        (" Yes", ClosingConsensus.YES),
        (" No", ClosingConsensus.NO),
        (" Yes/No", ClosingConsensus.UNDECIDED),
        ("", ClosingConsensus.UNDECIDED),
        (" TBD", ClosingConsensus.UNDECIDED),
        ("\n    * Yes", ClosingConsensus.YES),
    ],
)
def test_the_closing_question_is_answered_as_shown(answer: str, closing: ClosingConsensus):
    question = example("The closing question")[0].removesuffix(" Yes")

    assert read(f"{question}{answer}").closing_consensus is closing


@pytest.mark.parametrize(
    ("word", "kind"),
    [pytest.param(word, kind.value, id=word) for word, kind in styles.load(styles.COMMON).marks.items()],
)
def test_every_word_listed_is_a_mark_in_capitals(word: str, kind: str):
    assert f"`{word.upper()}`" in PAGE

    # "AI", "AP" and "AR" stand for other things, too: they need somebody who is to do it
    rest = (
        ": Ada to write the example" if word in ("ai", "ap", "ar") else " on #12: the example that was shown"
    )
    found = [(event.type.value, event.basis) for event in read(f"* {word.upper()}{rest}").events]

    assert (kind, Basis.DECLARED) in found
