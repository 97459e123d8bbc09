"""An objection of which nothing tells what became."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.evidence import FileEvidence
from lastcall.model.finding import Severity
from lastcall.status.values import Objection, Proposal, ProposalState

SLUG = "objection-without-outcome"
SEVERITY = Severity.WARNING
SUMMARY = "an objection without an outcome"
HELP = "Say in the next minutes whether it was withdrawn, accommodated, or recorded and not sustained."
HABIT = None
_OVER = (ProposalState.MERGED, ProposalState.CLOSED, ProposalState.WITHDRAWN)


def find(context: Context) -> Iterator[Flaw]:
    """Open objections that a later meeting passed over, or whose proposal has ended.

    One that names nothing is reported while it is fresh: later nobody knows what it was about.
    """
    proposals = {one.id: one for one in context.status.proposals}
    for objection in context.status.objections:
        if not objection.is_open or objection.day is None:
            continue
        if not objection.subject and not context.is_late(objection.day):
            continue
        ended = next(
            (
                proposals[one]
                for one in objection.subject
                if one in proposals and proposals[one].state in _OVER
            ),
            None,
        )
        last = max(event.at for event in objection.life if event.at)
        if ended is None and next(context.meetings_between(last, context.today), None) is None:
            continue
        yield _flaw(context, objection, ended)


def _flaw(context: Context, objection: Objection, ended: Proposal | None) -> Flaw:
    evidence = objection.life[0].evidence[0]
    who = f" by {objection.raised_by}" if objection.raised_by else ""
    what = f" to {', '.join(map(context.short, objection.subject))}" if objection.subject else ""
    since = f", which is {ended.state.value} since" if ended else ""
    return Flaw(
        path=evidence.path if isinstance(evidence, FileEvidence) else evidence.url,
        line=evidence.line if isinstance(evidence, FileEvidence) else 0,
        message=f"nothing says what became of the objection{who}{what}{since} ({objection.fate.value})",
        quote=evidence.quote,
        at=objection.day,
    )
