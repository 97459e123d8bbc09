"""Paths between the group's files, as links write them."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote


def resolved(base: str, target: str) -> str:
    """The path, from the repository's root, that a relative link in a file leads to."""
    target = unquote(target)
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
