"""What one item is linked to, both ways, with what says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from lastcall.ledger.ledger import Ledger
from lastcall.ledger.links import Link, Way
from lastcall.model.evidence import LinkEvidence
from lastcall.model.reference import ItemId
from lastcall.status.values import Status


class How(StrEnum):
    """How an item is linked to another, as seen from it."""

    CLOSES = "closes"
    CLOSED_BY = "closed by"
    REPLACES = "replaces"
    REPLACED_BY = "replaced by"
    MENTIONS = "mentions"
    MENTIONED_BY = "mentioned by"


_OUT = {Way.CLOSES: How.CLOSES, Way.REPLACES: How.REPLACES, Way.MENTIONS: How.MENTIONS}
_BACK = {Way.CLOSES: How.CLOSED_BY, Way.REPLACES: How.REPLACED_BY, Way.MENTIONS: How.MENTIONED_BY}
_ORDER = tuple(How)


@dataclass(frozen=True, slots=True)
class Linked:
    """One other item, and the first thing that says so."""

    how: How
    other: str
    evidence: LinkEvidence
    by_forge: bool
    """Whether the forge tells it; else words do."""


class LinkIndex:
    """The links of all items, found once."""

    def __init__(self, ledger: Ledger, status: Status) -> None:
        self._items = {str(one.item.id) for one in status.items}
        self._later = ledger.items.keys() - self._items
        self._about: dict[str, dict[tuple[How, str], Link]] = {}
        for link in status.links.said:
            self._add(link.source, _OUT[link.way], link.target, link)
            self._add(link.target, _BACK[link.way], link.source, link)

    def of(self, key: str) -> tuple[Linked, ...]:
        """The links of an item, by kind and number; a mention is left out where more is known."""
        found = self._about.get(key, {})
        closer = {other for how, other in found if how not in (How.MENTIONS, How.MENTIONED_BY)}
        shown = [
            Linked(how, other, link.evidence, link.by_forge)
            for (how, other), link in found.items()
            if how not in (How.MENTIONS, How.MENTIONED_BY) or other not in closer
        ]
        return tuple(sorted(shown, key=lambda one: (_ORDER.index(one.how), *_place(one.other))))

    def _add(self, key: str, how: How, other: str, link: Link) -> None:
        # a number that only words name, and that no source holds, may be a slip or a rank
        if other in self._later or (other not in self._items and how is How.MENTIONS and not link.by_forge):
            return
        known = self._about.setdefault(key, {}).get((how, other))
        if known is None or (known.by_forge and not link.by_forge):
            self._about[key][how, other] = link


def _place(name: str) -> tuple[str, int]:
    target = ItemId.parse(name)
    return (target.repository, target.number) if target else (name, 0)
