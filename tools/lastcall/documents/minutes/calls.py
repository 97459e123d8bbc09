"""Which lines call for a rule: a quick look at their words, as most lines of a long record hold no act."""

from __future__ import annotations

import re
from collections.abc import Sequence

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


class Calls:
    """What the words of a line call for, in one house style."""

    def __init__(self, style: Style) -> None:
        self._cues = style.by_cue
        self._cue_words = frozenset(style.by_cue)
        self._any = self._cue_words | _PROMISING
        self._verbs = style.verbs | style.personal

    def nothing(self, words: Sequence[str]) -> bool:
        """Whether no rule of plain words can apply."""
        return self._any.isdisjoint(words)

    def idiom(self, words: Sequence[str] | set[str]) -> bool:
        """Whether the words call for an idiom."""
        called = self._cue_words.intersection(words)
        return bool(called) and any(
            not idiom.along or not idiom.along.isdisjoint(words)
            for cue in called
            for idiom in self._cues[cue]
        )

    def promise(self, entry: Entry) -> bool:
        """Whether a line may hold a promise or an assignment."""
        words = entry.tokens
        if _PROMISING.isdisjoint(words):
            return False
        last = len(words) - 1
        named: bool | None = None
        for at, word in enumerate(words):
            if word not in _PROMISING:
                continue
            if word == "goal" or (word == "going" and (at == last or words[at + 1] == "to")):
                return True
            if word == "going" or (word == "can" and (entry.speech is None or "i" not in words)):
                continue
            if word == "to":
                named = _name_before_to(entry.words) if named is None else named
                if not named:
                    continue
            after = words[at + 1 : at + 1 + _REACH]
            # the sentence may go on in the next line
            if len(after) < _REACH and entry.line.block.last > entry.line.number:
                return True
            if self._to_do(after):
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
