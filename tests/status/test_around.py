"""What stands around an item: its links, its history, what is gone, and the files that it touches."""

import pytest
from msgspec.structs import replace
from tests.building import (
    HOME,
    archive,
    as_of,
    comment,
    full,
    issue,
    ledger_of,
    moment,
    now,
    pull,
    review,
)

from lastcall.documents.renames import Renames
from lastcall.model.change import ChangedSection, FileChange
from lastcall.model.item import Comment, Deleted, Edit, Happening, Review, ReviewState, TextVersion
from lastcall.model.specification import SpecSection, SpecVersion
from lastcall.status import fold, history, missing
from lastcall.status.linked import LinkIndex
from lastcall.status.touched import Touches

TODAY = now("2026-06-01")


def entry(kind, at="2026-01-05T09:00", actor="ana", **more):
    return Happening(kind=kind, at=moment(at) if at else None, actor=actor, **more)


def told(item, instant=TODAY):
    return [
        (one.actor, one.words, one.quote, one.item)
        for one in history.of(item, instant, Renames({"old/mill": HOME}))
    ]


@pytest.mark.parametrize(
    ("happening", "words", "quote", "about"),
    [
        (entry("Labeled", detail="needs vote"), "put a label on it:", "needs vote", None),
        (entry("Unlabeled", detail="later"), "took a label off it:", "later", None),
        (entry("Closed", detail="NOT_PLANNED"), "closed it as not planned", "", None),
        (entry("Closed"), "closed it", "", None),
        (entry("Reopened"), "reopened it", "", None),
        (entry("RenamedTitle", before="Old", detail="New"), "renamed it from", "Old", None),
        (entry("Transferred", detail="blue/kiln"), "moved it here from", "blue/kiln", None),
        (entry("ReadyForReview"), "said that it is ready for review", "", None),
        (entry("CrossReferenced", detail="old/mill#4"), "referred to it in", "", full("#4")),
        (
            entry("HeadRefForcePushed", before="a" * 40, commit="b" * 40),
            "pushed anew, aaaaaaa became bbbbbbb",
            "",
            None,
        ),
        (
            entry("PullRequestCommit", commit="c" * 40, message="Say it\n\nlong"),
            "commit ccccccc",
            "Say it",
            None,
        ),
        (entry("SomethingNew", detail="x"), "SomethingNew", "x", None),
    ],
)
def test_each_kind_of_entry_in_words(happening, words, quote, about):
    assert told(pull(6, timeline=(happening,))) == [("ana", words, quote, about)]


def test_a_dismissal_names_whose_review_it_was_and_why():
    dismissed = entry("ReviewDismissed", review="R_1", before="CHANGES_REQUESTED", message="Answered")
    one = pull(
        6, timeline=(dismissed,), reviews=(replace(review("DISMISSED", "2026-01-04"), id="R_1", author="cy"),)
    )
    assert told(one) == [("ana", "dismissed the review of @cy, which asked for changes", "Answered", None)]


def test_edits_are_told_by_the_forge_else_by_what_was_seen():
    seen = tuple(TextVersion(digest=str(day), seen=moment(f"2026-01-1{day}T09:00")) for day in range(3))
    said = Comment(author="bo", body="x", at=moment("2026-01-02"), versions=seen)
    one = issue(
        6, edits=(Edit(at=moment("2026-01-01"), editor="ana"), Edit(at=moment("2026-01-09"), editor="cy"))
    )
    assert told(one) == [("cy", "edited the text", "", None)]
    changed = [("a comment by @bo was seen changed", 11), ("a comment by @bo was seen changed", 12)]
    entries = history.of(issue(6, comments=(said,)), TODAY, Renames({}))
    assert [(two.words, two.at.day) for two in entries] == changed
    edited = replace(said, edited=moment("2026-01-20T09:00"))
    entries = history.of(issue(6, comments=(edited,)), TODAY, Renames({}))
    assert [(two.words, two.at.day) for two in entries] == [
        changed[0],
        ("a comment by @bo was last edited", 20),
    ]


def test_of_a_past_day_only_what_had_happened():
    one = pull(6, timeline=(entry("Reopened", "2026-02-05T09:00"), entry("Labeled", None, detail="x")))
    assert told(one, as_of("2026-02-04")) == []
    assert told(one, as_of("2026-02-05")) == [("ana", "reopened it", "", None)]
    assert [words for _, words, _, _ in told(one)] == ["reopened it", "put a label on it:"]


def gone(kind="comment", author="bo", at="2026-01-05T09:00", **more):
    return Deleted(
        kind=kind,
        author=author,
        at=moment(at),
        gone=moment("2026-03-01T09:00"),
        digest="0123456789abcdef",
        **more,
    )


def test_what_is_gone_is_told_by_whose_and_when():
    one = issue(6, deleted=(gone(), gone("review", None)))
    assert [two.sentence("@bo") for two in missing.on(one, TODAY)] == [
        "a comment by @bo of 2026-01-05 was deleted (first missed on 2026-03-01)",
        "a review by @bo of 2026-01-05 was deleted (first missed on 2026-03-01)",
    ]
    assert missing.on(one, as_of("2026-01-04")) == ()


