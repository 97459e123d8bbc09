"""What stands around an item on its page, safe whatever the forge's people wrote."""

import pytest
from msgspec.structs import replace
from tests.site import seen
from tests.site.test_pages import FILES, ITEMS, moment
from tests.site.test_privacy import OTTO, ROSA
from tests.site.world import HOME, group, item

from lastcall import site
from lastcall.model.change import ChangedSection, FileChange
from lastcall.model.item import Comment, Deleted, Happening, Review, ReviewState, Thread
from lastcall.model.participant import Register
from lastcall.model.settings import PeopleShown

SPEC = "specs/drm-01/dev/drm-01.md"
EVIL = '<img src=x onerror="alert(1)">'


def gone(kind, **more):
    return Deleted(kind=kind, author="otto", at=moment(6), gone=moment(9), digest="0" * 16, **more)


PULL = item(
    6,
    "Faster",
    files=(SPEC, f"{EVIL}.md"),
    head_commit="b" * 40,
    timeline=(
        Happening(kind="Labeled", at=moment(5), actor="otto", detail=EVIL),
        Happening(kind="PullRequestCommit", at=moment(5), actor=None, commit="c" * 40, message="Fixes #5"),
        Happening(kind=EVIL, at=moment(6), actor=EVIL),
        Happening(kind="CrossReferenced", at=moment(7), actor="otto", detail="far/away#1"),
    ),
    comments=(Comment(author="otto", body="First.", at=moment(3), edited=moment(4), minimized="OUTDATED"),),
    reviews=(
        Review(
            author="rosa-drums",
            state=ReviewState.COMMENTED,
            body="",
            at=moment(8),
            comments=(
                Comment(
                    author="rosa-drums", body="Why?", at=moment(8), path=f"{EVIL}.md", line=3, thread="T"
                ),
            ),
        ),
    ),
    line_comments=(Comment(author="otto", body="Here.", at=moment(7), path=SPEC),),
    threads=(Thread(id="T", resolved=True, resolved_by="otto"),),
    deleted=(gone("comment"),),
)
CHANGES = {f"{HOME}#6": (FileChange(path=SPEC, sections=(ChangedSection("tempo", "Tempo"),)),)}


def built(**options):
    ledger, status = group(FILES, (*ITEMS, PULL), **options)
    archive = replace(ledger.reading.sources.archives[0], deleted=(gone("issue", number=9),))
    sources = replace(ledger.reading.sources, archives=(archive,))
    object.__setattr__(ledger.reading, "sources", sources)
    return site.build(ledger, status, (), generator="lastcall 0", changes=CHANGES)


@pytest.fixture(scope="module")
def html():
    return {path: content.decode() for path, content in built().items() if path.endswith(".html")}


@pytest.fixture(scope="module")
def pages(html):
    return {path: seen.read(content.encode()) for path, content in html.items()}


def test_what_a_commit_closes_is_a_link_on_both_pages(pages):
    assert "Closes #5 An example says #6, 2026-03-05" in pages["item-6.html"].text
    assert "#6 Faster says #6, 2026-03-05" in pages["item-5.html"].text
    assert "item-6.html" in pages["item-5.html"].links


def test_files_and_sections_lead_to_one_another(pages):
    assert any(one.endswith("#dev-tempo") for one in pages["item-6.html"].links)
    spec = pages["specification-drm-01.html"]
    assert "Pull requests that touch its files #6 Faster" in spec.text
    assert "Changed by" in spec.text
    assert "item-6.html" in spec.links


def test_what_is_gone_is_told_without_words(pages):
    assert (
        "A comment by @otto of 2026-03-06 was deleted (first missed on 2026-03-09)."
        in pages["item-6.html"].text
    )
    assert "An issue by @otto of 2026-03-06 was deleted" in pages["issues.html"].text
    assert "gone-9" in pages["issues.html"].ids


def test_the_history_and_what_became_of_words(pages):
    text = pages["item-6.html"].text
    assert "@otto put a label on it:" in text
    assert "commit ccccccc Fixes #5" in text
    assert "edited 2026-03-04 · hidden on the forge as outdated" in text
    assert "line 3 · thread resolved by @otto" in text
    assert "@otto commented on lines · 2026-03-07" in text


def test_an_item_of_another_repository_is_a_link_outside(pages):
    assert "Mentioned by far/away#1" in pages["item-6.html"].text


def test_meetings_name_their_items(pages):
    assert "Items named #2, #3, #5" in pages["meeting-2026-03-05.html"].text


def test_nothing_that_people_wrote_becomes_html(html):
    for path, content in html.items():
        assert "<img" not in content, path
        assert 'onerror="' not in content, path


def test_people_are_masked_in_what_is_gone_and_in_histories_too():
    pages = built(people=PeopleShown.ORGANISATIONS, register=Register(participants=(ROSA, OTTO)))
    shown = seen.read(pages["item-6.html"]).text
    assert "A comment by Snare Works of 2026-03-06 was deleted" in shown
    assert "otto" not in shown
    assert b"rosa-drums" not in pages["item-6.html"]
    assert b"otto" not in pages["issues.html"]
