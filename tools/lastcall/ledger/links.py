"""What the texts of items say of one another: what a pull request closes, what it replaces."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lastcall.documents.references import find_in_text
from lastcall.documents.renames import Renames
from lastcall.ledger import forge_links
from lastcall.model.evidence import QUOTE_LIMIT, LinkEvidence
from lastcall.model.item import Item
from lastcall.model.reference import ItemKind

_CLOSES = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b\s*:?\s*$", re.IGNORECASE)
_REPLACES = re.compile(
    r"\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|successor of)\b(?P<between>[^.;\n]{0,40})$",
    re.IGNORECASE,
)
_REPLACED_BY = re.compile(
    r"\b(?:(?:replaced|superseded) (?:by|with)|in favou?r of|moved to|continued in)\b"
    r"(?P<between>[^.;\n]{0,40})$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[(<]?https?://\S*$")
_QUALIFIERS = (
    "the",
    "this",
    "that",
    "my",
    "our",
    "both",
    "and",
    "old",
    "older",
    "earlier",
    "previous",
    "former",
)
_THINGS = ("new", "newer", "pull", "request", "requests", "pr", "prs", "issue", "issues", "proposal", "draft")
_BETWEEN = frozenset((*_QUALIFIERS, *_THINGS))
"""Words that may stand before the number without another thing being meant, as in "the table in #7"."""


class Way(StrEnum):
    """How one item is linked to another."""

    CLOSES = "closes"
    REPLACES = "replaces"
    MENTIONS = "mentions"


@dataclass(frozen=True, slots=True)
class Link:
    """One link as one text says it."""

    way: Way
    source: str
    """The item that closes, replaces or mentions."""
    target: str
    said_by: str
    """The item whose text says so: the source, or the target of a "replaced by"."""
    evidence: LinkEvidence
    by_forge: bool = False
    """Whether the forge tells it; else words do."""


@dataclass(slots=True)
class Links:
    """Links between items, as ids, each way."""

    closes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    closed_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    replaces: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    replaced_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    said: list[Link] = field(default_factory=list)
    """Every link with what says it, in the order of the items and their texts."""

    def add(self, link: Link) -> None:
        """Add a link, each way."""
        self.said.append(link)
        if link.way is Way.MENTIONS:
            self.mentions[link.source].add(link.target)
        elif link.way is Way.CLOSES:
            self.closes[link.source].add(link.target)
            self.closed_by[link.target].add(link.source)
        else:
            self.replaces[link.source].add(link.target)
            self.replaced_by[link.target].add(link.source)

    def only(self, has_come: Callable[[dt.datetime | None], bool]) -> Links:
        """Those that had been said, by the times of their texts."""
        kept = Links()
        for link in self.said:
            if has_come(link.evidence.at):
                kept.add(link)
        return kept

    def succession(self, old: str, new: str) -> Link | None:
        """The first text that says that one item replaces another."""
        wanted = (Way.REPLACES, new, old)
        return next((one for one in self.said if (one.way, one.source, one.target) == wanted), None)


def between(
    items: Mapping[str, Item], renames: Renames, web: str, moved: Mapping[str, str] | None = None
) -> Links:
    """The links that words of items and messages of commits name, and those that the forge tells.

    `moved`: where items went that were transferred.
    """
    links = Links()
    gone_to = moved or {}
    for key, item in items.items():
        for text, url, at, is_own in _texts(item):
            for before, line, named in _mentions(text, item, renames, web):
                target = gone_to.get(named, named)
                if target != key:
                    evidence = LinkEvidence(url=url, quote=line.strip()[:QUOTE_LIMIT], at=at)
                    for way, source, end in _ways(item, key, before, target, is_own=is_own):
                        links.add(Link(way, source, end, key, evidence))
    for one in forge_links.told(items, renames):
        ends = gone_to.get(one.source, one.source), gone_to.get(one.target, one.target)
        evidence = LinkEvidence(url=one.url, quote="", at=one.at)
        links.add(
            Link(Way.CLOSES if one.closes else Way.MENTIONS, *ends, one.source, evidence, by_forge=True)
        )
    return links


def _texts(item: Item) -> Iterator[tuple[str, str, dt.datetime | None, bool]]:
    """Each text with its address, its time, and whether it is the item's own."""
    yield item.title, item.url, item.created, True
    yield item.body, item.url, item.created, True
    for message, url, at in forge_links.messages(item):
        yield message, url, at, True
    for comment in item.comments:
        yield comment.body, comment.url or item.url, comment.at, False
    for review in item.reviews:
        yield review.body, review.url or item.url, review.at, False
        for comment in review.comments:
            yield comment.body, comment.url or item.url, comment.at, False
    for comment in item.line_comments:
        yield comment.body, comment.url or item.url, comment.at, False


def _ways(item: Item, key: str, before: str, target: str, *, is_own: bool) -> Iterator[tuple[Way, str, str]]:
    """What the words before a mention make of it: the way, from which item, to which."""
    before = _ADDRESS.sub("", before)
    yield Way.MENTIONS, key, target
    if is_own and item.kind is ItemKind.PULL and _CLOSES.search(before):
        yield Way.CLOSES, key, target
    elif _says(_REPLACED_BY, before):
        yield Way.REPLACES, target, key
    elif _says(_REPLACES, before):
        yield Way.REPLACES, key, target


def _says(pattern: re.Pattern[str], before: str) -> bool:
    found = pattern.search(before)
    return found is not None and _BETWEEN.issuperset(word.lower() for word in _WORD.findall(found["between"]))


def _mentions(text: str, item: Item, renames: Renames, web: str) -> Iterable[tuple[str, str, str]]:
    """Each mention: the words before it on its line, that line, and what is meant."""
    if "#" not in text and "/" not in text:
        return
    lines = text.split("\n")
    for reference in find_in_text(text, 1, item.id.repository, renames, web):
        line = lines[reference.line - 1] if reference.line <= len(lines) else ""
        place = line.find(reference.text) if reference.text else -1
        yield (line[:place] if place >= 0 else line), line, reference.target
