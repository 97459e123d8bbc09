"""Words of topics: which tell one from another, and which only mention an item in passing."""

from __future__ import annotations

import re

from lastcall.documents.plain_text import tokens

_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ers?|ed|es|s|e)$")
_COMMON = frozenset(
    [
        *(
            "a",
            "an",
            "and",
            "or",
            "the",
            "to",
            "of",
            "in",
            "on",
            "for",
            "with",
            "is",
            "are",
            "be",
            "by",
            "at",
            "as",
            "it",
            "this",
            "that",
        ),
        *("we", "will", "from", "into", "about", "new", "open", "review", "update", "updates", "discuss"),
        *(
            "discussion",
            "continue",
            "work",
            "pull",
            "request",
            "issue",
            "issues",
            "pr",
            "draft",
            "spec",
            "next",
        ),
        *("any", "if", "no", "not", "all"),
    ]
)
_ASIDE = re.compile(
    r"\b(?:(?:covered|superseded|replaced|fixed|closed|addressed|resolved|"
    r"blocked|duplicated?) (?:by|of|in)|replaces|supersedes|duplicates?|"
    r"see|cf\.?|related to|depends on|like|as in|waiting (?:for|on)|unlike|instead of|due to|because of|"
    r"in (?:the )?light of(?: the \w+ (?:for|of|on|in))?)"
    r"\s(?:the )?(?:pr|pull request|issue|pull)?\s?[(\[]?$",
    re.IGNORECASE,
)
_LONGEST = 400


def aside(text: str, mention: str) -> bool:
    """Whether an item is named only as what replaces or explains another one."""
    at = text.find(mention)
    return at > 0 and _ASIDE.search(text[max(0, at - 45) : at]) is not None


def stems(text: str) -> set[str]:
    """The words of a text that tell what it is about, without their endings."""
    return {
        _ENDINGS.sub("", word) or word
        for word in tokens(text[:_LONGEST])
        if word not in _COMMON and len(word) > 1
    }
