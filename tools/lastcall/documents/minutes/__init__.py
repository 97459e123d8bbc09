"""The reader of minutes and agendas: one Markdown file in, what it says out."""

from __future__ import annotations

import re

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import head, reading
from lastcall.documents.minutes.labels import role_of
from lastcall.documents.outline import Line, outline
from lastcall.documents.renames import Renames
from lastcall.documents.styles import SHIPPED, Shelf, Style
from lastcall.documents.styles.model import Role
from lastcall.model.minutes import MeetingFile
from lastcall.model.settings import WEB

__all__ = ["looks_like_meeting_file", "meetings", "read", "read_all"]

_NAME = re.compile(
    r"(?:^|[/_. -])(?:meeting|minutes|mintues|agenda|notes|call|interim|telecon)", re.IGNORECASE
)
_TITLE = re.compile(r"\b(?:meeting|minutes|agenda|call|telecon|interim|sync|notes)\b", re.IGNORECASE)
_TELLING = frozenset({Role.AGENDA, Role.ATTENDEES, Role.ACTIONS, Role.REGRETS, Role.CLOSING})


def read(  # noqa: PLR0913 - a reading has as many conditions, most of them optional
    markdown: Markdown,
    path: str,
    *,
    home: str | None,
    renames: Renames,
    web: str = WEB,
    shelf: Shelf = SHIPPED,
    known_people: tuple[str, ...] = (),
) -> MeetingFile:
    """Read an agenda or minutes file as one meeting."""
    return reading.read(markdown, path, reading.Surroundings(home, renames, web, shelf, known_people))


def read_all(  # noqa: PLR0913 - as `read`
    markdown: Markdown,
    path: str,
    *,
    home: str | None,
    renames: Renames,
    web: str = WEB,
    shelf: Shelf = SHIPPED,
    known_people: tuple[str, ...] = (),
) -> tuple[MeetingFile, ...]:
    """Read a file that may hold several meetings: one for each dated heading with people of its own."""
    around = reading.Surroundings(home, renames, web, shelf, known_people)
    return tuple(reading.read(markdown, path, around, lines) for lines in meetings(markdown, shelf))


def meetings(markdown: Markdown, shelf: Shelf = SHIPPED) -> tuple[list[Line], ...]:
    """The lines of a file by meeting; all of them in one where it holds no several."""
    lines = outline(markdown)
    starts = _meetings(lines, shelf.base)
    if len(starts) < 2:
        return (lines,)
    ends = [*starts[1:], len(lines)]
    return tuple(lines[start:end] for start, end in zip(starts, ends, strict=True))


def looks_like_meeting_file(markdown: Markdown, path: str, shelf: Shelf = SHIPPED) -> bool:
    """Whether a file is an agenda or minutes, by its content: sections of people and plans, and a day."""
    lines = outline(markdown)
    roles = {
        role_of(line.text, shelf.base) for line in lines if line.is_heading or line.text.startswith("**")
    }
    telling = len(roles & _TELLING)
    title, title_line = head.title(markdown, lines, shelf.base)
    dated = bool(head.dates_seen(markdown, lines, path, title, title_line))
    named = _NAME.search(path) is not None
    titled = title is not None and _TITLE.search(title) is not None
    if telling >= 2:
        return dated or titled or named
    return (telling == 1 or Role.RECORD in roles or named) and dated and (titled or named)


def _meetings(lines: list[Line], style: Style) -> list[int]:
    """Where the meetings of a file begin: dated headings of one level, each with a meeting's own parts."""
    by_level: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if (
            line.is_heading
            and line.leads
            and line.depth == 0
            and not line.quoted
            and head.full_date(line.text)
        ):
            by_level.setdefault(line.block.level, []).append(at)
    for level in sorted(by_level):
        starts = by_level[level]
        if len(starts) < 2:
            continue
        ends = [*starts[1:], len(lines)]
        # days of one meeting share its list of people; meetings have one each
        peopled = sum(
            any(
                role_of(line.text, style) is Role.ATTENDEES or _opens_people(line)
                for line in lines[start:end]
            )
            for start, end in zip(starts, ends, strict=True)
        )
        if peopled >= 2:
            return starts
    return []


def _opens_people(line: Line) -> bool:
    return (
        re.match(
            r"^\W*(?:attendees|present|participants|attendance|in attendance)\b\W*:", line.text, re.IGNORECASE
        )
        is not None
    )
