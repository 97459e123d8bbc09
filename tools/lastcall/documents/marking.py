"""Explicit marks on lines whose act was only inferred: one line changes, nothing else is read differently."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from lastcall.model.event import Basis, Event, EventType
from lastcall.model.minutes import MeetingFile

_LEAD = re.compile(r"^\s*(?:>\s?)*(?:(?:[-*+]|[0-9]{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?")
_WORDS = {
    EventType.PROPOSAL: "PROPOSAL",
    EventType.LAST_CALL: "LAST CALL",
    EventType.SUPPORT: "SUPPORT",
    EventType.ABSTAIN: "ABSTAIN",
    EventType.OBJECTION: "OBJECTION",
    EventType.OBJECTION_RESOLVED: "OBJECTION RESOLVED",
    EventType.NO_OBJECTION: "NO OBJECTION",
    EventType.DECISION: "DECISION",
    EventType.MERGED: "MERGED",
    EventType.CLOSED: "CLOSED",
    EventType.OPENED: "OPENED",
    EventType.DEFERRED: "DEFERRED",
    EventType.ACTION: "ACTION",
}


def marked_line(source: str, event: Event, home: str | None) -> str:
    """The line with the act's mark before its words: `DECISION: …`, `SUPPORT(Kwame) on #36: …`."""
    found = _LEAD.match(source)
    at = found.end() if found else 0
    return f"{source[:at]}{_mark(event, home)}: {source[at:]}"


def _mark(event: Event, home: str | None) -> str:
    inside = [event.actor or ""]
    if event.type is EventType.ACTION and event.due:
        inside.append(f"due {event.due}")
    named = ", ".join(part for part in inside if part)
    about = [
        target.removeprefix(home) if home and target.startswith(f"{home}#") else target
        for target in event.subject
    ]
    # an action keeps what it is about in its own words, as its form has no place for it
    on = f" on {', '.join(about)}" if about and event.type is not EventType.ACTION else ""
    return f"{_WORDS[event.type]}{f'({named})' if named else ''}{on}"


def mark(
    lines: list[str], file: MeetingFile, event: Event, home: str | None, read: Callable[[str], MeetingFile]
) -> list[str] | None:
    """The lines of the file with one act marked; None where that would change what else is read.

    `read` reads a text as the file was read.
    """
    number = event.line or 0
    after = list(lines)
    after[number - 1] = marked_line(lines[number - 1], event, home)
    anew = read("\n".join(after))
    return after if _same_but_declared(file, anew, event) else None


def _same_but_declared(before: MeetingFile, after: MeetingFile, event: Event) -> bool:
    """Whether the one act is declared now, and all else that was read is as it was."""
    known = [_key(one) for one in before.events]
    now = [_key(one) for one in after.events]
    declared = any(
        one.line == event.line
        and one.type is event.type
        and one.basis is Basis.DECLARED
        and (one.actor, set(one.subject)) == (event.actor, set(event.subject))
        for one in after.events
    )
    same_rest = replace(before, events=(), references=(), spoken=()) == replace(
        after, events=(), references=(), spoken=()
    )
    return declared and known == now and same_rest


def _key(event: Event) -> tuple[int, str, str | None, tuple[str, ...]]:
    return event.line or 0, event.type.value, event.actor, tuple(sorted(event.subject))
