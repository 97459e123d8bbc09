"""Raw HTML in the group's texts: a short list is understood, of the rest the marks are dropped."""

from __future__ import annotations

import re
from html import escape, unescape

_NAME = re.compile(r"</?\s*([A-Za-z][A-Za-z0-9]*)")
_ID = re.compile(r"\b(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_DEAF = re.compile(
    r"<(script|style|template|iframe|object|svg|math)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[?!][^>]*>", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_PAIRS = frozenset({"details", "summary", "sub", "sup"})


def tag(source: str, anchors: str) -> str:
    """One raw tag, comment or the like, as HTML; empty for what is not understood."""
    found = _NAME.match(source)
    if found is None:
        return ""
    name = found[1].lower()
    if name == "br":
        return "<br>"
    if name in _PAIRS:
        return f"</{name}>" if source.startswith("</") else f"<{name}>"
    if name == "a" and not source.startswith("</") and (anchor := _ID.search(source)):
        return f'<span id="{escape(anchors + anchor[1])}"></span>'
    return ""


def block(source: str, anchors: str) -> str:
    """A block of raw HTML as HTML: its words, and the tags that are understood."""
    source = _DEAF.sub("", _COMMENT.sub("", source))
    out: list[str] = []
    end = 0
    for found in _TAG.finditer(source):
        out.append(escape(unescape(source[end : found.start()])))
        out.append(tag(found[0], anchors))
        end = found.end()
    out.append(escape(unescape(source[end:])))
    return "".join(out)
