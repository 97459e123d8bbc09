"""A turn of phrase as the alternatives of its regular expression, each searched only where it may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

Clause = tuple[str, ...]
"""Texts in lower case, one of which stands in every match of an expression."""
Known = tuple[str, tuple[str, ...], tuple[Clause, ...]]
"""An alternative as it is written, the texts in lower case that its matches begin with, what they hold."""


_BEGUN = 2
"""Characters that show whether a sentence may begin so."""
_ESCAPES = re.compile(r"\\.")


class Place(NamedTuple):
    """Where the words of a turn of phrase stand in a sentence."""

    start: int
    end: int
    words: str
    """As they are written there."""
    first: bool = False
    """Whether they are such only as a sentence's first words."""


class Alternative:
    """One of the alternatives of a regular expression, or several of them together."""

    def __init__(self, written: str, heads: tuple[str, ...] = (), holds: tuple[Clause, ...] = ()) -> None:
        self.written = written
        self.begins = written.startswith("^")
        """Whether it is matched at the head of a sentence only."""
        self.heads = heads
        """How its matches begin, in lower case; empty where that is not known."""
        self.holds = holds
        """Of each of these texts in lower case, one stands in every match."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when it is first looked for: many are not, in the minutes of one group."""
        return re.compile(self.written, re.IGNORECASE if self._cased else 0)

    @cached_property
    def _cased(self) -> bool:
        """Whether it tells capitals from small letters; else it is looked for in lower case."""
        bare = _ESCAPES.sub("", self.written)
        return "(?-i:" in bare or not bare.islower()

    def find(self, sentence: str, lowered: str) -> Place | None:
        """Where it stands in a sentence that may hold it, given in lower case, too, letter by letter."""
        pattern = self._pattern
        text = sentence if self._cased else lowered
        found = pattern.match(text) if self.begins else pattern.search(text)
        if found is None:
            return None
        return Place(*found.span(), sentence[found.start() : found.end()], self.begins)


_LookedFor = tuple[str, tuple[str, ...], tuple[Clause, ...], Alternative]
"""A text that each match of an alternative holds, empty where there are several; else what `Known` says."""


class Phrase:
    """All alternatives of one regular expression."""

    def __init__(self, alternatives: Iterable[Alternative]) -> None:
        self.alternatives = tuple(alternatives)
        known = [one for one in self.alternatives if one.heads and min(map(len, one.heads)) >= _BEGUN]
        others = [one for one in self.alternatives if one not in known]
        self._begun = frozenset(head[:_BEGUN] for one in known for head in one.heads)
        self._known_heads = [_looked_for(one) for one in known]
        self._others = [_looked_for(one) for one in others]

    def find(self, sentence: str, lowered: str) -> Place | None:
        """The first place where one of them stands in a sentence, which is given in lower case, too."""
        if lowered[:_BEGUN] in self._begun:
            for alternative in _may_stand(self._known_heads, lowered):
                if found := alternative.find(sentence, lowered):
                    return found
        best = None
        for alternative in _may_stand(self._others, lowered):
            found = alternative.find(sentence, lowered)
            if found is not None and (best is None or found.start < best.start):
                best = found
        return best


def _looked_for(one: Alternative) -> _LookedFor:
    first = one.holds[0] if one.holds else ()
    return (first[0], one.heads, one.holds[1:], one) if len(first) == 1 else ("", one.heads, one.holds, one)


def _may_stand(among: Sequence[_LookedFor], lowered: str) -> list[Alternative]:
    """The alternatives of which a sentence in lower case holds what no match of them can lack."""
    found = []
    for text, heads, holds, alternative in among:
        if text not in lowered or (heads and not lowered.startswith(heads)):
            continue
        for clause in holds:
            for one in clause:
                if one in lowered:
                    break
            else:
                break
        else:
            found.append(alternative)
    return found


def of(written: str, known: Sequence[Known] = ()) -> Phrase:
    """The alternatives of an expression; `known` are they, with what no match of them can lack.

    Where nothing is known, or of another expression, the parts are told apart here and searched together.
    """
    if known and "|".join(part for part, _, _ in known) == written:
        found = [Alternative(*part) for part in known]
        return Phrase(sorted(found, key=lambda one: not one.begins))
    parts = parted(written)
    joined = (
        "|".join(part for part in parts if part.startswith("^")),
        "|".join(part for part in parts if not part.startswith("^")),
    )
    return Phrase(Alternative(part) for part in joined if part)


def parted(written: str) -> list[str]:
    """What stands between the bars that are in no group and no class of characters."""
    found, start, depth, at, within = [], 0, 0, 0, False
    while at < len(written):
        character = written[at]
        if character == "\\":
            at += 1
        elif within:
            within = character != "]"
        elif character == "[":
            within = True
            at += written.startswith("^", at + 1)
            # a bracket that comes first in a class belongs to it
            at += written.startswith("]", at + 1)
        elif character in "()":
            depth += 1 if character == "(" else -1
        elif character == "|" and depth == 0:
            found.append(written[start:at])
            start = at + 1
        at += 1
    return [*found, written[start:]]
