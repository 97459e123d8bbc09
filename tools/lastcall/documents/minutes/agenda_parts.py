"""What of an agenda's part is an item: not the notes between its lists, nor a template's words.

And the items of an agenda that is a table, or nothing but rows.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes.people_tables import of_cell
from lastcall.documents.minutes.topic_words import stems
from lastcall.documents.minutes.whereabouts import TOLD
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain

_PLACEHOLDER = re.compile(
    r"(?:\[[ xX]\] )?(?:x{2,}|tb[ad]|todo|n/?a|none|item \d?|topic \d?|\.{2,}|\u2026|"
    r"\W{0,3}add (?:your |any |additional |more )?(?:additional |other |new )?(?:agenda )?"
    r"(?:items?|topics?|agenda|action items) ?(?:here|above|below)?\W{0,3})",
    re.IGNORECASE,
)
_TOPIC_HEAD = re.compile(
    r"(?:agenda |discussion )?(?:items?|topics?|subjects?|points?)\b|"
    r"(?:agenda|title|what|description|discussion|draft)\b",
    re.IGNORECASE,
)
_NO_TOPIC = re.compile(
    r"[\d\s:.,/+~()-]{0,40}(?:(?:min(?:ute)?s?|am|pm|h|hrs?|utc|[ce]e?s?t)\.?[\d\s:.,/+~()-]{0,40})?",
    re.IGNORECASE,
)
"""A number, a time or how long something takes."""
_SAID = re.compile(
    r"\b(?:is|are|was|were|please|will|should|can|have|has|let's)\b.{0,80}?\s\w+\s", re.IGNORECASE
)
_HEAD = 400
"""Characters in which an item says something, or nowhere."""
_MINUTES = re.compile(r"\(\d{1,3}(?:\s?m(?:in(?:ute)?s?)?\.?)?\)\W*$")
"""`(10)`, `(10 min)` at a heading's end."""
_SEVERAL = 3
_FEW_WORDS = 14
_MOSTLY = 2 / 3


def is_placeholder(line: Line) -> bool:
    """Whether an item is a template's, which nobody filled in."""
    return len(line.words) < 60 and _PLACEHOLDER.fullmatch(line.words.strip()) is not None


def without_notes(items: list[Line], *, labelled: bool) -> list[Line]:
    """The items without lists of another kind that stand between the agenda's own, and hold the notes.

    After `Agenda:` the same numbers may begin once more, with the notes beneath each.
    """
    told = [line for line in items if line.words.endswith(".") and TOLD.search(line.text) is not None]
    if len(told) > _MOSTLY * len(items):
        return []
    lists = {id(found): found for line in items if (found := list_of(line)) is not None}
    notes = _of_notes(list(lists.values()))
    own = [line for line in items if id(list_of(line)) not in notes]
    if len(own) <= _SEVERAL or _number(own[1]) != "2":
        return own
    first = stems(own[0].words)
    for at, line in enumerate(own[_SEVERAL:], _SEVERAL):
        # a numbered list starts anew: with the first item's words, or at all beneath a mere label
        if _number(line) == "1" and (labelled or (first and stems(line.words) == first)):
            return own[:at]
    return own


def is_talk(items: list[Line], spoken: AbstractSet[int]) -> bool:
    """Whether what stands beneath a heading such as "Agenda and minutes" is what somebody says of them."""
    said = sum(line.number in spoken and _says(line.words) for line in items)
    return said > len(items) / 2


def _says(words: str) -> bool:
    """Whether an item's words are a sentence."""
    return words.endswith((".", "!", "?")) or _SAID.search(words[:_HEAD]) is not None


def timed_headings(lines: list[Line]) -> list[Line] | None:
    """The topics of a file whose title says that it is an agenda: headings with their minutes; or None."""
    title = next((line for line in lines if line.is_heading), None)
    if title is None or "agenda" not in title.text.lower():
        return None
    heads = [line for line in lines if line.is_heading and line.leads and _MINUTES.search(line.words)]
    level = min((line.block.level for line in heads), default=0)
    heads = [line for line in heads if line.block.level == level]
    return heads if len(heads) >= _SEVERAL else None


def list_of(line: Line) -> Block | None:
    """The list that an entry belongs to."""
    return line.block.parent.parent if line.block.parent is not None else None


def _of_notes(lists: list[Block]) -> set[int]:
    """The lists, by identity, of another kind than the first: bullets after numbers, or others between."""
    if not lists:
        return set()
    first = lists[0]
    if first.ordered:
        return {id(one) for one in lists if not one.ordered}
    last = max(at for at, one in enumerate(lists) if _mark(one) == _mark(first))
    return {id(one) for one in lists[:last] if not one.ordered and _mark(one) != _mark(first)}


def _mark(one: Block) -> str:
    return one.token.markup if one.token is not None else ""


def _number(line: Line) -> str:
    """The number before an item, as written."""
    item = line.block.parent
    return item.token.info if item is not None and item.token is not None else ""


def in_table(part: list[Line]) -> list[Line]:
    """The topics of an agenda that is a table: the column named for them, else the first with words."""
    found: list[Line] = []
    tables: dict[int, tuple[Block, list[Line]]] = {}
    for line in part:
        table = of_cell(line.block) if line.kind is BlockKind.CELL else None
        if table is not None:
            tables.setdefault(id(table), (table, []))[1].append(line)
    for table, lines in tables.values():
        rows = [row for row in table.walk() if row.kind is BlockKind.ROW]
        at = _topic_column(rows)
        cells = {id(row.children[at]) for row in rows[1:] if at < len(row.children)}
        found += [
            line
            for line in lines
            if id(line.block) in cells
            and line.words.strip(" -")
            and not line.words.startswith("- ")
            and _NO_TOPIC.fullmatch(line.words) is None
        ]
    return found


def _topic_column(rows: list[Block]) -> int:
    heads = [plain(cell.content).strip() for cell in rows[0].children]
    named = next((at for at, head in enumerate(heads) if _TOPIC_HEAD.match(head)), None)
    if named is not None:
        return named
    for at in range(len(heads)):
        texts = [plain(row.children[at].content).strip() for row in rows[1:] if at < len(row.children)]
        if sum(_NO_TOPIC.fullmatch(text) is None for text in texts) > len(texts) / 2:
            return at
    return 0


def in_rows(part: list[Line], first: Line) -> list[Line]:
    """The items of an agenda that is nothing but short rows, without the marks of a list."""
    rows = [line for line in part if line is not first and not line.quoted]
    if not first.is_heading or len(rows) < _SEVERAL:
        return []
    plain_rows = all(
        row.kind is BlockKind.PARAGRAPH
        and not row.depth
        and len(row.words.split()) <= _FEW_WORDS
        and not row.words.endswith((".", ":", ","))
        and ": " not in row.words
        and not row.words.startswith(("http", "See ", "Add "))
        and TOLD.search(row.words) is None
        for row in rows
    )
    return rows if plain_rows else []
