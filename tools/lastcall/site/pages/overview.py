"""The overview: what state the group is in, what needs whom, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.site.consensus import standing
from lastcall.site.consensus.raised import raised
from lastcall.site.context import Context, Page
from lastcall.site.fragments import count
from lastcall.site.markup import safe
from lastcall.site.tables import table
from lastcall.status.consensus.values import Case
from lastcall.status.values import ActionState, Attention, Objection, Proposal, ProposalState

_FIRST = 5
"""So many of a kind stand on the first screen; the rest is a page away."""
_CHANGES = 12
_WAITING = 12
_OPEN = 12


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    status = context.status
    calls = _calls(status.proposals)
    open_objections = [one for one in status.objections if one.is_open]
    open_actions = [one for one in status.actions if one.state is not ActionState.DONE]
    changes = status.changes
    cases = sorted((one for one in status.cases if one.state in standing.IS_OPEN), key=standing.urgency)
    yield Page(
        path="index.html",
        template="overview.html",
        title="Overview",
        section="index.html",
        context={
            "lead": _lead(context, calls, open_objections),
            "specifications": status.specifications,
            "calls": calls[:_FIRST],
            "more_calls": len(calls) - _FIRST,
            "objections": open_objections[:_FIRST],
            "raised": {one.id: raised(context, one) for one in open_objections[:_FIRST]},
            "more_objections": len(open_objections) - _FIRST,
            "settled": len(status.objections) - len(open_objections),
            "next": status.next_meeting,
            "last": _last(context),
            "open_cases": _open(context, cases[:_OPEN]),
            "more_cases": _open(context, cases[_OPEN:]),
            "later_cases": len(cases) - _OPEN,
            "waiting": _waiting(context, status.attention[:_WAITING]),
            "later": _waiting(context, status.attention[_WAITING:]),
            "more_waiting": len(status.attention) - _WAITING,
            "changes": changes[:_CHANGES],
            "earlier_changes": changes[_CHANGES:],
            "since": min((one.at for one in changes if one.at), default=None),
            "overdue": sum(one.state is ActionState.OVERDUE for one in open_actions),
            "actions": len(open_actions),
            "decisions": tuple(reversed(status.decisions))[:_FIRST],
            "notes": status.notes,
        },
    )


def _calls(proposals: tuple[Proposal, ...]) -> list[Proposal]:
    """Calls that run, the nearest deadline first; then those that ran out and nobody concluded."""
    running = [one for one in proposals if one.state is ProposalState.CALL_OPEN]
    ended = [one for one in proposals if one.state is ProposalState.CALL_ENDED]
    running.sort(key=lambda one: (one.call_until is None, one.call_until, one.id))
    ended.sort(key=lambda one: (one.call_until is not None, one.call_until, one.id), reverse=True)
    return [*running, *ended]


def _lead(context: Context, calls: list[Proposal], objections: list[Objection]) -> tuple[str, ...]:
    running = sum(one.state is ProposalState.CALL_OPEN for one in calls)
    proposals = sum(one.is_open for one in context.status.proposals)
    return (
        count(len(context.status.specifications), "specification"),
        count(proposals, "open proposal"),
        f"{count(running, 'call')} running",
        count(len(objections), "open objection"),
    )


def _open(context: Context, cases: list[Case]) -> Markup | None:
    """Open proposals, the most urgent first, each with what it still needs."""
    if not cases:
        return None
    show = context.show
    rows = (
        (
            "",
            show.named(one.subject, context.title(one.subject)),
            show.state(one.state.value),
            standing.still_needs(context, one) or show.none("nothing that a rule names"),
        )
        for one in cases
    )
    return table(("Proposal", "State", "Still needs"), rows, "wide open")


def _last(context: Context) -> object:
    """The newest meeting with minutes."""
    held = [one for one in context.status.meetings if one.minutes and one.date]
    return held[-1] if held else None


def _waiting(context: Context, attention: tuple[Attention, ...]) -> Markup | None:
    if not attention:
        return None
    show = context.show
    rows = (
        (
            "",
            safe(f'{show.sentence(one.what)} <span class="small">{show.ref(one.ref)}</span>'),
            show.state(one.urgency),
            show.person(one.who, "the group"),
            show.evidence(one.evidence),
        )
        for one in attention
    )
    return table(("What", "When", "Whom", "Evidence"), rows, "wide waiting")
