"""Who was there: lists, comma lists and tables of people."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lastcall.documents import people
from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes import comma_lists, people_tables
from lastcall.documents.minutes.labels import PRESENT, label_of, names_in_heading, role_of
from lastcall.documents.minutes.people_parts import is_indented
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import key
from lastcall.documents.spelling import CAPITAL, REST, UNDOTTED
from lastcall.documents.styles.model import Role, Style
from lastcall.model.minutes import Attendee, Placeholder

_OF_PEOPLE = (Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR)
_NEAR_HEAD = 30
_MANY = 4
_MOSTLY = 0.85
_SENTENCE_LENGTH = 2000
_BODY = re.compile(r"[A-Z][A-Za-z -]{2,30}:\s+(?=[^,:]{2,40},[^,:]{2,40},)")
_OF_BODY = re.compile(
    r"(?:[*_]{1,2})?([A-Z][\w&. -]{1,30}?)(?:[*_]{1,2})?(?::[*_]{0,2}|\s[-\u2013\u2014])\s+(?=\S)"
)
_DECLARED = re.compile(rf"({CAPITAL}{UNDOTTED}(?:\s+{CAPITAL}{REST}){{1,3}})\s+\(([A-Z]{{2,4}})\)")
"""`Ada Byron (AB)`, within a sentence."""
_SAYS_PRESENT = re.compile(r"\b(?:present|attend(?:ed|ing|ance|ees)|participants)\b", re.IGNORECASE)
_MARKED = re.compile(r"\s{0,2}\\?\+(?=\s{0,2}(?:\(|$))")
"""`Ada Byron +`: a sign of those who came."""
_MARKS_PRESENT = re.compile(
    r"\W{0,8}\+\W{0,4}(?:indicates|means|denotes|marks|=) (?:attend|present|those present)", re.IGNORECASE
)
_HEAD_LINES = 120
_FIRST = re.compile(r": | [-\u2013\u2014] ")
_CALLED = re.compile(r"\s\([A-Z]\w{1,15}\)")
_INITIALS_FIRST = re.compile(rf"([A-Z]{{2,4}}): ({CAPITAL}{REST}(?: {CAPITAL}{REST}){{1,3}})")
"""`AB: Ada Byron, Engines, Looms, Mills`: however many bodies follow, it is one person."""
_ROW = re.compile(r"[*_]{0,2}[A-Z][\w -]{2,24}:[*_]{0,2}\s")
_SINGLY = 3
_STRUCK = re.compile(r"~{1,2}[^~\s][^~]{0,60}~{1,2},?")
_FULL_NAME = re.compile(rf"[^\W\d_]{REST}(?:\s[^\W\d_]{REST}){{1,3}}")
_AWAY = re.compile(r"\((?:absent|excused|apologies|regrets|(?:by |in )?proxy\b[^()]{0,40})\)", re.IGNORECASE)
"""Beside the name of somebody who was not there."""


class People(msgspec.Struct, eq=False):
    """Everybody whom a file's lists name."""

    attendees: list[Attendee] = msgspec.field(default_factory=list)
    regrets: list[str] = msgspec.field(default_factory=list)
    chairs: list[str] = msgspec.field(default_factory=list)
    scribes: list[str] = msgspec.field(default_factory=list)
    """Note takers and chairs: known speakers, but present only where a list says so."""
    placeholders: list[Placeholder] = msgspec.field(default_factory=list)


