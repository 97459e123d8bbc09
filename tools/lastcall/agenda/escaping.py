"""Words from outside as plain words in Markdown: no markup, no mention, no invisible characters."""

from __future__ import annotations

import re
import unicodedata

_CODE = re.compile(r"(?<!`)`([^`]+)`(?!`)")
_SPACES = re.compile(r"\s+")
_ACTIVE = re.compile(r"[\\*\[\]<>~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|(?<!`)`|`(?!`)")
_MENTION = re.compile(r"(?<![\w.`/])@(?=[\w-])[\w-]+(?:/[\w.-]+)?")
_TAG = re.compile(r"^\[([A-Za-z][\w .:/-]+)\](?=\s)")
"""A title's leading tag, such as `[Specification] `: brackets without an address are no link."""
_BLOCK = re.compile(r"^(?:[#>+=-]|\d{1,9}[.)](?=\s|$))")
_JOINERS = frozenset("\u200c\u200d")
"""Invisible, and part of words and of emoji."""


def neutral(text: str, limit: int = 160) -> str:
    """One line that Markdown shows as the words given, whatever they are; at most `limit` characters long.

    Code spans that are closed stay; everything else that could be markup is escaped.
    """
    words = _SPACES.sub(" ", "".join(_visible(char) for char in text[: 20 * limit])).strip()
    if len(words) > limit:
        words = f"{words[: limit - 1].rstrip()}…"
    if words.count("`") % 2 or "``" in words:
        return _start(_escaped(words))
    parts = _CODE.split(words)
    return _start("".join(f"`{part}`" if at % 2 else _escaped(part) for at, part in enumerate(parts)))


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp"):
        return " "
    if category in ("Cf", "Cs", "Co", "Cn") and char not in _JOINERS:
        return ""
    return char


def _escaped(text: str) -> str:
    tag = _TAG.match(text)
    head = tag[0] if tag else ""
    rest = _ACTIVE.sub(lambda found: f"\\{found[0]}", text[len(head) :])
    return head + _MENTION.sub(lambda found: f"`{found[0]}`", rest)


def _start(text: str) -> str:
    """The text where a block begins: nothing in it opens a heading, a list or a quote."""
    if found := _BLOCK.match(text):
        at = found.end() - 1
        return f"{text[:at]}\\{text[at:]}"
    return text
