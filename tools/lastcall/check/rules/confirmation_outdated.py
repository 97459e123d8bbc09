"""A maintainer's word on a line of minutes that is not there any more."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "confirmation-outdated"
SEVERITY = Severity.WARNING
SUMMARY = "a confirmation whose line has changed"
HELP = "Read the line again and say the word anew (`lastcall minutes confirm`), or take the entry out."
HABIT = None


def find(context: Context) -> Iterator[Flaw]:
    """Entries of the file of confirmations that no line answers to."""
    reading = context.ledger.reading
    for one in reading.outdated:
        yield Flaw(
            path=reading.sources.settings.paths.confirmations,
            line=one.entry,
            message=f"{one.by} said {one.word.value} of {one.act.value} at {one.path}:{one.line}, "
            "and these words stand there no longer",
            at=one.on,
        )
