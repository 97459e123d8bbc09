"""The head of a meeting file: its title and its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from lastcall.documents import dates
from lastcall.documents.markdown import BlockKind, Markdown
from lastcall.documents.minutes.labels import label_of, section_key
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role, Style
from lastcall.model.minutes import DateSource

_HEAD_LINES = 60
_DATE_LABEL = re.compile(
    r"^\W*(?:meeting )?(?:date(?: and time| & time|/time)?|when|time|day|held(?: on)?|start)\b\W*",
    re.IGNORECASE,
)
_DATE_HEADING = re.compile(
    r"\W*(?:meeting )?(?:date(?: and time| & time|/time)?|when|time(?: and date)?)\W*", re.IGNORECASE
)
_AGENDA_LABEL = re.compile(r"[*_\[]{0,3}agenda\b", re.IGNORECASE)
_NAME_LENGTH = 80
_TITLE_LENGTH = 80
_DATED_LENGTH = 160
_FEW = 4
_SEVERAL_SECTIONS = 3
_MEETING = re.compile(
    r"\b(?:meeting|minutes|agenda|call|telecon\w*|interim|sync|notes|working group|[WC]G|TWG|TSC|SIG)\b"
)
_ATTRIBUTES = re.compile(r"\s*\{:?\s?[#.][^{}]{0,200}\}\s*$")
"""`{#an-anchor}`, in the dialect of some site generators."""
_PARTS = frozenset(
    {Role.ATTENDEES, Role.REGRETS, Role.BOILERPLATE, Role.SUMMARY, Role.ACTIONS, Role.SCRIBE, Role.CHAIR}
)
"""Parts by whose name no meeting is called."""
_SOLE = frozenset({Role.AGENDA, Role.RECORD})
"""Parts whose name alone may be a meeting's title, where no other heading is."""
_MINUTES_OF = re.compile(r"(?i:minutes of(?: the)?):?")
_STATED_NEAR = 4
"""Lines; the head of the table may be empty."""
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:start(?:ed)?|end(?:ed)?|next meeting|deadline|previous|last)\b", re.IGNORECASE)
_OF_EARLIER = re.compile(r"\b(?:previous|last|prior) (?:meeting(?:'s)? )?minutes\b", re.IGNORECASE)
_AGENDA_FILE = re.compile(r"\bagenda[_-](?=\d{8})", re.IGNORECASE)
"""The name of an agenda's file in an address: `agenda_20260324.html`."""


Dated = tuple[DateSource, date, int]


def title(markdown: Markdown, lines: list[Line], style: Style) -> tuple[str | None, int | None]:
    """The document's own title without markup, and its line."""
    headings = [line for line in lines if line.is_heading and line.leads and not line.quoted]
    opening = next((line for line in lines if line.kind is not BlockKind.CODE), None)
    top = next((line for line in headings if line.block.level == 1), None)
    if opening is not None and not opening.is_heading and _is_title(opening, headings, top):
        return opening.words, opening.number
    if (stated := _stated(lines)) is not None:
        return stated
    first = top or (headings[0] if headings else None)
    named = markdown.front_matter.get("title")
    if named and (_worded(named) or first is None) and (first is None or _tells_less(first, named, style)):
        return named, markdown.front_matter.line("title")
    if first is not None and _is_section(first, headings, opening, style):
        first = None
    elif first is not None and _names_part(first, style):
        # where the first heading is over a part, one with the day may be over the meeting
        first = next(
            (line for line in headings if not _names_part(line, style) and full_date(line.text)), None
        )
    elif first is not None and style.sections.get(section_key(first.text)) in _SOLE:
        # "Minutes", and beneath it a heading of the same level that says of which meeting
        beside = (line for line in headings[1:] if line.block.level == first.block.level)
        first = next((line for line in beside if _names_meeting(line, style)), first)
    if first is not None and (opening is first or first.block.level == 1 or first.number <= _HEAD_LINES):
        return _ATTRIBUTES.sub("", markdown.plain(first.block)) or None, first.number
    bold = opening is not None and opening.text.startswith(("**", "<b>", "<strong>")) and not opening.depth
    if bold and opening is not None and not opening.words.endswith(":") and label_of(opening, style) is None:
        return plain(opening.text) or None, opening.number
    return (named, markdown.front_matter.line("title")) if named else (None, None)


