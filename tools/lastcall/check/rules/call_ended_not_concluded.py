"""A call that has run out and that nobody concluded."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.evidence import FileEvidence
from lastcall.model.finding import Severity
from lastcall.status.values import ProposalState

SLUG = "call-ended-not-concluded"
SEVERITY = Severity.WARNING
SUMMARY = "a call that ended without a conclusion"
HELP = "Say what came of the call, or set a new day: the end of a call decides nothing by itself."
HABIT = None


def find(context: Context) -> Iterator[Flaw]:
    """Open proposals whose last deadline has passed and that no meeting took up since."""
    for proposal in context.status.proposals:
        if proposal.state is not ProposalState.CALL_ENDED or proposal.call_until is None:
            continue
        evidence = next((one.evidence for one in proposal.deadlines if one.day == proposal.call_until), None)
        said = evidence if isinstance(evidence, FileEvidence) else None
        ended = (
            f"the call on {context.short(proposal.id)} ended on {proposal.call_until} and nobody concluded it"
        )
        yield Flaw(
            path=said.path if said else proposal.url or proposal.id,
            line=said.line if said else 0,
            message=f"{ended}: {proposal.title}",
            quote=evidence.quote if evidence else "",
        )
