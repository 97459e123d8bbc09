"""Minutes that say of an item what the forge does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.event import EventType, RecordedEvent
from lastcall.model.finding import Severity
from lastcall.model.item import Item, ItemState

SLUG = "minutes-disagree-with-forge"
SEVERITY = Severity.WARNING
SUMMARY = "minutes and pull request that disagree"
HELP = "Correct the minutes if they are wrong, or add a line that says when it really happened."
HABIT = None
_SAID = {EventType.MERGED: ItemState.MERGED, EventType.CLOSED: ItemState.CLOSED}
_TOLERANCE = dt.timedelta(days=1)
"""What is agreed in a meeting is carried out in the hours after it."""


def find(context: Context) -> Iterator[Flaw]:
    """Lines that say "merged" or "closed" where the forge tells another state, or a later day."""
    for event in context.status.events:
        if not event.repository_path or event.event.type not in _SAID or not event.event.basis.counts:
            continue
        for subject in event.event.subject:
            item = context.ledger.items.get(subject)
            told = _disagreement(context, event, item) if item and event.at else None
            if told:
                said = f"say that {context.short(subject)} was {event.event.type}"
                yield Flaw(
                    path=event.source,
                    line=event.event.line or 0,
                    message=f"the minutes of {event.at} {said}; {told}",
                    quote=event.event.quote,
                    at=event.at,
                )


def _disagreement(context: Context, event: RecordedEvent, item: Item) -> str | None:
    day = event.at
    if day is None:
        return None
    if item.state is ItemState.OPEN:
        known = max((moment for moment in (item.updated, item.created) if moment), default=None)
        return "it is open" if known is not None and context.status.as_of.day_of(known) >= day else None
    if item.state is ItemState.CLOSED and event.event.type is EventType.MERGED:
        return "it was closed without a merge"
    moment = item.merged or item.closed
    if moment is not None and context.status.as_of.day_of(moment) > day + _TOLERANCE:
        return f"that happened on {context.status.as_of.day_of(moment)}"
    return None