def _stated(lines: list[Line]) -> tuple[str, int] | None:
    """What the first row of a table at the head of a file says that these are the minutes of."""
    for label, value in pairwise(lines[:_STATED_NEAR]):
        row = label.kind is value.kind is BlockKind.CELL and label.number == value.number
        if row and _MINUTES_OF.fullmatch(label.words):
            return value.words, value.number
    return None


def _worded(text: str) -> bool:
    """Whether a title has words besides a date."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return sum(word.lower() not in dates.MONTHS for word in words) > 1


def _tells_less(heading: Line, named: str, style: Style) -> bool:
    """Whether the first heading says less of which meeting it is than the title of the front matter."""
    begun = [re.findall(r"\w+", text.lower())[:2] for text in (heading.words, named)]
    if heading.block.level == 1 and begun[0] == begun[1]:
        # the same title, written in two ways
        return False
    return (
        heading.block.level > 1
        or style.sections.get(section_key(heading.text)) is not None
        or (full_date(named) is not None and full_date(heading.text) is None)
        or (_MEETING.search(named.lower()) is not None and _MEETING.search(heading.words.lower()) is None)
    )


def _names_part(heading: Line, style: Style) -> bool:
    """Whether a heading only names a part of the file, such as the people, and not the meeting."""
    return style.sections.get(section_key(heading.text)) in _PARTS


def _is_section(first: Line, headings: list[Line], opening: Line | None, style: Style) -> bool:
    """Whether the first heading is a section like those after it: numbered, or below the people."""
    if full_date(first.text) is not None or _MEETING.search(first.words.lower()):
        return False
    beside = [line for line in headings if line.block.level == first.block.level]
    if len(beside) < _SEVERAL_SECTIONS:
        return False
    if all(line.text.startswith((f"{at}. ", f"{at} ")) for at, line in enumerate(beside[:_FEW], 1)):
        return True
    label = label_of(opening, style) if opening is not None and opening is not first else None
    return first.block.level > 1 and label is not None and label.role is Role.ATTENDEES


def _names_meeting(heading: Line, style: Style) -> bool:
    """Whether a heading near the head of a file says which meeting it is."""
    return (
        heading.number <= _HEAD_LINES
        and style.sections.get(section_key(heading.text)) is None
        and (_MEETING.search(heading.words.lower()) is not None or full_date(heading.text) is not None)
    )


def _is_title(opening: Line, headings: list[Line], top: Line | None) -> bool:
    """Whether a file begins with its title in a line of its own, without the mark of a heading."""
    text = opening.words
    emphasised = opening.text.startswith(("*", "_")) and opening.text.rstrip().endswith(opening.text[0])
    if (
        opening.kind is not BlockKind.PARAGRAPH
        or opening.depth
        or opening.quoted
        or len(text) > _TITLE_LENGTH
        or text.endswith((".", ":", ",", ";", "!", "?"))
        or ": " in text
        or all(word.lower() in dates.MONTHS or not word.isalpha() for word in re.findall(r"\w+", text))
        or sum(word.islower() for word in text.split()) > _FEW
        or "http" in text
        or opening.text.startswith(("[", "<", "!", "|"))
        or (opening.text.startswith(("*", "_")) and not (emphasised and opening.block.last == opening.number))
    ):
        return False
    if top is not None and top is headings[0]:
        return False
    # a line of prose may stand there, too
    return _MEETING.search(text) is not None or full_date(opening.block.content[:_DATED_LENGTH]) is not None


def dates_seen(  # noqa: C901 - one branch a case
    markdown: Markdown, lines: list[Line], path: str, titled: str | None, title_line: int | None
) -> tuple[Dated, ...]:
    """Every full date that title, head and names give for the meeting, most trusted first."""
    seen: list[Dated] = []
    if titled:
        seen += [(DateSource.TITLE, day, title_line or 0) for day in dates.find(titled)]
    for field in ("date", "description"):
        if head := markdown.front_matter.get(field):
            seen += [(DateSource.TEXT, day, markdown.front_matter.line(field)) for day in dates.find(head)]
    for line in lines:
        if line.number > _HEAD_LINES and not line.is_heading:
            continue
        if line.number == title_line or line.kind is BlockKind.CODE or not dates.may_stand_in(line.text):
            continue
        if _dates_meeting(line):
            seen += [(DateSource.TEXT, day, line.number) for day in dates.find(line.words[:200])]
    name = PurePosixPath(path)
    if day := dates.in_name(name.stem):
        seen.append((DateSource.FILE_NAME, day, 0))
    elif day := dates.in_name(name.parent.name):
        seen.append((DateSource.FOLDER, day, 0))
    elif day := dates.in_path(path):
        seen.append((DateSource.FILE_NAME, day, 0))
    if not seen:
        seen += _dates_in_parts(lines, titled, title_line, path)
    return tuple(dict.fromkeys(seen))


def _dates_in_parts(
    lines: list[Line], titled: str | None, title_line: int | None, path: str
) -> Iterator[Dated]:
    """The days whose year stands elsewhere: in the title, in an address beside them, in the file's name.

    Or the day in the address of the agenda that the file names.
    """
    years = dates.years_in(titled or "") or dates.years_in(path[-_NAME_LENGTH:])
    year = years.pop() if len(years) == 1 else None
    if titled and year is not None:
        yield from ((DateSource.TITLE, day, title_line or 0) for day in dates.of_year(titled, year))
    agenda = False
    for line in lines:
        if line.number > _HEAD_LINES or line.kind is BlockKind.CODE:
            break
        agenda = agenda or _AGENDA_LABEL.match(line.text) is not None
        if agenda and (day := next(dates.in_address(line.text), None)):
            yield (DateSource.TEXT, day, line.number)
            return
        if (named := _AGENDA_FILE.search(line.text)) and (
            day := next(dates.compact(line.text[named.end() :]), None)
        ):
            yield (DateSource.TEXT, day, line.number)
            return
        agenda = agenda and (line.text.rstrip(" *_").endswith(":") or line.is_heading)
        if not _dates_meeting(line):
            continue
        beside = next(dates.compact(line.text), None)
        for day in dates.of_year(line.words[:200], beside.year if beside else year or 0):
            if beside is None or beside == day:
                yield (DateSource.TEXT, day, line.number)
                return


def _dates_meeting(line: Line) -> bool:
    """Whether a date on this line is the meeting's: in a heading, a `Date:` line, or almost alone."""
    text = line.words
    if _DATE_LABEL.match(text) or (line.heading is not None and _DATE_HEADING.fullmatch(line.heading.words)):
        return True
    if _SAID.search(text[:80]):
        return False
    if line.is_heading:
        return True
    if line.heading is not None and _OF_EARLIER.search(line.heading.words):
        return False
    if line.depth > 1 or len(text) > 80:
        return False
    return _WEEKDAY.search(text) is not None or (len(text.split()) <= 5 and "http" not in text)


def date_of(seen: tuple[Dated, ...]) -> tuple[date | None, DateSource | None]:
    """The meeting's day: that of the title or text, but of the file's name where the two differ.

    A title is copied from the last meeting's file more often than a file's name is.
    """
    named = next((entry for entry in seen if entry[0] in (DateSource.FILE_NAME, DateSource.FOLDER)), None)
    told = [entry for entry in seen if entry[0] in (DateSource.TITLE, DateSource.TEXT)]
    if named is not None and not any(entry[1] == named[1] for entry in told):
        return named[1], named[0]
    if named is not None:
        same = next(entry for entry in told if entry[1] == named[1])
        return same[1], same[0]
    return (told[0][1], told[0][0]) if told else (None, None)


def last_day(seen: tuple[Dated, ...], first: date | None) -> date | None:
    """The last day of a meeting of several days, where headings name the days of one meeting."""
    if first is None:
        return None
    days = {entry[1] for entry in seen if entry[0] is DateSource.TEXT and 0 < (entry[1] - first).days <= 7}
    return max(days) if days else None


def full_date(text: str) -> date | None:
    """The first full date of a line."""
    return next(dates.find(plain(text)[:200]), None)
