"""What stands in a list of tasks and is none: what is done, a name over boxes, a template's guide."""

from __future__ import annotations

import re

from lastcall.documents.minutes.names import may_be_name
from lastcall.documents.minutes.owners import only_owner
from lastcall.documents.minutes.record import Entry, Record

BARE = re.compile(
    r"^(?:none|no(?:ne)? (?:new )?action items?.*|n/?a|tbd|nothing.*|"
    r"(?:re-?)?(?:visit|view)(?:ing)? (?:\w+ ){0,2}action items?|"
    r"(?:the )?next (?:meeting|call|session)s?(?: (?:is|will be|on|at)\b|:).{0,60}|"
    r"todo|\.{2,}|-+|name.*: ?(?:text|todo)|tba|topics?:.*|"
    r".{0,40}\b(?:can be|are|is) (?:found|tracked|listed|kept|captured|recorded) .*|)\W*$",
    re.IGNORECASE,
)
"""What stands where a task would."""
DONE = re.compile(r"^(?:done|completed|closed|✅|☑)\b|\(done\)|[-\u2013] done\b|: done\s*$", re.IGNORECASE)
"""What says that a task is done."""
_BOXES = ("[ ]", "[x]", "[X]")
_REACH = 60


def only_named(entry: Entry, record: Record) -> bool:
    """Whether an entry is nothing but a name, over the boxes beside it that hold the tasks."""
    after = record.lines[entry.at + 1] if entry.at + 1 < len(record.lines) else None
    return (
        after is not None
        and after.depth == entry.line.depth > 0
        and after.text.startswith(_BOXES)
        and not entry.line.text.startswith(_BOXES)
        and _owns_boxes(entry.words, record)
    )


def _owns_boxes(words: str, record: Record) -> bool:
    return only_owner(words, record) is not None or (" " not in words and may_be_name(words, record))


def is_guide(entry: Entry) -> bool:
    """Whether a paragraph in italics tells what such a list is for, in the words of a template."""
    text = entry.line.text.strip()
    return not entry.line.depth and len(text) > 2 and text[0] == text[-1] == "_" and text[1] != "_"


def owner_beside(entry: Entry, record: Record) -> str | None:
    """The name that stands alone in the list above a box, beside it."""
    for line in reversed(record.lines[max(0, entry.at - _REACH) : entry.at]):
        if line.depth < entry.line.depth or line.is_heading:
            return None
        if line.depth == entry.line.depth and not line.text.startswith(_BOXES):
            return line.words if _owns_boxes(line.words, record) else None
    return None
