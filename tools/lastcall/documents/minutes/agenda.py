"""The agenda as a tree: its items with what stands beneath them."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes import agenda_parts, agenda_rows
from lastcall.documents.minutes.labels import label_of, section_key
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role, Style
from lastcall.model.minutes import AgendaItem
from lastcall.model.reference import Reference

_OPENING = re.compile(r"(?:administrivia|introductions?|note well|agenda bash\w*|logistics|antitrust)\b")
_NUMBERED = re.compile(r"(?<![^*_])\d{1,2}[.)] ?")
"""The number of a row that is written without the marks of a list."""
_HEAD_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2}){0,3}[.)]\s*(?=\D)")
"""The number of a heading."""
_BOX = re.compile(r"^\[[ xX]\]\s+")
_LINK = re.compile(r"\[([^\[\]]{1,120})\](?:\[[^\[\]]{0,60}\]|\(#[^()]{0,80}\))")
"""A link that goes nowhere: its mark is not defined, or its anchor is written with spaces."""
_SECTIONS = 3
_BREAKS = ("  ", "\\", "<br>", "<br/>", "<br />")
"""Ends of a line after which what follows is no more of the item's name."""


def read(
    lines: list[Line],
    roles: list[Role],
    references: tuple[Reference, ...],
    style: Style,
    spoken: AbstractSet[int] = frozenset(),
    *,
    whole: bool,
) -> tuple[AgendaItem, ...]:
    """The top-level items of the first agenda part.

    `whole` says that the file is a plan and nothing else: without an agenda part, its lists are the plan.
    Where an agenda is organised by sub-headings, those are its items, after the bullets before them.
    `spoken` are the numbers of the lines that somebody says.
    """
    roots = _roots(lines, roles, style)
    if roots is None:
        roots = _planned(lines, roles) if whole else agenda_parts.timed_headings(lines)
    if roots is None or agenda_parts.is_talk(roots, spoken):
        return ()
    targets: dict[int, list[str]] = {}
    for reference in references:
        targets.setdefault(reference.line, []).append(reference.target)
    rows = agenda_rows.entries(roots)
    return tuple(_item(line, targets, rows) for line in roots if not agenda_parts.is_placeholder(line))


def _roots(lines: list[Line], roles: list[Role], style: Style) -> list[Line] | None:
    places = [at for at, role in enumerate(roles) if role is Role.AGENDA]
    if not places:
        return None
    # "Agenda: the call of May 8" may be over the whole file, and "Agenda items" over the agenda
    plainly = (at for at in places if lines[at].is_heading and _is_named(lines[at], style))
    opening = places[0] if not lines[places[0]].is_heading else next(plainly, places[0])
    first = lines[opening]
    part = [
        line
        for line, role in zip(lines[opening:], roles[opening:], strict=True)
        if role is Role.AGENDA and _beneath(line, first)
    ]
    heads = [line for line in part if line.is_heading and line.leads and line is not first]
    level = min((line.block.level for line in heads), default=0)
    # the welcome and the like are boilerplate, and items all the same
    heads = [
        line
        for line, role in zip(lines[opening:], roles[opening:], strict=True)
        if line.is_heading
        and line.leads
        and line is not first
        and line.block.level == level
        and (role is Role.AGENDA or (first.is_heading and _OPENING.match(section_key(line.text))))
        and _beneath(line, first)
    ]
    # a list without a name opens with its first item
    unnamed = first.depth > 0 and not first.is_heading and label_of(first, style) is None
    base = first.depth if unnamed else 1 if first.depth == 0 else first.depth + 1
    before = [line for line in part if not heads or line.number < heads[0].number]
    if first.is_heading and not heads and (rows := agenda_rows.over_lists(before)):
        return rows
    items = [line for line in before if _is_item(line, base) and (line is not first or unnamed)]
    items = agenda_parts.without_notes(items, labelled=not first.is_heading)
    if items and any(role is Role.RECAP for role in roles[opening:]):
        # "Review the last meeting's tasks" is an item of the list like the others
        own = {id(agenda_parts.list_of(line)) for line in items}
        items += [
            line
            for line, role in zip(lines[opening:], roles[opening:], strict=True)
            if role is Role.RECAP
            and _is_item(line, base)
            and id(agenda_parts.list_of(line)) in own
            and _beneath(line, first)
        ]
    if not items and not heads and first.is_heading and len(part) == 1:
        return _beside(lines, opening)
    if not items and not heads and first.depth == 0:
        return agenda_parts.in_table(part) or agenda_parts.in_rows(part, first)
    return sorted([*items, *heads], key=lambda line: line.number)


