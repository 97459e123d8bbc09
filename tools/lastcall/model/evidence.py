"""Evidence: where a statement of the record can be read again, with the words that stood there."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

QUOTE_LIMIT = 160
"""A quote is at most so many characters long."""


def digest(text: str) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a text in UTF-8."""
    import hashlib  # noqa: PLC0415 - it takes a while to load, and who only reads needs no digest

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class FileEvidence(Struct, frozen=True, kw_only=True):
    """Words in a file of the group's repository."""

    path: str
    """Relative to the group's repository, with `/`; as given when the file lies outside."""
    line: int
    """First line, 1-based; only a line feed ends a line."""
    quote: str
    """At most `QUOTE_LIMIT` characters, verbatim."""
    last_line: int | None = None
    """Last line where the words span several."""


class LinkEvidence(Struct, frozen=True, kw_only=True):
    """Words, or a fact, at an address of the forge."""

    url: str
    quote: str
    at: datetime | None = None
    """When it was said or done; None where the source does not tell."""


Evidence = FileEvidence | LinkEvidence
