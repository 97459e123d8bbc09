"""Git's patches without context, as spans of changed lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HUNK = re.compile(rb"@@ -[0-9]+(?:,([0-9]+))? \+([0-9]+)(?:,([0-9]+))? @@")
_NEW = b"+++ b/"
Span = tuple[int, int]
"""First and last line in the changed file; where lines were only taken away, the line before them, twice."""


def spans(patch: bytes) -> dict[str, list[Span]]:
    """The spans by path; files that were taken away whole, and those whose name git quotes, are left out."""
    found: dict[str, list[Span]] = {}
    path: str | None = None
    lines = iter(patch.split(b"\n"))
    for line in lines:
        if line.startswith(b"diff --git "):
            path = None
        elif line.startswith(_NEW):
            path = line[len(_NEW) :].rstrip(b"\t").decode("utf-8", "backslashreplace")
        elif hunk := _HUNK.match(line):
            removed, start, added = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            # what is inside may look like a header
            _skip(lines, removed + added)
            if path is not None:
                found.setdefault(path, []).append((start, start + max(added, 1) - 1))
    return found


def _skip(lines: Iterator[bytes], number: int) -> None:
    while number:
        line = next(lines, None)
        if line is None:
            return
        if not line.startswith(b"\\"):
            number -= 1
