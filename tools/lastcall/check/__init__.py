"""The check: every rule over a group's record, sorted, with what to mend first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lastcall.check import habits
from lastcall.check.context import Context
from lastcall.check.first import first_five
from lastcall.check.registry import RULES
from lastcall.check.values import Checked, Counted, Flaw, Rule, Scope, Silent
from lastcall.ledger.ledger import Ledger
from lastcall.model.evidence import QUOTE_LIMIT
from lastcall.model.finding import Finding
from lastcall.status.values import Status

__all__ = ["Checked", "Counted", "Scope", "Silent", "run"]


def run(ledger: Ledger, status: Status, *, paths: frozenset[str] | None = None) -> Checked:
    """What every rule has to say; `paths` keeps the findings in these files only.

    A rule reads the whole record whatever `paths` says: most flaws show only beside other files.
    """
    settings = ledger.reading.sources.settings.check
    found = habits.of(ledger, status)
    context = Context(ledger, status, found, frozenset(rule.SLUG for rule in RULES))
    findings: set[Finding] = set()
    silent: list[Silent] = []
    ran = 0
    for rule in RULES:
        if rule.SLUG in settings.ignore:
            continue
        if rule.HABIT is not None and not (habit := found[rule.HABIT]).present:
            if next(rule.find(context), None):  # who has nothing to say is not silent
                silent.append(Silent(rule=rule.SLUG, reason=habit.reason))
            continue
        ran += 1
        findings.update(_findings(rule, context))
    inside = [one for one in findings if paths is None or one.path in paths]
    listed = [one for one in inside if settings.since is None or one.at is None or one.at >= settings.since]
    older = Counter(one.rule for one in inside)
    older.subtract(one.rule for one in listed)
    shown = tuple(sorted(listed, key=lambda one: (one.path, one.line, one.rule, one.message, one.quote)))
    return Checked(
        findings=shown,
        counted=tuple(Counted(rule=slug, number=number) for slug, number in sorted(older.items()) if number),
        silent=tuple(sorted(silent, key=lambda one: one.rule)),
        first_five=first_five(shown),
        scope=Scope(
            rules=ran,
            files=len(ledger.reading.sources.files),
            meetings=len(status.meetings),
            items=len(status.items),
        ),
        since=settings.since,
    )


def _findings(rule: Rule, context: Context) -> Iterator[Finding]:
    for flaw in rule.find(context):
        yield _finding(rule, flaw)


def _finding(rule: Rule, flaw: Flaw) -> Finding:
    return Finding(
        rule=rule.SLUG,
        severity=flaw.severity or rule.SEVERITY,
        path=flaw.path,
        line=flaw.line,
        message=flaw.message,
        help=flaw.help or rule.HELP,
        at=flaw.at,
        quote=flaw.quote.strip()[:QUOTE_LIMIT],
    )
