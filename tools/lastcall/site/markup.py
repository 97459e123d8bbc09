"""The smallest pieces of HTML: escaped words and links."""

from __future__ import annotations

from html import escape

from markupsafe import Markup


def safe(html: str) -> Markup:
    """HTML that was put together from escaped pieces, and that templates pass on as it is."""
    return Markup(html)  # noqa: S704 -- the one place; its callers escape with `text`, or come from the sanitiser


def text(words: str) -> str:
    """Words as HTML, also within an attribute."""
    return escape(words, quote=True)


def link(href: str | None, inner: str, kind: str = "") -> str:
    """A link around HTML; where nothing can be linked to, the HTML alone."""
    css = f' class="{kind}"' if kind else ""
    if href is None:
        return f"<span{css}>{inner}</span>" if kind else inner
    far = ' rel="noopener noreferrer nofollow"' if "://" in href else ""
    return f'<a{css} href="{escape(href)}"{far}>{inner}</a>'
