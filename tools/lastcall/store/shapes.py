"""Which keys of an archive's rows have a column of their own; all others are kept as JSON beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from lastcall.model.reference import ItemKind

Row = Mapping[str, Any]
"""An object of an archive: an item, a comment, a review …, under GitHub's names."""

ITEM = {
    "id": "node_id",
    "url": "url",
    "state": "state",
    "authorAssociation": "association",
    "createdAt": "created",
    "updatedAt": "updated",
    "closedAt": "closed",
    "mergedAt": "merged",
}
"""Key of a row = column of the table `item`."""
ITEM_APART = frozenset(
    {"number", "title", "body", "author", "authorId", "labels", "assignees", "comments", "reviews"}
    | {"timeline", "threads", "closes", "reviewComments", "deleted", "files", "edits", "versions"}
)
"""Keys of an item that are kept in tables of their own."""
REMARK = {
    "id": "node_id",
    "authorAssociation": "association",
    "state": "state",
    "createdAt": "created",
    "updatedAt": "updated",
}
REMARK_APART = frozenset({"body", "author", "authorId", "comments", "thread", "versions"})
EVENT_APART = frozenset({"id", "event", "createdAt", "actor", "actorId"})

PULL_KEYS = (
    ("baseRepository", "baseRefName", "baseRefOid", "headRepository", "headRefName", "headRefOid"),
    ("mergedBy", "mergeCommit"),
)
"""Keys of a pull request that the format has and the store keeps as JSON: before and after `closedAt`."""


def more(row: Row, columns: Mapping[str, str], apart: frozenset[str], before: str = "{}") -> str:
    """The keys without a column, on top of those known before, as JSON in the order of the alphabet."""
    rest = {key: value for key, value in row.items() if key not in columns and key not in apart}
    if before != "{}":
        rest = {**msgspec.json.decode(before), **rest}
    return msgspec.json.encode(rest, order="deterministic").decode() if rest else "{}"


def less(text: str) -> dict[str, Any]:
    """What `more` kept."""
    kept: dict[str, Any] = {} if text == "{}" else msgspec.json.decode(text)
    return kept


def lacks(kept: str) -> tuple[str, ...]:
    """What could not be seen of a repository, as its other keys have it."""
    found = less(kept).get("lacks")
    return tuple(one for one in found if isinstance(one, str)) if isinstance(found, list) else ()


def with_lacks(kept: str, lacking: tuple[str, ...]) -> str:
    """A repository's other keys with what could not be seen of it, or without such a word."""
    rest = {key: value for key, value in less(kept).items() if key != "lacks"}
    return more({**rest, "lacks": list(lacking)} if lacking else rest, {}, frozenset())


def login(value: Any) -> str | None:
    """A login, whether written alone or as an object with it."""
    if isinstance(value, dict):
        value = value.get("login")
    return value if isinstance(value, str) and value else None


def moment(value: Any) -> datetime | None:
    """An instant that a row gives; None where it gives none."""
    try:
        found = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def is_item(row: Any) -> bool:
    """Whether an archive's row has what an item cannot do without."""
    if not isinstance(row, dict) or not isinstance(row.get("state"), str):
        return False
    number = row.get("number")
    return isinstance(number, int) and not isinstance(number, bool) and 0 < number < 10**9


def kind_key(kind: ItemKind) -> str:
    """The archive's list that holds items of this kind."""
    return "pulls" if kind is ItemKind.PULL else "issues"
