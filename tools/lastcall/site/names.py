"""Names of pages and anchors: made of ids, safe in every file system, each given once."""

from __future__ import annotations

import re
from collections.abc import Callable

_UNSAFE = re.compile(r"[^a-z0-9.]+")
_LONGEST = 80


def slug(text: str) -> str:
    """A text as part of a file name or anchor: lower-case letters, digits, points and hyphens."""
    return _UNSAFE.sub("-", text.lower()).strip("-.")[:_LONGEST] or "x"


class PageNames:
    """Gives out page names; `masked` goes over what they are made of, so that no person's name slips in."""

    def __init__(self, masked: Callable[[str], str]) -> None:
        self._masked = masked
        self._taken: set[str] = set()

    def page(self, kind: str, text: str) -> str:
        """A file name that no other page has."""
        own = slug(self._masked(text))
        name = stem = own if own.startswith(f"{kind}-") else f"{kind}-{own}"
        count = 1
        while name in self._taken:
            count += 1
            name = f"{stem}-{count}"
        self._taken.add(name)
        return f"{name}.html"
