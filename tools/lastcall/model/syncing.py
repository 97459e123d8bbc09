"""What a store knows of a repository before a sync, and what a sync hands to it: values between two edges."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Protocol

from msgspec import Struct

from lastcall.model.reference import ItemKind

ItemRow = tuple[ItemKind, dict[str, Any]]
"""An item as a row of an archive."""


class Part(StrEnum):
    """The two lists that a repository is read in, from end to end."""

    ISSUES = "issues"
    PULLS = "pulls"


class Place(Struct, frozen=True, kw_only=True):
    """How far the reading of a list has come."""

    cursor: str | None
    """None: at the beginning."""
    done: bool


class Known(Struct, frozen=True, kw_only=True):
    """What the store knows of a repository."""

    name: str
    complete: bool
    """Whether it was read from end to end before, and with a token."""
    newest: str | None
    """The latest change that was read, by GitHub's clock."""
    asked: str | None
    etag: str | None
    """The last question about changes, and the mark of its answer."""
    places: dict[Part, Place]
    """Of a reading from end to end that is under way; empty where none is."""
    lacks: tuple[str, ...] = ()
    """What a reading without a token has not seen; empty where there was none."""


class Shelf(Protocol):
    """Where a sync puts what it reads. Each call is one transaction: all of it or nothing."""

    def known(self) -> Known:
        """What is known now."""

    def begin(self, name: str, node_id: str, newest: str | None, labels: list[dict[str, Any]]) -> None:
        """Note that a reading from end to end begins."""

    def page(self, part: Part, before: str | None, place: Place, rows: list[ItemRow]) -> bool:
        """Keep a page. False, and nothing kept, where another process has gone on from `before` meanwhile."""

    def restart(self, part: Part) -> None:
        """Begin a list again whose place is not valid any more."""

    def rename(self, name: str) -> None:
        """Note that the repository is called otherwise now."""

    def stale(self, listed: list[tuple[int, str]]) -> list[int]:
        """Of items with the times of their last change, the numbers of those that are not known so."""

    def changes(self, rows: list[ItemRow], gone: dict[int, str | None], newest: str | None) -> None:
        """Keep items that changed, and that others are gone (with where they went)."""

    def unseen(self) -> list[int]:
        """Numbers of items that the reading from end to end has not met."""

    def standing(self) -> list[int]:
        """Numbers of all items that are known and not gone."""

    def picture(
        self,
        name: str,
        rows: list[ItemRow],
        gone: list[int],
        newest: str | None,
        labels: list[dict[str, Any]],
        lacks: tuple[str, ...],
    ) -> None:
        """Keep everything that can be seen of a repository, and what cannot."""

    def finish(self, asked: str | None, etag: str | None) -> None:
        """Note that everything is read that is known to have changed; ends a reading from end to end."""
