"""What stands beneath an item: its deadlines, its open objections, what is asked when its call is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.agenda.entries import Entry
from lastcall.agenda.escaping import neutral
from lastcall.agenda.past import Past
from lastcall.agenda.values import Reason
from lastcall.model.event import ObjectionFate
from lastcall.model.evidence import FileEvidence
from lastcall.status.values import Deadline, Objection, Proposal, ProposalState

_MOST = 3
_MERGE = re.compile(r"^(?:then )?merge\b.{0,40}\b(?:if|unless|when|once|with)\b", re.IGNORECASE)
_CONCLUDES = re.compile(r"\b(?:merge|approve|adopt|decide|vote|consensus|conclude|close)", re.IGNORECASE)


def details(past: Past, target: str) -> tuple[Entry, ...]:
    """The lines beneath an item, in that order."""
    proposal = past.proposals.get(target)
    if proposal is None:
        return ()
    objections = [one for one in past.status.objections if target in one.subject and one.is_open]
    deadlines = tuple(_deadlines(past, proposal))
    asked = objections or any(_MERGE.match(line.own[0]) for line in deadlines)
    return (
        *deadlines,
        *(_objection(one) for one in objections),
        *(() if asked else _question(past, proposal)),
    )


def _deadlines(past: Past, proposal: Proposal) -> Iterator[Entry]:
    """Those from the meeting's day on, and the end of a call that waits for its conclusion."""
    seen: set[tuple[object, bool]] = set()
    calls_of_text = {one.day for one in proposal.deadlines if one.is_call and not _said(one)}
    # of several lines about one day the shortest is the timetable's, the others are prose around it
    for one in sorted(proposal.deadlines, key=lambda one: (one.day, len(one.text), one.text)):
        over = one.day < past.day
        waits = proposal.state in (ProposalState.CALL_ENDED, ProposalState.CALL_OPEN)
        if over and not (waits and one.is_call and one.day == proposal.call_until):
            continue
        if _said(one) and one.day in calls_of_text:
            continue
        if one.day == past.day and not one.is_call and not _CONCLUDES.search(one.text):
            continue  # that it is discussed at this meeting is what its line says already
        words = "Last call" if _said(one) else neutral(one.text, 80) or "Deadline"
        key = (one.day, one.is_call)
        if key in seen or len(seen) == _MOST:
            continue
        seen.add(key)
        text = f"{words}: ended {one.day}" if over else f"{words}: {one.day}"
        if one.day == past.day and not one.is_call:
            text = words
        what = "a deadline that minutes set" if _said(one) else "a deadline in its text"
        yield Entry(own=(text,), because=(Reason(what=what, evidence=one.evidence),))


def _said(one: Deadline) -> bool:
    """Whether the deadline was said in a meeting; else it stands in the item's text."""
    return isinstance(one.evidence, FileEvidence)


def _objection(one: Objection) -> Entry:
    sustained = ", sustained" if one.fate is ObjectionFate.SUSTAINED else ""
    day = f" of {one.day}" if one.day else ""
    because = Reason(
        what=f"an objection that nothing settles ({one.fate})", evidence=one.life[-1].evidence[0]
    )
    return Entry(own=(f"Open objection{day}{sustained}",), because=(because,))


def _question(past: Past, proposal: Proposal) -> Iterator[Entry]:
    """The group's own words for what is asked at the end of a call, where it has such words."""
    until = proposal.call_until
    if until is None or until > past.day:
        return
    if proposal.state not in (ProposalState.CALL_ENDED, ProposalState.CALL_OPEN):
        return
    for file in past.agendas:
        for top in file.agenda:
            for item in (*top.children, *(below for child in top.children for below in child.children)):
                if _MERGE.match(item.text) and not item.targets:
                    evidence = past.at(file.path, item.line)
                    why = Reason(what="its call is over; the group's words for it", evidence=evidence)
                    yield Entry(own=(item.source,), because=(why,))
                    return
