"""The table of contents of a specification: which headings are only its entries, and the numbers it gives."""

from __future__ import annotations

import re

from lastcall.documents.anchors import Heading
from lastcall.documents.markdown import Markdown
from lastcall.documents.specification.numbers import split

_TITLE = re.compile(r"(?:[0-9.]+\s+)?(?:table of )?contents|toc", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?:[*+-]\s+|#+\s+)?(?P<before>[^\[\]]{0,20})\[(?P<text>[^\[\]]+)\]\(#(?P<anchor>[^()\s]+)\)"
)
_LINK = re.compile(r"\[[^\[\]]+\]\(#[^()\s]+\)")


def without(markdown: Markdown, headings: list[Heading]) -> tuple[list[Heading], range]:
    """The headings that are sections, and the lines in which a table of contents may stand."""
    place = next((place for place, heading in enumerate(headings) if _TITLE.fullmatch(heading.text)), None)
    if place is None:
        # without a heading of its own it stands before the first section
        first = next((heading.line for heading in headings if heading.level > 1), len(markdown.lines) + 1)
        return headings, range(1, first)
    end = place + 1
    while end < len(headings) and _is_entry(headings[place], headings[end]):
        end += 1
    last = headings[end].line if end < len(headings) else len(markdown.lines) + 1
    return headings[: place + 1] + headings[end:], range(headings[place].line, last)


def _is_entry(title: Heading, heading: Heading) -> bool:
    return heading.level > title.level or _LINK.fullmatch(heading.source) is not None


def numbers(markdown: Markdown, listed: range) -> dict[str, str]:
    """Numbers by lower-case anchor, from entries such as `* [6.1. Title](#title)`."""
    given: dict[str, str] = {}
    for line in markdown.lines[listed.start - 1 : listed.stop - 1]:
        if entry := _ENTRY.match(line.strip()):
            number, _ = split(f"{entry['before']} {entry['text']}".strip())
            if number:
                given.setdefault(entry["anchor"].lower(), number)
    return given
