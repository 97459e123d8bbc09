"""Makes items whole whose comments, reviews, threads or timelines did not fit into one answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lastcall.forge import queries
from lastcall.forge.reader import MissingError, Reader
from lastcall.model.reference import ItemKind

Found = tuple[ItemKind, dict[str, Any]]
_TYPES = {ItemKind.ISSUE: "Issue", ItemKind.PULL: "PullRequest"}


@dataclass(frozen=True, slots=True)
class _Open:
    """A list that goes on."""

    item: str
    """The id of the item that it belongs to."""
    node: str
    """The id of what it stands on: the item, or a thread of it."""
    type: str
    name: str
    list: dict[str, Any]


def complete(reader: Reader, found: list[Found]) -> list[Found]:
    """The items with all of their lists; one that was deleted in between is left out. Raises ForgeError."""
    gone: set[str] = set()
    while waiting := [one for kind, node in found for one in _open(kind, node) if one.item not in gone]:
        _read_on(reader, waiting[: queries.MORE_AT_A_TIME], gone)
    return [(kind, node) for kind, node in found if node["id"] not in gone]


def _open(kind: ItemKind, node: dict[str, Any]) -> Iterator[_Open]:
    for name in queries.CONNECTIONS[_TYPES[kind]]:
        if _goes_on(node[name]):
            yield _Open(node["id"], node["id"], _TYPES[kind], name, node[name])
    if kind is ItemKind.PULL:
        for thread in filter(None, node["reviewThreads"]["nodes"]):
            if _goes_on(thread["comments"]):
                yield _Open(
                    node["id"], thread["id"], "PullRequestReviewThread", "comments", thread["comments"]
                )


def _goes_on(connection: dict[str, Any] | None) -> bool:
    return bool(connection and connection["pageInfo"]["hasNextPage"])


def _read_on(reader: Reader, lists: list[_Open], gone: set[str]) -> None:
    variables = {
        key: value
        for n, one in enumerate(lists)
        for key, value in ((f"id{n}", one.node), (f"after{n}", one.list["pageInfo"]["endCursor"]))
    }
    what = f"the rest of {len(lists)} lists"
    try:
        data = reader.graphql(queries.on([(one.type, one.name) for one in lists]), variables, what)
    except MissingError as error:
        if error.answer is None:
            raise
        data = dict(error.answer)
    for n, one in enumerate(lists):
        answer = data.get(f"l{n}")
        if answer is None:
            gone.add(one.item)
            continue
        one.list["nodes"] += answer[one.name]["nodes"]
        one.list["pageInfo"] = answer[one.name]["pageInfo"]
