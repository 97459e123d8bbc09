"""A need of a use case that nothing names."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "need-unnamed"
SEVERITY = Severity.HINT
SUMMARY = "a need that nothing names"
HELP = "Link the need from the section that serves it, open an issue for it, or declare it out of scope."
HABIT = HabitName.LINKS_NEEDS


def find(context: Context) -> Iterator[Flaw]:
    """Needs that no specification, item or meeting names."""
    for use_case in context.status.use_cases:
        for one in use_case.needs:
            if not one.named_by:
                yield Flaw(
                    path=use_case.use_case.path,
                    line=one.need.line,
                    message=f'nothing names the need "{one.need.title}" (#{one.need.id})',
                    quote=one.need.title,
                )
