"""Minutes that say of an item what the forge does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.event import EventType
from lastcall.model.finding import Severity
from lastcall.model.item import Item, ItemState, StateAt

SLUG = "minutes-disagree-with-forge"
SEVERITY = Severity.WARNING
SUMMARY = "minutes and pull request that disagree"
HELP = "Correct the minutes if they are wrong, or add a line that says when it really happened."
HABIT = None
_SAID = (EventType.MERGED, EventType.CLOSED)
_TOLERANCE = dt.timedelta(days=1)
"""What is agreed in a meeting is carried out in the hours after it."""


def find(context: Context) -> Iterator[Flaw]:
    """Lines that say "merged" or "closed" where the forge tells another state, or a later day."""
    for event in context.status.events:
        said = event.event
        if not event.repository_path or said.type not in _SAID or not said.basis.counts or event.at is None:
            continue
        for subject in said.subject:
            item = context.ledger.items.get(subject)
            told = _disagreement(context, said.type, event.at, item) if item else None
            if told:
                lead = f"the minutes of {event.at} say that {context.short(subject)} was {said.type}"
                yield Flaw(
                    path=event.source,
                    line=said.line or 0,
                    message=f"{lead}; {told}",
                    quote=said.quote,
                    at=event.at,
                )


def _disagreement(context: Context, said: EventType, day: dt.date, item: Item) -> str | None:
    state = context.states.get(str(item.id))
    moment = (item.merged or item.closed) if item.state is not ItemState.OPEN else None
    if moment is not None and context.has_come(moment):
        ended = context.status.as_of.day_of(moment)
        if ended > day + _TOLERANCE:
            return f"that happened on {ended}"
    known = context.gathered.get(item.id.repository)
    if state is StateAt.OPEN and known is not None and min(known, context.today) > day + _TOLERANCE:
        return "it is open"
    if state is StateAt.CLOSED and said is EventType.MERGED:
        return "it was closed without a merge"
    return None
