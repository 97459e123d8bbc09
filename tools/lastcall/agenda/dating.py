"""A line of the last agenda with the next meeting's day in place of the last one's, written as before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH = (
    "(?P<month>"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _MONTHS)
    + r")"
)
_ORDINAL = r"(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?"
_NUMBERS = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-/._]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}(?P<dot>\.?) {_ORDINAL}(?P<comma>,?) (?P<year>\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b{_ORDINAL} {_MONTH}(?P<dot>\.?)(?P<comma>,?) (?P<year>\d{{4}})\b")
_WEEKDAY = re.compile(r"\b(?P<name>" + "|".join(_WEEKDAYS) + r")\b")


def redated(line: str, old: date | None, new: date) -> str:
    """The line with its full dates replaced: those of `old`, or all of them where `old` is None.

    The weekday goes along.
    """
    for pattern, write in ((_NUMBERS, _numbers), (_MONTH_FIRST, _month_first), (_DAY_FIRST, _day_first)):
        line = pattern.sub(_replacing(old, new, write), line)
    if old is not None:
        day = _WEEKDAYS[old.weekday()]
        line = _WEEKDAY.sub(lambda found: _WEEKDAYS[new.weekday()] if found[0] == day else found[0], line)
    return line


def dates(line: str) -> list[date]:
    """The full dates of a line, in the forms that `redated` can write again."""
    return [
        day
        for pattern in (_NUMBERS, _MONTH_FIRST, _DAY_FIRST)
        for match in pattern.finditer(line)
        if (day := _read(match)) is not None
    ]


def _replacing(
    old: date | None, new: date, write: Callable[[re.Match[str], date], str]
) -> Callable[[re.Match[str]], str]:
    def replaced(found: re.Match[str]) -> str:
        day = _read(found)
        return write(found, new) if day is not None and old in (None, day) else found[0]

    return replaced


def _read(found: re.Match[str]) -> date | None:
    month = found["month"]
    number = int(month) if month.isdigit() else [name[:3] for name in _MONTHS].index(month[:3]) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def _numbers(found: re.Match[str], new: date) -> str:
    return new.strftime(f"%Y{found['mark']}%m{found['mark']}%d")


def _month_first(found: re.Match[str], new: date) -> str:
    return f"{_month(found, new)} {_day(found, new)}{found['comma']} {new.year}"


def _day_first(found: re.Match[str], new: date) -> str:
    return f"{_day(found, new)} {_month(found, new)}{found['comma']} {new.year}"


def _month(found: re.Match[str], new: date) -> str:
    name = _MONTHS[new.month - 1]
    return f"{name[:3]}{found['dot']}" if len(found["month"]) == 3 and found["month"] != "May" else name


def _day(found: re.Match[str], new: date) -> str:
    if not found["ordinal"]:
        return str(new.day)
    tens = new.day // 10 == 1
    return f"{new.day}{'th' if tens else {1: 'st', 2: 'nd', 3: 'rd'}.get(new.day % 10, 'th')}"
