import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.documents import archive
from lastcall.documents.limits import UnreadableError
from lastcall.documents.renames import Renames
from lastcall.model.item import Archive, Comment, Item, ItemState, Review, ReviewState
from lastcall.model.reference import ItemId, ItemKind

ISSUE = {
    "number": 2,
    "title": "Which units?",
    "url": "https://git.example/blue/mill/issues/2",
    "state": "OPEN",
    "author": "ana",
    "body": "one\r\ntwo",
    "labels": ["later", {"name": "asked"}, 3],
    "assignees": ["bo", {"login": "ana"}, None],
    "createdAt": "2026-01-05T09:00:00Z",
    "updatedAt": "2026-01-06T09:00:00+01:00",
    "comments": [
        {
            "author": None,
            "body": "me too",
            "createdAt": "2026-01-06",
            "url": "https://git.example/blue/mill/issues/2#c1",
        },
    ],
}
PULL = {
    "number": 1,
    "title": "Say the unit",
    "url": "https://git.example/blue/mill/pull/1",
    "state": "MERGED",
    "author": {"login": "bo"},
    "body": None,
    "createdAt": "2026-01-02T09:00:00Z",
    "closedAt": "2026-01-04T09:00:00Z",
    "mergedAt": "2026-01-04T09:00:00Z",
    "mergedBy": {"login": "ana"},
    "mergeCommit": {"oid": "c0ffee"},
    "headRefOid": "beef",
    "reviews": [
        {
            "author": "ana",
            "state": "APPROVED",
            "body": "",
            "createdAt": "2026-01-03T09:00:00Z",
            "commit": {"abbreviatedOid": "beef"},
            "comments": [{"author": "ana", "body": "typo", "createdAt": "2026-01-03T08:59:00Z"}],
        },
        {"author": "cy", "state": "changes_requested", "commit": None},
    ],
}


def at(day, hour=9):
    return datetime(2026, 1, day, hour, tzinfo=UTC)


def read(document, renames=None):
    return archive.read(json.dumps(document).encode(), "archive.json", Renames(renames))


def items_of(*issues, pulls=()):
    held, problems = read({"repo": "blue/mill", "issues": list(issues), "pulls": list(pulls)})
    return held.items, [problem.reason for problem in problems]


def test_an_issue_and_a_pull_request():
    document = {
        "repo": "old/mill",
        "timestamp": "2026-01-07T00:00:00+00:00",
        "issues": [ISSUE],
        "pulls": [PULL],
    }
    held, problems = read(document, {"old/mill": "blue/mill"})
    assert problems == ()
    assert held == Archive(
        repository="blue/mill",
        source="archive.json",
        gathered=at(7, 0),
        items=(
            Item(
                id=ItemId("blue/mill", 1),
                kind=ItemKind.PULL,
                title="Say the unit",
                url="https://git.example/blue/mill/pull/1",
                state=ItemState.MERGED,
                author="bo",
                body="",
                created=at(2),
                closed=at(4),
                merged=at(4),
                merged_by="ana",
                merge_commit="c0ffee",
                head_commit="beef",
                reviews=(
                    Review(
                        author="ana",
                        state=ReviewState.APPROVED,
                        body="",
                        at=at(3),
                        commit="beef",
                        comments=(
                            Comment(author="ana", body="typo", at=datetime(2026, 1, 3, 8, 59, tzinfo=UTC)),
                        ),
                    ),
                    Review(author="cy", state=ReviewState.CHANGES_REQUESTED, body="", at=None),
                ),
            ),
            Item(
                id=ItemId("blue/mill", 2),
                kind=ItemKind.ISSUE,
                title="Which units?",
                url="https://git.example/blue/mill/issues/2",
                state=ItemState.OPEN,
                author="ana",
                body="one\ntwo",
                labels=("asked", "later"),
                assignees=("ana", "bo"),
                created=at(5),
                updated=at(6, 8),
                comments=(
                    Comment(
                        author=None,
                        body="me too",
                        at=at(6, 0),
                        url="https://git.example/blue/mill/issues/2#c1",
                    ),
                ),
            ),
        ),
    )


def test_a_merge_counts_whatever_the_state_says():
    (item,), _ = items_of(pulls=[{**PULL, "state": "CLOSED"}])
    assert item.state is ItemState.MERGED


