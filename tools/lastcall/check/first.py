"""The five findings worth mending first, so that a long list has a beginning."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lastcall.model.finding import Finding, Severity

_FIVE = 5
_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def first_five(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors before warnings before hints; the newest of each kind before a second one of any.

    A finding without a day is of the repository as it stands today, and so counts as the newest.
    """
    ordered = sorted(
        findings,
        key=lambda one: (
            _RANK[one.severity],
            -(one.at or date.max).toordinal(),
            one.path,
            one.line,
            one.rule,
        ),
    )
    nth: dict[tuple[Severity, str], int] = {}
    ranked = []
    for place, finding in enumerate(ordered):
        kind = (finding.severity, finding.rule)
        nth[kind] = nth.get(kind, 0) + 1
        ranked.append((_RANK[finding.severity], nth[kind], place, finding))
    return tuple(finding for *_, finding in sorted(ranked, key=lambda one: one[:3])[:_FIVE])
