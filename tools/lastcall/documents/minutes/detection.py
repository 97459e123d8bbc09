"""Which house style a file is written in, by what shows it, with the reasons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from lastcall.documents.styles import COMMON, SHIPPED, Shelf, Style
from lastcall.documents.styles.model import Evidence

_ENOUGH = 3
"""Points that a style needs; below, the common one is used."""
_HEAD, _TAIL = 8_000, 1_000
"""Characters that show a style: how a file begins and how it ends."""
_SHOWN = 4
"""Reasons are named up to so many."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a style collects in a file."""

    style: str
    points: int
    by: tuple[tuple[str, int], ...]
    """What was found, with its points; most first."""


@dataclass(frozen=True, slots=True)
class Choice:
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
    """The style that a file is read with, without the reasons where none are needed."""
    return shelf.style(shelf.named) if shelf.named is not None else choose(text, shelf).style


def scores(text: str, shelf: Shelf = SHIPPED) -> tuple[Score, ...]:
    """What each style collects as evidence in a file; most first."""
    shown = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]}\n{text[-_TAIL:]}"
    found = []
    for style, evidence in shelf.evidence:
        by = [(_name(one), one.worth) for one in evidence if _stands(one, shown)]
        if by:
            by.sort(key=lambda reason: -reason[1])
            found.append(Score(style, sum(points for _, points in by), tuple(by)))
    return tuple(sorted(found, key=lambda score: (-score.points, not shelf.is_own(score.style), score.style)))


def _stands(one: Evidence, text: str) -> bool:
    if one.pattern is None:
        return one.words in text
    return sum(1 for _ in islice(one.pattern.finditer(text), one.times)) >= one.times


def _name(one: Evidence) -> str:
    return one.shown if one.pattern is not None else f'"{one.words}"'
