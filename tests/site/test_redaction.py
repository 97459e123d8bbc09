"""What was taken out of view is on no page, and that it stood there is."""

import datetime as dt

import pytest
from tests.site import seen
from tests.site.world import HOME, WEB, build, group, item

from lastcall.model.declaration import Declaration, DeclarationKind
from lastcall.model.item import Comment, Review, ReviewState

SECRET = "sesame-opens-it"
MINUTES = f"""# Meeting 2026-03-12

## Attendees
* Rosa Lindqvist

## Minutes
* Two (pull request #2)
    * OBJECTION(Rosa) on #2: {SECRET} and more
    * DECISION: #2 tarries
"""
FILES = {"minutes/2026-03-12_minutes.md": MINUTES}


def redaction(about: str) -> Declaration:
    return Declaration(
        about=about,
        kind=DeclarationKind.REDACTION,
        by="Rosa Lindqvist",
        on=dt.date(2026, 3, 20),
        words="It gave away a key.",
        entry=3,
    )


def moment(day: int) -> dt.datetime:
    return dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC)


def leaks(pages: dict[str, bytes]) -> list[str]:
    return [path for path, content in pages.items() if SECRET in content.decode()]


ADDRESS = f"{WEB}/{HOME}/pull/2#issuecomment-7"
COMMENT = Comment(author="otto", body=f"/object Loud: {SECRET}", at=moment(5), url=ADDRESS)


def test_words_are_there_until_they_are_taken_out_of_view():
    assert "item-2.html" in leaks(build(items=(item(2, "Two", comments=(COMMENT,)),)))
    assert "meeting-2026-03-12.html" in leaks(build(FILES, (item(2, "Two"),)))


def test_a_comment_by_its_address_is_on_no_page():
    pages = build(items=(item(2, "Two", comments=(COMMENT,)),), declarations=(redaction(ADDRESS),))

    assert leaks(pages) == []
    text = seen.read(pages["item-2.html"]).text
    assert "@otto commented · 2026-03-05 Its words were taken out of view." in text
    assert "its words were taken out of view" in seen.read(pages["objection-2-o1.html"]).text


def test_a_comment_by_the_id_of_its_act_is_on_no_page_also_where_it_has_no_address():
    comment = Comment(author="otto", body=f"/object Loud: {SECRET}", at=moment(5))
    items = (item(2, "Two", comments=(comment,)),)
    ledger, _ = group(items=items)
    act = next(one for one in ledger.acts if SECRET in one.words)

    assert leaks(build(items=items, declarations=(redaction(act.id),))) == []


def test_a_review_by_the_id_of_its_act_is_on_no_page():
    review = Review(author="otto", state=ReviewState.APPROVED, body=SECRET, at=moment(5), commit="abc1234")
    items = (item(2, "Two", reviews=(review,)),)
    ledger, _ = group(items=items)
    act = next(one for one in ledger.acts if SECRET in one.words)

    assert leaks(build(items=items, declarations=(redaction(act.id),))) == []


def test_the_text_of_an_item_by_its_address_is_on_no_page():
    body = f"{SECRET}\n\n## Timeline\n- Last call {SECRET} until 2026-04-10\n"
    pages = build(items=(item(2, "Two", body=body),), declarations=(redaction(f"{WEB}/{HOME}/pull/2"),))

    assert "item-2.html" not in leaks(pages)
    assert "Its words were taken out of view." in seen.read(pages["item-2.html"]).text


@pytest.mark.parametrize("words", [SECRET, "tarries"])
def test_a_line_of_minutes_is_on_no_page_and_the_lines_below_keep_their_place(words: str):
    ledger, _ = group(FILES, (item(2, "Two"),))
    act = next(one for one in ledger.acts if words in one.words)
    pages = build(FILES, (item(2, "Two"),), declarations=(redaction(act.id),))

    assert [path for path, content in pages.items() if words in content.decode()] == []
    meeting = pages["meeting-2026-03-12.html"].decode()
    assert "(redacted)" in meeting
    assert {"L8", "L9"} <= set(seen.read(pages["meeting-2026-03-12.html"]).ids)
    assert seen.crawl(pages) == []
