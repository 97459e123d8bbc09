"""A page as a test sees it: its ids, links, headings, tables and words, by the standard library's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

APART = {
    "td",
    "th",
    "li",
    "p",
    "div",
    "dt",
    "dd",
    "section",
    "br",
    "span",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "summary",
    "article",
}
"""Tags that a reader sees as a gap."""
VOID = {"meta", "link", "br", "hr", "img", "input"}


@dataclass
class Seen:
    """What stands in one page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    title: str = ""
    text: str = ""
    unclosed: list[str] = field(default_factory=list)

    def attributes(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.seen.tags.append((tag, attributes))
        if "id" in attributes:
            self.seen.ids.append(attributes["id"])
        if tag == "a" and "href" in attributes:
            self.seen.links.append(attributes["href"])
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.seen.headings.append((int(tag[1]), ""))
        if tag in APART:
            self.seen.text += " "
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in APART:
            self.seen.text += " "
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.seen.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        if "title" in self.open:
            self.seen.title += data
            return
        self.seen.text += data
        if self.open and self.seen.headings and any(tag[0] == "h" and tag[1:].isdigit() for tag in self.open):
            level, words = self.seen.headings[-1]
            self.seen.headings[-1] = (level, words + data)


def read(page: bytes) -> Seen:
    """Read a page."""
    reader = _Reader()
    reader.feed(page.decode("utf-8"))
    reader.close()
    seen = reader.seen
    seen.unclosed += reader.open
    seen.text = " ".join(seen.text.split())
    seen.headings = [(level, " ".join(words.split())) for level, words in seen.headings]
    return seen


def crawl(pages: dict[str, bytes]) -> list[str]:
    """Links within a site that lead nowhere, as `page -> link`."""
    seen = {path: read(content) for path, content in pages.items() if path.endswith(".html")}
    ids = {path: set(one.ids) for path, one in seen.items()}
    broken = []
    for path, one in seen.items():
        for link in one.links:
            if "://" in link or link.startswith("mailto:"):
                continue
            target, _, anchor = link.partition("#")
            target = target or path
            if target not in pages or (anchor and anchor not in ids.get(target, ())):
                broken.append(f"{path} -> {link}")
    return broken
