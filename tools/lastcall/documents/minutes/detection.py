"""Which house style a file is written in, by the words that show it."""

from __future__ import annotations

from functools import cache

from lastcall.documents.styles import COMMON, Style, load, shipped

_ENOUGH = 3
_HEAD, _TAIL = 8_000, 1_000
"""Characters that show a style: how a file begins and how it ends."""


@cache
def _candidates() -> tuple[Style, ...]:
    return tuple(load(identifier) for identifier in shipped() if identifier != COMMON)


def scores(text: str) -> dict[str, int]:
    """What each shipped style collects as evidence in a file."""
    head, tail = text[:_HEAD], text[-_TAIL:]
    return {
        style.id: sum(worth for words, worth in style.evidence if words in head or words in tail)
        for style in _candidates()
    }


def detect(text: str) -> Style:
    """The style with the most evidence; the common one where none has enough."""
    found = scores(text)
    best = max(sorted(found), key=lambda identifier: found[identifier], default=None)
    return load(best) if best is not None and found[best] >= _ENOUGH else load(COMMON)
