"""Names in the record's words: how they are written, and which words may be somebody's whom no list holds."""

from __future__ import annotations

import re

from lastcall.documents.minutes.record import Record
from lastcall.documents.spelling import CAPITAL, COMMON_ENDING, REST

NAME = rf"(?:{CAPITAL}{REST}|[a-z][A-Z]{{1,2}})"
FULL = rf"{NAME}(?:\s{NAME})?"
NAMES = rf"{NAME}(?:(?:\s?[/&+]\s?|,\s(?:and\s|or\s)?|\s(?:and\s|or\s)?){NAME}){{0,7}}"
_PARTS = re.compile(r"\s?[/&+,]\s?|\s(?:and\s|or\s)?")
_INITIALS = 4
_CAMEL = re.compile(r"[A-Z]{0,4}[a-z]+[A-Z][a-z]{2,20}|[A-Z]{3,7}[a-z]{2,20}")
"""An account that is written like two words in one."""
_TOLD = re.compile(r" (?:is|has|from|was|agrees|agreed)\b")
"""What is told of a person at once."""
_TIMES = 2
_REMARKS = frozenset(
    [
        *(
            "optional",
            "required",
            "everyone",
            "everybody",
            "all",
            "both",
            "none",
            "nobody",
            "done",
            "ongoing",
        ),
        *(
            "merged",
            "draft",
            "proposed",
            "tentative",
            "remote",
            "chair",
            "again",
            "nothing",
            "silence",
            "later",
        ),
        *(
            "continued",
            "missed",
            "here",
            "above",
            "below",
            "today",
            "tomorrow",
            "offline",
            "internal",
            "external",
        ),
        *("yes", "maybe", "yet", "wip", "tbd", "new", "old", "open", "closed", "agreement", "discussion"),
        *("critical", "blocking", "blocker", "blocked", "high", "medium", "low", "minor", "major", "normal"),
        *("frontend", "backend", "website", "site", "docs", "documentation", "infrastructure", "community"),
        *("editorial", "proposal", "soon", "urgent", "async", "online", "first", "second", "next", "partial"),
    ]
)
"""What stands alone in parentheses besides accounts."""
_LEADING = re.compile(rf"^({FULL}(?:(?:\s?[/&+]\s?|,?\sand\s){FULL}){{0,2}})(?=[\s,(])")


def may_be_name(word: str, record: Record) -> bool:
    """Whether words at the head of a sentence may be names, though no list holds them: no common word."""
    return all(_may_be_one(part, record) for part in _PARTS.split(word) if part)


def _may_be_one(word: str, record: Record) -> bool:
    low = word.lower()
    if low in record.style.things or low in record.style.not_speakers or low in record.style.verbs:
        return False
    if word.isupper():
        return word.isalpha() and 2 <= len(word) <= _INITIALS
    if not word.isalpha() or COMMON_ENDING.search(low) or record.common(low):
        return False
    return word.istitle() or is_account(word)


def is_account(word: str) -> bool:
    """Whether a word is written as accounts are and names are not: "HarbourMaster"."""
    return _CAMEL.fullmatch(word) is not None


def initials_beside(word: str, record: Record) -> bool:
    """Whether the record declares initials beside a full name: "Ada Lund (AL)"."""
    if not (word.isupper() and 2 <= len(word) <= _INITIALS):
        return False
    return any(
        name[-1][0] == word[-1] and word[0] in {part[0] for part in name[:-1]}
        for name in record.before(f"({word})")
    )


def account_known(word: str, record: Record) -> bool:
    """Whether a word in lower case is an account: a list names it just so, or the record mentions "@adal"."""
    if word in record.style.things or word in record.style.verbs:
        return False
    return record.roster.heard(word) or word in record.mentioned


def account_beside(word: str, record: Record) -> bool:
    """Whether a word in lower case stands elsewhere in the record as owners do: "the chart (adal)"."""
    style = record.style
    if word in style.things or word in style.verbs or word in style.states:
        return False
    return word in record.opening_parentheses


def may_be_account(word: str, record: Record) -> bool:
    """Whether a word in lower case, alone in parentheses, may be an account, and is no remark."""
    style = record.style
    if word in _REMARKS or word in style.things or word in style.verbs or word in style.states:
        return False
    return COMMON_ENDING.search(word) is None


def account_told(word: str, record: Record) -> bool:
    """Whether an account in lower case is one of which the record tells, or stands in parentheses again."""
    return record.roster.heard(word) or word in record.told_of or record.in_parentheses[word] >= _TIMES


def leading(sentence: str, record: Record) -> str | None:
    """The known names that a sentence begins with."""
    found = _LEADING.match(sentence[:120])
    if found is None:
        return None
    for names in (found[1], found[1].split()[0]):
        if record.roster.knows(names) and names.lower() not in record.style.things:
            return names
    first = found[1].split()[0].rstrip(",")
    told = _TOLD.match(sentence, len(first))
    return first if told is not None and may_be_name(first, record) else None
