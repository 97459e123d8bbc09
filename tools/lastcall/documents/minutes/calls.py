"""Which lines call for a rule: a quick look at their words, as most lines of a long record hold no act."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from lastcall.documents.minutes.record import Entry
from lastcall.documents.spelling import CAPITAL
from lastcall.documents.styles.model import Style

_AT_ONCE_CALLED = frozenset(
    [
        "goal",
        "assigned",
        "assign",
        "assigning",
        "volunteered",
        "volunteers",
        "volunteer",
        "offered",
        "willing",
        "plan",
        "plans",
        "planning",
        "hoping",
        "aiming",
        "waiting",
        "intend",
        "intends",
        "intending",
        "gonna",
        "happy",
        "glad",
        "reassign",
        "reassigned",
        "tasked",
        "taking",
        "action",
        "promised",
        "committed",
        "please",
        "signed",
    ]
)
"""Rare enough to look closely at once."""
PROMISING = frozenset(
    ["to", "will", "i'll", "we'll", "can", "going", "goal", "would", "let's", "let", *_AT_ONCE_CALLED]
)
_TOLD = frozenset(
    [
        *("said", "says", "mentioned", "noted", "confirmed", "added", "stated", "promised", "indicated"),
        *("replied", "answered", "decided", "agreed", "suggested", "proposed", "volunteer", "happy", "glad"),
    ]
)
"""One of them stands beside a "would" that promises: "Ada said she would write it"."""
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
        *(
            "presented",
            "announced",
            "submitted",
            "circulated",
            "distributed",
            "scheduled",
            "drafted",
            "prepared",
        ),
        *("revised", "finalised", "finalized", "uploaded", "documented", "hashed", "worked", "set", "put"),
        *("forwarded", "escalated", "reported"),
    ]
)
_UNDERTAKES = frozenset(
    [
        "agreed",
        "agrees",
        "volunteered",
        "volunteers",
        "offered",
        "offers",
        "accepted",
        "asked",
        "tasked",
        "action",
        "item",
        *("commits", "promises", "plans", "intends", "volunteering", "planning", "is", "are"),
    ]
)
_BODIES = frozenset(
    ["team", "teams", "wgs", "group", "groups", "council", "committee", "board", "chairs", "chair"]
)
_BODIES |= frozenset(
    ["editors", "editor", "maintainers", "authors", "members", "everyone", "everybody", "champions"]
)
_SUBJECTS = _BODIES | frozenset(["tac", "tsc", "toc", "cpc", "sc", "wg", "cg", "we", "was", "it", "decision"])
"""Of a wrapped sentence that tells what a body did, one stands on its first line."""
_REACH = 3
"""So many words after "to" or "will" may hold the verb: "will probably try to write"."""
_JOINTS = frozenset(["to", "will"])
_ACCOUNTS = 6
"""After at most so many words, those with lower-case accounts come to what these are to do."""
_JOINED = r"[\w.'-]{0,30}(?:, (?:and |or )?| and | or | & |/| )"
# the capital first and then what stands before it: a class of characters is looked for quickly
_NAMES_TO = re.compile(
    rf"{CAPITAL}(?:(?<=^.)|(?<=[;:.(>-] .)|(?<=\u2013 .)){_JOINED}(?:{CAPITAL}{_JOINED}){{0,6}}"
    r"(?:has |have |is |are )?"
    r"(?:agreed |committed |commits |promised )?to [a-z]"
)
"""Who is to do what, at the head of a line or clause."""
_BEFORE_TO = frozenset({"has", "have", "is", "are", "agreed", "committed", "commits", "promised"})
"""What may stand between them and the "to"."""
_BARE_WILL = re.compile(r"(?:[,;:.-] |\u2013 )[Ww]ill ")
_NEAR = 300
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
        self._style = style
        self._verbs = style.verbs | style.personal
        self._written = style.by_cue.words | PROMISING
        self._spoken = style.spoken_by_cue.words | PROMISING

    def of(self, entry: Entry) -> Called:
        """What a line calls for."""
        words = entry.tokens
        if entry.wraps and not _SUBJECTS.isdisjoint(words):
            # the sentence goes on in the next line, and what calls for a rule may stand there
            words = words + entry.following
        spoken = entry.speech is not None and not entry.led
        # most lines of a long record hold nothing of the kind: they are told at once
        called = (self._spoken if spoken else self._written).intersection(words)
        if not called:
            return NOTHING
        along = self._style.spoken_by_cue.along if spoken else self._style.by_cue.along
        cues = [
            word
            for word in called
            if (beside := along.get(word)) is not None and (not beside or not beside.isdisjoint(words))
        ]
        promising = PROMISING & called
        promise = bool(promising) and (
            (entry.wraps and not PROMISING.isdisjoint(entry.following))
            or self.promises(entry, entry.words, entry.tokens, promising)
        )
        return Called(frozenset(cues), promise) if cues or promise else NOTHING

    def promises(self, entry: Entry, text: str, words: Sequence[str], called: AbstractSet[str]) -> bool:  # noqa: C901, PLR0911 - one branch a case
        """Whether a verb of commitment follows a promising word, one of those called, in a part of a line."""
        if not _AT_ONCE_CALLED.isdisjoint(called) or ("would" in called and not _TOLD.isdisjoint(words)):
            return True
        if entry.speech is not None and _of_speaker(words, called):
            return True
        if text[:1].islower() and _begins_with_accounts(words):
            return True
        if "will" in called and _name_before(text, " will "):
            return True
        named = "to" in called and _name_before(text, " to ")
        if (
            "to" in called
            and (named or not _BEFORE_TO.isdisjoint(words))
            and _NAMES_TO.search(text[:_NEAR]) is not None
        ):
            return True
        looked_for = called - {"would", "let"}
        if not named:
            looked_for -= {"to"}
        offers = "i" in words or "review" in words or words[0] == "can"
        if "can" in called and (entry.speech is None or not offers):
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
        if after[:1] == ["be"] and any(word.endswith("ing") for word in after[1:2]):
            return True
        for word in after:
            if word in self._verbs:
                return True
            # "follow-up", "let's": the verb is what stands before the mark
            if not word.isalpha() and (found := _LETTERS.match(word)) and found[0] in self._verbs:
                return True
        return False


def _of_speaker(words: Sequence[str], called: AbstractSet[str]) -> bool:
    """Whether a speaker may promise something: "I will", "let me"."""
    return "i'll" in called or ("will" in called and "i" in words) or ("let" in called and "me" in words)


def _begins_with_accounts(words: Sequence[str]) -> bool:
    """Whether accounts may come first that are written like words: "adal and bo to write it"."""
    if words[1:2] and words[1] in _JOINTS:
        return True
    return "and" in words[1:_ACCOUNTS] and not _JOINTS.isdisjoint(words[1:_ACCOUNTS])


def _name_before(text: str, joint: str) -> bool:
    """Whether a word with a capital, or "agreed", "volunteered" …, stands before a "to" or "will"."""
    if joint == " will " and (text.startswith(("Will ", "will ")) or _BARE_WILL.search(text) is not None):
        return True
    text += " "
    at = text.find(joint)
    while at > 0:
        word = text[text.rfind(" ", 0, at) + 1 : at]
        if (
            word[:1].isupper()
            or word[1:2].isupper()
            or word[:1] in "@(["
            or word in _UNDERTAKES
            or word in _BODIES
        ):
            return True
        at = text.find(joint, at + 1)
    return False
