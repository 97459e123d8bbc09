"""The rules of the profile, each with what it comes to and why."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from lastcall.site.consensus.standing import verdict_anchor
from lastcall.site.context import Context
from lastcall.site.fragments import count
from lastcall.site.markup import link, safe, text
from lastcall.site.tables import table
from lastcall.status.consensus.values import Case, Outcome, Verdict

_SHOWN = 3
"""So many pieces of evidence of one reason are linked; the timeline has all of them."""


def rows(context: Context, case: Case) -> Markup:
    """A table in the profile's order."""
    cells = (
        (
            verdict_anchor(one.rule),
            _rule(context, one),
            context.show.state(one.outcome.value),
            _because(context, case, one),
        )
        for one in case.verdicts
    )
    return table(("Rule", "Verdict", "Because"), cells, "wide rules")


def summed(case: Case) -> str:
    """Such as "5 met, 2 unknown"."""
    numbers = Counter(one.outcome for one in case.verdicts)
    order = (Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.MET, Outcome.NOT_APPLICABLE)
    said = [
        f"{numbers[one]} {one.value}"
        if one is not Outcome.NOT_APPLICABLE
        else count(numbers[one], "does not apply", "do not apply")
        for one in order
        if numbers[one]
    ]
    return ", ".join(said)


def _rule(context: Context, one: Verdict) -> Markup:
    should = " (the process says “should”)" if one.rule in context.optional else ""
    name = link(context.routes.rules.get(one.rule), text(one.rule), "ref")
    return safe(f'{text(one.says)}{should} <span class="small">{name}</span>')


def _because(context: Context, case: Case, one: Verdict) -> Markup:
    said = []
    for reason in one.reasons:
        words = context.speak.sentence(reason.words(case.judged_at), case)
        proofs = context.show.evidences(reason.evidence[:_SHOWN])
        more = len(reason.evidence) - _SHOWN
        rest = f' <span class="small">and {more} more</span>' if more > 0 else ""
        said.append(safe(f"{words} {proofs}{rest}"))
    if len(said) == 1:
        return said[0]
    return safe(f'<ul class="reasons">{"".join(f"<li>{one}</li>" for one in said)}</ul>')
