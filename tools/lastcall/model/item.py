"""Items of the forge: issues and pull requests with their comments and reviews, as a source gave them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from lastcall.model.instant import Instant
from lastcall.model.reference import ItemId, ItemKind


class ItemState(StrEnum):
    """The state that the source gives, which is that of the day it was gathered."""

    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"


class StateAt(StrEnum):
    """The state of an item at an instant, as far as the source tells."""

    ABSENT = "absent"
    """It did not exist yet."""
    OPEN = "open"
    CLOSED = "closed"
    MERGED = "merged"
    TIME_UNKNOWN = "closed, time unknown"
    """Closed or merged at a time that the source does not give: neither open nor closed on a past day."""


class ReviewState(StrEnum):
    """GitHub's words for what a review says."""

    APPROVED = "APPROVED"
    CHANGES_REQUESTED = "CHANGES_REQUESTED"
    COMMENTED = "COMMENTED"
    DISMISSED = "DISMISSED"
    PENDING = "PENDING"


class Comment(Struct, frozen=True, kw_only=True):
    """A comment on an item, or on lines of a pull request."""

    author: str | None
    """Login; None for a deleted account."""
    body: str
    at: datetime | None
    url: str | None = None


class Review(Struct, frozen=True, kw_only=True):
    """A review of a pull request at one commit."""

    author: str | None
    state: ReviewState
    body: str
    at: datetime | None
    commit: str | None = None
    comments: tuple[Comment, ...] = ()


class Item(Struct, frozen=True, kw_only=True):
    """An issue or a pull request."""

    id: ItemId
    kind: ItemKind
    title: str
    url: str
    state: ItemState
    author: str | None
    body: str
    labels: tuple[str, ...] = ()
    assignees: tuple[str, ...] = ()
    created: datetime | None = None
    updated: datetime | None = None
    closed: datetime | None = None
    """When it was closed; None while open, or where the source does not give the time."""
    merged: datetime | None = None
    merged_by: str | None = None
    merge_commit: str | None = None
    head_commit: str | None = None
    comments: tuple[Comment, ...] = ()
    reviews: tuple[Review, ...] = ()

    def state_at(self, instant: Instant) -> StateAt:
        """The state at `instant`; what happened at the instant itself has happened."""
        if self.created is not None and not instant.has_come(self.created):
            return StateAt.ABSENT
        if self.state is ItemState.OPEN:
            return StateAt.OPEN
        ended = self.merged if self.state is ItemState.MERGED else self.closed
        ended = ended or self.closed
        if ended is None:
            return StateAt.TIME_UNKNOWN
        if not instant.has_come(ended):
            return StateAt.OPEN
        return StateAt.MERGED if self.state is ItemState.MERGED else StateAt.CLOSED


class Archive(Struct, frozen=True, kw_only=True):
    """The issues and pull requests of one repository as one file or sync gave them."""

    repository: str
    """After renames."""
    source: str
    """The path of the file."""
    gathered: datetime | None
    """When the source was made: nothing later can be in it."""
    items: tuple[Item, ...]
    """Sorted by number."""