def _planned(lines: list[Line], roles: list[Role]) -> list[Line]:
    """The items of a file that is a plan and has no part of that name: its sections, or else its lists."""
    record = [line for line, role in zip(lines, roles, strict=True) if role is Role.RECORD]
    heads = [line for line in record if line.is_heading and line.leads]
    level = min((line.block.level for line in heads), default=0)
    heads = [line for line in heads if line.block.level == level]
    return heads if len(heads) >= _SECTIONS else [line for line in record if _is_item(line, 1)]


def _beside(lines: list[Line], opening: int) -> list[Line]:
    """The section right after an empty agenda, and the parts of that section: they were meant beneath it."""
    first = lines[opening]
    after = lines[opening + 1] if opening + 1 < len(lines) else None
    if after is None or not after.is_heading or after.block.level != first.block.level:
        return []
    below = [line for line in after.children if line.is_heading and line.block.level == after.block.level + 1]
    return [after, *below] if below else []


def _is_named(heading: Line, style: Style) -> bool:
    """Whether a heading is a name of an agenda, and nothing more."""
    return style.sections.get(section_key(heading.text)) is Role.AGENDA


def _is_item(line: Line, depth: int) -> bool:
    """Whether a line is the lead of a list item at this depth."""
    if (
        line.depth != depth
        or not line.leads
        or line.quoted
        or line.kind is not BlockKind.PARAGRAPH
        or line.block.parent is None
    ):
        return False
    return line.block.parent.children[0] is line.block


def _beneath(line: Line, first: Line) -> bool:
    """Whether a line stands in the same agenda part as the line that opens it."""
    if line is first or not first.is_heading:
        return line is first or line.heading is first.heading
    return first in line.ancestors()


def _item(line: Line, targets: dict[int, list[str]], rows: dict[int, list[Line]]) -> AgendaItem:
    own = _named(line, row=id(line) in rows)
    children = [
        child
        for child in line.children
        if child.kind is BlockKind.PARAGRAPH and child.leads and child.depth > line.depth
    ]
    if line.is_heading:
        children = [child for child in line.children if child.depth == 1 and child.leads]
    elif id(line) in rows:
        children = rows[id(line)]
    last = max(
        [
            line.number if not line.depth else line.block.last,
            *(below.number for below in line.beneath()),
            *(child.block.last for child in children),
        ]
    )
    numbers = range(line.number, line.number + len(own))
    return AgendaItem(
        text=_words(" ".join(plain(text) for text in own).strip(), numbered=line.is_heading),
        source=line.source,
        line=line.number,
        last_line=last,
        targets=tuple(dict.fromkeys(target for number in numbers for target in targets.get(number, ()))),
        children=tuple(_item(child, targets, rows) for child in children),
    )


def _words(text: str, *, numbered: bool) -> str:
    """The words of an item, without its box, its links' addresses, and a heading's number."""
    return _LINK.sub(r"\1", _BOX.sub("", _HEAD_NUMBER.sub("", text) if numbered else text))


def _named(line: Line, *, row: bool) -> list[str]:
    """The rows of an item's own words: up to the first that ends in a break."""
    content = line.block.content
    if line.depth == 0 and line.kind is BlockKind.PARAGRAPH:
        if not row:
            return [line.text]
        content = _NUMBERED.sub("", content)
    own: list[str] = []
    for text in content.split("\n"):
        if text.strip():
            own.append(text)
        if text.endswith(_BREAKS) and own:
            break
    return own
