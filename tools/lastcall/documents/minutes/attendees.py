"""Who was there: lists, comma lists and tables of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lastcall.documents import people
from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes.parts import is_indented, label_of, role_of
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import key, plain
from lastcall.documents.styles.model import Role, Style
from lastcall.model.minutes import Attendee, Placeholder

_HTML_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_HTML_CELL = re.compile(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_NAME_HEAD = re.compile(r"^(?:full |real |first |your )?names?\b|\bfull name\b", re.IGNORECASE)
_NEAR_HEAD = 30
_MANY = 4
_MOSTLY = 0.85
_BODY = re.compile(r"[A-Z][A-Za-z -]{2,30}:\s+(?=[^,:]{2,40},[^,:]{2,40},)")
_LABEL_AND_VALUE = 2
_SINGLY = 3
_STRUCK = re.compile(r"~{1,2}[^~\s][^~]{0,60}~{1,2},?")
_FULL_NAME = re.compile(r"[^\W\d_][\w'\u2019.-]*(?:\s(?:[^\W\d_][\w'\u2019.-]*)){1,3}")
_HALVES = (
    re.compile(r"^(?:first|given|fore)[ -]?names?$", re.IGNORECASE),
    re.compile(r"^(?:(?:last|family)[ -]?names?|surnames?)$", re.IGNORECASE),
)
"""Heads of the two columns of a name that is cut in two."""
_CAME_HEAD = re.compile(r"^(?:present|attend(?:ed|ing|ance)|here|in attendance)\b\??$", re.IGNORECASE)
_CAME = re.compile(r"(?:yes|y|x|present|✓|✔|✅|attended)\.?", re.IGNORECASE)
_AWAY = re.compile(r"\((?:absent|excused|apologies|regrets|(?:by |in )?proxy\b[^()]{0,40})\)", re.IGNORECASE)
"""Beside the name of somebody who was not there."""
_AFTER_COMMA = re.compile(r",\s*")
_ONE_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_REST = re.compile(r"[^\W\d_][\w'\u2019-]*\s*(?:,|$)")
"""One word before the next comma: what is left of a name that began on the line above."""
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s*&\s+")


class People(msgspec.Struct, eq=False):
    """Everybody whom a file's lists name."""

    attendees: list[Attendee] = msgspec.field(default_factory=list)
    regrets: list[str] = msgspec.field(default_factory=list)
    chairs: list[str] = msgspec.field(default_factory=list)
    scribes: list[str] = msgspec.field(default_factory=list)
    """Note takers and chairs: known speakers, but present only where a list says so."""
    placeholders: list[Placeholder] = msgspec.field(default_factory=list)


def read(lines: list[Line], roles: list[Role], style: Style) -> People:  # noqa: C901 - one branch a case
    """The people of the attendees', regrets' and scribes' parts; a person listed twice counts once."""
    found = People()
    entries: list[tuple[people.Person, int]] = []
    tables: set[int] = set()
    singly = _one_a_line(lines, roles)
    unnamed = Role.ATTENDEES not in roles
    for line, role in zip(lines, roles, strict=True):
        if unnamed and line.kind is BlockKind.CELL and line.number <= _NEAR_HEAD:
            table = _table(line.block)
            if table is not None and id(table) not in tables and _is_of_people(table, style):
                tables.add(id(table))
                entries += _rows(table, style)
        if role not in (Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR) or line.is_heading:
            continue
        if line.kind is BlockKind.CELL:
            table = _table(line.block)
            if role is Role.ATTENDEES and table is not None and id(table) not in tables:
                tables.add(id(table))
                entries += _labelled_rows(table, style) or _rows(table, style)
            continue
        if line.kind is BlockKind.CODE and not is_indented(line):
            continue
        if line.kind is BlockKind.HTML and _HTML_CELL.search(line.block.content):
            if role is Role.ATTENDEES and id(line.block) not in tables:
                tables.add(id(line.block))
                entries += _html_rows(line.block)
            continue
        for person in _persons(line, role, style, found, one=id(line.block) in singly):
            if role is Role.ATTENDEES:
                entries.append((person, line.number))
            elif role is Role.REGRETS:
                found.regrets.append(person.name)
            else:
                found.scribes.append(person.name)
                if role is Role.CHAIR:
                    found.chairs.append(person.name)
    found.attendees = _unique([*_unlabelled(lines, roles, style, only_head=bool(entries)), *entries])
    return found


def _unlabelled(
    lines: list[Line], roles: list[Role], style: Style, *, only_head: bool
) -> Iterator[tuple[people.Person, int]]:
    """The people of a paragraph that is nothing but names, at the head of a file without a list of them."""
    for line, role in zip(lines[:_NEAR_HEAD], roles[:_NEAR_HEAD], strict=False):
        if (
            (role is not Role.HEAD and (only_head or role is not Role.RECORD))
            or line.kind is not BlockKind.PARAGRAPH
            or line.depth
        ):
            continue
        pieces = _pieces(line.text) if line.text.count(",") >= _MANY - 1 else []
        found = [people.in_forms(piece, style.attendee_forms) or people.parse(piece) for piece in pieces]
        persons = [person for person in found if person is not None and _FULL_NAME.fullmatch(person.name)]
        if len(persons) >= _MANY and len(persons) >= _MOSTLY * len(pieces):
            yield from ((person, line.number) for person in persons)


