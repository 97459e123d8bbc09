"""The second wall: whatever the renderer let through, only these tags, attributes and schemes leave it."""

from __future__ import annotations

import nh3

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "blockquote",
        "br",
        "code",
        "details",
        "div",
        "em",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "time",
        "tr",
        "ul",
    ]
)
_ATTRIBUTES = {
    "*": {"class", "id"},
    "a": {"href", "rel"},
    "ol": {"start"},
    "th": {"scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto"}


def sanitise(html: str) -> str:
    """HTML without anything that could act, load or leave."""
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )
