"""The pages of the site, one module for each kind; a new kind is a new module and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lastcall.site.context import Context, Page
from lastcall.site.pages import (
    actions,
    decisions,
    derived,
    findings,
    issues,
    items,
    meetings,
    missing,
    objections,
    overview,
    people,
    proposals,
    rules,
    sources,
    specifications,
    use_cases,
)

KINDS: tuple[Callable[[Context], Iterable[Page]], ...] = (
    overview.pages,
    specifications.pages,
    use_cases.pages,
    proposals.pages,
    issues.pages,
    items.pages,
    objections.pages,
    decisions.pages,
    actions.pages,
    meetings.pages,
    findings.pages,
    people.pages,
    rules.pages,
    derived.pages,
    missing.pages,
    # last: it shows the lines that the others link to
    sources.pages,
)