def _one_a_line(lines: list[Line], roles: list[Role]) -> set[int]:
    """The paragraphs, by identity, in which each line is one person: `Ada Byron, Analytical Engines`."""
    blocks: dict[int, list[str]] = {}
    for line, role in zip(lines, roles, strict=True):
        if role in (Role.ATTENDEES, Role.REGRETS) and line.kind is BlockKind.PARAGRAPH and not line.depth:
            blocks.setdefault(id(line.block), []).append(line.words)
    return {mark for mark, texts in blocks.items() if _is_one_each(texts)}


def _is_one_each(texts: list[str]) -> bool:
    halves = [text.split(",") for text in texts if not text.endswith(",")]
    parted = [half for half in halves if len(half) == 2]
    if len(texts) < _SINGLY or len(parted) < _MOSTLY * len(texts):
        return False
    # two names a line would be two full names a line
    short = sum(_FULL_NAME.fullmatch(half[1].strip()) is None for half in parted)
    return short >= len(parted) / 3


def _persons(
    line: Line, role: Role, style: Style, found: People, *, one: bool = False
) -> Iterator[people.Person]:
    """The people of one line: one entry of a list, or several after a label or in a paragraph."""
    text = line.text
    label = label_of(line, style)
    if label is not None:
        # a backslash at its end breaks the line
        text = label.rest.rstrip().removesuffix("\\")
    elif line.depth == 0 and (body := _BODY.match(text)):
        # the body that they are of stands before their names
        text = text[body.end() :]
    elif line.depth and role_of(text, style) in (Role.ATTENDEES, Role.REGRETS):
        return
    if not text.strip() or (line.depth == 0 and label is None and text.rstrip().endswith(":")):
        # "Additionally, the following … support it:" names nobody itself
        return
    many = label is not None or line.depth == 0
    if many and not one and line.block.last > line.block.first:
        text = _unwrapped(text, line)
    if not many and _notes_on_person(line):
        return
    if role is Role.ATTENDEES and people.placeholder(text):
        found.placeholders.append(
            Placeholder(
                line=line.number,
                quote=line.source.strip()[:160] if line.escaped else text.strip()[:160],
                part=role.value,
            )
        )
        return
    if not many and _opens_group(line):
        return
    # who is struck out was expected, and did not come
    text = _STRUCK.sub(" ", text)
    pieces = _pieces(text) if (many or text.count(",") >= 3) and not one else [text]
    for piece in pieces:
        if "(" in piece and _AWAY.search(piece):
            continue
        person = people.in_forms(piece, style.attendee_forms) or people.parse(piece)
        if person is not None:
            yield person


def _unwrapped(text: str, line: Line) -> str:
    """The names of a line without one that goes on in the next, and with the whole of one that began above."""
    rows = line.block.content.split("\n")
    at = line.number - line.block.first
    if at >= len(rows):
        return text
    if at > 0 and _is_cut(rows[at - 1]) and _REST.match(rows[at]):
        text = f"{_AFTER_COMMA.split(rows[at - 1].strip())[-1]} {text}"
    if at + 1 < len(rows) and _is_cut(rows[at]) and _REST.match(rows[at + 1]):
        text = text[: text.rfind(",")]
    return text


def _is_cut(row: str) -> bool:
    """Whether a row of a comma list ends within a name."""
    last = _AFTER_COMMA.split(row.strip())
    return (
        len(last) >= _SINGLY
        and not row.rstrip().endswith((",", ";", ".", "\\", ")", "  "))
        and (_ONE_WORD.fullmatch(last[-1]) is not None)
    )


def _notes_on_person(line: Line) -> bool:
    """Whether a line stands beneath a person: a note about them, not another one."""
    above = line.parent
    return (
        line.depth > 1
        and above is not None
        and not _opens_group(above)
        and people.parse(above.text) is not None
    )


def _opens_group(line: Line) -> bool:
    return line.words.endswith(":") and bool(line.children)


def _pieces(text: str) -> list[str]:
    """A comma list cut at its commas, but not within parentheses."""
    depth, start, pieces = 0, 0, []
    text = text.strip().rstrip(".")
    for found in re.finditer(
        r"[()\[\]]|\s*[,;]\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s\+\s(?:new members?\s)?", text
    ):
        mark = found[0]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(0, depth - 1)
        elif depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    pieces.append(text[start:])
    return [piece for piece in pieces if piece.strip()]


def _table(cell: Block) -> Block | None:
    block: Block | None = cell
    while block is not None and block.kind is not BlockKind.TABLE:
        block = block.parent
    return block


