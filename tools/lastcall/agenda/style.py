"""How a group writes its list of topics: marks, indentation, and the text of each line without them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from lastcall.documents.markdown import Markdown
from lastcall.model.minutes import AgendaItem, MeetingFile

_MARK = re.compile(r"^(?P<indent>\s*)(?P<mark>[-*+]|\d{1,3}[.)]|#{1,6})(?P<gap>\s+)(?P<task>\[[ xX]\]\s+)?")
_NUMBER = re.compile(r"\d+")


class Topic(Struct, frozen=True, kw_only=True):
    """An item of an earlier agenda with its own lines as written."""

    item: AgendaItem
    path: str
    own: tuple[str, ...]
    """Its own lines without list mark and indentation; those after the first keep what they are deeper."""
    mark: str
    """Such as `* `, `1. ` or `### `; empty where it is no list item or heading."""
    indent: int
    children: tuple[Topic, ...]
    named: tuple[str, ...]
    """The items that its own lines name."""

    @property
    def targets(self) -> tuple[str, ...]:
        """What it and all beneath it name."""
        beneath = (target for child in self.children for target in child.targets)
        return tuple(dict.fromkeys((*self.named, *beneath)))

    def walk(self) -> Iterable[Topic]:
        """It and all beneath it."""
        yield self
        for child in self.children:
            yield from child.walk()


class ListStyle(Struct, frozen=True, kw_only=True):
    """Marks by depth, and how far a level is indented."""

    marks: tuple[str, ...] = ("* ",)
    step: int = 4
    start: int = 0

    def mark(self, depth: int, place: int) -> str:
        """Indentation and mark of the line at a depth that is the `place`th of its list, from 1."""
        mark = self.marks[min(depth, len(self.marks) - 1)]
        if mark.startswith("#"):
            return mark
        below_heading = depth - sum(one.startswith("#") for one in self.marks[:depth])
        return " " * (self.start + self.step * below_heading) + _NUMBER.sub(str(place), mark)


def topics(markdown: Markdown, file: MeetingFile) -> tuple[Topic, ...]:
    """The items of a file's agenda, as written; none of one in a table, or in rows without marks."""
    if not _is_listed(markdown, file):
        return ()
    return tuple(_topic(markdown, file, item) for item in file.agenda)


def _is_listed(markdown: Markdown, file: MeetingFile) -> bool:
    lines = [*markdown.lines, ""]
    for item in file.agenda:
        written = lines[item.line - 1].strip()
        underlined = lines[item.line].strip("=- ") == "" != lines[item.line].strip()
        if written.startswith("|") or (written == item.source.strip() and not underlined):
            return False
    return True


def _topic(markdown: Markdown, file: MeetingFile, item: AgendaItem) -> Topic:
    first_child = item.children[0].line if item.children else item.last_line + 1
    raw = markdown.lines[item.line - 1 : max(item.line, first_child - 1)]
    while len(raw) > 1 and not raw[-1].strip():
        raw.pop()
    found = _MARK.match(raw[0])
    mark = f"{found['mark']}{found['gap']}{found['task'] or ''}" if found else ""
    indent = len(found["indent"]) if found else len(raw[0]) - len(raw[0].lstrip())
    deeper = indent + len(mark)
    own = (raw[0][deeper:].rstrip(), *(_dedented(line, deeper) for line in raw[1:]))
    names = [one.target for one in file.references if item.line <= one.line < item.line + len(raw)]
    return Topic(
        item=item,
        path=file.path,
        own=own,
        mark=mark,
        indent=indent,
        children=tuple(_topic(markdown, file, child) for child in item.children),
        named=tuple(dict.fromkeys((*item.targets, *names))),
    )


def _dedented(line: str, by: int) -> str:
    return line[min(by, len(line) - len(line.lstrip())) :].rstrip()


def list_style(written: Iterable[Topic]) -> ListStyle:
    """The style of a list of topics; the usual one where it shows none."""
    marks: list[str] = []
    level = list(written)
    start: int | None = None
    step: int | None = None
    while level:
        marked = [one for one in level if one.mark]
        if not marked:
            break
        marks.append(marked[0].mark)
        if start is None and not marked[0].mark.startswith("#"):
            start = marked[0].indent
        for one in marked:
            deeper = [child.indent - one.indent for child in one.children if child.mark]
            if step is None and deeper and deeper[0] > 0:
                step = deeper[0]
        level = [child for one in level for child in one.children]
    usual = ListStyle()
    return ListStyle(
        marks=tuple(_without_tick(mark) for mark in marks) or usual.marks,
        step=step if step is not None else usual.step,
        start=start or 0,
    )


def _without_tick(mark: str) -> str:
    return re.sub(r"\[[xX]\]", "[ ]", mark)
