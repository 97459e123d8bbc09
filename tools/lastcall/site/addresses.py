"""Addresses of the web: which may be linked to, and which are items of the forge."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lastcall.documents.renames import Renames
from lastcall.model.reference import ItemId

_SAFE = re.compile(r"https?://[^\s\"'<>\\]+\Z", re.IGNORECASE)
_RESERVED = ("example", "invalid", "test", "localhost")
_TREES = frozenset({"pull", "pulls", "issues", "issue", "discussions", "discussion", "merge_requests"})


def is_reserved(url: str) -> bool:
    """Whether a host's name is reserved for examples and tests, so that it leads nowhere."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return True
    return host.rstrip(".").rpartition(".")[2] in _RESERVED


def outside(url: str) -> str | None:
    """An address that a page may link to; None for other schemes and for hosts that lead nowhere."""
    return url if _SAFE.match(url) and not is_reserved(url) else None


class Forge:
    """The forge that a group's items live on."""

    def __init__(self, web: str, renames: Renames) -> None:
        self._base = web.rstrip("/") + "/"
        self._renames = renames

    def item(self, url: str) -> ItemId | None:
        """The issue, pull request or discussion that an address is of, after renames."""
        if not url.lower().startswith(self._base.lower()):
            return None
        parts = re.split(r"[/?#]", url[len(self._base) :], maxsplit=4)
        if len(parts) < 4 or parts[2] not in _TREES or re.fullmatch(r"[0-9]{1,9}", parts[3]) is None:
            return None
        return ItemId(self._renames.repository(f"{parts[0]}/{parts[1]}"), int(parts[3]))

    def address(self, name: str) -> str | None:
        """The address of `owner/repo#number`; None for another name, and where the forge is an example's."""
        item = ItemId.parse(name)
        return outside(f"{self._base}{item.repository}/issues/{item.number}") if item else None
