"""The ledger: meetings and events, each with its evidence, from everything that was read."""

from __future__ import annotations

import datetime as dt

from lastcall.documents.group import Reading
from lastcall.ledger import acts, events, forge_links, links, meetings
from lastcall.ledger.ledger import Ledger
from lastcall.model.instant import Instant
from lastcall.model.item import Item

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

__all__ = ["Ledger", "record"]


def record(reading: Reading) -> Ledger:
    """Tie together what was read; of all times, nothing is judged yet."""
    items: dict[str, Item] = {}
    # where two archives hold an item, the one gathered later tells
    for archive in sorted(reading.sources.archives, key=lambda one: (one.gathered or _NEVER, one.source)):
        items.update({str(item.id): item for item in archive.items})
    items = dict(sorted(items.items(), key=lambda pair: pair[1].id))
    held = meetings.group(reading.meeting_files)
    zone = Instant(at=_NEVER, zone=reading.sources.settings.group.timezone)
    told = [*events.of_meetings(held), *events.of_items(items.values(), zone)]
    done = acts.gather(reading, held, told, items)
    told += acts.events_of_commands(done)
    ordered = events.order(acts.without_redacted(told, reading.sources.declarations, done))
    moved = forge_links.moved(reading.sources.archives, reading.renames)
    return Ledger(
        reading=reading,
        meetings=held,
        events=ordered,
        items=items,
        links=links.between(items, reading.renames, reading.web, moved),
        acts=done,
    )
