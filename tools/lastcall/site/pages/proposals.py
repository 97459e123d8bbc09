"""Proposals: the list, in sections by what they wait for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from lastcall.site.context import Context, Page
from lastcall.site.markup import safe
from lastcall.site.names import slug
from lastcall.site.tables import Part, table
from lastcall.status.values import Proposal, ProposalState

_MEANING = {
    ProposalState.CALL_OPEN: "A deadline is set and has not passed.",
    ProposalState.CALL_ENDED: "The deadline has passed, which decides nothing: somebody has to conclude it.",
    ProposalState.UNDER_REVIEW: "Open, and treated in a meeting or reviewed.",
    ProposalState.OPEN: "Open; no meeting and no review has treated it.",
    ProposalState.NOT_KNOWN: "Minutes name them; the source that would tell their state is not at hand.",
    ProposalState.TIME_UNKNOWN: "Closed or merged at a time that the source does not give.",
    ProposalState.MERGED: "Merging is a fact of its own, and no evidence of consensus.",
    ProposalState.CLOSED: "Closed without being merged.",
    ProposalState.WITHDRAWN: "Taken back by whoever made them.",
}
"""What each state says, in the order of what waits longest for somebody."""


def pages(context: Context) -> Iterator[Page]:
    """The list."""
    parts = []
    for state, meaning in _MEANING.items():
        inside = [one for one in context.status.proposals if one.state is state]
        if inside:
            body = _table(context, _ordered(inside))
            heading = context.show.state(state)
            parts.append(Part(slug(state), state.value, len(inside), body, heading, meaning))
    yield Page(
        path="proposals.html",
        template="list.html",
        title="Proposals",
        section="proposals.html",
        context={
            "intro": "Pull requests, and what minutes put to the group, by plain facts. "
            "What people and the group's rules say of each stands on its page, and in short beside its name.",
            "parts": parts,
            "nothing": "No proposal is on the record.",
        },
    )


def _table(context: Context, proposals: list[Proposal]) -> Markup:
    show = context.show
    ends = "Deadline" if proposals[0].is_open else "Ended"
    rows = (
        (
            "",
            show.named(one.id, one.title if one.title != one.id else ""),
            _standing(context, one),
            show.day(one.opened, ""),
            show.day(one.call_until, "") if one.is_open else show.day(one.ended, "unknown"),
            show.refs(one.specs),
            show.refs(one.meetings[-1:]),
            show.evidences(one.because[:2]),
        )
        for one in proposals
    )
    return table(
        ("Proposal", "Where it stands", "Opened", ends, "Specification", "Last meeting", "Because"), rows
    )


def _standing(context: Context, one: Proposal) -> Markup:
    case = context.cases.get(one.id)
    return context.show.state(case.state.value) if case else safe("")


def _ordered(proposals: list[Proposal]) -> list[Proposal]:
    """What is called by its deadline; all others by their end or beginning, the newest first."""
    if proposals[0].state is ProposalState.CALL_OPEN:
        return sorted(proposals, key=lambda one: (one.call_until or date.max, one.id))
    return sorted(proposals, key=lambda one: one.ended or one.opened or date.min, reverse=True)
