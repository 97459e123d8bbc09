"""`show`: what an item is linked to, what it touches, what is gone, and what happened to it."""

from msgspec.structs import replace
from tests.building import (
    HOME,
    archive,
    as_of,
    comment,
    full,
    issue,
    ledger_of,
    minutes,
    moment,
    name,
    now,
    pull,
)

from lastcall.model.change import ChangedSection, FileChange
from lastcall.model.item import Deleted, Happening
from lastcall.model.specification import SpecSection, SpecVersion
from lastcall.report import subject, text
from lastcall.status import fold

TODAY = now("2026-06-01")
SECTION = SpecSection(number="3", title="Watt", anchor="watt", level=2, line=5, last_line=8, normative=())
SPEC = SpecVersion(
    spec="MILL-01", version=None, title="Units", path="specs/1.md", stage=None, abstract="", sections=(SECTION,),
    mentions=(), references=(), lines=9,
)  # fmt: skip
GONE = Deleted(
    kind="comment",
    author="cy",
    at=moment("2026-01-05T09:00"),
    gone=moment("2026-03-01T09:00"),
    digest="0" * 16,
)
PULL = pull(
    9,
    body="Closes #3",
    files=("specs/1.md", "a.py"),
    deleted=(GONE,),
    timeline=tuple(
        Happening(kind="Labeled", at=moment(f"2026-01-{day:02}T09:00"), actor="ana", detail=f"label {day}")
        for day in range(1, 25)
    ),
)


def looked(items):
    changed = (ChangedSection("watt", "Watt"), ChangedSection("x", "Gone"))
    return {
        str(one.id): (FileChange(path="specs/1.md", sections=changed),) for one in items if one.id.number == 9
    }


def ledger():
    items = archive(
        PULL, issue(3), pull(8, files=("specs/1.md",), comments=(comment("as #9", "2026-01-02"),))
    )
    gone = (
        replace(GONE, kind="issue", number=7),
        replace(GONE, kind="issue", number=6, moved_to="far/away#1"),
    )
    held = minutes("2026-01-05", references=(name("#3"), name("#7")))
    return ledger_of((held,), archives=(replace(items, deleted=gone),), specs=(SPEC,))


def show(ref, instant=TODAY, look=looked):
    found = ledger()
    return subject.find(found, fold(found, instant), ref, look)


def shown(ref, **how):
    return text.subject(show(ref, **how), HOME).split("\n")


def test_an_item_whole_as_text():
    lines = shown("#9")
    url = PULL.url
    assert f"  closes #3: “Closes #3”, 2026-01-01  {url}" in lines
    assert f"  mentioned by #8: “as #9”, 2026-01-02  {url.replace('/9', '/8')}" in lines
    assert "  a.py" in lines
    assert "  specs/1.md (MILL-01): 3 Watt; Gone (there no more)" in lines
    assert "  a comment by @cy of 2026-01-05 was deleted (first missed on 2026-03-01)" in lines
    assert "  … 4 earlier ones (--format json shows all)" in lines
    assert "  2026-01-24  @ana put a label on it: “label 24”" in lines
    assert not any("“label 4”" in line for line in lines)


def test_sections_that_are_not_known_are_said_to_be():
    assert any("sections not known" in line for line in shown("#9", look=lambda _: {}))
    assert show("#9", look=lambda _: {}).touches[1].sections is None


def test_a_specification_names_what_touches_it():
    lines = shown("MILL-01")
    assert "Touched by: 2" in lines
    assert "  #9: specs/1.md (MILL-01): 3 Watt; Gone (there no more)" in lines
    assert [(one.ref, one.sections and one.sections[0].anchor) for one in show("MILL-01").touches] == [
        (full("#8"), None),
        (full("#9"), "watt"),
    ]


def test_an_item_that_is_gone_is_told_with_its_meetings_and_never_its_words():
    found = show("#7")
    assert (found.kind, found.title, found.linked) == ("issue", "there no more", ["2026-01-05"])
    assert [(one.author, one.at, one.missed) for one in found.missing] == [("cy", "2026-01-05", "2026-03-01")]
    assert "  an issue by @cy of 2026-01-05 was moved to far/away#1 (first missed on 2026-03-01)" in shown(
        "#6"
    )


def test_an_issue_that_was_not_put_to_the_group_names_its_meetings_too():
    assert show("#3").linked == [full("#9"), "2026-01-05"]


def test_of_a_past_day_nothing_later_is_told():
    found = show("#9", as_of("2026-01-04"))
    assert len(found.history) == 4
    assert found.missing == []
