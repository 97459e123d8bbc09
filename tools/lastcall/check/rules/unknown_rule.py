"""A rule in `[check] ignore` that does not exist."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity

SLUG = "unknown-rule"
SEVERITY = Severity.WARNING
SUMMARY = "an ignored rule that does not exist"
HELP = "Take it out of `[check] ignore`, or write the rule's slug as its page has it."
HABIT = None
CONFIGURATION = "lastcall.toml"


def find(context: Context) -> Iterator[Flaw]:
    """Slugs that no rule has; whoever wrote one believes that something is silenced."""
    for slug in context.ledger.reading.sources.settings.check.ignore:
        if slug not in context.rules:
            near = difflib.get_close_matches(slug, sorted(context.rules), 1, 0.75)
            meant = f"; did you mean `{near[0]}`?" if near else ""
            yield Flaw(
                path=CONFIGURATION,
                message=f"`[check] ignore` names `{slug}`, which is no rule{meant}",
                quote=slug,
            )
