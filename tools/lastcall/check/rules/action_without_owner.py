"""An action that nobody has taken on by name."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.status.values import ActionState

SLUG = "action-without-owner"
SEVERITY = Severity.WARNING
SUMMARY = "an action without an owner"
HELP = "Write who took it on, as in `ACTION(Name, due 2026-12-01): …`, or put it on the next agenda."
HABIT = HabitName.NAMES_OWNERS
_EXPLICIT = ("mark.", "section.")
"""Rules of the reader that find an action by a mark or a heading; plain words may plan without an owner."""


def find(context: Context) -> Iterator[Flaw]:
    """Actions of the last few meetings that are open and nobody's."""
    for action in context.status.actions:
        event = action.event.event
        if action.owner or action.state is ActionState.DONE or not event.basis.counts:
            continue
        if not event.rule.startswith(_EXPLICIT):
            continue
        if not context.is_late(action.day):
            continue
        yield Flaw(
            path=action.event.source,
            line=event.line or 0,
            message=f"nobody is named for this action: {action.text}",
            quote=event.quote,
            at=action.day,
        )
