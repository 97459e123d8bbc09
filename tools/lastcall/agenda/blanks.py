"""A section of minutes as the form before the meeting would have it: who leads, and blanks to fill."""

from __future__ import annotations

import re

from lastcall.agenda.past import Past
from lastcall.model.minutes import MeetingFile, MeetingFileKind, Section

_LEADS = re.compile(
    r"\b(?:maintainer|(?:co-?)?chair|editor|secretary|facilitator|convenor|host)", re.IGNORECASE
)
_ANSWER = re.compile(r"^(?P<question>.*\?[*_ ]*)[^?]*$")
_BLANK = frozenset({"attendees", "regrets", "record", "actions", "decisions", "closing"})
_MARK = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_TODO = "* TODO"


def is_filled(model: MeetingFile, section: Section) -> bool:
    """Whether a section holds what only the meeting can say; an agenda that is no more than that has none."""
    return model.kind is not MeetingFileKind.AGENDA and section.role in _BLANK


def own_end(model: MeetingFile, section: Section) -> int:
    """The last line of a section before what stands in it as a part of its own: a section, the agenda."""
    parts = [one.line for one in model.sections if one.role not in (None, section.role)]
    parts += [item.line for item in model.agenda]
    return min([section.last_line, *(line - 1 for line in parts if line > section.line)])


def emptied(past: Past, model: MeetingFile, section: Section) -> tuple[str, ...]:
    """The lines beneath the section's heading."""
    if section.role == "closing":
        return _question(past, model, section)
    if section.role != "attendees":
        return (_TODO,)
    inside = [one for one in model.attendees if section.line < one.line <= section.last_line]
    leads = {one.line for one in inside if one.role and _LEADS.search(one.role)}
    kept = [past.line(model.path, number) for number in sorted(leads)]
    mark = _MARK.match(past.line(model.path, inside[0].line)) if inside else None
    return (*kept, f"{mark[0]}TODO" if mark else _TODO)


def _question(past: Past, model: MeetingFile, section: Section) -> tuple[str, ...]:
    """The closing question without its answer."""
    line = model.closing_line
    if line is None or not section.line < line <= section.last_line:
        return (_TODO,)
    found = _ANSWER.match(past.line(model.path, line))
    return (f"{found['question'].rstrip()} Yes/No",) if found else (_TODO,)
