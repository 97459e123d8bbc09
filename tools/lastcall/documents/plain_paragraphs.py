"""A shortcut of the Markdown parser: a paragraph of one line that begins plainly needs no other rule."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_BULLETS = "-*+"
_NO_WORDS = " \t-*+_="
_OPENERS = "[(*_`\"'@#$"
"""Marks that may begin a paragraph, if a letter or digit follows."""
_CODE = 4
"""So many spaces make a line code, or the lazy continuation of a paragraph."""


def install(parser: MarkdownIt) -> None:
    """Let a parser try the shortcut first; what it does not take goes the usual way, to the same tokens."""
    parser.block.ruler.before("table", "plain_paragraph", _plain_paragraph)


def _plain_paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: ARG001, FBT001 - a rule
    begin = state.bMarks[start] + state.tShift[start]
    if silent or not _plain(state.src, begin) or state.sCount[start] - state.blkIndent >= _CODE:
        return False
    after = start + 1
    # what follows neither continues it nor makes it a heading or the head of a table
    if after < state.lineMax and not state.isEmpty(after) and not _begins_item(state, after):
        return False
    content = state.src[begin : state.eMarks[start]].rstrip(" \t")
    # releases of the parser differ in which other spaces they cut off; `[words]:` may define a link
    if content[-1].isspace() or (content[0] == "[" and "]:" in content):
        return False
    state.line = after
    # as `push` makes them, without its doing so one by one: most of a file's tokens are made here
    level = state.level
    state.tokens += (
        Token("paragraph_open", "p", 1, map=[start, after], level=level, block=True),
        Token("inline", "", 0, map=[start, after], level=level + 1, children=[], content=content, block=True),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
    return True


def _plain(source: str, begin: int) -> bool:
    """Whether no block but a paragraph begins so."""
    first = source[begin]
    if first.isalpha():
        return True
    if first not in _OPENERS:
        return False
    if source.startswith("**", begin):
        begin += 1
    return source[begin + 1 : begin + 2].isalnum()


def _begins_item(state: StateBlock, line: int) -> bool:
    """Whether a line plainly begins an item of a list, which ends the paragraph above it."""
    begin = state.bMarks[line] + state.tShift[line]
    indent = state.sCount[line]
    if begin + 2 >= state.eMarks[line] or not 0 <= indent < state.blkIndent + _CODE:
        return False
    bullet, space, first = tuple(state.src[begin : begin + 3])
    if bullet not in _BULLETS or space != " " or first in _NO_WORDS:
        return False
    # a list's own rule takes such a line for the continuation of a deeper item
    return not (state.listIndent >= 0 and indent - state.listIndent >= _CODE and indent < state.blkIndent)
