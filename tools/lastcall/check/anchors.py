"""Every anchor that a file offers, and the links that lead to one in the same file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

from lastcall.documents.markdown import Markdown, slug

_ID = re.compile(r"<[a-z][^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s<>]+)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\{:?\s*#([\w.:-]+)[^{}]*\}")
_INCLUDE = re.compile(r"\{%-?\s*include\b")
_LINK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,300})\]\(#([^()\s]+)\)")
"""Bounded, so that a line of nothing but brackets costs no time."""
_CODE = re.compile(r"(`+)(?:(?!\1).){0,300}?\]\(#(?:(?!\1).){0,300}?\1")
"""A link inside a code span is an example of one."""


def offered(markdown: Markdown) -> frozenset[str] | None:
    """Ids and slugs of headings, in lower case; None where other files are included, with unknown anchors."""
    if _INCLUDE.search(markdown.text):
        return None
    found = {match[1] for match in (*_ID.finditer(markdown.text), *_ATTRIBUTE.finditer(markdown.text))}
    count: Counter[str] = Counter()
    for heading in markdown.headings():
        for name in {slug(markdown.plain(heading)), _other_slug(markdown.plain(heading))}:
            found.add(f"{name}-{count[name]}" if count[name] else name)
            count[name] += 1
    return frozenset(name.lower() for name in found)


def _other_slug(heading: str) -> str:
    """The anchor that kramdown gives a heading: it starts with a letter, and has no underscores removed."""
    kept = re.sub(r"[^a-z0-9 _-]", "", re.sub(r"^[^a-zA-Z]+", "", heading).lower())
    return kept.replace(" ", "-")


def links(markdown: Markdown) -> Iterator[tuple[int, str, str]]:
    """Line, text and target of each link to an anchor in the same file, outside code and comments."""
    for number, line in enumerate(markdown.lines, 1):
        if "](#" not in line or number in markdown.data_lines:
            continue
        for match in _LINK.finditer(_CODE.sub("", line)):
            if "{{" not in match[2]:
                yield number, match[1], unquote(match[2]).lower()
