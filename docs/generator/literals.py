"""What any match of a regular expression holds, word for word, so that few sentences need be searched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from re import _constants as node  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

from lastcall.documents.styles.alternatives import Clause

_MOST = 48
"""So many texts are told apart, before a part of an expression is taken to be any text."""
_MOST_HEADS = 64
_CHARACTERS = 6
_SHORTEST = 2
_LONG = 12
_CLAUSES = 2
"""Looking for more costs more than it saves."""
_PIECE = range(5, 13)
"""Characters of what several texts share: where it is short, too many sentences hold it."""


class _Known(NamedTuple):
    """What is known of the text that a part of an expression matches."""

    exactly: frozenset[str] | None
    """All texts that it may be; None: any text …"""
    holds: tuple[frozenset[str], ...] = ()
    """… in which one text of each of these stands."""
    whole: bool = True
    """Whether what may be is all of it; else the end of it, after any text."""


_NOTHING = _Known(frozenset({""}))
_ANYTHING = _Known(None, whole=False)


def literals(written: str) -> tuple[Clause, ...]:
    """The clauses that say most about a match of an expression, which is matched without regard to case.

    A text that lacks one of them in lower case holds no match. Raises re.error.
    """
    clauses = sorted(set(_clauses(_sequence(parser.parse(written, re.IGNORECASE)))), key=_worth, reverse=True)
    chosen: list[frozenset[str]] = []
    for clause in clauses:
        if _worth(clause) > 0 and not any(_implies(other, clause) for other in chosen):
            chosen.append(clause)
    kept = (clause for best in chosen[:_CLAUSES] for clause in (_shared(best), best) if clause)
    return tuple(tuple(sorted(clause)) for clause in kept)


def heads(written: str) -> tuple[str, ...]:
    """How the matches of an expression at the head of a text begin; nothing where that is not known.

    In lower case, and of as few texts as say it. Raises re.error.
    """
    if not written.startswith("^"):
        return ()
    known = _NOTHING
    for operator, argument in parser.parse(written, re.IGNORECASE):
        part = _part(operator, argument)
        if (
            part.exactly is None
            or not part.whole
            or len(known.exactly or ()) * len(part.exactly) > _MOST_HEADS
        ):
            break
        known = _joined(known, part, _MOST_HEADS)
    texts = known.exactly or frozenset()
    kept = [text for text in texts if not any(text != other and text.startswith(other) for other in texts)]
    return () if "" in texts else tuple(sorted(kept))


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Known:
    known = _NOTHING
    for operator, argument in items:
        known = _joined(known, _part(operator, argument))
    return known


def _part(operator: object, argument: Any) -> _Known:  # noqa: ANN401, PLR0911 - one branch a kind
    if operator is node.LITERAL:
        return _Known(frozenset({chr(argument).lower()}))
    if operator in (node.AT, node.ASSERT, node.ASSERT_NOT):
        # what takes no room keeps nothing apart
        return _NOTHING
    if operator is node.IN:
        return _characters(argument)
    if operator is node.SUBPATTERN:
        return _sequence(argument[3])
    if operator is node.BRANCH:
        return _branches([_sequence(branch) for branch in argument[1]])
    if operator in (node.MAX_REPEAT, node.MIN_REPEAT):
        least, most, repeated = argument
        once = _sequence(repeated)
        if least == most == 1:
            return once
        if least == 0:
            optional = most == 1 and once.exactly is not None and once.whole and not once.holds
            return _Known((once.exactly or frozenset()) | {""}) if optional else _ANYTHING
        return _Known(None, tuple(_clauses(once)), whole=False)
    return _ANYTHING


def _characters(members: Iterable[tuple[Any, Any]]) -> _Known:
    found = set()
    for operator, argument in members:
        if operator is not node.LITERAL:
            return _ANYTHING
        found.add(chr(argument).lower())
    return _Known(frozenset(found)) if len(found) <= _CHARACTERS else _ANYTHING


def _branches(branches: list[_Known]) -> _Known:
    if all(branch.exactly is not None and not branch.holds for branch in branches):
        texts = frozenset[str]().union(*(branch.exactly or () for branch in branches))
        if len(texts) <= _MOST:
            return _Known(texts, whole=all(branch.whole for branch in branches))
    best = [max(_clauses(branch), key=_worth, default=None) for branch in branches]
    if any(clause is None for clause in best):
        return _ANYTHING
    either = frozenset[str]().union(*(clause or () for clause in best))
    return _Known(None, (_shortest(either),), whole=False)


def _joined(first: _Known, second: _Known, most: int = _MOST) -> _Known:
    holds = (*first.holds, *second.holds)
    ends, goes_on = first.exactly, second.exactly
    if ends is not None and goes_on is not None and second.whole and len(ends) * len(goes_on) <= most:
        return _Known(frozenset(one + two for one in ends for two in goes_on), holds, first.whole)
    return _Known(goes_on, (*holds, *_clauses(_Known(ends))), whole=False)


def _clauses(known: _Known) -> list[frozenset[str]]:
    exactly = known.exactly
    return [*known.holds, *([_shortest(exactly)] if exactly is not None and "" not in exactly else [])]


def _shortest(texts: Iterable[str]) -> frozenset[str]:
    """Without the texts that another one of them stands in."""
    kept: list[str] = []
    for text in sorted(texts, key=lambda text: (len(text), text)):
        if not any(shorter in text for shorter in kept):
            kept.append(text)
    return frozenset(kept)


def _shared(clause: frozenset[str]) -> frozenset[str]:
    """Few pieces, one in each text of a clause, of which most sentences hold none."""
    found: set[str] = set()
    left = set(clause)
    while left:
        pieces = Counter(piece for text in left for piece in _pieces(text))
        if not pieces or 2 * (len(found) + 1) > len(clause):
            return frozenset()
        best = max(pieces, key=lambda piece: (pieces[piece], len(piece), piece))
        found.add(best)
        left = {text for text in left if best not in text}
    return frozenset(found)


def _pieces(text: str) -> set[str]:
    return {text[at : at + size] for size in _PIECE for at in range(len(text) - size + 1)}


def _worth(clause: frozenset[str]) -> float:
    """How few sentences a clause leaves, roughly: long texts, and few of them; 0: it is worth nothing."""
    shortest = min(len(text) for text in clause)
    return (
        0.0
        if shortest < _SHORTEST
        else min(shortest, _LONG) - 0.5 * len(clause) ** 0.5 + 1e-6 * _order(clause)
    )


def _order(clause: frozenset[str]) -> float:
    """A tie is broken by the texts themselves, so that the same expression gives the same clauses."""
    return sum(ord(character) for text in sorted(clause) for character in text) % 1000


def _implies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what holds the first clause holds the other anyway."""
    return all(any(text in longer for text in other) for longer in one)
