"""Days as minutes write them: ISO, with slashes, with the month in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
"""The months' names, short ones too, in small letters."""
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(\d{1,2})(?:\^?(?:st|nd|rd|th)\^?)?"
_OTHER_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r"\s?(?:[-\u2013]|to|and|&)\s?"
_DIGITS = re.compile(r"\d(?:\d{3}|[/-]\d)")
_ISO = re.compile(r"(?<![\d/-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NAMED = re.compile(r"(?<!\d)(\d{4})([-. ])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{2}|\d{4}|\d{6}|T\d{4,6})?(?!\d)")
"""With the hour, too: `2026032415`, `20260324T1500`."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_MONTH_DAY = re.compile(r"(?<!\d)(?<!\d[-. ])(\d{2})[-. ](\d{2})(?:[-. ](\d{2}))?(?!\d|[-. ]\d)")
"""`03-24`, `03-24-26`: where a folder is named by the year."""
_YEAR_MONTH = re.compile(r"(?<!\d)(?:19|20)\d{2}(?:[-. ]\d{2})?(?!\d)")
_FOLDERS = 3
_IN_ADDRESS = re.compile(r"/((?:19|20)\d{2})/(\d{2})(?:-[A-Za-z]{3,9})?/(\d{2})(?=[-_./])")
"""`…/2026/03-Mar/24-group.md`"""
_IN_SLUG = re.compile(r"[A-Za-z]-((?:19|20)\d{2})-(\d{2})-(\d{2})(?=[/.]|$)")
"""`…/group-meeting-2026-03-24/`"""
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH}\s{{1,3}}{_DAY}(?:{_TO}(?:{_MONTH}\s{{1,3}})?{_OTHER_DAY})?,?\s{{1,3}}(\d{{4}})\b",
    re.IGNORECASE,
)
"""`March 24, 2026`, `March 24-25, 2026`, `March 30 - April 2, 2026`."""
_DAY_FIRST = re.compile(
    rf"\b{_DAY}(?:(?:\s{{1,3}}{_MONTH})?{_TO}{_OTHER_DAY})?"
    rf",?[\s-]{{1,3}}(?:of\s)?{_MONTH},?[\s-]{{1,3}}(\d{{4}})\b",
    re.IGNORECASE,
)
"""`24 March 2026`, `24-25 March 2026`, `30 March - 2 April 2026`."""
_YEAR_FIRST = re.compile(
    rf"(?<!\d)((?:19|20)\d{{2}}),?[\s-]{{1,3}}{_MONTH}[\s-]{{1,3}}{_DAY}(?![\d:])", re.IGNORECASE
)
"""`2026 March 24`, `2026-Mar-24`."""
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?![\d/])")
_DAY_MONTH = re.compile(r"(?<![\d-])(\d{2})-(\d{2})-(\d{2})(?![\d-])")
"""Only where the first number can be no month."""
_SHORT = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_YEARLESS = re.compile(rf"\b(?:{_MONTH}\s{{1,3}}{_DAY}|{_DAY}\s{{1,3}}{_MONTH})\b", re.IGNORECASE)


def find(text: str) -> Iterator[date]:
    """All full dates of a short text, ISO ones first; a slashed one is read as month/day/year.

    Of several days that share a year the first one counts.
    """
    if not may_stand_in(text):
        return
    yield from iso(text)
    for found in _MONTH_FIRST.finditer(text):
        yield from _first_day(found[2], found[1], found[3], found[4])
    for found in _DAY_FIRST.finditer(text):
        yield from _first_day(found[1], found[2] or found[3], found[3], found[4])
    for found in _YEAR_FIRST.finditer(text):
        yield from _made(found[1], MONTHS[found[2].lower()], found[3])
    for found in _SLASHED.finditer(text):
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        first, second = int(found[1]), int(found[2])
        yield from _made(year, second, first) if first > 12 else _made(year, first, second)

    for found in _DAY_MONTH.finditer(text):
        if int(found[1]) > 12:
            yield from _made(f"20{found[3]}", found[2], found[1])


def may_stand_in(text: str) -> bool:
    """Whether a text holds a year or parted numbers, as every full date does: a cheap look."""
    return _DIGITS.search(text) is not None


def iso(text: str) -> Iterator[date]:
    """All dates of a text that start with the year: `2026-03-24`, `2026/3/24`."""
    for found in _ISO.finditer(text):
        yield from _made(found[1], found[3], found[4])


def in_name(name: str) -> date | None:
    """The date in a file's or folder's name: `2026-03-24_minutes`, `20260324`; None where there is none."""
    name = name.replace("_", " ")
    for found in (*_NAMED.finditer(name), *_COMPACT.finditer(name)):
        groups = found.groups()
        for day in _made(groups[0], groups[-2], groups[-1]):
            return day
    return next(find(name.replace("-", " ").replace(".", " ")), None)


def in_path(path: str) -> date | None:
    """The date of a file whose name gives month and day, and whose folder the year: `2026/call-03-24.md`."""
    folders, _, name = path.rpartition("/")
    near = "/".join([*folders.split("/")[-_FOLDERS:], name.rsplit(".", 1)[0]]).replace("_", " ")
    years = {found[1] for found in _YEAR.finditer(near)}
    if len(years) != 1:
        return None
    year = years.pop()
    # "2026-03_mar-24" names the month twice
    name = _YEAR_MONTH.sub(" ", near.rpartition("/")[2])
    for found in _MONTH_DAY.finditer(name):
        if found[3] in (None, year[2:]):
            for day in _made(year, found[1], found[2]):
                return day
    return next(of_year(name.replace("-", " "), int(year)), None)


def of_year(text: str, year: int) -> Iterator[date]:
    """The days of a text that are written without their year."""
    for found in _YEARLESS.finditer(text):
        month, day = (found[1], found[2]) if found[1] else (found[4], found[3])
        yield from _made(year, MONTHS[month.lower()], day)


def in_address(text: str) -> Iterator[date]:
    """The days that an address names, by its last part or folders: `https://…/2026/03-Mar/24-group.md`."""
    for found in (*_IN_SLUG.finditer(text.partition(")")[0]), *_IN_ADDRESS.finditer(text)):
        yield from _made(found[1], found[2], found[3])


def compact(text: str) -> Iterator[date]:
    """The days written without marks: `20260324`, `20260324T1500`."""
    for found in _COMPACT.finditer(text):
        yield from _made(found[1], found[2], found[3])


def years_in(text: str) -> set[int]:
    """The years that a text names."""
    return {int(found[1]) for found in _YEAR.finditer(text)}


def by(text: str, meeting: date | None) -> date | None:
    """A deadline in a text; a date without a year is the next such day from the meeting's on."""
    for day in find(text):
        return day
    if meeting is None:
        return None
    for found in _SHORT.finditer(text):
        return _next(int(found[1]), int(found[2]), meeting)
    for found in _YEARLESS.finditer(text):
        month, day_of_month = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _next(MONTHS[month.lower()], int(day_of_month), meeting)
    return None


def _next(month: int, day: int, meeting: date) -> date | None:
    for year in (meeting.year, meeting.year + 1):
        for found in _made(year, month, day):
            # a date shortly before the meeting is a stale one of this year, not one of the next
            if found >= meeting or (meeting - found).days < 60:
                return found
    return None


def _first_day(day: str, month: str, until: str | None, year: str) -> Iterator[date]:
    """The first of the days that run into a month of a year; those from December to January began before."""
    number = MONTHS[month.lower()]
    over_new_year = until is not None and number > MONTHS[until.lower()]
    return _made(int(year) - over_new_year, number, day)


def _made(year: str | int, month: str | int, day: str | int) -> Iterator[date]:
    try:
        made = date(int(year), int(month), int(day))
    except ValueError:
        return
    if 1970 <= made.year <= 2200:
        yield made
