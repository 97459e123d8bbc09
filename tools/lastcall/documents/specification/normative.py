"""Counts of the normative words of BCP 14, in capitals, outside code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lastcall.documents.markdown import Markdown

WORDS = (
    "MUST",
    "MUST NOT",
    "REQUIRED",
    "SHALL",
    "SHALL NOT",
    "SHOULD",
    "SHOULD NOT",
    "RECOMMENDED",
    "NOT RECOMMENDED",
    "MAY",
    "OPTIONAL",
)
_ONE = r"(?:(?:MUST|SHALL|SHOULD)(?:[\s*_]+NOT)?|(?:NOT\s+)?RECOMMENDED|REQUIRED|MAY|OPTIONAL)"
_WORD = re.compile(rf"(?<![A-Za-z0-9-]){_ONE}(?![A-Za-z0-9-])")
_QUOTES = "\"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
_CODE = re.compile(r"`+[^`]*`+|<!--[^<>]*-->")
_DEFINED = re.compile(
    rf"\b(?i:words?|terms?)\b[\s:]*(?:[{_QUOTES}*_(]*{_ONE}[{_QUOTES}*_)]*(?:\s*,)?\s*(?:(?:and|or)\s+)?)+"
)
"""The words where they are listed as words: `The key words "MUST", "SHOULD" and "MAY" …`."""
_SPLIT = re.compile(r"(?:MUST|SHALL|SHOULD)$")


def found(markdown: Markdown) -> Iterator[tuple[int, str]]:
    """Each normative word with its line, in order."""
    lines = markdown.lines
    skipped = markdown.data_lines
    for number in range(markdown.front_matter.last_line + 1, len(lines) + 1):
        line = lines[number - 1]
        if number in skipped or not _may_hold(line):
            continue
        text = _CODE.sub(" ", line) if "`" in line or "<!--" in line else line
        if number < len(lines) and _SPLIT.search(text.rstrip()) and lines[number].lstrip().startswith("NOT"):
            text = f"{text.rstrip()} {lines[number].lstrip()[:4]}"
        text = _DEFINED.sub("", text) if "ord" in text or "erm" in text else text
        for word in _WORD.finditer(text):
            if not _quoted(text, word):
                yield number, " ".join(word[0].replace("*", " ").replace("_", " ").split())


def _may_hold(line: str) -> bool:
    """Plain containment, quickly: most lines of a long specification hold none of the words."""
    return "MUST" in line or "RE" in line or "MAY" in line or "OPT" in line or "SH" in line


def _quoted(text: str, word: re.Match[str]) -> bool:
    return text[word.start() - 1 : word.start()] in _QUOTED and text[word.end() : word.end() + 1] in _QUOTED


_QUOTED = frozenset(_QUOTES)


def in_order(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    """The words that occur with their numbers, in the order of BCP 14."""
    return tuple((word, counts[word]) for word in WORDS if counts[word])
