"""Agendas of short rows, each over a list of what was said of it; and which entries are plans."""

from __future__ import annotations

import re
from itertools import pairwise

from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes.labels import role_of
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role

_TOPIC_WORDS = 20
_PART_OF_DAY = re.compile(
    r"\b(?:morn(?:ing)?|afternoon|evening|(?:sat|sun|mon|tues|wednes|thurs|fri)day"
    r"|day (?:\d|one|two|three))\b",
    re.IGNORECASE,
)


def is_plan(entry: Entry, record: Record) -> bool:
    """Whether a line of an agenda that carries the notes is an item itself: a plan."""
    line = entry.line
    if entry.role is not Role.AGENDA or line.depth != 1 or not line.leads or entry.speech is not None:
        return False
    if _is_beneath_row(line) or record.is_among_speakers(entry):
        return False
    # beneath a topic's own heading the entries are notes
    return line.heading is None or role_of(line.heading.text, record.style) is Role.AGENDA


def over_lists(part: list[Line]) -> list[Line]:
    """The items of an agenda that is short rows, each over a list of what was said of it."""
    leads = [line for line in part if not line.depth and line.leads]
    rows: set[int] = set()
    judged: set[int] = set()
    for line in leads:
        if id(line.block) not in judged:
            section = _section(line.block)
            judged.update(map(id, section))
            rows.update(map(id, _rows_over_lists(section)))
    return [line for line in leads if id(line.block) in rows]


def entries(items: list[Line]) -> dict[int, list[Line]]:
    """What stands in the list beneath each item that is such a row, by the row's identity."""
    parents = {id(item.parent): item.parent for item in items if item.parent is not None and not item.depth}
    found: dict[int, list[Line]] = {}
    for parent in parents.values():
        rows = {id(row) for row in over_lists(parent.children)}
        own: list[Line] = []
        for line in parent.children:
            if id(line) in rows:
                own = found[id(line)] = []
            elif line.depth == 1 and line.leads:
                own.append(line)
    return found


def _is_beneath_row(line: Line) -> bool:
    """Whether an entry of an agenda's part stands beneath a row that is the item."""
    item = line.block.parent
    entries = item.parent if item is not None and item.kind is BlockKind.ITEM else None
    if entries is None or entries.parent is None:
        return False
    beside = entries.parent.children
    at = next((n for n, block in enumerate(beside) if block is entries), 0)
    return at > 0 and _is_over_list(beside[at - 1])


def _is_over_list(block: Block) -> bool:
    """Whether a paragraph is one of several beneath a heading that each name what the list below is of."""
    return any(block is one for one in _rows_over_lists(_section(block)))


def _section(block: Block) -> list[Block]:
    """What stands beneath the heading of a paragraph, beside it; nothing for another block."""
    if block.parent is None or block.kind is not BlockKind.PARAGRAPH:
        return []
    beside = block.parent.children
    at = next(n for n, one in enumerate(beside) if one is block)
    start = next((n + 1 for n in range(at, -1, -1) if beside[n].kind is BlockKind.HEADING), 0)
    end = next((n for n in range(at, len(beside)) if beside[n].kind is BlockKind.HEADING), len(beside))
    return [one for one in beside[start:end] if one.kind is not BlockKind.HTML]


def _rows_over_lists(section: list[Block]) -> list[Block]:
    """All such paragraphs beneath a heading: none where a list, or a sentence, comes first."""
    own = section[:]
    while own and own[-1].kind is not BlockKind.LIST:
        # a last remark beneath the lists
        own.pop()
    rows = [one for one in own if one.kind is BlockKind.PARAGRAPH]
    below = [after for one, after in pairwise(own) if one.kind is BlockKind.PARAGRAPH]
    plainly = len(rows) > 1 and own[0] is rows[0] and all(map(_names_topic, rows))
    known = all(one.kind in (BlockKind.PARAGRAPH, BlockKind.LIST) for one in own)
    return rows if plainly and known and all(one.kind is BlockKind.LIST for one in below) else []


def _names_topic(block: Block) -> bool:
    words = plain(block.content.replace("\n", " ")).strip()
    named = len(words.split()) <= _TOPIC_WORDS and not words.endswith((".", ",", ";"))
    return named and _PART_OF_DAY.search(words) is None
