"""One Markdown file as a tree of blocks with line spans; inline markup is parsed where it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, cached_property

import msgspec
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, fence
from markdown_it.token import Token

from lastcall.documents import front_matter, plain_paragraphs
from lastcall.documents.front_matter import FrontMatter
from lastcall.documents.limits import DEFAULT, Limits

_ANCHOR = re.compile(r"<a\s[^>]*?\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"<!--.*?-->", re.DOTALL)
_LEVELS_A_LIST = 2
"""markdown-it counts a list and its item as one level each."""


class BlockKind(StrEnum):
    """What a block is."""

    ROOT = "root"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"
    QUOTE = "quote"
    CODE = "code"
    """A fence or an indented block: data, never acts."""
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    HTML = "html"
    RULE = "rule"


class Block(msgspec.Struct, eq=False):
    """One block; `first` and `last` are 1-based lines of the file, both included."""

    kind: BlockKind
    first: int
    last: int
    parent: Block | None = None
    children: list[Block] = msgspec.field(default_factory=list)
    token: Token | None = None
    """The token with inline content, for headings, paragraphs and cells; else the opening token."""
    level: int = 0
    """Of a heading: 1 to 6."""
    ordered: bool = False
    """Of a list."""
    header: bool = False
    """Of a row: whether it is the table's head."""

    @property
    def content(self) -> str:
        """The source of a heading, paragraph, cell, code or HTML block, with inline markup; else empty."""
        return self.token.content if self.token is not None else ""

    def walk(self) -> Iterator[Block]:
        """The block itself and all beneath it, in the order of the text."""
        stack = [self]
        while stack:
            block = stack.pop()
            yield block
            stack.extend(reversed(block.children))

    def lead(self) -> Block | None:
        """Of an item: its own paragraph or heading, the words of the item itself."""
        for child in self.children:
            if child.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
                return child
        return None


