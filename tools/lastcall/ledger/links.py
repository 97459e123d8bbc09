"""What the texts of items say of one another: what a pull request closes, what it replaces."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lastcall.documents.references import find_in_text
from lastcall.documents.renames import Renames
from lastcall.model.item import Item
from lastcall.model.reference import ItemKind

_CLOSES = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b\s*:?\s*$", re.IGNORECASE)
_REPLACES = re.compile(
    r"\b(?:replac(?:es|ed|ing)|supersed(?:es|ed|ing)|instead of|successor of)\b[^.;\n]{0,40}$", re.IGNORECASE
)
_REPLACED_BY = re.compile(
    r"\b(?:(?:replaced|superseded) (?:by|with)|in favou?r of|moved to|continued in)\b[^.;\n]{0,40}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Links:
    """Links between items, as ids, each way."""

    closes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    closed_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    replaces: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    replaced_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentions: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def between(items: Mapping[str, Item], renames: Renames, web: str) -> Links:
    """The links that titles, bodies and comments name."""
    links = Links()
    for key, item in items.items():
        texts = [item.title, item.body, *(comment.body for comment in item.comments)]
        for text in texts:
            for before, target in _mentions(text, item, renames, web):
                if target != key:
                    _add(links, item, key, before, target)
    return links


def _add(links: Links, item: Item, key: str, before: str, target: str) -> None:
    links.mentions[key].add(target)
    if item.kind is ItemKind.PULL and _CLOSES.search(before):
        links.closes[key].add(target)
        links.closed_by[target].add(key)
    elif _REPLACED_BY.search(before):
        links.replaced_by[key].add(target)
        links.replaces[target].add(key)
    elif _REPLACES.search(before):
        links.replaces[key].add(target)
        links.replaced_by[target].add(key)


def _mentions(text: str, item: Item, renames: Renames, web: str) -> Iterable[tuple[str, str]]:
    """Each mention with the words before it on its line."""
    if "#" not in text and "/" not in text:
        return
    lines = text.split("\n")
    for reference in find_in_text(text, 1, item.id.repository, renames, web):
        line = lines[reference.line - 1] if reference.line <= len(lines) else ""
        place = line.find(reference.text) if reference.text else -1
        yield (line[:place] if place >= 0 else line), reference.target
