"""The whole line of the record that an act stands on, without markup."""

from __future__ import annotations

import re

from lastcall.ledger.acts.redacting import GONE
from lastcall.model.event import RecordedEvent
from lastcall.status.visible import Visible

_MARK = re.compile(r"^\s*#{1,6}\s+|^\s*(?:>\s*)*(?:[-*+]|[0-9]{1,3}[.)])?\s*(?:\[[ xX]\]\s+)?")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^()\s]*\)")
_HTML = re.compile(r"<[^<>\n]{0,300}>")
_LIMIT = 400


def text(seen: Visible, event: RecordedEvent) -> str:
    """The line's words, at most 400 characters; the quote where the line is not to be had."""
    if event.event.quote == GONE:
        # redacted words are out of view, also where the file still holds them
        return GONE
    markdown = seen.ledger.reading.markdown.get(event.source)
    number = event.event.line or 0
    if markdown is None or not 0 < number <= len(markdown.lines):
        return event.event.quote
    line = _MARK.sub("", markdown.lines[number - 1], count=1)
    if "<" in line:
        line = _HTML.sub("", line)
    line = _LINK.sub(r"\1", line) if "](" in line else line
    line = line.replace("**", "").replace("__", "").strip()
    return line if len(line) <= _LIMIT else f"{line[: _LIMIT - 1]}…"
