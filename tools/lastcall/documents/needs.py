"""The needs of a use case: headings, bold-led bullets or paragraphs, task lists, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from lastcall.documents import anchors, wording
from lastcall.documents.markdown import Block, BlockKind, Markdown

_TASK = re.compile(r"\s*\[[ xX]\]\s+")
_NAMED = re.compile(r"([^:\n]{2,80}):\s+(\S.*)", re.DOTALL)
_SENTENCE = re.compile(r"(.{8,}?[.!?])\s+(\S.*)", re.DOTALL)
_FRONT_ID = re.compile(r"([\w.-]+):\s+(\S.*)")
_TITLE_LIMIT = 100
"""A bullet without a title of its own is its own title up to so many characters."""
GROUP = re.compile(r"(?:\S+ ){0,3}(?:needs?|requirements?)(?: (?:of|for|in)\b.{0,80})?", re.IGNORECASE)
"""A heading over needs, not a need."""


@dataclass(frozen=True, slots=True)
class FoundNeed:
    """A need before it has its id."""

    title: str
    text: str
    line: int
    last_line: int
    anchor: str | None


def in_part(markdown: Markdown, blocks: list[Block]) -> Iterator[FoundNeed]:
    """The needs among the blocks beneath a heading such as "Needs"."""
    top = min((block.level for block in blocks if block.kind is BlockKind.HEADING), default=None)
    starts = [place for place, block in enumerate(blocks) if block.level == top]
    yield from _in_lists(markdown, blocks[: starts[0]] if starts else blocks)
    for start, end in pairwise([*starts, len(blocks)]):
        heading, beneath = blocks[start], blocks[start + 1 : end]
        title = wording.plain(markdown, heading.content).rstrip(" :.")
        grouped = list(in_part(markdown, beneath)) if GROUP.fullmatch(title) else []
        yield from grouped
        if not grouped:
            last = wording.last_line(markdown, heading.first, blocks[end - 1].last)
            text = wording.of_blocks(markdown, beneath)
            yield FoundNeed(title, text, heading.first, last, anchors.own(heading.content))


def _in_lists(markdown: Markdown, blocks: list[Block]) -> Iterator[FoundNeed]:
    """Items of lists; paragraphs that start with bold words are needs to which the lists belong."""
    starts = [place for place, block in enumerate(blocks) if _bold_led(block)]
    for start, end in pairwise([*starts, len(blocks)]):
        yield _need(markdown, blocks[start], blocks[start + 1 : end], blocks[end - 1].last)
    if not starts:
        for block in blocks:
            if block.kind is BlockKind.LIST:
                for item in block.children:
                    if found := of_item(markdown, item):
                        yield found


def _bold_led(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and wording.bold_lead(_source(block)) is not None


def _source(block: Block) -> str:
    return _TASK.sub("", wording.without_permalinks(block.content), count=1)


def of_item(markdown: Markdown, item: Block) -> FoundNeed | None:
    """The need that one item of a list states; None where the item has no words."""
    lead = item.lead()
    if lead is None:
        return None
    need = _need(markdown, lead, [child for child in item.children if child is not lead], item.last)
    return need if need.title else None


def _need(markdown: Markdown, lead: Block, others: list[Block], last: int) -> FoundNeed:
    source = _source(lead)
    if bold := wording.bold_lead(source):
        title, text = (wording.plain(markdown, part) for part in bold)
    else:
        title, text = _split(wording.plain(markdown, source))
    text = "\n\n".join(filter(None, (text, wording.of_blocks(markdown, others))))
    last = wording.last_line(markdown, lead.first, last)
    return FoundNeed(title.rstrip(" :."), text, lead.first, last, anchors.own(lead.content))


def _split(text: str) -> tuple[str, str]:
    """Title and rest of an item without bold words: at a colon, else the whole, else its first sentence."""
    if found := _NAMED.match(text):
        return found[1], found[2]
    if len(text) > _TITLE_LIMIT and (found := _SENTENCE.match(text)):
        return found[1], found[2]
    return text, ""


def in_front_matter(markdown: Markdown) -> Iterator[FoundNeed]:
    """The values of the key `needs`: `Title` or `id: Title`."""
    entry = markdown.front_matter.entries.get("needs")
    line = entry.line if entry else 0
    for value in entry.values if entry else ():
        # values in brackets share the line of their key; those of a list stand beneath it, in order
        while line < markdown.front_matter.last_line and value not in markdown.lines[line - 1]:
            line += 1
        found = _FRONT_ID.fullmatch(value)
        title = found[2] if found else value
        yield FoundNeed(title, "", line, line, found[1] if found else None)
