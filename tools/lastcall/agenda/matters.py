"""Matters of the group itself: minutes that nobody closed, and actions that are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from lastcall.agenda.entries import Entry
from lastcall.agenda.escaping import neutral
from lastcall.agenda.past import Past
from lastcall.agenda.values import Reason
from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Basis
from lastcall.model.item import StateAt
from lastcall.status.values import Action, ActionState

_YEAR = timedelta(days=365)
"""What is older is no news, and not for the next agenda."""
_MEETINGS = 4
"""An overdue action is asked for in so many meetings; then somebody has to bring it up anew."""
_MOST = 8
_WORDS = 110
_ACTIONS = re.compile(r"^(?:review |open |outstanding )*(?:action items?|actions|todos?)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"^\s*\[[^\]]{1,40}\]\s*")
_MARK = re.compile(r"\b(?:TODO|ACTION|(?i:action item)|Action)\b\s*(?:\([^()]*\))?\s*[:\-\u2013]?\s*(?=\S)")


def unclosed_minutes(past: Past) -> Iterator[Entry]:
    """One line for each minutes file of the last year whose closing question has no answer.

    And for a last meeting of which there are none, in a group that keeps minutes.
    """
    for meeting in past.held:
        if meeting.date is None or past.day - meeting.date > _YEAR:
            continue
        if meeting is past.last and not meeting.minutes and any(one.minutes for one in past.held):
            evidence = past.at(meeting.agendas[0].path, meeting.agendas[0].title_line or 1)
            why = Reason(what="an agenda, and no minutes", evidence=evidence)
            yield Entry(own=(f"Minutes of {meeting.id}: still to be written",), because=(why,))
        for file in meeting.minutes:
            if file.closing_consensus is ClosingConsensus.UNDECIDED and file.closing_line:
                evidence = past.at(file.path, file.closing_line)
                why = Reason(what="the closing question has no answer", evidence=evidence)
                yield Entry(own=(f"Minutes of {meeting.id}: answer the closing question",), because=(why,))


def open_actions(past: Past) -> Entry | None:
    """Overdue ones first, then those of the last two meetings; in the group's own heading for them."""
    recent = _ids(past, 2)
    wanted = [
        one for one in past.status.actions if _is_condensed(past, one) and _is_wanted(past, one, recent)
    ]
    if not wanted:
        return None
    wanted.sort(key=lambda one: (one.due is None, one.due or past.day, one.id))
    lines = tuple(_action(one) for one in wanted[:_MOST])
    heading, why = _heading(past)
    return Entry(own=(heading,), because=(why,), children=lines)


def _is_wanted(past: Past, one: Action, recent: set[str]) -> bool:
    if one.day is None or one.day >= past.day or not one.event.event.basis.counts:
        return False
    if one.state is ActionState.DONE:
        return False
    if one.due is not None and one.due < past.day and one.meeting in _ids(past, _MEETINGS):
        return True
    return one.meeting in recent and not _is_settled(past, one)


def _is_condensed(past: Past, one: Action) -> bool:
    """Whether somebody took it on or minutes mark it as an action: no example, no side remark."""
    markdown = past.markdown(one.event.source)
    if markdown is not None and one.event.event.line in markdown.data_lines:
        return False
    return one.owner is not None or one.event.event.basis is Basis.DECLARED


def _ids(past: Past, last: int) -> set[str]:
    return {meeting.id for meeting in past.held[-last:]}


def _is_settled(past: Past, one: Action) -> bool:
    """Whether all that it is about has been merged or closed since."""
    items = [past.ledger.items[subject] for subject in one.subject if subject in past.ledger.items]
    return (
        bool(items)
        and len(items) == len(one.subject)
        and all(past.state(item) in (StateAt.MERGED, StateAt.CLOSED) for item in items)
    )


def _action(one: Action) -> Entry:
    said = _SPEAKER.sub("", one.text)
    mark = _MARK.search(said)
    said = said[mark.end() :] if mark else said
    words = neutral(said.rstrip(")") if said.count(")") > said.count("(") else said, _WORDS)
    if one.owner and one.owner.split()[0].lower() not in words.lower():
        words = f"{neutral(one.owner, 40)}: {words}"
    if one.due is not None and str(one.due) not in words:
        words = f"{words.rstrip('.')} (due {one.due})"
    what = f"taken on in the meeting of {one.meeting}, and not known to be done"
    return Entry(own=(words,), because=(Reason(what=what, evidence=one.event.evidence[0]),))


def _heading(past: Past) -> tuple[str, Reason]:
    for file in past.agendas:
        for item in file.agenda:
            if _ACTIONS.match(item.text) and not item.targets:
                what = "the group's words for its actions"
                return item.source, Reason(what=what, evidence=past.at(file.path, item.line))
    return "Open actions:", Reason(what="actions are open")
