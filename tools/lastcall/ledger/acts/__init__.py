"""The acts of a group, from minutes, items, texts, specifications and declarations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from lastcall.documents.group import Reading
from lastcall.ledger.acts import commands, declared, items, minutes, redacting, reviews, stages, texts, told
from lastcall.ledger.acts.making import Maker
from lastcall.ledger.directory import Directory
from lastcall.model.act import Act
from lastcall.model.event import RecordedEvent
from lastcall.model.instant import Instant
from lastcall.model.item import Item
from lastcall.model.minutes import Meeting

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)

__all__ = ["event_of", "events_of_commands", "gather", "without_redacted"]

event_of = told.of
events_of_commands = told.events
without_redacted = redacting.events


def gather(
    reading: Reading,
    meetings: Sequence[Meeting],
    events: Sequence[RecordedEvent],
    held: Mapping[str, Item],
) -> tuple[Act, ...]:
    """Every act of all times, as often as it is told; nothing is judged yet."""
    directory = Directory(reading.sources.register)
    zone = Instant(at=_NEVER, zone=reading.sources.settings.group.timezone)
    gathered = {
        archive.repository: archive.gathered for archive in reading.sources.archives if archive.gathered
    }
    maker = Maker(directory, zone, reading.sources.revisions, gathered)
    acts = tuple(_all(reading, meetings, events, held, maker))
    return redacting.apply(acts, reading.sources.declarations)


def _all(
    reading: Reading,
    meetings: Sequence[Meeting],
    events: Sequence[RecordedEvent],
    held: Mapping[str, Item],
    maker: Maker,
) -> Iterator[Act]:
    lines = {path: tuple(markdown.lines) for path, markdown in reading.markdown.items()}
    approved = minutes.approvals(meetings, lines)
    yield from minutes.read(events, meetings, lines, approved, maker)
    yield from minutes.announced(meetings, maker)
    for item in held.values():
        yield from items.read(item, maker)
        yield from texts.read(item, maker)
        yield from reviews.read(item, maker)
        yield from commands.read(item, maker, reading.renames)
    yield from stages.read(reading.specs, maker)
    yield from declared.read(reading.sources, reading.home, reading.renames, maker)
