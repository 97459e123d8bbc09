"""Which lines call for a rule: a quick look at their words, as most lines of a long record hold no act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from lastcall.documents.minutes.record import Entry
from lastcall.documents.styles.model import Style

_PROMISING = frozenset(["to", "will", "i'll", "can", "going", "goal"])
_PASSIVE = frozenset(
    [
        "moved",
        "brought",
        "added",
        "updated",
        "sent",
        "posted",
        "shared",
        "opened",
        "created",
        "filed",
        "discussed",
        "incorporated",
        "published",
        "merged",
        "included",
        "removed",
        "renamed",
        "taken",
    ]
)
_UNDERTAKES = frozenset(
    ["agreed", "agrees", "volunteered", "volunteers", "offered", "offers", "asked", "tasked"]
)
_REACH = 3
"""So many words after "to" or "will" may hold the verb: "will probably try to write"."""
_LETTERS = re.compile(r"[a-z]+")


class Called(NamedTuple):
    """What the words of one line call for."""

    cues: frozenset[str]
    """The words that call for an idiom."""
    promise: bool
    """Whether it may hold a promise or an assignment."""


NOTHING = Called(frozenset(), promise=False)


class Calls:
    """What the words of a line call for, in one house style."""

    def __init__(self, style: Style) -> None:
        self._along = {cue: tuple(idiom.along for idiom in idioms) for cue, idioms in style.by_cue.items()}
        self._any = frozenset(self._along) | _PROMISING
        self._verbs = style.verbs | style.personal

    def of(self, entry: Entry) -> Called:
        """What a line calls for."""
        words = entry.tokens
        called = self._any.intersection(words)
        if not called:
            return NOTHING
        cues = [
            word
            for word in called
            if word in self._along
            and any(not along or not along.isdisjoint(words) for along in self._along[word])
        ]
        promise = not _PROMISING.isdisjoint(called) and self._promise(entry, called)
        return Called(frozenset(cues), promise) if cues or promise else NOTHING

    def _promise(self, entry: Entry, called: AbstractSet[str]) -> bool:
        """Whether a verb of commitment follows a word that promises or assigns."""
        words = entry.tokens
        if "goal" in called:
            return True
        looked_for = called & _PROMISING
        if "to" in called and not _name_before_to(entry.words):
            looked_for -= {"to"}
        if "can" in called and (entry.speech is None or "i" not in words):
            looked_for -= {"can"}
        if not looked_for:
            return False
        for at, word in enumerate(words):
            if word not in looked_for:
                continue
            after = words[at + 1 : at + 1 + _REACH]
            # the sentence may go on in the next line
            if len(after) < _REACH and entry.line.block.last > entry.line.number:
                return True
            if (after[:1] == ["to"]) if word == "going" else self._to_do(after):
                return True
        return False

    def _to_do(self, after: Sequence[str]) -> bool:
        """Whether words begin with a verb of commitment, or with what will be done to something."""
        if after[:1] == ["be"] and not _PASSIVE.isdisjoint(after):
            return True
        for word in after:
            if word in self._verbs:
                return True
            # "follow-up", "let's": the verb is what stands before the mark
            if not word.isalpha() and (found := _LETTERS.match(word)) and found[0] in self._verbs:
                return True
        return False


def _name_before_to(text: str) -> bool:
    """Whether a word with a capital, or "agreed", "volunteered" …, stands before a "to"."""
    at = text.find(" to ")
    while at > 0:
        word = text[text.rfind(" ", 0, at) + 1 : at]
        if word[:1].isupper() or word[:1] in "@([" or word in _UNDERTAKES:
            return True
        at = text.find(" to ", at + 1)
    return False
