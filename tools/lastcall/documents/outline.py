"""The lines of a Markdown file that hold words, each with its place in lists and headings."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from lastcall.documents.markdown import Block, BlockKind, Markdown
from lastcall.documents.plain_text import plain


class Line(msgspec.Struct, eq=False):
    """One source line of a heading, paragraph, list item, table cell or code block."""

    number: int
    """1-based line of the file."""
    text: str
    """With inline markup, without list marks or indentation."""
    kind: BlockKind
    """HEADING, PARAGRAPH, CELL or CODE."""
    block: Block
    depth: int = 0
    """How many list items it stands in; 0: in none."""
    parent: Line | None = None
    """The line it stands beneath: of the enclosing list item, else the nearest heading."""
    heading: Line | None = None
    """The nearest heading above it; of a heading, the one it stands beneath."""
    leads: bool = True
    """Whether it is the first line of its block."""
    quoted: bool = False
    """Whether it stands in a block quote."""
    is_heading: bool = False
    children: list[Line] = msgspec.field(default_factory=list)
    """The lines directly beneath it, by `parent`."""
    _words: str | None = None

    @property
    def words(self) -> str:
        """Its text without markup."""
        if self._words is None:
            self._words = plain(self.text)
        return self._words

    def ancestors(self) -> Iterator[Line]:
        """The lines it stands beneath, nearest first."""
        line = self.parent
        while line is not None:
            yield line
            line = line.parent

    def beneath(self) -> Iterator[Line]:
        """All lines beneath it, in the order of the text."""
        stack = list(reversed(self.children))
        while stack:
            line = stack.pop()
            yield line
            stack.extend(reversed(line.children))


def outline(markdown: Markdown) -> list[Line]:
    """All lines with words, in the order of the text."""
    builder = _Builder()
    builder.visit(markdown.root, 0, None, quoted=False)
    return builder.lines


class _Builder:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.headings: list[Line] = []

    def visit(self, block: Block, depth: int, item: Line | None, *, quoted: bool) -> None:
        """Add the lines of a block's children; `item` is the line of the enclosing list item."""
        for child in block.children:
            kind = child.kind
            if kind is BlockKind.PARAGRAPH or kind is BlockKind.CELL:
                self._words(child, kind, depth, item, quoted=quoted)
            elif kind is BlockKind.ITEM:
                self._item(child, depth + 1, item, quoted=quoted)
            elif kind is BlockKind.HEADING:
                self._heading(child, depth, item, quoted=quoted)
            elif kind is BlockKind.CODE:
                self._code(child, depth, item)
            elif child.children:
                self.visit(child, depth, item, quoted=quoted or kind is BlockKind.QUOTE)

    def _heading(self, block: Block, depth: int, item: Line | None, *, quoted: bool) -> None:
        nested = depth > 0 or quoted
        if not nested:
            while self.headings and self.headings[-1].block.level >= block.level:
                self.headings.pop()
        above = self.headings[-1] if self.headings else None
        line = Line(block.first, block.content, BlockKind.HEADING, block, depth, item or above, above)
        line.quoted, line.is_heading = quoted, True
        self._add(line)
        if not nested:
            self.headings.append(line)

    def _words(self, block: Block, kind: BlockKind, depth: int, item: Line | None, *, quoted: bool) -> None:
        above = self.headings[-1] if self.headings else None
        parent = item or above
        content = block.content
        if "\n" not in content:
            self._add(Line(block.first, content, kind, block, depth, parent, above, quoted=quoted))
            return
        for offset, text in enumerate(content.split("\n")):
            self._add(
                Line(block.first + offset, text, kind, block, depth, parent, above, offset == 0, quoted)
            )

    def _item(self, block: Block, depth: int, item: Line | None, *, quoted: bool) -> None:
        before = len(self.lines)
        lead = block.children[0] if block.children else None
        if lead is not None and lead.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            self._words(lead, BlockKind.PARAGRAPH, depth, item, quoted=quoted)
        rest = Block(block.kind, block.first, block.last, children=block.children[len(self.lines) > before :])
        own = self.lines[before] if len(self.lines) > before else item
        self.visit(rest, depth, own, quoted=quoted)

    def _code(self, block: Block, depth: int, item: Line | None) -> None:
        above = self.headings[-1] if self.headings else None
        fenced = block.token is not None and block.token.type == "fence"
        start = block.first + 1 if fenced else block.first
        for offset, text in enumerate(block.content.rstrip("\n").split("\n")):
            if text.strip() and start + offset <= block.last:
                self._add(
                    Line(
                        start + offset, text, BlockKind.CODE, block, depth, item or above, above, offset == 0
                    )
                )

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        if line.parent is not None:
            line.parent.children.append(line)
