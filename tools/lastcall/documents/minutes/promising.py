"""What makes an action of a promise or an assignment, and what makes it one only under a condition."""

from __future__ import annotations

import re

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.owners import deadline
from lastcall.documents.minutes.record import Record
from lastcall.model.event import Basis, EventType

_CONDITION = re.compile(
    r"\b(?:if|would|could|might|may|should|unless|when)\b|\?\s*$|\bwill be able\b|\bnot\b|n't\b",
    re.IGNORECASE,
)
DEED = re.compile(
    r"(?:leave|give|provide|add) (?:\w+ ){0,3}(?:comments?|feedback|notes?|input)\b|"
    r"(?:suggest|propose) (?:some |new |better )?(?:text|wording|language)\b|"
    r"drop (?:\w+ ){0,3}(?:links?|comments?|notes?)\b|come up with\b|"
    r"(?:discuss|talk (?:about|through)) (?:it|this|that|these|them) (?:\w+ ){0,2}?"
    r"with (?:the|my|our|other|others)\b|"
    r"continue (?:on|to work|work\w*|with) (?!next\b|later\b)|"
    r"see what (?:I|we) can (?:do|find)\b|need to (?:think|look|check|ask|investigate) .{0,40}\b(?:and|then) "
    r"(?:follow|come|get|report)\b|take (?:an|the|that) action(?: item)?\b|"
    r"(?:have|take) (?:a|another) (?:closer |deeper |second )?look\b|(?:have|need) to take a look\b|"
    r"(?:start|issue|run|launch|initiate|kick off|do) (?:an? |the )"
    r"(?:call for adoption|adoption call|survey|poll)\b|"
    r"(?:close|reopen|merge) (?:the |this )?(?:issue|pr|pull request|ticket)s? #?\d",
    re.IGNORECASE,
)
"""Deeds whose verbs are none by themselves."""
_IF = re.compile(r"\b(?:if|unless|until|when|once|whether)\b", re.IGNORECASE)


def conditional(sentence: str, found: re.Match[str]) -> bool:
    """Whether what stands before an assignment or a promise makes it one under a condition."""
    before = sentence[: found.start(1)]
    if _IF.search(before):
        return True
    # what might be in an earlier clause is no condition of this one
    clause = max(
        before.rfind(", "),
        before.rfind("; "),
        before.rfind(" but "),
        before.rfind("("),
        before.rfind(": "),
        0,
    )
    return _CONDITION.search(before[clause:]) is not None


def made(rule: str, actor: str | None, words: str, record: Record, basis: Basis = Basis.RECORDED) -> Found:
    """An action, with the day by which it is to be done."""
    actor = actor.rstrip(".,;'") if actor is not None else None
    return Found(EventType.ACTION, rule, basis, actor, words, due=deadline(words, record))


def deeds(verb: str) -> set[str]:
    """The verbs that a word or two may stand for: "write", "writing", "be writing"."""
    verb = verb.lower().removeprefix("be ")
    return {verb} | stems(verb) if verb.endswith("ing") else {verb}


def stems(word: str) -> set[str]:
    """The verbs of which a word in -ing may be the form: "writing" of "write", "running" of "run"."""
    stem = word.removesuffix("ing")
    return {stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