def read(lines: list[Line], roles: list[Role], style: Style) -> People:  # noqa: C901, PLR0912 - one branch a case
    """The people of the attendees', regrets' and scribes' parts; a person listed twice counts once."""
    found = People()
    entries: list[tuple[people.Person, int]] = []
    tables: set[int] = set()
    singly = _one_a_line(lines, roles)
    in_rows = _in_rows(lines, roles, style)
    bodies = _by_body(lines, roles)
    unnamed = Role.ATTENDEES not in roles
    for line, role in zip(lines, roles, strict=True):
        if unnamed and line.kind is BlockKind.CELL and line.number <= _NEAR_HEAD:
            table = people_tables.of_cell(line.block)
            if table is not None and id(table) not in tables:
                # judged once, however many cells it has
                tables.add(id(table))
                if people_tables.is_of_people(table, style):
                    entries += people_tables.rows(table, style)
                elif people_tables.has_two_columns(table):
                    entries += people_tables.labelled_rows(table, style)
        if line.is_heading and line.leads and (names := names_in_heading(line, style)):
            persons = (people.parse(piece) for piece in comma_lists.cut(names))
            entries += [(person, line.number) for person in persons if person is not None]
        if role not in _OF_PEOPLE or line.is_heading:
            continue
        if line.kind is BlockKind.CELL:
            table = people_tables.of_cell(line.block)
            if role is Role.ATTENDEES and table is not None and id(table) not in tables:
                tables.add(id(table))
                entries += people_tables.labelled_rows(table, style) or people_tables.rows(table, style)
            continue
        if line.kind is BlockKind.CODE and not is_indented(line):
            continue
        if line.kind is BlockKind.HTML and people_tables.holds_cells(line.block):
            if role is Role.ATTENDEES and id(line.block) not in tables:
                tables.add(id(line.block))
                entries += people_tables.html_rows(line.block)
            continue
        of_body = bodies.get(id(line))
        if of_body is None:
            block = id(line.block)
            of_body = list(_persons(line, role, style, found, one=block in singly, in_rows=block in in_rows))
        for person in of_body:
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
        if not only_head and line.leads and line.kind is BlockKind.PARAGRAPH and not line.depth:
            yield from _declared(line)
        if (
            (role is not Role.HEAD and (only_head or role is not Role.RECORD))
            or line.kind is not BlockKind.PARAGRAPH
            or line.depth
        ):
            continue
        pieces = comma_lists.cut(line.text) if line.text.count(",") >= _MANY - 1 else []
        found = [people.in_forms(piece, style.attendee_forms) or people.parse(piece) for piece in pieces]
        persons = [person for person in found if person is not None and _FULL_NAME.fullmatch(person.name)]
        if len(persons) >= _MANY and len(persons) >= _MOSTLY * len(pieces):
            yield from ((person, line.number) for person in persons)


def _declared(line: Line) -> Iterator[tuple[people.Person, int]]:
    """The people whom a sentence names as present, each with the initials that the record uses."""
    text = line.block.content[:_SENTENCE_LENGTH]
    if text.count("(") < _MANY:
        return
    found = [
        (words, mark)
        for words, mark in _DECLARED.findall(text)
        if people.initials_of(words)[:1] == mark[0] and people.initials_of(words)[-1:] == mark[-1]
    ]
    if len(found) >= _MANY and _SAYS_PRESENT.search(text[: text.find(found[0][0])]):
        yield from (
            (people.Person(" ".join(words.split()), initials=mark), line.number) for words, mark in found
        )


def _by_body(lines: list[Line], roles: list[Role]) -> dict[int, list[people.Person]]:
    """The people of each item, by its identity, of lists by organisation: `Engines: Ada Byron, Ben Oak`."""
    lists: dict[int, list[Line]] = {}
    for line, role in zip(lines, roles, strict=True):
        if role is not Role.ATTENDEES or not line.leads or not line.depth:
            continue
        if not any(child.depth > line.depth for child in line.children):
            lists.setdefault(id(line.block.parent.parent if line.block.parent else None), []).append(line)
    found: dict[int, list[people.Person]] = {}
    marked = any(_MARKS_PRESENT.match(line.text) for line in lines[:_HEAD_LINES])
    for listed in lists.values():
        items = [item for item in listed if not _MARKS_PRESENT.match(item.text)]
        named = [_of_body(item) for item in items]
        # "Ida Lund: Red Mill, Old Port" has the person first
        short = sum(" " not in _FIRST.split(item.text)[0].strip() for item in items)
        if len(items) > 1 and 2 * short >= len(items) and all(named) and any(len(one) > 1 for one in named):
            if marked and any("+" in item.text for item in items):
                named = [_of_body(item, marked=True) for item in items]
            found.update({id(item): persons for item, persons in zip(items, named, strict=True)})
    return found


