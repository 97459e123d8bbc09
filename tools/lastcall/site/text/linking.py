"""Links in plain words: bare addresses, and mentions of issues and pull requests."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from msgspec import Struct

from lastcall.site.markup import link

_LINKABLE = re.compile(
    r"(?P<url>https?://[^\s<>\"]+)|(?<![\w/&#.-])(?P<item>(?:[A-Za-z0-9][\w-]{0,38}/[\w.-]{1,100})?#[0-9]{1,7})(?![\w-])"
)
NOTHING: Mapping[str, str] = MappingProxyType({})
_TRAILING = ".,;:!?'\"*_"

Address = Callable[[str], str | None]
"""Where an address leads; None: nowhere, its words stand alone."""
Mention = Callable[[int, str], str | None]
"""Where a mention on a line, such as `#6` or `owner/repo#6`, leads."""


class Linker(Struct, frozen=True):
    """Links what plain words name."""

    address: Address
    mention: Mention
    named: Callable[[int], Mapping[str, str]]
    """Mentions of a line, as written, that only the reader of the file could resolve: `Pull request 6`."""
    label: Callable[[str], str] = str
    """What a bare address is shown as."""

    def words(self, text: str, line: int) -> str:
        """Plain words of a line as HTML, with what they name linked."""
        return self._words(text, line, self.named(line))

    def _words(self, text: str, line: int, named: Mapping[str, str]) -> str:
        for name, href in named.items():
            before, found, after = text.partition(name)
            if found:
                rest = {other: target for other, target in named.items() if other != name}
                inner = link(href, escape(name, quote=False))
                return self._words(before, line, rest) + inner + self._words(after, line, rest)
        if "#" not in text and "://" not in text:
            return escape(text, quote=False)
        out: list[str] = []
        end = 0
        for found_one in _LINKABLE.finditer(text):
            is_url = found_one["url"] is not None
            written = _trimmed(found_one[0]) if is_url else found_one[0]
            href_or_none = self.address(written) if is_url else self.mention(line, written)
            if href_or_none is not None:
                out.append(escape(text[end : found_one.start()], quote=False))
                out.append(
                    link(href_or_none, escape(self.label(written) if is_url else written, quote=False))
                )
                end = found_one.start() + len(written)
        out.append(escape(text[end:], quote=False))
        return "".join(out)


def _trimmed(url: str) -> str:
    """An address without the punctuation of the sentence that it stands in."""
    while url:
        if url[-1] in _TRAILING or (url[-1] == ")" and url.count(")") > url.count("(")):
            url = url[:-1]
        else:
            break
    return url
