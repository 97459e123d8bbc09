"""References: mentions of issues, pull requests and discussions, resolved to one canonical target."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

_ITEM = re.compile(r"^(?P<repository>[A-Za-z0-9][\w.-]*/[\w.-]+)#(?P<number>[0-9]{1,9})$")


class ItemKind(StrEnum):
    """What a number on the forge belongs to."""

    PULL = "pull"
    ISSUE = "issue"
    DISCUSSION = "discussion"
    UNKNOWN = "unknown"
    """The text does not say."""


class ItemId(Struct, frozen=True, order=True):
    """An issue, pull request or discussion: `owner/repo#number`, after renames."""

    repository: str
    number: int

    def __str__(self) -> str:
        return f"{self.repository}#{self.number}"

    @classmethod
    def parse(cls, text: str) -> ItemId | None:
        """Read `owner/repo#number`; None when the text is anything else."""
        found = _ITEM.match(text)
        return cls(found["repository"], int(found["number"])) if found else None


class Reference(Struct, frozen=True, kw_only=True):
    """One mention of an item on one line."""

    line: int
    """1-based line of the file."""
    target: str
    """`owner/repo#number`, after renames."""
    kind: ItemKind
    text: str = ""
    """The mention as written."""
    written: str = ""
    """The target as written, before renames; equal to `target` where no rename applied."""
