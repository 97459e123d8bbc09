"""Rows of an archive, and of the store, as items with everything that stands on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from lastcall.documents.archive_timeline import happening
from lastcall.documents.archive_values import labels, listed, moment, name, number, text, texts
from lastcall.model.item import (
    Comment,
    Deleted,
    Edit,
    Item,
    ItemState,
    Review,
    ReviewState,
    TextVersion,
    Thread,
)
from lastcall.model.reference import ItemId, ItemKind

_NUMBERS_END = 10**9
"""Where numbers of items end, as references to them are read."""
_Value = TypeVar("_Value")


def item(row: dict[str, Any], kind: ItemKind, repository: str) -> Item:
    """One row as an item. Raises KeyError, TypeError, ValueError or AttributeError for one that is none."""
    numbered = row["number"]
    if not isinstance(numbered, int) or isinstance(numbered, bool) or not 0 < numbered < _NUMBERS_END:
        raise ValueError(f"number {numbered!r}")
    merged = moment(row.get("mergedAt"))
    commit = row.get("mergeCommit") or {}
    draft = row.get("isDraft")
    return Item(
        id=ItemId(repository, numbered),
        kind=kind,
        title=text(row.get("title")),
        url=text(row.get("url")),
        state=ItemState.MERGED if merged else ItemState(str(row["state"]).lower()),
        author=name(row.get("author")),
        body=text(row.get("body")),
        labels=tuple(sorted(labels(row.get("labels") or []))),
        assignees=tuple(sorted(filter(None, map(name, row.get("assignees") or [])))),
        created=moment(row.get("createdAt")),
        updated=moment(row.get("updatedAt")),
        closed=moment(row.get("closedAt")),
        merged=merged,
        merged_by=name(row.get("mergedBy")),
        merge_commit=name(commit.get("oid")),
        head_commit=name(row.get("headRefOid")),
        base_commit=name(row.get("baseRefOid")),
        comments=tuple(_comment(comment) for comment in row.get("comments") or []),
        reviews=tuple(_review(review) for review in row.get("reviews") or []),
        line_comments=tuple(_comment(comment) for comment in row.get("reviewComments") or []),
        author_id=number(row.get("authorId")),
        edited=moment(row.get("lastEditedAt")),
        timeline=tuple(happening(one) for one in row.get("timeline") or []),
        closes=texts(row.get("closes")),
        files=texts(row.get("files")),
        deleted=tuple(_each(row.get("deleted"), deleted)),
        versions=tuple(_each(row.get("versions"), _version)),
        edits=tuple(_each(row.get("edits"), _edit)),
        threads=tuple(_each(row.get("threads"), _thread)),
        draft=draft if isinstance(draft, bool) else None,
        state_reason=name(row.get("stateReason")),
    )


def deleted(row: Any) -> Deleted | None:
    """What is told of something that is there no more; None where it is not told so."""
    if not isinstance(row, dict) or not isinstance(row.get("kind"), str):
        return None
    return Deleted(
        kind=row["kind"],
        author=name(row.get("author")),
        at=moment(row.get("createdAt")),
        gone=moment(row.get("gone")),
        digest=name(row.get("digest")),
        id=name(row.get("id")),
        author_id=number(row.get("authorId")),
        number=number(row.get("number")),
        moved_to=name(row.get("goneTo")),
    )


def _each(rows: Any, read: Callable[[Any], _Value | None]) -> Iterator[_Value]:
    """What can be read of a list that the format itself does not have."""
    for row in listed(rows):
        if (value := read(row)) is not None:
            yield value


def _version(row: Any) -> TextVersion | None:
    if not isinstance(row, dict) or not isinstance(row.get("digest"), str):
        return None
    part = "title" if row.get("part") == "title" else "body"
    return TextVersion(digest=row["digest"], seen=moment(row.get("seen")), part=part)


def _edit(row: Any) -> Edit | None:
    return Edit(at=moment(row.get("at")), editor=name(row.get("editor"))) if isinstance(row, dict) else None


def _thread(row: Any) -> Thread | None:
    if not isinstance(row, dict) or not isinstance(row.get("id"), str):
        return None
    return Thread(
        id=row["id"],
        resolved=row.get("isResolved") is True,
        resolved_by=name(row.get("resolvedBy")),
        path=name(row.get("path")),
        line=number(row.get("line")),
    )


def _comment(row: dict[str, Any]) -> Comment:
    return Comment(
        author=name(row.get("author")),
        body=text(row.get("body")),
        at=moment(row.get("createdAt")),
        url=name(row.get("url")),
        id=name(row.get("id")),
        author_id=number(row.get("authorId")),
        edited=moment(row.get("lastEditedAt")),
        versions=tuple(_each(row.get("versions"), _version)),
        path=name(row.get("path")),
        line=number(row.get("line")),
        thread=name(row.get("threadId")),
        minimized=name(row.get("minimizedReason")),
    )


def _review(row: dict[str, Any]) -> Review:
    return Review(
        author=name(row.get("author")),
        state=ReviewState(str(row["state"]).upper()),
        body=text(row.get("body")),
        at=moment(row.get("createdAt")),
        commit=name((row.get("commit") or {}).get("abbreviatedOid")),
        comments=tuple(_comment(comment) for comment in row.get("comments") or []),
        id=name(row.get("id")),
        author_id=number(row.get("authorId")),
        edited=moment(row.get("lastEditedAt")),
        versions=tuple(_each(row.get("versions"), _version)),
        commit_id=name(row.get("commitOid")),
        url=name(row.get("url")),
    )
