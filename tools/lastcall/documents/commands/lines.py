"""The lines of a comment on which a command may stand: text, and neither code nor comment nor raw HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise, takewhile

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lastcall.documents.commands.values import Said, Where

_NESTING = 60
_INLINE = re.compile(r"\\.|`+|<!--", re.DOTALL)
_SLASH = re.compile(r" {0,3}/[A-Za-z]")
_RUN = re.compile(r"`+")
_HOLDERS = {"blockquote_open": Where.QUOTE, "list_item_open": Where.LIST, "table_open": Where.TABLE}
_ENDS = ("blockquote_close", "list_item_close", "table_close")


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("gfm-like", {"linkify": False, "html": True, "maxNesting": _NESTING})
    parser.disable(["inline", "linkify", "text_join"])
    return parser


def said_lines(text: str, wanted: Callable[[str], bool]) -> Iterator[Said]:
    """The wanted lines that are text at their own beginning, in their order."""
    lines = text.split("\n")
    told = 0
    for token, where in _paragraphs(_parser().parse(text, {})):
        first, last = token.map or (0, 0)
        own = lines[first:last]
        at = [index for index, line in enumerate(own) if wanted(line)]
        hidden = _hidden(own) if at else ()
        # the cells of a row share its line
        at = [index for index in at if index not in hidden and first + index >= told]
        told = max(told, last)
        for index, following in pairwise([*at, len(own)]):
            below = "\n".join(takewhile(_is_no_command, own[index + 1 : following]))
            yield Said(number=first + index + 1, line=own[index], below=below, where=where)


def _is_no_command(line: str) -> bool:
    """Whether a line goes on with what was said; other programs have commands too."""
    return _SLASH.match(line) is None


def _paragraphs(tokens: list[Token]) -> Iterator[tuple[Token, Where]]:
    """The paragraphs with what they stand in.

    A heading by underline is one as well: `--` below a line, as mails end with it, makes that line a heading.
    """
    holders: list[Where] = []
    heading = ""
    for token in tokens:
        if token.type in _HOLDERS:
            holders.append(_HOLDERS[token.type])
        elif token.type in _ENDS:
            holders.pop()
        elif token.type == "heading_open":
            heading = token.markup
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "inline" and token.map and not heading.startswith("#"):
            yield token, holders[-1] if holders else Where.ALONE


def _hidden(lines: list[str]) -> set[int]:
    """The lines of a paragraph that begin within code or a comment which began on a line above."""
    text = "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: set[int] = set()
    for start, end in _spans(text):
        found.update(range(bisect_right(starts, start), bisect_right(starts, end - 1)))
    return found


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where inline code and comments begin and end, found in one pass."""
    runs: dict[int, list[int]] = {}
    for run in _RUN.finditer(text):
        runs.setdefault(run.end() - run.start(), []).append(run.start())
    at = 0
    while found := _INLINE.search(text, at):
        at = found.end()
        if found[0] == "<!--":
            end = text.find("-->", at)
            if end < 0:
                # an open comment hides nothing, and no later one can close either
                text = text.replace("<!--", "    ")
                continue
            end += 3
        elif found[0][0] == "`":
            # after a backslash, fewer marks open than stand there
            same = runs.get(len(found[0]), [])
            after = bisect_right(same, found.start())
            if after == len(same):
                continue
            end = same[after] + len(found[0])
        else:
            continue
        yield found.start(), end
        at = end