def _is_of_people(table: Block, style: Style) -> bool:
    """Whether the head of a table says that it is of people: a name, and who they are."""
    row = next((row for row in table.walk() if row.kind is BlockKind.ROW), None)
    heads = [plain(cell.content).strip() for cell in row.children] if row is not None else []
    of_whom = (style.columns.handle, style.columns.organisation, style.columns.initials)
    return any(_NAME_HEAD.match(head) for head in heads) and any(
        which.search(head) for which in of_whom for head in heads
    )


def _labelled_rows(table: Block, style: Style) -> list[tuple[people.Person, int]]:
    """The people of a table of labels and values: `| Attendees: | Ada Byron (Engines), Ben Oak |`."""
    rows = [row for row in table.walk() if row.kind is BlockKind.ROW]
    found: list[tuple[people.Person, int]] = []
    for row in rows:
        cells = [cell.content for cell in row.children]
        if len(cells) == _LABEL_AND_VALUE and role_of(cells[0], style) is Role.ATTENDEES and "," in cells[1]:
            persons = (people.parse(piece) for piece in _pieces(cells[1]))
            found += [(person, row.first) for person in persons if person is not None]
    return found


def _rows(table: Block, style: Style) -> Iterator[tuple[people.Person, int]]:
    """The people of a table whose head says which column is what."""
    rows = [row for row in table.walk() if row.kind is BlockKind.ROW]
    if not rows:
        return
    heads = [plain(cell.content) for cell in rows[0].children]
    heading = style.columns
    name = next((n for n, head in enumerate(heads) if heading.name.match(head)), None)
    if name is None:
        name = next((n for n, head in enumerate(heads) if _NAME_HEAD.search(head)), 0)

    def column(pattern: re.Pattern[str]) -> int | None:
        return next((n for n, head in enumerate(heads) if n != name and pattern.search(head)), None)

    given, family = (next((n for n, head in enumerate(heads) if half.match(head)), None) for half in _HALVES)
    came = next((n for n, head in enumerate(heads) if _CAME_HEAD.match(head)), None)
    if came is not None and not any(_came(row, came) for row in rows[1:]):
        # nobody filled the column in: it says nothing
        came = None
    handle, organisation = column(heading.handle), column(heading.organisation)
    role, initials = column(heading.role), column(heading.initials)
    for row in rows[1:]:
        if came is not None and not _came(row, came):
            continue
        cells = [cell.content for cell in row.children]
        if given is not None and family is not None and max(given, family) < len(cells):
            # a name in two columns is one name
            cells[name] = f"{cells[given].strip()} {cells[family].strip()}"

        def value(at: int | None, cells: list[str] = cells) -> str | None:
            text = plain(cells[at]).strip() if at is not None and at < len(cells) else ""
            return text.lstrip("@") or None

        person = people.parse(cells[name]) if name < len(cells) else None
        if person is not None:
            yield (
                people.Person(
                    person.name,
                    value(organisation) or person.affiliation,
                    value(role) or person.role,
                    value(handle) or person.handle,
                    value(initials) or person.initials,
                ),
                row.first,
            )


def _came(row: Block, column: int) -> bool:
    cells = row.children
    return column < len(cells) and _CAME.fullmatch(plain(cells[column].content).strip()) is not None


def _html_rows(block: Block) -> Iterator[tuple[people.Person, int]]:
    """The people of a table that an export wrote as HTML; of one that says who came, those who did."""
    rows: list[tuple[int, list[str]]] = []
    for number, text in enumerate(block.content.split("\n"), block.first):
        if _HTML_ROW.search(text):
            rows.append((number, []))
        if rows:
            cells = rows[-1][1]
            for piece in _HTML_CELL.split(text):
                if piece is text and cells:
                    cells[-1] += f" {piece}"
                elif piece is not text:
                    cells.append(piece)
    said = [(number, [" ".join(plain(cell).split()) for cell in cells]) for number, cells in rows]
    answered = [any(_CAME.fullmatch(cell) for cell in cells[1:]) for _, cells in said]
    for (number, cells), came in zip(said, answered, strict=True):
        words = [cell for cell in cells if cell and not _CAME.fullmatch(cell)]
        person = people.parse(words[0]) if words else None
        if person is not None and (came or not any(answered)):
            yield people.Person(person.name, words[1] if len(words) > 1 else person.affiliation), number


def _unique(entries: list[tuple[people.Person, int]]) -> list[Attendee]:
    ticks = [person.ticked for person, _ in entries]
    ticked_only = any(ticks)
    found: dict[str, Attendee] = {}
    for person, number in entries:
        if ticked_only and person.ticked is False:
            continue
        name = key(person.name)
        if name in found:
            continue
        if person.handle and any(
            old.handle and old.handle.lower() == person.handle.lower() for old in found.values()
        ):
            continue
        found[name] = Attendee(
            name=person.name,
            affiliation=person.affiliation,
            role=person.role,
            line=number,
            handle=person.handle,
            initials=person.initials,
        )
    return list(found.values())
