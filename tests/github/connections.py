"""Pages of a connection, by cursors that name a place and not a position.

What is added, moved or deleted between two pages therefore shifts nothing, as on GitHub.
"""

import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.github import ids

Placed = tuple[ids.Key, Any]
"""A node and where it stands."""


class GitHubError(Exception):
    """An answer that GitHub gives on purpose: an error with GitHub's words and, mostly, a `type`."""

    def __init__(self, kind: str | None, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True)
class PageInfo:
    start_cursor: str | None
    end_cursor: str | None
    has_next_page: bool
    has_previous_page: bool


@dataclass(frozen=True)
class Edge:
    cursor: str
    node: Any


@dataclass(frozen=True)
class Connection:
    page: Sequence[Placed]
    total_count: int
    filtered_count: int
    has_next: bool
    has_previous: bool
    generation: int
    updated_at: Any = None
    """Of a timeline: when the item was last updated."""

    @property
    def page_count(self) -> int:
        return len(self.page)

    @property
    def nodes(self) -> list[Any]:
        return [node for _, node in self.page]

    @property
    def edges(self) -> list[Edge]:
        return [Edge(ids.cursor(key, self.generation), node) for key, node in self.page]

    @property
    def page_info(self) -> PageInfo:
        first, last = (self.page[0][0], self.page[-1][0]) if self.page else (None, None)
        return PageInfo(
            start_cursor=first and ids.cursor(first, self.generation),
            end_cursor=last and ids.cursor(last, self.generation),
            has_next_page=self.has_next,
            has_previous_page=self.has_previous,
        )


@dataclass(frozen=True)
class Bounds:
    """The part of a connection that is asked for."""

    first: int | None = None
    last: int | None = None
    after: str | None = None
    before: str | None = None
    skip: int | None = None


def placed(nodes: Sequence[Any], key: Callable[[Any], ids.Key]) -> list[Placed]:
    """The nodes in ascending order of their keys."""
    return sorted(((key(node), node) for node in nodes), key=lambda pair: pair[0])


def connection(
    ascending: Sequence[Placed],
    bounds: Bounds,
    generation: int,
    *,
    descending: bool = False,
    updated_at: Any = None,
) -> Connection:
    """The page within these bounds of nodes that are placed in ascending order."""
    start, end = _window(ascending, bounds, generation, descending=descending)
    inside = ascending[start:end]
    if descending:
        inside = inside[::-1]
    if bounds.skip:
        inside = inside[bounds.skip :]
    filtered = len(inside)
    left = right = 0
    if bounds.first is not None:
        right = max(0, filtered - bounds.first)
    if bounds.last is not None:
        left = max(0, filtered - right - bounds.last)
    before, after = (len(ascending) - end, start) if descending else (start, len(ascending) - end)
    return Connection(
        page=inside[left : filtered - right],
        total_count=len(ascending),
        filtered_count=filtered,
        has_next=right + after > 0,
        has_previous=left + before > 0,
        generation=generation,
        updated_at=updated_at,
    )


def _window(
    ascending: Sequence[Placed], bounds: Bounds, generation: int, *, descending: bool
) -> tuple[int, int]:
    start, end = 0, len(ascending)
    # Turned round, what comes after a place is what is smaller than it.
    low, high = (bounds.before, bounds.after) if descending else (bounds.after, bounds.before)
    if low is not None:
        start = bisect.bisect_right(ascending, _key(low, generation), key=lambda pair: pair[0])
    if high is not None:
        end = bisect.bisect_left(ascending, _key(high, generation), key=lambda pair: pair[0])
    return start, max(start, end)


def _key(cursor: str, generation: int) -> ids.Key:
    try:
        return ids.key_of(cursor, generation)
    except ValueError:
        message = f"`{cursor}` does not appear to be a valid cursor."
        raise GitHubError("INVALID_CURSOR_ARGUMENTS", message) from None
