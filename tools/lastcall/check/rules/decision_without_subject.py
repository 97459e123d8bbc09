"""A decision that does not say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.event import EventType
from lastcall.model.finding import Severity

SLUG = "decision-without-subject"
SEVERITY = Severity.WARNING
SUMMARY = "a decision that does not say what it is about"
HELP = "Name the issue, the pull request or the text that was decided on, on the same line."
HABIT = None
_WORD = re.compile(r"[a-z][a-z'-]+", re.IGNORECASE)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        a accept accepted adopt adopted agree agreed agreement all and any approve approved
        as been by call consensus decide decided decision declared for group has have
        in is it its merge merged no none objection objections of ok okay
        on pass passed passes poll proceed proposal resolution resolved sustained that the their
        there they this to unanimous unanimously vote voted was we were will with
        without yes
        """,
    )
)
"""Words that say that something was decided, and nothing of what."""


def find(context: Context) -> Iterator[Flaw]:
    """Decisions of the last few meetings that count, name no item, and hold no word of what was decided."""
    for decision in context.status.decisions:
        event = decision.event.event
        if event.type is not EventType.DECISION or decision.subject or not event.basis.counts:
            continue
        if not context.is_late(decision.day):
            continue
        words = [word.lower() for word in _WORD.findall(decision.text)]
        if any(word not in _EMPTY for word in words):
            continue
        yield Flaw(
            path=decision.event.source,
            line=event.line or 0,
            message=f"a decision about nothing that is named: {decision.text}",
            quote=event.quote,
            at=decision.day,
        )
