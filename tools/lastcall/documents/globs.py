"""Globs of the configuration: `*` within a folder, `**` across folders, `?` and `[…]` for one character."""

from __future__ import annotations

import re
from functools import cache

_SPECIAL = re.compile(r"[\\\[\]^&|~]")
"""What means something in a class of Python's, and nothing in one of a glob's."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    out = ""
    place = 0
    while place < len(pattern):
        here = pattern[place]
        if pattern.startswith("**/", place):
            out += "(?:[^/]+/)*"
            place += 3
        elif pattern.startswith("**", place):
            out += ".*"
            place += 2
        elif here == "[" and (end := pattern.find("]", place + 2)) > 0:
            inside = _SPECIAL.sub(r"\\\g<0>", pattern[place + 1 : end]).replace("--", "-\\-")
            out += f"[^{inside[1:]}]" if inside.startswith("!") else f"[{inside}]"
            place = end + 1
        else:
            out += {"*": "[^/]*", "?": "[^/]"}.get(here) or re.escape(here)
            place += 1
    try:
        return re.compile(out + r"\Z")
    except re.error:
        return re.compile(re.escape(pattern) + r"\Z")


def matches(path: str, patterns: tuple[str, ...]) -> bool:
    """Whether a path with `/` matches one of the globs as a whole."""
    return any(_compiled(pattern.removeprefix("./")).match(path) for pattern in patterns)
