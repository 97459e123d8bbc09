"""What was seen once and is there no more: that it stood there, whose and when. Never its words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from lastcall.documents.renames import Renames
from lastcall.ledger import forge_links
from lastcall.ledger.ledger import Ledger
from lastcall.model.instant import Instant
from lastcall.model.item import Deleted, Item
from lastcall.model.reference import ItemId

_KINDS = {
    "comment": "a comment",
    "review": "a review",
    "review_comment": "a comment on lines",
    "issue": "an issue",
    "pull": "a pull request",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is gone."""

    what: str
    """Such as "a comment"."""
    author: str | None
    said: dt.date | None
    missed: dt.date | None
    """When it was first found missing."""
    at: dt.datetime | None
    digest: str | None
    """Of its last words."""
    item: str | None = None
    """Of an item: what it was called."""
    moved_to: str | None = None
    """Where an item is today that was transferred."""

    def sentence(self, author: str) -> str:
        """What is said of it, with the author as the reader is to see them."""
        said = f" of {self.said}" if self.said else ""
        missed = f" (first missed on {self.missed})" if self.missed else ""
        fate = f"was moved to {self.moved_to}" if self.moved_to else "was deleted"
        return f"{self.what} by {author}{said} {fate}{missed}"


def on(item: Item, instant: Instant) -> tuple[Missing, ...]:
    """Comments and reviews of an item that are gone, by the time at which they were said."""
    found = [_missing(one, instant) for one in item.deleted if _had_come(one, instant)]
    return tuple(sorted(found, key=lambda one: (one.said or dt.date.min, one.what)))


def items(ledger: Ledger, instant: Instant) -> Iterator[Missing]:
    """Items that are gone and that no other source holds, by repository and number."""
    for archive in ledger.reading.sources.archives:
        for one in archive.deleted:
            name = str(ItemId(archive.repository, one.number)) if one.number else None
            if name and name not in ledger.items and _had_come(one, instant):
                yield _missing(one, instant, name, ledger.reading.renames)


def _had_come(one: Deleted, instant: Instant) -> bool:
    return one.at is None or instant.has_come(one.at)


def _missing(
    one: Deleted, instant: Instant, name: str | None = None, renames: Renames | None = None
) -> Missing:
    return Missing(
        what=_KINDS.get(one.kind, "something"),
        author=one.author,
        said=instant.day_of(one.at) if one.at else None,
        missed=instant.day_of(one.gone) if one.gone else None,
        at=one.at,
        digest=one.digest,
        item=name,
        moved_to=forge_links.today(one.moved_to, renames) if renames else None,
    )
