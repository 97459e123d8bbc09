"""Which house style a file is written in, by what its lines look like."""

from __future__ import annotations

from functools import cache

from lastcall.documents.outline import Line
from lastcall.documents.styles import COMMON, Style, load, shipped

_LINES = 250
"""So many lines show a style; the rest of a long record is more of the same."""
_ENOUGH = 3


@cache
def _candidates() -> tuple[Style, ...]:
    return tuple(load(identifier) for identifier in shipped() if identifier != COMMON)


def scores(lines: list[Line]) -> dict[str, int]:
    """What each shipped style collects as evidence in a file's first lines."""
    found: dict[str, int] = {}
    texts = [("#" * line.block.level + " " if line.is_heading else "") + line.text[:200] for line in lines[:_LINES]]
    for style in _candidates():
        score = 0
        for pattern, worth in style.evidence:
            times = sum(pattern.search(text) is not None for text in texts)
            score += worth * min(times, 3)
        found[style.id] = score
    return found


def detect(lines: list[Line]) -> Style:
    """The style with the most evidence; the common one where none has enough."""
    found = scores(lines)
    best = max(sorted(found), key=lambda identifier: found[identifier], default=None)
    return load(best) if best is not None and found[best] >= _ENOUGH else load(COMMON)
