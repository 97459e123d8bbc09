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


class TextVersion(Struct, frozen=True, kw_only=True):
    """That a text once said something: the digest of the words, and when that was known. Never the words."""

    digest: str
    seen: datetime | None
    """When a sync or an archive first showed it."""
    part: str = "body"
    """body · title."""


class Edit(Struct, frozen=True, kw_only=True):
    """One time at which a text was written anew, as the forge tells."""

    at: datetime | None
    editor: str | None
    """Login; None for a deleted account."""


class Comment(Struct, frozen=True, kw_only=True):
    """A comment on an item, or on lines of a pull request."""

    author: str | None
    """Login; None for a deleted account."""
    body: str
    at: datetime | None
    url: str | None = None
    id: str | None = None
    """The forge's own id of it."""
    author_id: int | None = None
    """The forge's number of the account, which outlives renames."""
    edited: datetime | None = None
    """When its words were last changed."""
    versions: tuple[TextVersion, ...] = ()
    """Every version that was seen, oldest first, where there were several. `body` is the newest."""
    path: str | None = None
    """Of a comment on lines: the file."""
    line: int | None = None
    """Of a comment on lines: the line in the newest text, where it still stands there."""
    thread: str | None = None
    """Of a comment on lines: the forge's id of its thread."""
    minimized: str | None = None
    """Why it is hidden, in the forge's word."""


class Thread(Struct, frozen=True, kw_only=True):
    """A conversation on lines of a pull request."""

    id: str
    resolved: bool
    resolved_by: str | None = None
    path: str | None = None
    line: int | None = None


class Deleted(Struct, frozen=True, kw_only=True):
    """What is there no more: a comment, a review, an item. That it stood there is told, its words are not."""

    kind: str
    """comment · review · review_comment · issue · pull."""
    author: str | None
    at: datetime | None
    """When it was said."""
    gone: datetime | None
    """When it was first found missing."""
    digest: str | None
    """Of the words that stood there last."""
    id: str | None = None
    author_id: int | None = None
    number: int | None = None
    """Of an item."""
    moved_to: str | None = None
    """Where an item was transferred to, `owner/repo#number`."""


class Happening(Struct, frozen=True, kw_only=True):
    """One entry of an item's timeline."""

    kind: str
    """GitHub's word without `Event`: Labeled, Closed, RenamedTitle, Transferred, HeadRefForcePushed …"""
    at: datetime | None
    actor: str | None
    """Login; None for a deleted account."""
    actor_id: int | None = None
    detail: str | None = None
    """The label, the new title, the item that refers …, as the kind has it."""
    id: str | None = None
    """The forge's own id of it."""
    commit: str | None = None
    """The commit that it is about."""
    message: str | None = None
    """Of a commit: its message. Of a dismissal: the reason given."""
    before: str | None = None
    """What was so until then: the old title, the state of a dismissed review, the commit before a push …"""
    review: str | None = None
    """Of a dismissal: the forge's id of the review."""
    closes: bool = False
    """Of a cross reference: whether the forge says that merging its source closes this item."""


class Review(Struct, frozen=True, kw_only=True):
    """A review of a pull request at one commit."""

    author: str | None
    state: ReviewState
    body: str
    at: datetime | None
    commit: str | None = None
    comments: tuple[Comment, ...] = ()
    id: str | None = None
    author_id: int | None = None
    edited: datetime | None = None
    versions: tuple[TextVersion, ...] = ()
    """As of a comment."""
    commit_id: str | None = None
    """The whole id of the commit, where the source gives it."""
    url: str | None = None


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
    author_id: int | None = None
    """The forge's number of the author's account."""
    edited: datetime | None = None
    """When the body was last changed."""
    timeline: tuple[Happening, ...] = ()
    """In the forge's order; empty where the source has none."""
    closes: tuple[str, ...] = ()
    """Issues that the forge itself links to this pull request, `owner/repo#number`."""
    files: tuple[str, ...] = ()
    """Paths that a pull request touches, where the source tells."""
    deleted: tuple[Deleted, ...] = ()
    """Comments and reviews that are there no more."""
    versions: tuple[TextVersion, ...] = ()
    """Every version of title and body that was seen, oldest first, where there were several."""
    edits: tuple[Edit, ...] = ()
    """When the body was written and changed, oldest first, as the forge tells; empty where it never was."""
    line_comments: tuple[Comment, ...] = ()
    """Comments on lines of a pull request whose review the source does not give."""
    threads: tuple[Thread, ...] = ()
    draft: bool | None = None
    """Of a pull request; None where the source does not tell."""
    state_reason: str | None = None
    """Of a closed issue, in the forge's word: COMPLETED, NOT_PLANNED, DUPLICATE."""
    base_commit: str | None = None

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
    full_look: datetime | None = None
    """When everything was last read anew, changed or not; None where the source does not tell."""
    deleted: tuple[Deleted, ...] = ()
    """Items that are there no more."""
    lacks: tuple[str, ...] = ()
    """What the source could not see, such as `reviews`: that there are none means nothing."""
