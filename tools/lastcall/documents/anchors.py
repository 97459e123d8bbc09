"""Headings with the anchors that the group gave them, and names that are never given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lastcall.documents import wording
from lastcall.documents.markdown import Block, BlockKind, Markdown

_TAG = re.compile(r"<a\s[^<>]*>", re.IGNORECASE)
_ID = re.compile(r"(?<![\w-])(?:id|name)\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'>]+))", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\{:?\s*#([\w.:-]+)[^{}]*\}\s*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading outside lists and quotes."""

    index: int
    """Its place among the blocks of the root."""
    level: int
    line: int
    text: str
    """Without markup and anchor."""
    anchor: str | None
    """As the group wrote it: `<a id>`, `<a name>` or `{#…}` in the heading or alone just before it."""
    source: str
    """With markup, without anchor."""


def headings(markdown: Markdown) -> list[Heading]:
    """The headings of a file in order; those inside code, quotes and lists are no sections of it."""
    found = []
    before: Block | None = None
    for index, block in enumerate(markdown.root.children):
        if block.kind is BlockKind.HEADING:
            found.append(_heading(markdown, index, block, before))
        before = block
    return found


def _heading(markdown: Markdown, index: int, block: Block, before: Block | None) -> Heading:
    source = wording.without_permalinks(_ATTRIBUTE.sub("", block.content)).strip()
    anchor = own(block.content) or (_alone(before, block) if before is not None else None)
    text = wording.plain(markdown, source)
    return Heading(index, block.level, block.first, text, anchor, source)


def _alone(before: Block, heading: Block) -> str | None:
    """The anchor of a block that is nothing but an anchor, at most one blank line above a heading."""
    if before.kind not in (BlockKind.PARAGRAPH, BlockKind.HTML) or heading.first - before.last > 2:
        return None
    bare = _TAG.sub("", before.content).replace("</a>", "")
    return None if bare.strip() else own(before.content)


def own(source: str) -> str | None:
    """The first anchor in a piece of inline source; tags are matched in linear time."""
    for tag in _TAG.finditer(source):
        if found := _ID.search(tag[0]):
            return found[1] or found[2] or found[3]
    attribute = _ATTRIBUTE.search(source) if "{" in source else None
    return attribute[1] if attribute else None


class Names:
    """Hands out names so that none is given twice; the group's own anchors are kept for their places."""

    def __init__(self, reserved: Iterable[str | None] = ()) -> None:
        self._reserved = {name for name in reserved if name}
        self._given: set[str] = set()
        self._count: dict[str, int] = {}

    def own(self, anchor: str) -> str:
        """The group's own anchor as it stands; a second use of it becomes `anchor-1`."""
        if anchor in self._given:
            return self.derived(anchor)
        self._given.add(anchor)
        return anchor

    def derived(self, base: str) -> str:
        """`base`, or as the forge does it `base-1`, `base-2` … where that name is taken."""
        name = base
        while name in self._given or name in self._reserved:
            self._count[base] = self._count.get(base, 0) + 1
            name = f"{base}-{self._count[base]}"
        self._given.add(name)
        return name