def test_items_that_are_gone_unless_another_source_has_them():
    told_of = (
        gone("issue", number=7),
        gone("pull", number=8, moved_to="blue/kiln#1"),
        gone("issue", number=6),
    )
    ledger = ledger_of(archives=(replace(archive(issue(6)), deleted=told_of),))
    assert [(one.item, one.moved_to) for one in missing.items(ledger, TODAY)] == [
        (full("#7"), None),
        (full("#8"), "blue/kiln#1"),
    ]


def linked(key, *items, instant=TODAY, **more):
    ledger = ledger_of((), *items, **more)
    found = LinkIndex(ledger, fold(ledger, instant)).of(full(key))
    return [(one.how.value, one.other.removeprefix(HOME), one.by_forge) for one in found]


def test_links_stand_on_both_ends():
    items = (
        pull(9, body="Closes #3. Replaces #4"),
        issue(3),
        pull(4, comments=(comment("see #3", "2026-01-03"),)),
    )
    assert linked("#9", *items) == [("closes", "#3", False), ("replaces", "#4", False)]
    assert linked("#3", *items) == [("closed by", "#9", False), ("mentioned by", "#4", False)]
    assert linked("#4", *items) == [("replaced by", "#9", False), ("mentions", "#3", False)]


def test_links_of_commits_of_reviews_and_of_the_forge():
    commit = entry("PullRequestCommit", commit="c" * 40, message="Say watts\n\nFixes #3")
    said = Review(author="cy", state=ReviewState.COMMENTED, body="as in #5", at=moment("2026-01-03"))
    one = pull(9, timeline=(commit,), reviews=(said,), closes=("old/mill#4",))
    items = (one, issue(3), issue(4, timeline=(entry("CrossReferenced", detail="far/away#1"),)), issue(5))
    ledger = ledger_of((), *items)
    found = LinkIndex(ledger, fold(ledger, TODAY)).of(full("#9"))
    assert [(two.how.value, two.other.removeprefix(HOME)) for two in found] == [
        ("closes", "#3"),
        ("closes", "old/mill#4"),
        ("mentions", "#5"),
    ]
    assert found[0].evidence.url == f"{one.url}/commits/{'c' * 40}"
    assert found[0].evidence.quote == "Fixes #3"
    assert linked("#4", *items) == [("mentioned by", "far/away#1", True)]


def test_a_number_that_only_words_name_and_nobody_holds_is_no_link():
    assert linked("#9", pull(9, body="my #1 reason, and far/away#1")) == []
    assert linked("#9", pull(9, body="Closes far/away#1")) == [("closes", "far/away#1", False)]


def test_a_link_leads_to_where_an_item_was_moved():
    moved = replace(archive(issue(5), pull(9, body="See far/away#1")), deleted=())
    away = replace(archive(repository="far/away"), deleted=(gone("issue", number=1, moved_to=full("#5")),))
    assert linked("#5", archives=(moved, away)) == [("mentioned by", "#9", False)]


def test_of_a_past_day_a_link_is_there_when_it_was_told():
    items = (
        pull(9, updated="2026-05-01T09:00", closes=(full("#3"),)),
        issue(3, timeline=(entry("CrossReferenced", "2026-02-05T09:00", detail=full("#9"), closes=True),)),
    )
    assert linked("#9", *items, instant=as_of("2026-02-04")) == []
    assert linked("#9", *items, instant=as_of("2026-02-05")) == [("closes", "#3", True)]


def section(anchor, title, line):
    return SpecSection(
        number=None, title=title, anchor=anchor, level=2, line=line, last_line=line + 1, normative=()
    )


SPEC = SpecVersion(
    spec="MILL-01", version=None, title="Units", path="specs/1.md", stage=None, abstract="",
    sections=(section("scope", "Scope", 1), section("watt", "Watt", 5)), mentions=(), references=(), lines=9,
)  # fmt: skip


def touches(changes, *items):
    ledger = ledger_of((), *items, specs=(SPEC,))
    return Touches(ledger, fold(ledger, TODAY), changes)


def test_a_section_is_known_by_its_anchor_else_by_its_title():
    changed = (
        ChangedSection("watt", "Power"),
        ChangedSection("2-scope", "scope"),
        ChangedSection("x", "Gone"),
    )
    found = touches(
        {full("#9"): (FileChange(path="specs/1.md", sections=changed),)}, pull(9, files=("a.md",))
    )
    other, spec = found.of(full("#9"))
    assert (other.path, other.spec, other.known) == ("a.md", None, False)
    assert ([one.anchor for one in spec.sections], spec.former, spec.known) == (
        ["scope", "watt"],
        ("Gone",),
        True,
    )
    assert found.by_spec == {"MILL-01": [full("#9")]}
    assert found.by_section["specs/1.md", "watt"] == [full("#9")]


def test_without_the_commits_the_file_alone_is_known():
    found = touches({}, pull(9, files=("specs/1.md",)))
    assert [(one.spec, one.sections, one.known) for one in found.of(full("#9"))] == [("MILL-01", (), False)]
    assert found.by_spec == {"MILL-01": [full("#9")]}
    assert found.by_section == {}
