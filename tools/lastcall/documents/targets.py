"""What an act of the record is about, as people write it and as files keep it."""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from lastcall.documents.renames import Renames


class TargetKind(StrEnum):
    """What a target is."""

    ITEM = "item"
    OBJECTION = "objection"
    APPEAL = "appeal"
    DECISION = "decision"
    SPECIFICATION = "specification"


class Target(Struct, frozen=True, kw_only=True):
    """A target in the one form that files keep."""

    kind: TargetKind
    written: str
    """`owner/repo#12`, `owner/repo#12-O1`, `2026-03-24-D2`, or a specification's id."""
    item: str | None = None
    """The item that it is on, where it is on one."""


_ITEM = re.compile(
    r"(?:(?P<repository>[A-Za-z0-9][\w.-]*/[\w.-]+))?#(?P<number>[0-9]{1,9})(?:-(?P<letter>[OP])(?P<ordinal>[0-9]{1,4}))?",
    re.ASCII | re.IGNORECASE,
)
_URL = re.compile(
    r"https?://[^/?#\s]+/([\w.-]+/[\w.-]+)/(?:pulls?|issues|discussions)/([0-9]{1,9})(?:[/?#]\S*)?", re.ASCII
)
_OF_A_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-([DNO])[0-9]{1,4}", re.IGNORECASE)
_KINDS = {None: TargetKind.ITEM, "O": TargetKind.OBJECTION, "P": TargetKind.APPEAL}


def target_of(written: str, home: str | None, renames: Renames) -> Target | None:
    """The target that a REF names; None where it has the form of none, or no home is known for its number."""
    given = written.strip()
    if found := _ITEM.fullmatch(given):
        repository = found["repository"] or home
        if repository is None:
            return None
        item = f"{renames.repository(repository)}#{int(found['number'])}"
        letter = found["letter"].upper() if found["letter"] else None
        suffix = f"-{letter}{int(found['ordinal'])}" if letter else ""
        return Target(kind=_KINDS[letter], written=f"{item}{suffix}", item=item)
    if found := _URL.fullmatch(given):
        item = f"{renames.repository(found[1])}#{int(found[2])}"
        return Target(kind=TargetKind.ITEM, written=item, item=item)
    if found := _OF_A_DAY.fullmatch(given):
        kind = TargetKind.OBJECTION if found[1].upper() == "O" else TargetKind.DECISION
        return Target(kind=kind, written=given.upper())
    if renames.is_spec(given):
        return Target(kind=TargetKind.SPECIFICATION, written=renames.spec(given))
    return None
