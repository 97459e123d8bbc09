"""What needs somebody, most urgent first, each with its evidence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import ObjectionFate
from lastcall.model.evidence import FileEvidence
from lastcall.status.values import (
    Action,
    ActionState,
    Attention,
    Objection,
    Proposal,
    ProposalState,
    Urgency,
)
from lastcall.status.visible import Visible

_SOON = 14
"""Days."""
_LONG_AGO = 365
"""An open objection or unfilled minutes older than this is no news, and is listed last."""


def find(
    seen: Visible,
    proposals: tuple[Proposal, ...],
    objections: tuple[Objection, ...],
    actions: tuple[Action, ...],
) -> tuple[Attention, ...]:
    """All of it; within one urgency in the order: objections, calls, minutes, successions, actions."""
    found = [
        *_objections(seen, objections),
        *_calls(seen, proposals),
        *_minutes(seen),
        *_successions(seen, proposals),
        *_actions(seen, actions),
    ]
    rank = {Urgency.NOW: 0, Urgency.SOON: 1, Urgency.SOMETIME: 2}
    return tuple(sorted(found, key=lambda one: rank[one.urgency]))


def _objections(seen: Visible, objections: tuple[Objection, ...]) -> Iterator[Attention]:
    for one in objections:
        if not one.is_open:
            continue
        old = one.day is not None and (seen.instant.day - one.day).days > _LONG_AGO
        about = f" on {', '.join(_short(seen, target) for target in one.subject)}" if one.subject else ""
        sustained = one.fate is ObjectionFate.SUSTAINED
        what = (
            f"An objection{about} is {one.fate}" if sustained else f"An objection{about} is open ({one.fate})"
        )
        urgency = Urgency.SOMETIME if old else Urgency.NOW
        yield Attention(urgency=urgency, what=what, who=None, ref=one.id, evidence=one.life[-1].evidence[0])


def _calls(seen: Visible, proposals: tuple[Proposal, ...]) -> Iterator[Attention]:
    day = seen.instant.day
    for one in proposals:
        if one.call_until is None or not one.because:
            continue
        if one.state is ProposalState.CALL_ENDED:
            what = f"The call on {_short(seen, one.id)} ran out on {one.call_until} and nobody concluded it"
            old = (day - one.call_until).days > _LONG_AGO
            urgency = Urgency.SOMETIME if old else Urgency.NOW
            yield Attention(urgency=urgency, what=what, who=None, ref=one.id, evidence=one.because[0])
        elif one.state is ProposalState.CALL_OPEN:
            left = (one.call_until - day).days
            ends = "today" if not left else f"in {left} day{'s' if left > 1 else ''}"
            what = f"The call on {_short(seen, one.id)} ends {ends}, on {one.call_until}"
            urgency = Urgency.NOW if left < 2 else Urgency.SOON
            yield Attention(urgency=urgency, what=what, who=None, ref=one.id, evidence=one.because[0])


def _minutes(seen: Visible) -> Iterator[Attention]:
    for meeting in reversed(seen.held):
        if meeting.agendas and not meeting.minutes and meeting.date and meeting.date < seen.instant.day:
            file = meeting.agendas[0]
            evidence = FileEvidence(path=file.path, line=file.title_line or 1, quote=file.title or "")
            what = f"The meeting of {meeting.id} has an agenda and no minutes"
            yield Attention(
                urgency=_age(seen, meeting.date), what=what, who=None, ref=meeting.id, evidence=evidence
            )
        for file in meeting.minutes:
            if file.closing_consensus is ClosingConsensus.UNDECIDED and file.closing_line:
                quote = _quote(seen, file.path, file.closing_line)
                evidence = FileEvidence(path=file.path, line=file.closing_line, quote=quote)
                what = f"The minutes of {meeting.id} are not closed: the closing question has no answer"
                yield Attention(
                    urgency=_age(seen, meeting.date), what=what, who=None, ref=meeting.id, evidence=evidence
                )


def _short(seen: Visible, target: str) -> str:
    """`#6` for an item of the home repository."""
    home = seen.ledger.reading.home
    return target.removeprefix(home) if home and target.startswith(f"{home}#") else target


def _age(seen: Visible, day: dt.date | None) -> Urgency:
    return Urgency.SOON if day and (seen.instant.day - day).days <= _LONG_AGO else Urgency.SOMETIME


def _quote(seen: Visible, path: str, line: int) -> str:
    markdown = seen.ledger.reading.markdown.get(path)
    return markdown.lines[line - 1].strip()[:160] if markdown and line <= len(markdown.lines) else ""


def _successions(seen: Visible, proposals: tuple[Proposal, ...]) -> Iterator[Attention]:
    known = {one.id: one for one in proposals}
    for one in proposals:
        successors = [known[other] for other in one.replaced_by if other in known]
        said = seen.links.succession(one.id, successors[-1].id) if successors else None
        if one.is_open and said is not None:
            old, new = _short(seen, said.target), _short(seen, said.source)
            own = said.said_by == one.id
            what = (
                f"{old} is open, and says that {new} replaces it"
                if own
                else f"{old} is open, and {new} says that it replaces it"
            )
            yield Attention(urgency=Urgency.SOMETIME, what=what, who=None, ref=one.id, evidence=said.evidence)


def _actions(seen: Visible, actions: tuple[Action, ...]) -> Iterator[Attention]:
    for one in actions:
        if one.state is ActionState.OVERDUE and one.due is not None:
            days = (seen.instant.day - one.due).days
            what = f"An action was due on {one.due}, {days} day{'s' if days != 1 else ''} ago: {one.text}"
        elif one.state is ActionState.OPEN and one.due and (one.due - seen.instant.day).days <= _SOON:
            what = f"An action is due on {one.due}: {one.text}"
        else:
            continue
        old = (seen.instant.day - one.due).days > _LONG_AGO
        urgency = Urgency.SOMETIME if old else Urgency.SOON
        yield Attention(urgency=urgency, what=what, who=one.owner, ref=one.id, evidence=one.event.evidence[0])