def _of_body(item: Line, *, marked: bool = False) -> list[people.Person]:
    """The people of an item after the organisation that they are of; none where it reads otherwise."""
    opened = _OF_BODY.match(item.text)
    if opened is None:
        return []
    text = item.text[opened.end() :].replace("**", "").replace(" / ", ", ")
    pieces = [piece for piece in comma_lists.cut(text) if not marked or _MARKED.search(piece)]
    persons = [people.parse(_MARKED.sub("", piece)) for piece in pieces]
    full = [
        msgspec.structs.replace(person, affiliation=person.affiliation or opened[1].strip())
        for person in persons
        if person is not None and " " in person.name and _FULL_NAME.fullmatch(_CALLED.sub("", person.name))
    ]
    return full if len(full) == len(persons) else []


def _one_a_line(lines: list[Line], roles: list[Role]) -> set[int]:
    """The paragraphs, by identity, in which each line is one person: `Ada Byron, Analytical Engines`."""
    blocks: dict[int, list[str]] = {}
    for line, role in zip(lines, roles, strict=True):
        listed = role in (Role.ATTENDEES, Role.REGRETS) and line.kind is BlockKind.PARAGRAPH
        if listed and not line.depth and not (line.leads and PRESENT.match(line.text)):
            blocks.setdefault(id(line.block), []).append(line.words)
    return {mark for mark, texts in blocks.items() if _is_one_each(texts)}


def _is_one_each(texts: list[str]) -> bool:
    halves = [_without_pronouns(text) for text in texts if not text.endswith(",")]
    parted = [half for half in halves if len(half) == 2]
    if len(texts) < _SINGLY or len(parted) < _MOSTLY * len(texts):
        return False
    # two names a line would be two full names a line
    short = sum(_FULL_NAME.fullmatch(half[1].strip()) is None for half in parted)
    return short >= len(parted) / 3


def _without_pronouns(text: str) -> list[str]:
    pieces = text.split(",")
    left = [piece for piece in pieces if not people.PRONOUNS.match(piece.strip())]
    # a name and its pronouns are as good as a name and its organisation
    return [*left, ""] if len(left) == 1 < len(pieces) else left


def _persons(  # noqa: C901 - one branch a case
    line: Line, role: Role, style: Style, found: People, *, one: bool = False, in_rows: bool = False
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
    elif line.depth == 0 and in_rows and _ROW.match(line.text):
        # another row tells who was there, this one something else: "Room: …"
        return
    if not text.strip() or (line.depth == 0 and label is None and text.rstrip().endswith(":")):
        # "Additionally, the following … support it:" names nobody itself
        return
    many = label is not None or line.depth == 0
    if many and not one and line.block.last > line.block.first:
        text = comma_lists.unwrapped(text, line)
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
    listed = many or (text.count(",") >= 3 and not _is_one(text))
    pieces = comma_lists.cut(text) if listed and not one else [text]
    for piece in pieces:
        if "(" in piece and _AWAY.search(piece):
            continue
        person = people.in_forms(piece, style.attendee_forms) or people.parse(piece)
        if person is not None:
            yield person


def _is_one(text: str) -> bool:
    """Whether an entry with several commas is one person, whose initials it begins with."""
    found = _INITIALS_FIRST.match(text)
    return found is not None and people.initials_of(found[2])[:1] == found[1][0]


def _in_rows(lines: list[Line], roles: list[Role], style: Style) -> set[int]:
    """The paragraphs, by identity, of which a row tells who was there: `Attending: …`."""
    judged: dict[int, bool] = {}
    for line, role in zip(lines, roles, strict=True):
        if role in _OF_PEOPLE and not line.depth and id(line.block) not in judged and _ROW.match(line.text):
            judged[id(line.block)] = _has_row_of_attendees(line.block.content, style)
    return {block for block, told in judged.items() if told}


def _has_row_of_attendees(text: str, style: Style) -> bool:
    heads = (row.partition(":") for row in text.split("\n") if _ROW.match(row))
    return any(rest.strip() and role_of(head, style) is Role.ATTENDEES for head, _, rest in heads)


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
    """Whether an entry is what those beneath it belong to: "Port:", or one word over several full names."""
    below = [child.words for child in line.children if child.leads]
    if line.words.endswith(":"):
        return bool(below)
    return " " not in line.words and len(below) > 1 and all(map(_FULL_NAME.fullmatch, below))


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
