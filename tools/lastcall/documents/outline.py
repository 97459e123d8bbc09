"""The lines of a Markdown file that hold words, each with its place in lists and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lastcall.documents.markdown import Block, BlockKind, Markdown, strip_comments
from lastcall.documents.plain_text import ASIDE, plain

_ESCAPED = re.compile(r"\\([-#\[\]().!+>=:@&|/'\"])")
"""What exports of other editors escape without need, and then stands in the way of every other rule."""

_TABLE_OF_PEOPLE = re.compile(r"\s{0,3}\|\s*Name\s*\|(?:[^|\n]{1,40}\|){1,6}\s*\n\s{0,3}\|[\s:|-]+\|\s*\n")
_OVER_PEOPLE = re.compile(r"\b(?:attendees|attendance|participants|present)\b", re.IGNORECASE)
"""What stands right over a table of people."""
_ENTRY = re.compile(r"\s{0,40}[-*+]\s{1,8}\S")


class Line(msgspec.Struct, eq=False):
    """One source line of a heading, paragraph, list item, table cell or code block."""

    number: int
    """1-based line of the file."""
    text: str
    """With inline markup, without list marks, indentation or the escapes of an export."""
    kind: BlockKind
    """HEADING, PARAGRAPH, CELL, CODE or HTML."""
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
    escaped: str | None = None
    """Its text as it stands in the source, where escapes were undone."""
    _words: str | None = None

    @property
    def words(self) -> str:
        """Its text without markup."""
        if self._words is None:
            self._words = plain(self.text)
        return self._words

    @property
    def source(self) -> str:
        """Its text as it stands in the source."""
        return self.text if self.escaped is None else self.escaped

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
    builder = _Builder(markdown.lines)
    builder.visit(markdown.root, 0, None, quoted=False)
    return builder.lines


def unescaped(text: str) -> str:
    """A text without the escapes that an export put before ordinary marks."""
    return _ESCAPED.sub(r"\1", text)


class _Builder:
    def __init__(self, source: list[str]) -> None:
        self.source = source
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
            elif kind is BlockKind.HTML:
                self._html(child, depth, item, quoted=quoted)
            elif child.children:
                self.visit(child, depth, item, quoted=quoted or kind is BlockKind.QUOTE)

    def _heading(self, block: Block, depth: int, item: Line | None, *, quoted: bool) -> None:
        nested = depth > 0 or quoted
        if not nested:
            while self.headings and self.headings[-1].block.level >= block.level:
                self.headings.pop()
        above = self.headings[-1] if self.headings else None
        before = len(self.lines)
        for number, text in self._rows(block):
            line = Line(number, text, BlockKind.HEADING, block, depth, item or above, above)
            line.leads, line.quoted, line.is_heading = len(self.lines) == before, quoted, True
            self._add(line)
        if not nested:
            self.headings.append(self.lines[before])

    def _rows(self, block: Block) -> Iterator[tuple[int, str]]:
        """The lines of a block's words, each with its number."""
        rows = block.content.split("\n")
        first = block.first
        # the parser cuts off leading lines that hold nothing but rare kinds of space
        while first + len(rows) <= block.last and rows[0] not in self.source[first - 1]:
            first += 1
        return enumerate(rows, first)

    def _words(self, block: Block, kind: BlockKind, depth: int, item: Line | None, *, quoted: bool) -> None:
        above = self.headings[-1] if self.headings else None
        parent = item or above
        content = block.content
        if block.first == block.last and "\n" not in content:
            self._add(Line(block.first, content, kind, block, depth, parent, above, quoted=quoted))
            return
        leads = True
        for number, text in self._rows(block):
            self._add(Line(number, text, kind, block, depth, parent, above, leads, quoted))
            leads = False

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
        above_it = self.lines[-1].text if self.lines else ""
        if fenced and _OVER_PEOPLE.search(above_it) and _TABLE_OF_PEOPLE.match(block.content):
            self._table_in_code(block, depth, item)
            return
        start = block.first + 1 if fenced else block.first
        rows = block.content.rstrip("\n").split("\n")
        # entries indented too far, as some exports write them, are entries all the same
        listed = depth > 0 and not fenced and all(_ENTRY.match(row) for row in rows if row.strip())
        for offset, text in enumerate(rows):
            if not text.strip() or start + offset > block.last:
                continue
            if listed:
                words = text[len(text) - len(text.lstrip()) :].lstrip("-*+").strip()
                entry = Line(
                    start + offset, words, BlockKind.PARAGRAPH, block, depth + 1, item or above, above
                )
                self._add(entry)
                continue
            self._add(
                Line(start + offset, text, BlockKind.CODE, block, depth, item or above, above, offset == 0)
            )

    def _table_in_code(self, block: Block, depth: int, item: Line | None) -> None:
        """A table of people that stands in a fence, so that its columns line up."""
        table = Markdown(block.content).root
        for part in table.walk():
            part.first += block.first
            part.last += block.first
        self.visit(table, depth, item, quoted=False)

    def _html(self, block: Block, depth: int, item: Line | None, *, quoted: bool) -> None:
        """The lines of a table or list that an export wrote as HTML; tags alone hold no words."""
        above = self.headings[-1] if self.headings else None
        if block.content.lstrip().lower().startswith(("<style", "<script")):
            return
        if ASIDE.match(block.content.lstrip()):
            self._asides(block, depth, item, quoted=quoted)
            return
        for offset, text in enumerate(strip_comments(block.content).rstrip("\n").split("\n")):
            if block.first + offset <= block.last and plain(text):
                self._add(
                    Line(
                        block.first + offset,
                        text.strip(),
                        BlockKind.HTML,
                        block,
                        depth,
                        item or above,
                        above,
                        quoted=quoted,
                    )
                )

    def _asides(self, block: Block, depth: int, item: Line | None, *, quoted: bool) -> None:
        """The lines of a block that is no HTML, though it begins with an angle."""
        above = self.headings[-1] if self.headings else None
        for number, text in enumerate(block.content.rstrip("\n").split("\n"), block.first):
            aside = ASIDE.fullmatch(text.strip())
            words = aside[1] if aside is not None else text.strip()
            if words and number <= block.last:
                parent = item or above
                self._add(
                    Line(number, words, BlockKind.PARAGRAPH, block, depth, parent, above, quoted=quoted)
                )

    def _add(self, line: Line) -> None:
        if line.kind is BlockKind.PARAGRAPH and line.text.startswith("{:") and line.text.endswith("}"):
            # attributes of a block, in the dialect of some site generators
            return
        if "\\" in line.text and line.kind is not BlockKind.CODE:
            line.escaped, line.text = line.text, unescaped(line.text)
        self.lines.append(line)
        if line.parent is not None:
            line.parent.children.append(line)
