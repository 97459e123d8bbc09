"""Acts from minutes and from the forge's items, each with an id, its day and its evidence."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from lastcall.model.event import Basis, Event, EventType, RecordedEvent
from lastcall.model.evidence import QUOTE_LIMIT, FileEvidence, LinkEvidence
from lastcall.model.instant import Instant
from lastcall.model.item import Item, ItemState, ReviewState
from lastcall.model.minutes import Meeting, MeetingFile
from lastcall.model.reference import ItemKind

_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


def of_meetings(meetings: Iterable[Meeting]) -> list[RecordedEvent]:
    """Every act of every record, by meeting and line."""
    events: list[RecordedEvent] = []
    for meeting in meetings:
        for file in meeting.minutes:
            events.extend(_of_file(file, file.date or meeting.date))
    return events


def _of_file(file: MeetingFile, day: dt.date | None) -> Iterator[RecordedEvent]:
    seen: Counter[str] = Counter()
    for event in file.events:
        place = f"{file.path}:{event.line}"
        evidence = FileEvidence(path=file.path, line=event.line or 0, quote=event.quote)
        yield RecordedEvent(
            id=_identity(seen, place, event),
            event=event,
            at=day,
            source=file.path,
            evidence=(evidence,),
            minutes_closed=file.closing_consensus,
        )


def of_items(items: Iterable[Item], zone: Instant) -> list[RecordedEvent]:
    """What the forge itself tells: opened, merged, closed, and reviews that approve.

    A review that asks for changes is no objection: what it means is a profile's to say.
    """
    events: list[RecordedEvent] = []
    for item in items:
        events.extend(_of_item(item, zone))
    return events


def _of_item(item: Item, zone: Instant) -> Iterator[RecordedEvent]:
    seen: Counter[str] = Counter()
    what = "pull request" if item.kind is ItemKind.PULL else "issue"
    acts: list[tuple[EventType, str, dt.datetime | None, str | None, str, str | None]] = [
        (EventType.OPENED, "forge.opened", item.created, item.author, f"{what} opened: {item.title}", None)
    ]
    for review in sorted(item.reviews, key=lambda one: (one.at is None, one.at or _NEVER, one.author or "")):
        if review.state is ReviewState.APPROVED:
            at = f" at {review.commit}" if review.commit else ""
            words = f"approved{at}"
            rule = "forge.review-approved"
            acts.append((EventType.SUPPORT, rule, review.at, review.author, words, review.url))
    if item.state is ItemState.MERGED:
        moment = item.merged or item.closed
        acts.append((EventType.MERGED, "forge.merged", moment, item.merged_by, f"{what} merged", None))
    elif item.state is ItemState.CLOSED:
        acts.append((EventType.CLOSED, "forge.closed", item.closed, None, f"{what} closed", None))
    for kind, rule, moment, actor, words, url in acts:
        quote = words[:QUOTE_LIMIT]
        event = Event(
            type=kind,
            line=None,
            subject=(str(item.id),),
            actor=actor,
            quote=quote,
            basis=Basis.DECLARED,
            rule=rule,
        )
        yield RecordedEvent(
            id=_identity(seen, item.url or str(item.id), event),
            event=event,
            at=zone.day_of(moment) if moment else None,
            source=item.url,
            evidence=(LinkEvidence(url=url or item.url, quote=quote, at=moment),),
            repository_path=False,
        )


def _identity(seen: Counter[str], place: str, event: Event) -> str:
    """A hash of place, type, subject and ordinal; never of the words, which may be corrected."""
    key = "\0".join((place, event.type, *event.subject))
    seen[key] += 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def order(events: Iterable[RecordedEvent]) -> tuple[RecordedEvent, ...]:
    """Oldest first, those without a day before all; the minutes of a day before its forge; then by place."""
    return tuple(
        sorted(
            events,
            key=lambda one: (
                one.at or dt.date.min,
                not one.repository_path,
                one.source,
                one.event.line or 0,
                one.id,
            ),
        )
    )
