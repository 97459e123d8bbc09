"""People in lists with commas: cut into one entry each, and joined where a name wraps into the next line."""

from __future__ import annotations

import re
from functools import lru_cache

from lastcall.documents.outline import Line
from lastcall.documents.spelling import UNDOTTED

_MARK = re.compile(
    r"[()\[\]]|\s*[,;]\s*(?:and\s+)?|(?<=\))\.\s+(?=[A-Z])|\s+and\s+|\s+&\s+|\s\+\s(?:new members?\s)?"
)
"""Where a list may be cut, and the parentheses in which it is not."""
_SEVERAL = 3
_ACCOUNTS = re.compile(r"@[\w.-]{1,40}(?:\s{1,3}@[\w.-]{1,40}){2,60}")
_LAST_INITIAL = re.compile(r"\s[A-Z]\.$")
_INITIAL = re.compile(r"\s[A-Z]\.\s?,")
"""`Ada B., Ben O.`: the last point belongs to a name, too."""
_AFTER_COMMA = re.compile(r",\s*")
_ONE_WORD = re.compile(rf"[^\W\d_]{UNDOTTED}")
_REST = re.compile(rf"[^\W\d_]{UNDOTTED}\s*(?:,|$)")
"""One word before the next comma: what is left of a name that began on the line above."""


def cut(text: str) -> list[str]:
    """A comma list cut at its commas, but not within parentheses."""
    depth, start, pieces = 0, 0, []
    text = text.strip()
    if text.count("@") >= _SEVERAL and "," not in text and _ACCOUNTS.fullmatch(text):
        return text.split()
    if not (_LAST_INITIAL.search(text) and _INITIAL.search(text)):
        text = text.rstrip(".")
    for found in _MARK.finditer(text):
        mark = found[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


def unwrapped(text: str, line: Line) -> str:
    """The names of a line without one that goes on in the next, with the whole of one begun above."""
    rows = _rows(line.block.content)
    at = line.number - line.block.first
    if at >= len(rows):
        return text
    if at > 0 and _is_cut(rows[at - 1]) and _REST.match(rows[at]):
        text = f"{_AFTER_COMMA.split(rows[at - 1].strip())[-1]} {text}"
    if at + 1 < len(rows) and _is_cut(rows[at]) and _REST.match(rows[at + 1]):
        text = text[: text.rfind(",")]
    return text


# one paragraph's lines are asked for one after another
@lru_cache(maxsize=1)
def _rows(content: str) -> list[str]:
    return content.split("\n")


def _is_cut(row: str) -> bool:
    """Whether a row of a comma list ends within a name."""
    last = _AFTER_COMMA.split(row.strip())
    return (
        len(last) >= _SEVERAL
        and not row.rstrip().endswith((",", ";", ".", "\\", ")", "  "))
        and (_ONE_WORD.fullmatch(last[-1]) is not None)
    )
