"""A closing question that minutes leave unanswered."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.closing import ClosingConsensus
from lastcall.model.finding import Severity

SLUG = "closing-undecided"
SEVERITY = Severity.WARNING
SUMMARY = "a closing question without an answer"
HELP = "Write the answer that was given, or ask the next meeting: until then the minutes are no record."
HABIT = None


def find(context: Context) -> Iterator[Flaw]:
    """Minutes whose closing question still offers all its answers, once their day is over."""
    for meeting, file in context.records:
        day = context.day_of(meeting, file)
        if context.is_stub(file):
            continue  # minutes that are missing as a whole are a finding of another rule
        if file.closing_consensus is not ClosingConsensus.UNDECIDED or day is None or day >= context.today:
            continue
        line = file.closing_line or 0
        quote = context.line(file.path, line)
        yield Flaw(
            path=file.path,
            line=line,
            message=f"the minutes of {day} leave their closing question open: {quote.strip(' *-')}",
            quote=quote,
            at=day,
        )
