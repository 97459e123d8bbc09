"""What an act is about: the item that opens its topic, the draft its heading names, the list over it."""

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = "# Tides call 2026-03-24\n\n## Attendees\n\n* Ida Lund\n* Wen Li\n\n"


def subject(text):
    """What the last act of a record is about."""
    file = read(Markdown(HEAD + text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames())
    return file.events[-1].subject


@pytest.mark.parametrize(
    ("record", "about"),
    [
        # the first pull request of those that a topic opens with
        (
            (
                "## Buoys\n\n* https://github.com/harbour/tides/issues/4\n* https://github.com/harbour/tides/pull/5\n"
                "* https://github.com/harbour/maps/pull/6\n* It is bright.\n* ACTION: Ida to paint it\n"
            ),
            ("harbour/tides#5",),
        ),
        # what stands right beneath a heading is its topic, for what is nested, too
        (
            "## Buoys\n\nURL: https://github.com/harbour/tides/issues/4\n\n* Wen: bright\n  * ACTION: Ida to paint it\n",
            ("harbour/tides#4",),
        ),
        # what another part of the same heading mentions is nobody's topic here
        ("## Ahead\n\n### Lamps\n\nWen: as in #7\n\n### Action items\n\n* Ida to paint it\n", ()),
        # one of several headings of the first level is no title
        ("# 17 lamps, see #7\n\nACTION: Ida to paint it\n", ("harbour/tides#7",)),
        # a paragraph over a list
        (
            (
                "## Notes\n\n[Issue 4](https://github.com/harbour/tides/issues/4): buoys\n\n* [Wen] bright\n\n"
                "[Issue 9](https://github.com/harbour/tides/issues/9): lamps\n\n* [Wen] dim\n* ACTION: Ida to paint it\n"
            ),
            ("harbour/tides#9",),
        ),
        # an address that somebody posts, rather than one that is mentioned
        (
            (
                "## Buoys\n\nWen: https://github.com/harbour/tides/issues/4\n\nWen: much as with #8, I think\n\n"
                "ACTION: Ida to paint it\n"
            ),
            ("harbour/tides#4",),
        ),
        # a heading in the words of a list further up
        (
            (
                "## Announcements\n\n* [Paint every old buoy #4](https://github.com/harbour/tides/issues/4)\n* [Lamps #5]"
                "(https://github.com/harbour/tides/issues/5)\n\n### harbour: Paint every old buoy\n\n* ACTION: Ida to ask\n"
            ),
            ("harbour/tides#4",),
        ),
        (
            (
                "## Notes\n\n* **RESOLVED:** That the following are approved.\n    * [#4](https://github.com/harbour/tides/pull/4)\n"
                "    * [#5](https://github.com/harbour/tides/pull/5)\n"
            ),
            ("harbour/tides#4", "harbour/tides#5"),
        ),
        # drafts by their name, without a version; an item that a line opens is nearer
        ("## Lamps, draft-lund-tides-lamps-03\n\nACTION: Ida to paint it\n", ("draft-lund-tides-lamps",)),
        (
            "## Lamps\n\nDraft: https://example.org/doc/draft-lund-tides-lamps/\n\nPresenter: Wen Li\n\nACTION: Ida to ask\n",
            ("draft-lund-tides-lamps",),
        ),
        (
            "## draft-lund-tides-lamps\n\nhttps://github.com/harbour/tides/issues/4\n\nACTION: Ida to ask\n",
            ("harbour/tides#4",),
        ),
        ("## Lamps\n\nSome draft-quality text.\n\nACTION: Ida to paint it\n", ()),
    ],
)
def test_the_topic_of_an_act(record, about):
    assert subject(record) == about


def test_another_topic_of_the_same_list_is_not_what_an_act_is_about():
    text = "## Notes\n\n- Agenda items\n    - Buoys\n        - Wen: see #4 first\n    - Lamps\n        - ACTION: Ida to paint\n"
    assert subject(text) == ()


def test_a_bold_line_ends_what_was_talked_about():
    text = "## Notes\n\n**Buoys**\n\n* see #4 first\n\n**Lamps**\n\n* ACTION: Ida to paint\n"
    assert subject(text) == ()


def test_the_only_item_of_an_agenda_is_not_what_every_topic_is_about():
    agenda = "## Agenda\n\n* [Buoys](https://github.com/harbour/tides/issues/4)\n* Lamps\n\n"
    assert subject(f"{agenda}## Minutes\n\n* ACTION: Ida to ask\n") == ("harbour/tides#4",)
    assert subject(f"{agenda}## Minutes\n\n### Paint\n\n* ACTION: Ida to ask\n") == ()


def test_the_issue_of_a_meeting_in_its_title_is_no_topic():
    text = "## July 22 2026 ([discuss](https://github.com/harbour/tides/pull/6))\n\n### Lamps\n\n* ACTION: Ida to ask\n"
    file = read(Markdown(text), "notes.md", home="harbour/tides", renames=Renames())
    assert [event.subject for event in file.events] == [()]


def test_a_row_of_a_table_is_one_statement():
    text = "## Action items\n\nItem | What\n--|--\n7.1 | EIP-2464 to be written by Ida\n"
    assert subject(text) == ("EIP-2464",)


@pytest.mark.parametrize(
    ("record", "about"),
    [
        # what is put to the group is nearer than what its topic began with
        (
            (
                "### Buoys\n\nURL: https://github.com/harbour/tides/issues/4\n\n* Ida: are they dim?\n\n"
                "PROPOSAL: paint: https://github.com/harbour/tides/pull/5\n\n* Ida: +1\n\nRESOLUTION: Approved.\n"
            ),
            ("harbour/tides#5",),
        ),
        # what stands beneath another item of the list is of that item
        ("### Buoys\n\n* Paint\n  * red is sold out, says #5\n* Wen will ask about the ropes.\n", ()),
        # numbered paragraphs have a topic each
        ("### Buoys\n\n**1. Paint.** It is dim (#5).\n\n**2. Ropes.** Wen will buy ropes.\n", ()),
        (
            "### Buoys #4\n\n* Decided not to paint them in light of the discussion for #5\n",
            ("harbour/tides#4",),
        ),
    ],
)
def test_what_is_nearest(record, about):
    assert subject(f"## Notes\n\n{record}") == about
