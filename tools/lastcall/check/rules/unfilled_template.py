"""Lines of a template that nobody filled in, in minutes."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "unfilled-template"
SEVERITY = Severity.WARNING
SUMMARY = "a template's line that nobody filled"
HELP = "Fill the line in, or take it out if there was nothing to say."
HABIT = None
_CLOSING = "closing"


def find(context: Context) -> Iterator[Flaw]:
    """Placeholders in minutes whose day is over; the closing question has a rule of its own."""
    for meeting, file in context.records:
        day = context.day_of(meeting, file)
        if day is not None and day >= context.today:
            continue
        for placeholder in file.placeholders:
            if placeholder.part != _CLOSING:
                yield Flaw(
                    path=file.path,
                    line=placeholder.line,
                    message=f"still as in the template ({placeholder.part}): {placeholder.quote.strip()}",
                    quote=placeholder.quote,
                    at=day,
                )
