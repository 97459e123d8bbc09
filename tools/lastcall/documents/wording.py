"""The plain words of a block: without markup, anchors and the Liquid tags of a site generator."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from lastcall.documents.markdown import Block, BlockKind, Markdown

_LIQUID = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}%]*%\}")
_PERMALINK = re.compile(r"<a\b[^<>]*>\s*[🔗¶#§]?\s*</a>", re.IGNORECASE)
_MARKUP = re.compile(r"[\\`*_~\[\]<>&!]")
_BOLD_LEAD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)\1", re.DOTALL)
_JOINT = re.compile(r"^[\s:\u2013\u2014-]+")
_PARSED = 20_000
"""Markup of a longer paragraph stays as it stands: no person wrote it, and parsing could take minutes."""
_WITH_WORDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CELL)


def without_liquid(text: str) -> str:
    """A text without `{{ … }}` and `{% … %}`."""
    return _LIQUID.sub("", text) if "{" in text else text


def without_permalinks(text: str) -> str:
    """A text without `<a …>` elements that hold nothing but a mark."""
    return _PERMALINK.sub("", text) if "<" in text else text


def plain(markdown: Markdown, source: str) -> str:
    """The words of a piece of inline source, on one line."""
    text = without_permalinks(without_liquid(source))
    # most headings hold no markup beyond their anchor, and a long specification has hundreds of them
    if len(text) <= _PARSED and _MARKUP.search(text):
        token = Token("inline", "", 0, content=text)
        text = markdown.plain(Block(BlockKind.PARAGRAPH, 1, 1, token=token))
    return " ".join(text.replace("🔗", "").split()).replace("( ", "(")


def of_block(markdown: Markdown, block: Block) -> str:
    """The words of a block's own inline content, on one line."""
    return plain(markdown, block.content) if block.kind in _WITH_WORDS else ""


def of_blocks(markdown: Markdown, blocks: Iterable[Block]) -> str:
    """The words of blocks and of all beneath them, one paragraph a block; code and HTML left out."""
    return "\n\n".join(filter(None, (of_block(markdown, part) for block in blocks for part in block.walk())))


def paragraphs(markdown: Markdown, blocks: Iterable[Block]) -> Iterator[tuple[int, str]]:
    """Line and words of each item of the lists among blocks, or of each paragraph where there is no list."""
    blocks = list(blocks)
    items = [item for block in blocks if block.kind is BlockKind.LIST for item in block.children]
    for block in items or blocks:
        if text := of_blocks(markdown, [block]):
            yield block.first, " ".join(text.split())


def bold_lead(source: str) -> tuple[str, str] | None:
    """The bold words that an inline source starts with, and what follows them; else None."""
    found = _BOLD_LEAD.match(source)
    return (found[2], _JOINT.sub("", source[found.end() :])) if found else None


def last_line(markdown: Markdown, first: int, last: int) -> int:
    """The last line of a span that is not blank; the parser counts the blank lines behind a list to it."""
    while last > first and not markdown.lines[last - 1].strip():
        last -= 1
    return last
