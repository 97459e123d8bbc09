"""Lines of a template that nobody filled in, in minutes."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.minutes import Placeholder

SLUG = "unfilled-template"
SEVERITY = Severity.WARNING
SUMMARY = "a template's line that nobody filled"
HELP = "Fill the line in, or take it out if there was nothing to say."
HABIT = None
_CLOSING = "closing"
_PEOPLE = ("attendees", "recording")


def find(context: Context) -> Iterator[Flaw]:
    """Placeholders in minutes whose day is over; the closing question has a rule of its own."""
    for meeting, file in context.records:
        day = context.day_of(meeting, file)
        if context.is_stub(file):
            continue  # minutes that are missing as a whole are a finding of another rule
        if day is not None and day >= context.today:
            continue
        for placeholder in file.placeholders:
            if placeholder.part != _CLOSING and _says_so(placeholder):
                yield Flaw(
                    path=file.path,
                    line=placeholder.line,
                    message=f"still as in the template ({placeholder.part}): {placeholder.quote.strip()}",
                    quote=placeholder.quote,
                    at=day,
                )


def _says_so(placeholder: Placeholder) -> bool:
    """Whether a line can be nothing but a template's: an ellipsis in an agenda may mean "and so on"."""
    return placeholder.part in _PEOPLE or bool(placeholder.quote.strip(" *+-.…"))
