"""A file, or a part of one, that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "unreadable-file"
SEVERITY = Severity.ERROR
SUMMARY = "a file that could not be read"
HELP = "Mend the file: what stands in it is missing from the record."
HABIT = None


def find(context: Context) -> Iterator[Flaw]:
    """Everything that the readers reported and passed over."""
    for problem in context.status.problems:
        yield Flaw(path=problem.path, line=problem.line, message=problem.reason, help=problem.hint)