def test_closed_without_a_time_is_kept_so():
    (item,), _ = items_of({"number": 3, "state": "closed"})
    assert (item.state, item.closed, item.created) == (ItemState.CLOSED, None, None)


@pytest.mark.parametrize(
    "time", ["", "yesterday", 5, None, "0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"]
)
def test_what_is_no_time_is_none(time):
    (item,), problems = items_of({"number": 3, "state": "OPEN", "createdAt": time})
    assert (item.created, problems) == (None, [])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (3, "TypeError"),
        (None, "TypeError"),
        ({}, "KeyError: 'number'"),
        ({"number": 1}, "KeyError: 'state'"),
        ({"number": 1, "state": "lost"}, "ValueError"),
        ({"number": True, "state": "OPEN"}, "ValueError: number True"),
        ({"number": 0, "state": "OPEN"}, "ValueError: number 0"),
        ({"number": 10**9, "state": "OPEN"}, "ValueError: number 1000000000"),
        ({"number": 1, "state": "OPEN", "comments": [3]}, "AttributeError"),
        ({"number": 1, "state": "OPEN", "labels": 3}, "TypeError"),
        ({"number": 1, "state": "OPEN", "reviews": [{"state": "SHRUG"}]}, "ValueError"),
    ],
)
def test_a_broken_item_is_reported_and_the_others_stay(row, why):
    items, (reason,) = items_of(row, ISSUE)
    assert [item.id.number for item in items] == [2]
    assert reason.startswith(f"`issues[0]` is no item and was left out ({why}")


def test_a_part_that_is_no_list_is_reported():
    held, (problem,) = read({"repo": "blue/mill", "issues": {"a": 1}, "pulls": [PULL]})
    assert problem.reason == "`issues` is no list and was left out"
    assert [str(item.id) for item in held.items] == ["blue/mill#1"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b'{"repo": "blue/mill", "iss', "cut off in the middle: the JSON ends early"),
        (b"", "cut off in the middle: the JSON ends early"),
        (b"not json", "no valid JSON: "),
        (b'{"repo": "\xff"}', "no valid JSON: "),
        (b"[" * 100_000, "no valid JSON: "),
        (b"[]", "no archive: the key `repo` with `owner/name` is missing"),
        (b'{"repo": 3}', "no archive: the key `repo` with `owner/name` is missing"),
    ],
)
def test_what_is_no_archive_at_all(raw, reason):
    with pytest.raises(UnreadableError) as caught:
        archive.read(raw, "archive.json", Renames())
    assert caught.value.reason.startswith(reason)


def test_an_archive_cut_anywhere_is_never_half_an_archive():
    raw = json.dumps({"repo": "blue/mill", "issues": [ISSUE], "pulls": [PULL]}).encode()
    for end in range(0, len(raw), 7):
        with pytest.raises(UnreadableError, match="cut off"):
            archive.read(raw[:end], "archive.json", Renames())


JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-2, 3),
        st.text(max_size=5),
        st.sampled_from(["OPEN", "2026-01-01"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                ["repo", "issues", "pulls", "number", "state", "comments", "reviews", "commit", "author"]
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)


@given(st.one_of(JSON.map(lambda value: json.dumps(value).encode()), st.binary(max_size=40)))
def test_any_bytes_are_an_archive_or_a_reason(raw):
    try:
        held, problems = archive.read(raw, "archive.json", Renames())
    except UnreadableError as error:
        reason = error.reason
    else:
        reason = "none"
        assert list(held.items) == sorted(held.items, key=lambda item: item.id)
        assert all(problem.path == "archive.json" and problem.reason for problem in problems)
    assert reason


@given(st.lists(st.dictionaries(st.sampled_from(list(PULL)), JSON, max_size=6), max_size=4))
def test_every_row_is_an_item_or_a_problem(rows):
    numbered = [{"number": place + 1, "state": "OPEN", **row} for place, row in enumerate(rows)]
    held, problems = read({"repo": "blue/mill", "pulls": numbered})
    twice = len(rows) - len({str(row.get("number")) for row in numbered})
    assert len(rows) - twice <= len(held.items) + len(problems) <= len(rows)
