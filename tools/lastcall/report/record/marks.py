"""How a record is told from the group's own documents: what it says is no new evidence of itself."""

from __future__ import annotations

TITLE = "# Evidence record: "
HEADING = "## For verification"
SCHEMA = '"schema": "lastcall/digests/1"'


def is_record(text: str) -> bool:
    """Whether a Markdown text is a record: by its title, and by the part for verification at its end."""
    _, found, end = text.rpartition(f"\n{HEADING}\n")
    return text.startswith(TITLE) and bool(found) and SCHEMA in end
