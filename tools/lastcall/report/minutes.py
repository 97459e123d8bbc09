"""What one minutes file says, as its text with the understood acts beneath the lines."""

from __future__ import annotations

from collections import defaultdict

from lastcall.documents.markdown import Markdown
from lastcall.model.event import Event
from lastcall.model.minutes import MeetingFile


def text(file: MeetingFile, markdown: Markdown) -> str:
    """The file with what was understood beneath its lines, for a maintainer to check."""
    by_line: dict[int, list[Event]] = defaultdict(list)
    for one in file.events:
        by_line[one.line or 0].append(one)
    out = [
        f"{file.path}: {file.kind.value} of {file.date or 'an unknown day'}, style {file.style}",
        (
            f"{len(file.attendees)} attendees, {len(file.references)} references, {len(file.events)} acts; "
            f"closing question: {file.closing_consensus or 'none'}"
        ),
    ]
    width = len(str(len(markdown.lines)))
    for number, line in enumerate(markdown.lines, 1):
        if not line.strip() and number not in by_line:
            continue
        out.append(f"{number:>{width}}  {line}")
        out.extend(f"{'':>{width}}  {_act(one)}" for one in by_line.get(number, ()))
    return "\n".join(out) + "\n"


def _act(one: Event) -> str:
    about = f" on {', '.join(one.subject)}" if one.subject else ""
    who = f" by {one.actor}" if one.actor else ""
    due = f", due {one.due}" if one.due else ""
    return f"    ^ {one.type.value.replace('_', ' ')}{about}{who}{due} ({one.basis.value}; {one.rule})"
