"""Where a page of use cases begins something new: a use case, its needs, its users, what is out of scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from lastcall.documents import anchors, needs, wording
from lastcall.documents.anchors import Heading
from lastcall.documents.markdown import Block, BlockKind, Markdown

_NUMBERED = re.compile(
    r"(?:[0-9]+(?:\.[0-9]+)*[.)]?\s+)?(?:use[ -]?case\b\s*#?|uc(?=[ -]?[0-9])[ -]?)"
    r"(?P<number>(?:uc-?)?[0-9]+(?:[.-][0-9]+)*[a-z]?\b|[a-z](?=\s*[:.)]))?"
    r"(?P<joint>\s*[:.)]\s*|\s+[\u2013\u2014-]\s+|\s+|$)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLURAL = re.compile(r"\buse[ -]?cases\b", re.IGNORECASE)
_USERS = re.compile(
    r"examples?|(?:examples? (?:of )?(?:\S+ ){0,2}users?|users|actors|stakeholders|personas)"
    r"(?: (?:in|of|for)\b.*)?",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\b(?:not in scope|out[ -]of[ -]scope|(?:beyond|outside)(?: the| our)? scope|non-goals?|not covered)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:introduction|overview|background|(?:table of )?contents|references|contributing|status|glossary"
    r"|terminology|template|history|change ?log|summary|scope|licen[cs]e|next steps"
    r"|(?:how|about|related|see|why)\b.*)",
    re.IGNORECASE,
)
"""Headings of a page of use cases that are not use cases."""
_BOLD = 7
"""The level of a line of bold words that does the work of a heading."""


class PartKind(Enum):
    """What begins."""

    USE_CASE = auto()
    NEEDS = auto()
    USERS = auto()
    OUT_OF_SCOPE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place at which something begins."""

    kind: PartKind
    index: int
    """Among the blocks of the root; -1: in the front matter."""
    level: int
    line: int
    title: str
    """Of a use case without "Use Case" and number, else as it stands."""
    number: str | None = None
    anchor: str | None = None
    rest: str = ""
    """Words behind the bold ones of the same paragraph."""


def marks(markdown: Markdown, title: str | None, *, named: bool) -> list[Mark]:
    """All marks of a page in order; `named`: the file's name says that it holds use cases."""
    found = [_of_heading(heading) for heading in anchors.headings(markdown)]
    if not any(mark.kind is PartKind.USE_CASE for mark in found):
        found = _unnumbered(markdown, found, title, named=named)
    bold = (_of_paragraph(markdown, index, block) for index, block in enumerate(markdown.root.children))
    return sorted([*found, *filter(None, bold)], key=lambda mark: mark.index)


def _of_heading(heading: Heading) -> Mark:
    kind = kind_of(heading.text)
    number, title = None, heading.text
    if kind is not PartKind.OUT_OF_SCOPE and (found := numbered(heading.text)):
        kind, (number, title) = PartKind.USE_CASE, found
    return Mark(kind, heading.index, heading.level, heading.line, title, number, heading.anchor)


def numbered(text: str) -> tuple[str | None, str] | None:
    """Number and title of "Use Case 1: Title", "UC-1 Title", "Use case: Title"; else None."""
    found = _NUMBERED.fullmatch(text)
    if not found or not (found["number"] or found["joint"].strip()):
        return None
    if kind_of(found["title"]) is not PartKind.OTHER:
        return None
    return found["number"], found["title"].strip() or text


def kind_of(text: str) -> PartKind:
    """What a heading announces, by its words alone."""
    text = text.strip().rstrip(":.").lstrip("0123456789. ")
    if _OUT.search(text):
        return PartKind.OUT_OF_SCOPE
    if needs.GROUP.fullmatch(text):
        return PartKind.NEEDS
    return PartKind.USERS if _USERS.fullmatch(text) else PartKind.OTHER


def _of_paragraph(markdown: Markdown, index: int, block: Block) -> Mark | None:
    """A line of bold words such as `**Needs:**`; with words behind them only where those are no need."""
    bold = wording.bold_lead(block.content) if block.kind is BlockKind.PARAGRAPH else None
    if bold is None:
        return None
    title, rest = (wording.plain(markdown, part) for part in bold)
    kind = kind_of(title)
    if kind is PartKind.OTHER or (rest and kind is PartKind.NEEDS):
        return None
    return Mark(kind, index, _BOLD, block.first, title, anchor=anchors.own(block.content), rest=rest)


def _unnumbered(markdown: Markdown, found: list[Mark], title: str | None, *, named: bool) -> list[Mark]:
    """Use cases without the words: beneath a title "Use Cases", or a page that is one as a whole."""
    parts = {PartKind.NEEDS, PartKind.USERS}
    if _PLURAL.search(title or ""):
        top = found[0].level if found and found[0].title == title else 0
        level = min((mark.level for mark in found if mark.level > top), default=0)
        return [
            replace(mark, kind=PartKind.USE_CASE)
            if mark.level == level and mark.kind is PartKind.OTHER and not _FRAME.fullmatch(mark.title)
            else mark
            for mark in found
        ]
    front = numbered(markdown.front_matter.get("title") or "")
    whole = front or (named and any(mark.kind in parts for mark in found)) or _front_needs(markdown)
    if not whole:
        return found
    if found and found[0].kind is PartKind.OTHER:
        number, words_of_title = front or (None, found[0].title)
        return [replace(found[0], kind=PartKind.USE_CASE, number=number, title=words_of_title), *found[1:]]
    number, words_of_title = front or (None, title or "")
    line = markdown.front_matter.line("title") or 1
    return [Mark(PartKind.USE_CASE, -1, 0, line, words_of_title, number), *found]


def _front_needs(markdown: Markdown) -> bool:
    return "needs" in markdown.front_matter.entries


def within(found: list[Mark], start: Mark, blocks: int, *, alone: bool) -> Iterator[tuple[Mark, int]]:
    """The marks of one use case, itself first, each with the index of the block that ends its part."""
    own = [start]
    end = blocks
    place = bisect_right(found, start.index, key=lambda mark: mark.index)
    for mark in map(found.__getitem__, range(place, len(found))):
        if _ends(start, mark, alone=alone):
            end = mark.index
            break
        # a heading beneath "Needs" is a need, whatever its words
        nested = own[-1].kind is PartKind.NEEDS and own[-1].level < mark.level < _BOLD
        if nested and mark.kind in (PartKind.OTHER, PartKind.NEEDS):
            continue
        own.append(mark)
    ends = [mark.index for mark in own[1:]]
    yield from zip(own, [*ends, end], strict=True)


def _ends(start: Mark, mark: Mark, *, alone: bool) -> bool:
    if mark.kind is PartKind.USE_CASE:
        return True
    # groups that write one page a use case set its parts beside its title
    belongs = mark.kind in (PartKind.NEEDS, PartKind.USERS) or alone
    return mark.level <= start.level and not belongs
