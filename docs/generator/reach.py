"""Which words a match of a regular expression can hold, so that a turn of phrase is called for by its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as node  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_PARTS_WORDS = frozenset(' \t\n.,;:!?()[]{}"*_`~<>|/=')
"""Characters that stand between the words of a sentence, as `plain_text.tokens` parts them."""
_ANY = "\0"
"""Stands for a character of a word that may be any."""
_EDGE = "\1"
"""Stands for the end or beginning of a word."""
_COPIES = 4
_FEW = 12
_CATEGORIES = {
    node.CATEGORY_SPACE: frozenset(" "),
    node.CATEGORY_NOT_WORD: frozenset(" '-+#"),
    node.CATEGORY_WORD: frozenset(_ANY),
    node.CATEGORY_DIGIT: frozenset((_ANY, *"0123456789")),
}
_EITHER = frozenset((_ANY, " "))

_Step = tuple[str | None, int]


class Reach:
    """The ways through one regular expression, which is matched without regard to case. Raises re.error."""

    def __init__(self, written: str) -> None:
        self._steps: list[list[_Step]] = [[]]
        self._last = self._sequence(parser.parse(written, re.IGNORECASE), 0)

    def may_hold(self, word: str) -> bool:
        """Whether a match may hold a word in lower case, or the beginning or end of it at its own ends.

        What any character may stand for spells no word.
        """
        todo: list[tuple[int, int | str]] = [(0, "start")]
        seen = set(todo)
        while todo:
            at, read = todo.pop()
            if read == "held" or (at == self._last and isinstance(read, int) and read):
                return True
            for symbol, to in self._steps[at]:
                for after in [read] if symbol is None else _read(word, read, symbol):
                    if (to, after) not in seen:
                        seen.add((to, after))
                        todo.append((to, after))
        return False

    def _new(self) -> int:
        self._steps.append([])
        return len(self._steps) - 1

    def _on(self, at: int, symbols: Iterable[str | None]) -> int:
        to = self._new()
        self._steps[at] += ((symbol, to) for symbol in symbols)
        return to

    def _sequence(self, items: Iterable[tuple[Any, Any]], at: int) -> int:
        for operator, argument in items:
            at = self._part(operator, argument, at)
        return at

    def _part(self, operator: object, argument: Any, at: int) -> int:  # noqa: ANN401, PLR0911 - one branch a kind
        if operator is node.LITERAL:
            return self._on(at, [chr(argument).lower()])
        if operator is node.IN:
            return self._on(at, _members(argument))
        if operator is node.AT:
            return self._on(at, [_EDGE]) if argument is not node.AT_NON_BOUNDARY else at
        if operator in (node.ASSERT, node.ASSERT_NOT):
            return at
        if operator is node.SUBPATTERN:
            return self._sequence(argument[3], at)
        if operator is node.BRANCH:
            to = self._new()
            for branch in argument[1]:
                end = self._sequence(branch, self._on(at, [None]))
                self._steps[end].append((None, to))
            return to
        if operator in (node.MAX_REPEAT, node.MIN_REPEAT):
            return self._repeated(*argument, at)
        return self._on(at, _EITHER)

    def _repeated(self, least: int, most: int, items: Any, at: int) -> int:  # noqa: ANN401 - a parsed part
        for _ in range(min(least, _COPIES)):
            at = self._sequence(items, at)
        if least == most:
            return at
        begin = self._on(at, [None])
        end = self._sequence(items, begin)
        to = self._on(begin, [None])
        self._steps[end].append((None, to if most == 1 else begin))
        return to


def _members(members: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The symbols that a class of characters may stand for."""
    found: set[str] = set()
    for operator, argument in members:
        if operator is node.NEGATE:
            return _EITHER
        if operator is node.LITERAL:
            found.add(chr(argument).lower())
        elif operator is node.RANGE:
            low, high = argument
            found |= {chr(one).lower() for one in range(low, high + 1)} if high - low < _FEW else {_ANY}
        else:
            found |= _CATEGORIES.get(argument, _EITHER)
    return frozenset(found)


def _read(word: str, read: int | str, symbol: str) -> list[int | str]:  # noqa: PLR0911 - one a state
    """How much of a word may have been read after a symbol: so many characters, or what else was."""
    whole = len(word)
    if symbol == _EDGE:
        if read == "start":
            return ["edge"]
        return ["held"] if read == whole else ["within"] if isinstance(read, int) else [read]
    if symbol in _PARTS_WORDS:
        return ["held"] if read == whole else ["edge"]
    if read == "start":
        # the match may begin within a word
        return ["within", *(at + 1 for at in range(whole) if word[at] == symbol)]
    if read == "edge":
        return ["within", 1] if word[0] == symbol else ["within"]
    if isinstance(read, int) and read < whole and word[read] == symbol:
        return ["within", read + 1]
    return ["within"]
