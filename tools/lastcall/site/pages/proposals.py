"""Proposals: the list, in sections by what they wait for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lastcall.site.context import Context, Page
from lastcall.site.names import slug
from lastcall.status.values import Proposal, ProposalState

_MEANING = {
    ProposalState.CALL_OPEN: "A deadline is set and has not passed.",
    ProposalState.CALL_ENDED: "The deadline has passed. That alone decides nothing: somebody has to say what came of it.",
    ProposalState.UNDER_REVIEW: "Open, and treated in a meeting or reviewed.",
    ProposalState.OPEN: "Open; no meeting and no review has treated it.",
    ProposalState.NOT_KNOWN: "Minutes name them; the source that would tell their state is not at hand.",
    ProposalState.TIME_UNKNOWN: "Closed or merged at a time that the source does not give.",
    ProposalState.MERGED: "Merging is a fact of its own, and no evidence of consensus.",
    ProposalState.CLOSED: "Closed without being merged.",
    ProposalState.WITHDRAWN: "Taken back by whoever made them.",
}
"""What each state says, in the order of what waits longest for somebody."""


@dataclass(frozen=True, slots=True)
class Part:
    """The proposals of one state."""

    state: ProposalState
    anchor: str
    meaning: str
    proposals: tuple[Proposal, ...]


def pages(context: Context) -> Iterator[Page]:
    """The list."""
    parts = []
    for state, meaning in _MEANING.items():
        inside = [one for one in context.status.proposals if one.state is state]
        if inside:
            parts.append(Part(state, slug(state), meaning, tuple(_ordered(inside))))
    yield Page(
        path="proposals.html",
        template="proposals.html",
        title="Proposals",
        section="proposals.html",
        context={"parts": parts},
    )


def _ordered(proposals: list[Proposal]) -> list[Proposal]:
    """What is open by its deadline, what has ended by its end, the newest first."""
    if proposals[0].state is ProposalState.CALL_OPEN:
        return sorted(proposals, key=lambda one: (one.call_until is None, one.call_until, one.id))
    dated = [one for one in proposals if one.ended or one.opened]
    dated.sort(key=lambda one: one.ended or one.opened, reverse=True)  # type: ignore[arg-type,return-value]
    return [*dated, *(one for one in proposals if not (one.ended or one.opened))]
