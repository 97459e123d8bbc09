"""Anchors within one text: those that its own links ask for, and that it has."""

from __future__ import annotations

import re
from urllib.parse import unquote

from lastcall.documents.markdown import Markdown, slug

_ASKED = re.compile(r"\]\(\s*<?#([^\s)>]+)")
_WRITTEN = re.compile(r"<a\s[^<>]*?\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)


class Anchors:
    """Which anchors of a text are linked to from within it, and which of them exist."""

    def __init__(self, markdown: Markdown) -> None:
        self._headings: dict[str, int] = {}
        self._written: set[str] = set()
        asked = (
            {unquote(found[1]) for found in _ASKED.finditer(markdown.text)}
            if "](" in markdown.text
            else set()
        )
        if asked:
            self._written = {found[1] for found in _WRITTEN.finditer(markdown.text)}
            self._headings = {name: line for name, line in _headings(markdown).items() if name in asked}

    def known(self, name: str) -> bool:
        """Whether a link to it leads anywhere."""
        return unquote(name) in self._headings or unquote(name) in self._written

    def of_heading(self, line: int) -> str | None:
        """The anchor that a heading needs, for something links to it."""
        return next((name for name, first in self._headings.items() if first == line), None)


def _headings(markdown: Markdown) -> dict[str, int]:
    """GitHub's anchors of all headings, each with its line; a second of one name gets `-1`."""
    lines: dict[str, int] = {}
    for block in markdown.headings():
        name = stem = slug(markdown.plain(block))
        count = 0
        while name in lines:
            count += 1
            name = f"{stem}-{count}"
        lines[name] = block.first
    return lines
