"""Calls: from when to when, by whom, and how each stands; the end of one decides nothing."""

from __future__ import annotations

from markupsafe import Markup

from lastcall.site.context import Context
from lastcall.site.markup import safe
from lastcall.site.tables import table
from lastcall.status.consensus.values import Call, CallState, Case


def rows(context: Context, case: Case) -> Markup:
    """A table, the oldest end first."""
    show = context.show
    cells = (
        (
            "",
            _span(context, one),
            _state(context, case, one),
            context.speak.who(one.by, one.opened_day, "not named"),
            show.evidences(proof for act in one.acts for proof in act.evidence),
        )
        for one in case.calls
    )
    return table(("Call", "State", "By", "Evidence"), cells, "wide calls")


def _span(context: Context, one: Call) -> Markup:
    show = context.show
    opened = show.day(one.opened_day, "a day not told")
    if one.in_meeting:
        return safe(f"asked in the meeting of {opened}")
    return safe(f"{opened} to {show.day(one.until_day, 'an end not told')}")


def _state(context: Context, case: Case, one: Call) -> Markup:
    show = context.show
    shown = show.state("answered there" if _answered(one) else one.state.value)
    if one.state is CallState.RUNNING and one.until_day:
        shown += safe(f' <span class="small">ends {show.distance(one.until_day)}</span>')
    if one.not_counted:
        why = context.speak.sentence(one.not_counted, case)
        shown += safe(f'<p class="small">not counted, because {why}</p>')
    return shown


def _answered(one: Call) -> bool:
    return one.in_meeting and one.state is CallState.ENDED
