"""`# TODO: …` written into an example as a comment to the group: the only act that code may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.found import quote
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, Event, EventType

_TODO = re.compile(r"(?:#|//|<!--|/\*)\s*(?:TODO\b|\[([A-Z][\w .'-]{1,40})\]\s*(?:to|will)\s)")
_OWNER = re.compile(r"\[([A-Z][\w .'-]{1,40})\]")
_LOOKED_AT = 600


def read(record: Record, topics: Topics) -> Iterator[Event]:
    """The actions that comments in code blocks note."""
    for at, line in enumerate(record.lines):
        if line.kind is not BlockKind.CODE or ("TODO" not in line.text and "[" not in line.text):
            continue
        if record.roles[at] is Role.AGENDA:
            continue
        found = _TODO.search(line.text[:_LOOKED_AT])
        if found is None or (found[1] and not record.roster.knows(found[1])):
            continue
        owner = _OWNER.search(line.text[found.start() : _LOOKED_AT])
        said = line.text[found.start() :]
        entry = Entry(at, line, Role.RECORD, None, plain(said))
        yield Event(
            type=EventType.ACTION,
            line=line.number,
            subject=topics.of(entry, EventType.ACTION),
            actor=owner[1] if owner and record.roster.knows(owner[1]) else None,
            quote=quote(said, line.source),
            basis=Basis.INFERRED if record.generated else Basis.DECLARED,
            rule="mark.comment",
        )