@cache
def _parser(limits: Limits) -> MarkdownIt:
    parser = MarkdownIt(
        "gfm-like", {"linkify": False, "html": True, "maxNesting": _LEVELS_A_LIST * limits.nesting + 4}
    )
    # inline markup is parsed on demand: most of a long specification never needs it
    parser.disable(["inline", "linkify", "text_join"])
    plain_paragraphs.install(parser)
    parser.block.ruler.at("fence", _fence, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    return parser


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - a rule
    """A fence, but for `~~~~[~~struck~~](…)`: what an export writes so would swallow the rest."""
    begin = state.bMarks[start] + state.tShift[start]
    if state.src.startswith("~", begin) and "~~" in state.src[begin : state.eMarks[start]].lstrip("~"):
        return False
    return fence(state, start, end, silent)


def _inline_parser() -> MarkdownIt:
    return MarkdownIt("gfm-like", {"linkify": False, "html": True, "maxNesting": 100})


_INLINE = _inline_parser()


class Markdown:
    """A parsed file.

    `text` has line feeds only (see `limits.decode`). Front matter is blanked before parsing, so that every
    line number is that of the file. `too_deep` is the first line of what is nested beyond the limit and was
    left out, else None.
    """

    def __init__(self, text: str, limits: Limits = DEFAULT) -> None:
        text = text.removeprefix("\ufeff")
        self.text = text
        self.lines: list[str] = text.split("\n")
        self.front_matter: FrontMatter = front_matter.read(self.lines)
        head = self.front_matter.last_line
        body = "\n" * head + "\n".join(self.lines[head:]) if head else text
        self._environment: dict[str, object] = {}
        parser = _parser(limits)
        self.tokens: list[Token] = parser.parse(body, self._environment)
        deepest = _LEVELS_A_LIST * limits.nesting
        self.too_deep: int | None = next(
            (
                token.map[0] + 1
                for token in self.tokens
                if token.nesting > 0 and token.level > deepest and token.map
            ),
            None,
        )

    @cached_property
    def root(self) -> Block:
        """The tree of blocks."""
        return _tree(self.tokens, len(self.lines))

    def inline(self, block: Block) -> list[Token]:
        """The inline tokens of a heading, paragraph or cell, parsed once."""
        token = block.token
        if token is None or token.type != "inline":
            return []
        return self.inline_tokens(token)

    def inline_tokens(self, token: Token) -> list[Token]:
        """The children of an `inline` token, parsed once."""
        if not token.children:
            children: list[Token] = []
            _INLINE.inline.parse(token.content, _INLINE, self._environment, children)
            token.children = children
        return token.children

    def plain(self, block: Block) -> str:
        """The words of a block's own inline content, without markup, on one line."""
        return " ".join(text for _, text in self.plain_lines(block)).strip()

    def plain_lines(self, block: Block) -> list[tuple[int, str]]:
        """The words of a block's own inline content, line by line: (1-based line, text without markup)."""
        rows = [""]
        for token in self.inline(block):
            if token.type in ("softbreak", "hardbreak"):
                rows.append("")
            elif token.type in ("text", "code_inline", "text_special"):
                rows[-1] += token.content
            elif token.type == "image":
                rows[-1] += token.content
            elif token.type == "html_inline" and re.match(r"<br\b", token.content, re.IGNORECASE):
                rows[-1] += " "
        return [(block.first + offset, row.replace("🔗", "").strip()) for offset, row in enumerate(rows)]

    def source_lines(self, block: Block) -> list[tuple[int, str]]:
        """The source of a block's own inline content, line by line: markup, but no list marks."""
        return [(block.first + offset, row) for offset, row in enumerate(block.content.split("\n"))]

    def anchor(self, block: Block) -> str | None:
        """The id of the first `<a id>` (or `name`) in a block's own content."""
        found = _ANCHOR.search(block.content)
        return found[1] if found else None

    def headings(self) -> Iterator[Block]:
        """All headings, in order, wherever they are nested."""
        for block in self.root.walk():
            if block.kind is BlockKind.HEADING:
                yield block

    @cached_property
    def data_lines(self) -> frozenset[int]:
        """Lines inside code blocks and HTML comments: they hold data, never acts or references."""
        lines: set[int] = set()
        for block in self.root.walk():
            if block.kind is BlockKind.CODE:
                lines.update(range(block.first, block.last + 1))
            elif block.kind is BlockKind.HTML and block.content.lstrip().startswith("<!--"):
                lines.update(range(block.first, block.last + 1))
        return frozenset(lines)


_OPENERS = {
    "bullet_list_open": BlockKind.LIST,
    "ordered_list_open": BlockKind.LIST,
    "list_item_open": BlockKind.ITEM,
    "blockquote_open": BlockKind.QUOTE,
    "heading_open": BlockKind.HEADING,
    "paragraph_open": BlockKind.PARAGRAPH,
    "table_open": BlockKind.TABLE,
    "tr_open": BlockKind.ROW,
    "th_open": BlockKind.CELL,
    "td_open": BlockKind.CELL,
}
_CLOSERS = {name.replace("_open", "_close") for name in _OPENERS}
_LEAVES = {
    "fence": BlockKind.CODE,
    "code_block": BlockKind.CODE,
    "html_block": BlockKind.HTML,
    "hr": BlockKind.RULE,
}


def _tree(tokens: list[Token], lines: int) -> Block:
    root = Block(BlockKind.ROOT, 1, max(lines, 1))
    here = root
    in_head = False
    for token in tokens:
        if token.type in ("thead_open", "thead_close"):
            in_head = token.type == "thead_open"
        elif token.type == "inline":
            here.token = token
        elif kind := _OPENERS.get(token.type):
            block = _block(kind, token, here)
            block.level = int(token.tag[1]) if kind is BlockKind.HEADING else 0
            block.ordered = token.type == "ordered_list_open"
            block.header = in_head and kind is BlockKind.ROW
            here.children.append(block)
            here = block
        elif token.type in _CLOSERS and here.parent is not None:
            here = here.parent
        elif kind := _LEAVES.get(token.type):
            here.children.append(_block(kind, token, here))
    return root


def _block(kind: BlockKind, token: Token, parent: Block) -> Block:
    first, last = (token.map[0] + 1, token.map[1]) if token.map else (parent.first, parent.last)
    return Block(kind, first, max(first, last), parent, token=token)


def strip_comments(text: str) -> str:
    """A text without HTML comments; lines are kept."""
    return _HIDDEN.sub(lambda found: "\n" * found[0].count("\n"), text)


def slug(heading: str) -> str:
    """GitHub's anchor for a heading given without markup."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")
