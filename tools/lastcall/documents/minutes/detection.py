"""Which house style a file is written in, by what shows it, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from lastcall.documents.styles import COMMON, SHIPPED, Shelf, Style
from lastcall.documents.styles.model import Evidence

_ENOUGH = 3
"""Points that a style needs; below, the common one is used."""
_HEAD, _TAIL = 8_000, 1_000
"""Characters that show a style: how a file begins and how it ends."""
_SHOWN = 4
"""Reasons are named up to so many."""


class Score(msgspec.Struct, frozen=True):
    """What a style collects in a file."""

    style: str
    points: int
    by: tuple[tuple[str, int], ...]
    """What was found, with its points; most first."""


class Choice(msgspec.Struct, frozen=True):
    """The style of a file, and why."""

    style: Style
    scores: tuple[Score, ...]
    """Of all styles that anything speaks for; most first."""
    named: bool
    """Whether the configuration names the style, whatever the file looks like."""

    @property
    def why(self) -> str:
        """The reasons in a line: `by "hum" (2), paragraph speakers (3); next: prose (1)`."""
        own = next((score for score in self.scores if score.style == self.style.id), None)
        others = [score for score in self.scores if score is not own]
        after = f"; next: {others[0].style} ({others[0].points})" if others else ""
        if self.named:
            found = f", which shows by {_reasons(own)}" if own is not None else ", which nothing in it shows"
            return f"as the configuration names it{found}{after}"
        if own is None:
            return f"as none has {_ENOUGH} points{after}" if others else "as nothing shows another"
        return f"by {_reasons(own)}{after}"


def _reasons(score: Score) -> str:
    shown = [f"{what} ({points})" for what, points in score.by[:_SHOWN]]
    more = len(score.by) - _SHOWN
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def choose(text: str, shelf: Shelf = SHIPPED) -> Choice:
    """The style with the most evidence, the common one where none has enough; or the one that is named.

    Of two with as much, the group's own comes before a shipped one, and then the first by name.
    """
    if shelf.named is not None:
        return Choice(shelf.style(shelf.named), scores(text, shelf), named=True)
    found = scores(text, shelf)
    best = found[0].style if found and found[0].points >= _ENOUGH else COMMON
    return Choice(shelf.style(best), found, named=False)


def detect(text: str, shelf: Shelf = SHIPPED) -> Style:
    """The style that `choose` finds; patterns that can no longer change which one are not looked for."""
    if shelf.named is not None:
        return shelf.style(shelf.named)
    shown = _shown(text)
    low = shown.lower()
    best, winner = _ENOUGH, (0, False, COMMON)
    # those that may collect most come first: what they collect spares looking at the others
    for style, evidence in _ordered(shelf):
        points = _points(evidence, shown, low, best)
        if points >= best:
            best, winner = points, min(winner, (-points, not shelf.is_own(style), style))
    return shelf.style(winner[2])


@lru_cache(maxsize=16)
def _ordered(shelf: Shelf) -> list[tuple[str, list[Evidence]]]:
    """The evidence by style, in the order in which looking for it settles most at least cost."""
    return [
        (style, sorted(evidence, key=lambda one: (one.written is not None, -one.worth)))
        for style, evidence in sorted(shelf.evidence, key=lambda entry: -_most(entry[1]))
    ]


def _most(evidence: Iterable[Evidence]) -> int:
    return sum(max(one.worth, 0) for one in evidence)


def _points(evidence: list[Evidence], shown: str, low: str, best: int) -> int:
    """The points of a style; fewer once they cannot be the most any more."""
    points, left = 0, _most(evidence)
    for one in evidence:
        if points + left < best:
            break
        left -= max(one.worth, 0)
        if one.stands(shown, low):
            points += one.worth
    return points


def scores(text: str, shelf: Shelf = SHIPPED) -> tuple[Score, ...]:
    """What each style collects as evidence in a file; most first."""
    shown = _shown(text)
    low = shown.lower()
    found = []
    for style, evidence in shelf.evidence:
        by = [(_name(one), one.worth) for one in evidence if one.stands(shown, low)]
        if by:
            by.sort(key=lambda reason: -reason[1])
            found.append(Score(style, sum(points for _, points in by), tuple(by)))
    return tuple(sorted(found, key=lambda score: (-score.points, not shelf.is_own(score.style), score.style)))


def _shown(text: str) -> str:
    return text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"


def _name(one: Evidence) -> str:
    return one.shown if one.written is not None else f'"{one.words}"'
