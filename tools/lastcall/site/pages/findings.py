"""Findings: what is worth mending, by how much it matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lastcall.model.finding import Severity
from lastcall.site.context import Context, Page


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    parts = [
        (severity, inside)
        for severity in Severity
        if (inside := [one for one in context.findings if one.severity is severity])
    ]
    yield Page(
        path="findings.html",
        template="findings.html",
        title="Findings",
        section="findings.html",
        context={
            "parts": parts,
            "rules": sorted(Counter(one.rule for one in context.findings).items()),
            "problems": context.status.problems,
        },
    )
