"""Objections of the whole group, as the cases hold them, with their life as events."""

from __future__ import annotations

from collections.abc import Iterable

from lastcall.ledger.acts import event_of
from lastcall.model.act import Act
from lastcall.model.event import RecordedEvent
from lastcall.status import lines
from lastcall.status.consensus.values import ObjectionCase
from lastcall.status.values import Objection
from lastcall.status.visible import Visible


def find(seen: Visible, found: Iterable[ObjectionCase]) -> tuple[Objection, ...]:
    """All objections, oldest first; one about two proposals is told once."""
    events = {event.id: event for event in seen.events}
    order = {event.id: place for place, event in enumerate(seen.events)}
    once: dict[str, Objection] = {}
    for one in found:
        first = one.life[0]
        known = once.get(first.id)
        if known is None:
            # what is deleted, or stands in a declaration, is no event of its own; it is part of the life
            told = (events.get(act.id) or event_of(act) for act in one.life)
            life = tuple(event for event in told if event is not None)
            once[first.id] = _objection(seen, one, life)
    return tuple(
        sorted(once.values(), key=lambda one: (order.get(one.life[0].id, 0) if one.life else 0, one.id))
    )


def _objection(seen: Visible, one: ObjectionCase, life: tuple[RecordedEvent, ...]) -> Objection:
    first = life[0] if life else None
    return Objection(
        id=one.id,
        subject=first.event.subject if first else (one.subject,),
        raised_by=first.event.actor if first else _written(one.life[0]),
        day=one.day,
        text=lines.text(seen, first) if first else one.text,
        fate=one.fate,
        life=life,
        is_open=one.is_open,
    )


def _written(act: Act) -> str | None:
    return act.actor.written.lstrip("@") if act.actor else None
