"""Tables of people: their head says which column is what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents import people
from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes import comma_lists
from lastcall.documents.minutes.labels import role_of
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role, Style

_HTML_ROW = re.compile(r"<tr\b", re.IGNORECASE)
_HTML_CELL = re.compile(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_NAME_HEAD = re.compile(r"^(?:full |real |first |your )?names?\b|\bfull name\b", re.IGNORECASE)
_HTML_NAME = re.compile(r"(?:full )?name\b|poc$|person$|attendee|member|participant", re.IGNORECASE)
_HTML_ROLE = re.compile(r"role$|position$|title$|seat$", re.IGNORECASE)
_LABEL_AND_VALUE = 2
_HALVES = (
    re.compile(r"^(?:first|given|fore)[ -]?names?$", re.IGNORECASE),
    re.compile(r"^(?:(?:last|family)[ -]?names?|surnames?)$", re.IGNORECASE),
)
"""Heads of the two columns of a name that is cut in two."""
_CAME_HEAD = re.compile(r"^(?:present|attend(?:ed|ing|ance)|here|in attendance)\b\??$", re.IGNORECASE)
_CAME = re.compile(r"(?:yes|y|x|present|✓|✔|✅|attended)\.?", re.IGNORECASE)


def holds_cells(block: Block) -> bool:
    """Whether an export wrote a table as HTML."""
    return _HTML_CELL.search(block.content) is not None


def of_cell(cell: Block) -> Block | None:
    """The table that a cell belongs to."""
    block: Block | None = cell
    while block is not None and block.kind is not BlockKind.TABLE:
        block = block.parent
    return block


_COLUMNS = 40
"""So many columns at most have a head that is looked at."""


def column_of(cell: Block) -> str:
    """The words at the head of a cell's column; none in the head itself."""
    table, row = of_cell(cell), cell
    while row.parent is not None and row.kind is not BlockKind.ROW:
        cell, row = row, row.parent
    if table is None or row.kind is not BlockKind.ROW:
        return ""
    head = next((one for one in table.walk() if one.kind is BlockKind.ROW), None)
    at = next((at for at, one in enumerate(row.children[:_COLUMNS]) if one is cell), -1)
    if head is None or head is row or not 0 <= at < len(head.children):
        return ""
    return plain(head.children[at].content).strip()


def has_two_columns(table: Block) -> bool:
    """Whether a table may be of labels and values."""
    row = next((row for row in table.walk() if row.kind is BlockKind.ROW), None)
    return row is not None and len(row.children) == _LABEL_AND_VALUE


def is_of_people(table: Block, style: Style) -> bool:
    """Whether the head of a table says that it is of people: a name, and who they are."""
    row = next((row for row in table.walk() if row.kind is BlockKind.ROW), None)
    heads = [plain(cell.content).strip() for cell in row.children] if row is not None else []
    of_whom = (style.columns.handle, style.columns.organisation, style.columns.initials)
    return any(_NAME_HEAD.match(head) for head in heads) and any(
        which.search(head) for which in of_whom for head in heads
    )


def labelled_rows(table: Block, style: Style) -> list[tuple[people.Person, int]]:
    """The people of a table of labels and values: `| Attendees: | Ada Byron (Engines), Ben Oak |`."""
    rows = [row for row in table.walk() if row.kind is BlockKind.ROW]
    found: list[tuple[people.Person, int]] = []
    for row in rows:
        cells = [cell.content for cell in row.children]
        if len(cells) == _LABEL_AND_VALUE and role_of(cells[0], style) is Role.ATTENDEES and "," in cells[1]:
            persons = (people.parse(piece) for piece in comma_lists.cut(cells[1]))
            found += [(person, row.first) for person in persons if person is not None]
    return found


def rows(table: Block, style: Style) -> Iterator[tuple[people.Person, int]]:
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


def html_rows(block: Block) -> Iterator[tuple[people.Person, int]]:
    """The people of a table that an export wrote as HTML; of one that says who came, those who did."""
    said = [
        (number, [" ".join(plain(cell).split()) for cell in cells]) for number, cells in _html_cells(block)
    ]
    heads = said[0][1] if said else []
    name = next((n for n, head in enumerate(heads) if _HTML_NAME.match(head)), 0)
    role = next((n for n, head in enumerate(heads) if n != name and _HTML_ROLE.match(head)), None)
    answered = [any(_CAME.fullmatch(cell) for cell in cells[1:]) for _, cells in said]
    first = bool(heads) and (role is not None or _HTML_NAME.match(heads[0]) is not None)
    for (number, cells), came in list(zip(said, answered, strict=True))[first:]:
        given = cells[role] if role is not None and role < len(cells) else None
        names = cells[name:] if role is not None else cells
        words = [cell for cell in names if cell and cell is not given and not _CAME.fullmatch(cell)]
        person = people.parse(words[0]) if words else None
        if person is not None and (came or not any(answered)):
            beside = words[1] if len(words) > 1 and role is None else person.affiliation
            yield people.Person(person.name, beside, given or person.role), number


def _html_cells(block: Block) -> list[tuple[int, list[str]]]:
    """The cells of each row, with its line; all rows may stand on one."""
    rows: list[tuple[int, list[str]]] = []
    for number, line in enumerate(block.content.split("\n"), block.first):
        for at, text in enumerate(_HTML_ROW.split(line)):
            if at:
                rows.append((number, []))
            if not rows:
                continue
            cells = rows[-1][1]
            for piece in _HTML_CELL.split(text):
                if piece is text and cells:
                    cells[-1] += f" {piece}"
                elif piece is not text:
                    cells.append(piece)
    return rows
