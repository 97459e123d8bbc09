"""Objections with their life as the minutes tell it: raised, answered, and what became of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lastcall.model.event import EventType, ObjectionFate, RecordedEvent
from lastcall.status import lines
from lastcall.status.values import Objection
from lastcall.status.visible import Visible

_SETTLED = {
    ObjectionFate.WITHDRAWN,
    ObjectionFate.ACCOMMODATED,
    ObjectionFate.NOT_SUSTAINED,
    ObjectionFate.OVERRULED,
    ObjectionFate.SETTLED,
}


def find(seen: Visible) -> tuple[Objection, ...]:
    """All objections, oldest first. An objection is not settled by failing to repeat it."""
    lives: list[list[RecordedEvent]] = []
    meetings = {event.id: seen.meeting_of(event) for event in seen.events}
    for event in seen.events:
        if not event.repository_path or not event.event.basis.counts:
            # words that only may mean an objection are shown where they stand, and open no objection
            continue
        if event.event.type is EventType.OBJECTION:
            _raise(lives, event)
        elif event.event.type is EventType.OBJECTION_RESOLVED:
            _settle(lives, event, meetings)
    counted: Counter[str] = Counter()
    return tuple(_objection(seen, life, counted) for life in lives)


def _raise(lives: list[list[RecordedEvent]], event: RecordedEvent) -> None:
    """A new objection, unless the same person repeats an open one on the same subject."""
    for life in reversed(lives):
        first = life[0].event
        same = set(first.subject) == set(event.event.subject) and bool(first.subject)
        if same and _fate(life) not in _SETTLED and _same_person(first.actor, event.event.actor):
            life.append(event)
            return
    lives.append([event])


def _settle(lives: list[list[RecordedEvent]], event: RecordedEvent, meetings: dict[str, str | None]) -> None:
    """Add what became of an objection to it, where it is clear which one is meant."""
    about = set(event.event.subject)
    near = [life for life in lives if _fate(life) not in _SETTLED and (about & set(life[0].event.subject))]
    if not near and not about:
        near = [
            life
            for life in lives
            if _fate(life) not in _SETTLED and meetings[life[0].id] == meetings[event.id]
        ]
    named = [
        life for life in near if event.event.actor and _same_person(life[0].event.actor, event.event.actor)
    ]
    chosen = named or near
    if len(chosen) == 1:
        chosen[0].append(event)


def _same_person(one: str | None, other: str | None) -> bool:
    """Whether two names as written may be one person: equal, or one the first part of the other."""
    if one is None or other is None:
        # two objectors without a name are not known to be one
        return False
    left, right = one.lower().split(), other.lower().split()
    return left == right or (left[:1] == right[:1] and (len(left) == 1 or len(right) == 1))


def _fate(life: Iterable[RecordedEvent]) -> ObjectionFate:
    fate = ObjectionFate.RAISED
    for event in life:
        if event.event.type is EventType.OBJECTION_RESOLVED:
            fate = event.event.fate or ObjectionFate.SETTLED
        elif event.event.fate is not None and (fate is not ObjectionFate.SUSTAINED):
            fate = event.event.fate
    return fate


def _objection(seen: Visible, life: list[RecordedEvent], counted: Counter[str]) -> Objection:
    first = life[0]
    stem = first.event.subject[0] if first.event.subject else (seen.meeting_of(first) or "")
    counted[stem] += 1
    return Objection(
        id=f"{stem}-O{counted[stem]}",
        subject=first.event.subject,
        raised_by=first.event.actor,
        day=first.at,
        text=lines.text(seen, first),
        fate=_fate(life),
        life=tuple(life),
    )
