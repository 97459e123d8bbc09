"""`archive.json`, as the IETF's draft template writes it, as values; broken parts are reported, not read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import msgspec

from lastcall.documents.limits import UnreadableError
from lastcall.documents.renames import Renames
from lastcall.model.finding import Problem
from lastcall.model.instant import YEARS
from lastcall.model.item import Archive, Comment, Deleted, Happening, Item, ItemState, Review, ReviewState
from lastcall.model.reference import ItemId, ItemKind

_NUMBERS_END = 10**9
"""Where numbers of items end, as references to them are read."""


def read(raw: bytes, path: str, renames: Renames) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive, and the items in it that could not be read.

    Raises UnreadableError where the file as a whole is no archive, such as one that was cut in the middle.
    """
    try:
        parsed = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        cut = "truncated" in str(error)
        reason = "cut off in the middle: the JSON ends early" if cut else f"no valid JSON: {error}"
        raise UnreadableError(reason) from None
    if not isinstance(parsed, dict) or not isinstance(parsed.get("repo"), str):
        raise UnreadableError("no archive: the key `repo` with `owner/name` is missing")
    repository = renames.repository(parsed["repo"])
    items: dict[int, Item] = {}
    problems: list[Problem] = []
    for key, kind in (("issues", ItemKind.ISSUE), ("pulls", ItemKind.PULL)):
        rows = parsed.get(key, [])
        if not isinstance(rows, list):
            problems.append(Problem(path=path, reason=f"`{key}` is no list and was left out"))
            continue
        for place, row in enumerate(rows):
            try:
                found = item(row, kind, repository)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                reason = f"`{key}[{place}]` is no item and was left out ({type(error).__name__}: {error})"
                problems.append(Problem(path=path, reason=reason))
                continue
            items[found.id.number] = found
    archive = Archive(
        repository=repository,
        source=path,
        gathered=_moment(parsed.get("timestamp")),
        items=tuple(items[number] for number in sorted(items)),
        full_look=_moment(parsed.get("fullLook")),
        deleted=tuple(one for row in _listed(parsed.get("deleted")) if (one := deleted(row)) is not None),
    )
    return archive, tuple(problems)


def item(row: dict[str, Any], kind: ItemKind, repository: str) -> Item:
    """One row as an item. Raises KeyError, TypeError, ValueError or AttributeError for one that is none."""
    number = row["number"]
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < _NUMBERS_END:
        raise ValueError(f"number {number!r}")
    merged = _moment(row.get("mergedAt"))
    state = ItemState.MERGED if merged else ItemState(str(row["state"]).lower())
    commit = row.get("mergeCommit") or {}
    return Item(
        id=ItemId(repository, number),
        kind=kind,
        title=_text(row.get("title")),
        url=_text(row.get("url")),
        state=state,
        author=_name(row.get("author")),
        body=_text(row.get("body")),
        labels=tuple(sorted(_labels(row.get("labels") or []))),
        assignees=tuple(sorted(filter(None, map(_name, row.get("assignees") or [])))),
        created=_moment(row.get("createdAt")),
        updated=_moment(row.get("updatedAt")),
        closed=_moment(row.get("closedAt")),
        merged=merged,
        merged_by=_name(row.get("mergedBy")),
        merge_commit=_name(commit.get("oid")),
        head_commit=_name(row.get("headRefOid")),
        comments=tuple(_comment(comment) for comment in row.get("comments") or []),
        reviews=tuple(_review(review) for review in row.get("reviews") or []),
        author_id=_number(row.get("authorId")),
        edited=_moment(row.get("lastEditedAt")),
        timeline=tuple(_happening(one) for one in row.get("timeline") or []),
        closes=_texts(row.get("closes")),
        files=_texts(row.get("files")),
        deleted=tuple(found for one in row.get("deleted") or [] if (found := deleted(one)) is not None),
    )


def deleted(row: Any) -> Deleted | None:
    """What is told of something that is there no more; None where it is not told so."""
    if not isinstance(row, dict) or not isinstance(row.get("kind"), str):
        return None
    return Deleted(
        kind=row["kind"],
        author=_name(row.get("author")),
        at=_moment(row.get("createdAt")),
        gone=_moment(row.get("gone")),
        digest=_name(row.get("digest")),
        id=_name(row.get("id")),
        author_id=_number(row.get("authorId")),
        number=_number(row.get("number")),
        moved_to=_name(row.get("goneTo")),
        commands=_texts(row.get("commands")),
    )


_DETAILS = (
    "label",
    "currentTitle",
    "source",
    "afterCommit",
    "canonical",
    "stateReason",
    "fromRepository",
    "assignee",
)
"""Keys of a timeline's entry that say what it is about, the first that is there counts."""


def _happening(row: dict[str, Any]) -> Happening:
    return Happening(
        kind=str(row["event"]).removesuffix("Event"),
        at=_moment(row.get("createdAt")),
        actor=_name(row.get("actor")),
        actor_id=_number(row.get("actorId")),
        detail=next((value for key in _DETAILS if (value := _name(row.get(key)))), None),
    )


def _comment(row: dict[str, Any]) -> Comment:
    return Comment(
        author=_name(row.get("author")),
        body=_text(row.get("body")),
        at=_moment(row.get("createdAt")),
        url=_name(row.get("url")),
        id=_name(row.get("id")),
        author_id=_number(row.get("authorId")),
        edited=_moment(row.get("lastEditedAt")),
    )


def _review(row: dict[str, Any]) -> Review:
    return Review(
        author=_name(row.get("author")),
        state=ReviewState(str(row["state"]).upper()),
        body=_text(row.get("body")),
        at=_moment(row.get("createdAt")),
        commit=_name((row.get("commit") or {}).get("abbreviatedOid")),
        comments=tuple(_comment(comment) for comment in row.get("comments") or []),
        id=_name(row.get("id")),
        author_id=_number(row.get("authorId")),
        edited=_moment(row.get("lastEditedAt")),
    )


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _labels(rows: Iterable[Any]) -> Iterable[str]:
    for row in rows:
        name = row.get("name") if isinstance(row, dict) else row
        if isinstance(name, str):
            yield name


def _text(value: Any) -> str:
    return value.replace("\r\n", "\n").replace("\r", " ") if isinstance(value, str) else ""


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _number(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _name(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("login")
    return value if isinstance(value, str) and value else None


def _moment(value: Any) -> datetime | None:
    """An aware instant; None for nothing, and for what is no time at all."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    if moment.year not in YEARS:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
