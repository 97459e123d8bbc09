"""The ledger: everything that was read, tied together and not yet judged."""

from __future__ import annotations

from dataclasses import dataclass

from lastcall.documents.group import Reading
from lastcall.ledger.links import Links
from lastcall.model.act import Act
from lastcall.model.event import RecordedEvent
from lastcall.model.item import Item
from lastcall.model.minutes import Meeting


@dataclass(frozen=True, slots=True)
class Ledger:
    """Meetings, acts and items of a group, of all times."""

    reading: Reading
    meetings: tuple[Meeting, ...]
    """Oldest first; those without a day before all."""
    events: tuple[RecordedEvent, ...]
    """Acts from minutes and archives, oldest first."""
    items: dict[str, Item]
    """Issues and pull requests by `owner/repo#number`, sorted."""
    links: Links
    """What items say of one another."""
    acts: tuple[Act, ...] = ()
    """Moves in the making of consensus, as often as they are told."""
