"""What a text needs to know of its surroundings while it is rendered."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from msgspec import Struct, field

from lastcall.site.text.linking import NOTHING, Linker


def _no_address(_: str) -> None:
    return None


def _no_mention(_: int, __: str) -> None:
    return None


def _no_names(_: int) -> Mapping[str, str]:
    return NOTHING


UNLINKED = Linker(_no_address, _no_mention, _no_names)


class Setting(Struct, frozen=True):
    """Where a text stands, and where what it names stands."""

    linker: Linker = UNLINKED
    """Where what it names leads."""
    first: int = 1
    last: int = sys.maxsize
    """Only blocks that begin on these lines are shown."""
    lines: str | None = None
    """What the anchors of its lines begin with; None: its lines have no anchors."""
    anchors: str = "text-"
    """What the group's own anchors begin with, so that they never meet the page's."""
    heading: int = 3
    """The level of its topmost headings."""
    marks: Mapping[int, str] = field(default_factory=dict)
    """HTML to set behind a line."""
    marked: Mapping[int, str] = field(default_factory=dict)
    """The class of a line that is marked."""
