"""The head of a meeting file: its title, its dates and its recording."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

from lastcall.documents import dates
from lastcall.documents.markdown import BlockKind, Markdown
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.model.minutes import DateSource

_HEAD_LINES = 60
_DATE_LABEL = re.compile(
    r"^\W*(?:meeting )?(?:date(?: and time| & time|/time)?|when|time|day|held(?: on)?|start)\b\W*",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?\b", re.IGNORECASE)
_RECORDING = re.compile(r"\b(?:recordings?|video|youtube|recorded|replay)\b", re.IGNORECASE)
_NO_RECORDING = re.compile(
    r"\bno (?:audio or )?(?:video )?recording|\bnot recorded|\bwithout consent", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s<>()\[\]\"|]+(?:\([^\s<>()]*\)[^\s<>()\[\]\"|]*)?")
_SAID = re.compile(r"\b(?:start(?:ed)?|end(?:ed)?|next meeting|deadline|previous|last)\b", re.IGNORECASE)

Dated = tuple[DateSource, date, int]


def title(markdown: Markdown, lines: list[Line]) -> tuple[str | None, int | None]:
    """The document's own title without markup, and its line."""
    headings = [line for line in lines if line.is_heading and not line.quoted]
    first = next((line for line in headings if line.block.level == 1), None) or (
        headings[0] if headings else None
    )
    opening = next((line for line in lines if line.kind is not BlockKind.CODE), None)
    if first is not None and (opening is first or first.block.level == 1 or first.number <= _HEAD_LINES):
        return markdown.plain(first.block) or None, first.number
    if named := markdown.front_matter.get("title"):
        return named, markdown.front_matter.line("title")
    if opening is not None and opening.text.startswith("**") and opening.depth == 0:
        return plain(opening.text) or None, opening.number
    return None, None


def dates_seen(
    markdown: Markdown, lines: list[Line], path: str, titled: str | None, title_line: int | None
) -> tuple[Dated, ...]:
    """Every full date that title, head and names give for the meeting, most trusted first."""
    seen: list[Dated] = []
    if titled:
        seen += [(DateSource.TITLE, day, title_line or 0) for day in dates.find(titled)]
    head = markdown.front_matter.get("date")
    if head:
        seen += [(DateSource.TEXT, day, markdown.front_matter.line("date")) for day in dates.find(head)]
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
    return tuple(dict.fromkeys(seen))


def _dates_meeting(line: Line) -> bool:
    """Whether a date on this line is the meeting's: in a heading, a `Date:` line, or almost alone."""
    text = line.words
    if _DATE_LABEL.match(text):
        return True
    if _SAID.search(text[:80]):
        return False
    if line.is_heading:
        return True
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


def recording(lines: list[Line]) -> str | None:
    """The address of the recording, where the file gives one."""
    near = 0
    for line in lines:
        text = line.text
        if line.kind is BlockKind.CODE or (line.number > _HEAD_LINES and line.number > near):
            continue
        if _recording(text[:200]) and not _NO_RECORDING.search(text):
            if found := _URL.search(text):
                return found[0].rstrip(".,;*")
            near = line.number + 1
        elif line.number == near and (found := _URL.match(text)):
            return found[0].rstrip(".,;*")
    return None


def _recording(text: str) -> bool:
    lowered = text.lower()
    return (
        "record" in lowered or "video" in lowered or "youtube" in lowered or "replay" in lowered
    ) and _RECORDING.search(text) is not None


def full_date(text: str) -> date | None:
    """The first full date of a line."""
    return next(dates.find(plain(text)[:200]), None)
