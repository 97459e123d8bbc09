"""Decisions, and questions that met no objection, as the minutes hold them."""

from __future__ import annotations

from collections import Counter

from lastcall.model.event import EventType, RecordedEvent
from lastcall.status import lines
from lastcall.status.values import Decision
from lastcall.status.visible import Visible

_LETTERS = {EventType.DECISION: "D", EventType.NO_OBJECTION: "N"}


def find(seen: Visible) -> tuple[Decision, ...]:
    """All of them, oldest first; ids count by line within a meeting's minutes."""
    counted: Counter[str] = Counter()
    return tuple(
        _decision(seen, event, meeting, counted)
        for event in seen.events
        if event.event.type in _LETTERS and (meeting := seen.meeting_of(event)) is not None
    )


def _decision(seen: Visible, event: RecordedEvent, meeting: str, counted: Counter[str]) -> Decision:
    stem = f"{meeting}-{_LETTERS[event.event.type]}"
    counted[stem] += 1
    return Decision(
        id=f"{stem}{counted[stem]}",
        day=event.at,
        meeting=meeting,
        text=lines.text(seen, event),
        subject=event.event.subject,
        event=event,
    )
