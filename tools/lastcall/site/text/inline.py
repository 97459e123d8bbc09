"""Inline markup as HTML, line by line, so that evidence and marks meet the line that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from markdown_it.token import Token

from lastcall.documents.markdown import Markdown
from lastcall.site.markup import link, text
from lastcall.site.text import raw
from lastcall.site.text.anchors import Anchors
from lastcall.site.text.setting import Setting

_MARKUP = re.compile(r"[\\`*_\[\]<&~]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TAGS = {
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "em_open": "<em>",
    "em_close": "</em>",
    "s_open": "<s>",
    "s_close": "</s>",
}


class InlineRenderer:
    """Renders the inline tokens of one file."""

    def __init__(self, markdown: Markdown, setting: Setting) -> None:
        self._markdown = markdown
        self._setting = setting
        self._anchors = Anchors(markdown)
        self._anchored: set[int] = set()
        self._marked: set[int] = set()

    def render(self, token: Token, *, item: bool = False) -> str:
        """One heading, paragraph or cell; `item`: the first of a list item, where a task box may stand."""
        first, end = (token.map[0] + 1, token.map[1]) if token.map else (0, 0)
        content = token.content
        if not token.children and _MARKUP.search(content) is None:
            rows: Iterator[str] = self._plain(content, first)
        else:
            rows = self._rows(self._markdown.inline_tokens(token), first)
        if self._setting.lines is None:
            html = "\n".join(rows)
        else:
            html = "\n".join(self._line(row, first + offset) for offset, row in enumerate(rows)) + self.rest(
                first, end
            )
        return _task(html) if item and "[" in content[:4] else html

    def _plain(self, content: str, first: int) -> Iterator[str]:
        linker = self._setting.linker
        for number, row in enumerate(content.split("\n"), first):
            yield linker.words(row.strip(), number)

    def rest(self, first: int, last: int) -> str:
        """Anchors and marks of lines that a block covers and whose words could not be told apart."""
        if self._setting.lines is None:
            return ""
        marks = self._setting.marks
        late = [line for line in range(first, last + 1) if line in marks and line not in self._marked]
        return "".join(self._line("", line) for line in late)

    def _line(self, row: str, line: int) -> str:
        """A line's words with its anchor, and behind them its marks."""
        setting = self._setting
        anchor = ""
        if line not in self._anchored:
            self._anchored.add(line)
            anchor = f' id="{setting.lines}L{line}"'
        css = setting.marked.get(line)
        mark = "" if line in self._marked else setting.marks.get(line, "")
        if mark:
            self._marked.add(line)
        return f'<span class="line{" " + css if css else ""}"{anchor}>{row}</span>{mark}'

    def heading(self, line: int) -> str:
        """The `id` of a heading that something in the text links to."""
        name = self._anchors.of_heading(line)
        return f' id="{text(self._setting.anchors + name)}"' if name else ""

    def anchor(self, line: int) -> str:
        """The anchor of a line alone."""
        if self._setting.lines is None or line in self._anchored:
            return ""
        self._anchored.add(line)
        return f'<span class="line" id="{self._setting.lines}L{line}"></span>'

    def _rows(self, tokens: list[Token], first: int) -> Iterator[str]:
        """The lines of a text with markup; what is open at a line's end is closed and opened on the next."""
        open_tags: list[tuple[str, str]] = []
        row: list[str] = []
        line = first
        for token in tokens:
            kind = token.type
            if kind in ("softbreak", "hardbreak"):
                row += (closing for _, closing in reversed(open_tags))
                yield "".join(row) + ("<br>" if kind == "hardbreak" else "")
                row = [opening for opening, _ in open_tags]
                line += 1
            elif kind.endswith("_open"):
                tags = self._opened(token)
                open_tags.append(tags)
                row.append(tags[0])
            elif kind.endswith("_close"):
                if open_tags:
                    row.append(open_tags.pop()[1])
            else:
                linked = any(closing == "</a>" for _, closing in open_tags)
                row.append(self._leaf(token, line, linked=linked))
        yield "".join(row)

    def _opened(self, token: Token) -> tuple[str, str]:
        if token.type != "link_open":
            tag = _TAGS.get(token.type, "")
            return tag, tag.replace("<", "</")
        href = self.destination(str(token.attrGet("href") or ""))
        if href is None:
            return "", ""
        return link(href, "\0").partition("\0")[0], "</a>"

    def destination(self, href: str) -> str | None:
        """Where a written link may lead: the web, a mail address, a page of the site, a place in the text."""
        if href.lower().startswith("mailto:"):
            return href
        if href.startswith("#"):
            return f"#{self._setting.anchors}{href[1:]}" if self._anchors.known(href[1:]) else None
        scheme = _SCHEME.match(href)
        if scheme and scheme[0].lower() not in ("https:", "http:"):
            return None
        return self._setting.linker.address(href)

    def _leaf(self, token: Token, line: int, *, linked: bool) -> str:
        setting = self._setting
        kind = token.type
        if kind in ("text", "text_special"):
            content = token.content.replace("🔗", "")
            if linked:
                return escape(content, quote=False)
            return setting.linker.words(content, line)
        if kind == "code_inline":
            return f"<code>{text(token.content)}</code>"
        if kind == "image":
            return f'<span class="image">[image: {text(token.content)}]</span>'
        if kind == "html_inline":
            return raw.tag(token.content, setting.anchors)
        return text(token.content)


def _task(html: str) -> str:
    """A task's box as a sign."""
    return re.sub(
        r"^((?:<span[^>]*>)*)\[([ xX])\]\s+",
        lambda found: f'{found[1]}<span class="task">{"☐" if found[2] == " " else "☑"}</span> ',
        html,
        count=1,
    )
