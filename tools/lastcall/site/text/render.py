"""A file's blocks as HTML, from the tokens that the readers have parsed already."""

from __future__ import annotations

import sys
from html import escape

from markdown_it.token import Token

from lastcall.documents.markdown import Markdown
from lastcall.site.text import raw
from lastcall.site.text.inline import InlineRenderer
from lastcall.site.text.sanitise import sanitise
from lastcall.site.text.setting import Setting

_TAGS = {
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>",
    "list_item_close": "</li>\n",
    "blockquote_open": "<blockquote>\n",
    "blockquote_close": "</blockquote>\n",
    "table_open": '<div class="scroll"><table>\n',
    "table_close": "</table></div>\n",
    "thead_open": "<thead>",
    "thead_close": "</thead>\n",
    "tbody_open": "<tbody>\n",
    "tbody_close": "</tbody>\n",
    "tr_open": "<tr>",
    "tr_close": "</tr>\n",
    "th_open": '<th scope="col">',
    "th_close": "</th>",
    "td_open": "<td>",
    "td_close": "</td>",
    "hr": "<hr>\n",
}
_DEEPEST = 6


def render(markdown: Markdown, setting: Setting) -> str:
    """A whole file as safe HTML."""
    return sanitise("".join(_Blocks(markdown, setting).render()))


def _within(tokens: list[Token], setting: Setting) -> list[Token]:
    """The tokens of the outermost blocks that begin on the lines to be shown."""
    if setting.first == 1 and setting.last == sys.maxsize:
        return tokens
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.level == 0 and token.map:
            inside = setting.first <= token.map[0] + 1 <= setting.last
        if inside:
            kept.append(token)
    return kept


class _Blocks:
    def __init__(self, markdown: Markdown, setting: Setting) -> None:
        self._tokens = _within(markdown.tokens, setting)
        self._setting = setting
        self._inline = InlineRenderer(markdown, setting)
        self._levels: list[int] = []

    def render(self) -> list[str]:
        out: list[str] = []
        before = ""
        heading = ""
        for token in self._tokens:
            kind = token.type
            if kind == "inline":
                out.append(self._inline.render(token, item=before == "list_item_open"))
            elif kind == "paragraph_open":
                if token.hidden:
                    continue
                out.append("<p>")
            elif kind == "paragraph_close":
                out.append("\n" if token.hidden else "</p>\n")
            elif kind == "heading_open":
                heading = f"h{self._level(int(token.tag[1]))}"
                line = token.map[0] + 1 if token.map else 0
                out.append(f"<{heading}{self._inline.heading(line)}>")
            elif kind == "heading_close":
                out.append(f"</{heading}>\n")
            else:
                out.append(_TAGS.get(kind) or self._other(token))
            before = kind
        return out

    def _other(self, token: Token) -> str:
        if token.type == "ordered_list_open":
            start = token.attrGet("start")
            return f'<ol start="{int(start)}">\n' if start is not None else "<ol>\n"
        first, last = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        if token.type in ("fence", "code_block"):
            inside = escape(token.content.rstrip("\n"), quote=False).split("\n")
            start_line = first + 1 if token.type == "fence" else first
            rows = (f"{self._inline.anchor(start_line + offset)}{row}\n" for offset, row in enumerate(inside))
            return f"<pre><code>{''.join(rows)}</code></pre>{self._inline.rest(first, last)}\n"
        if token.type == "html_block":
            return f"{raw.block(token.content, self._setting.anchors)}{self._inline.rest(first, last)}\n"
        return ""

    def _level(self, written: int) -> int:
        """The level on the page: beneath the page's own headings, and at most one deeper than the last."""
        while self._levels and self._levels[-1] >= written:
            self._levels.pop()
        self._levels.append(written)
        return min(self._setting.heading + len(self._levels) - 1, _DEEPEST)
