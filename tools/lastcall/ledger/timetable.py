"""A group's timetable in the text of an item: dated lines such as `2022-03-17 - Deadline for comments`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DAY = re.compile(r"\b(20[0-9]{2})-([01][0-9])-([0-3][0-9])\b")
_SECTION = re.compile(r"^#{1,6}\s*(?:timeline|timetable|schedule|deadlines?)\b", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6}\s")
_LIST = re.compile(r"^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+(?:\[(?P<done>[ xX])\]\s*)?")
_CALL = re.compile(
    r"last[\s-]call|final comment|deadline|comments? (?:due|until|by|period)|call for (?:consensus|objection)"
    r"|objections? (?:due|until|by)|open for (?:comments?|review)|comments? (?:on|in) (?:the )?pull",
    re.IGNORECASE,
)
_JOINT = r"\W{0,12}(?:(?:to|until|till|and)\b)?\W{0,12}"
_SPAN = re.compile(rf"{_DAY.pattern}(?:{_JOINT}{_DAY.pattern})*")
_BEFORE = frozenset({"to", "until", "till", "and"})
_AFTER = frozenset({"from", "to", "until", "till", "by", "on", "is", "and"})
_MARKS = " \t-\u2013:,.()"
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One line of a timetable."""

    day: dt.date
    """The last day where it names a span."""
    words: str
    """Without the list mark and the dates."""
    is_call: bool
    done: bool
    """Whether it is ticked."""
    line: int
    """1-based line of the text."""
    quote: str
    listed: bool = True
    """Whether it is an entry of a timetable section."""


def read(body: str) -> tuple[DatedLine, ...]:
    """The dated lines of a text: a timetable section's, and elsewhere those that speak of a deadline."""
    lines = tuple(_read(body))
    listed = {line.day for line in lines if line.listed and line.is_call}
    # a sentence that tells the day of a call that the timetable lists tells it a second time
    return tuple(line for line in lines if line.listed or line.day not in listed)


def _read(body: str) -> Iterator[DatedLine]:
    in_section = in_fence = False
    for number, line in enumerate(body.split("\n"), 1):
        if _FENCE.match(line):
            in_fence = not in_fence
        if in_fence:
            continue
        if _HEADING.match(line):
            in_section = bool(_SECTION.match(line))
        days = [day for found in _DAY.finditer(line) if (day := _date(found))]
        if not days:
            continue
        is_call = bool(_CALL.search(line))
        mark = _LIST.match(line)
        if not (in_section and mark) and not is_call:
            continue
        words = _SPAN.sub(" ", (line[mark.end() :] if mark else line).replace("**", ""))
        words = _trimmed(words.split())
        done = bool(mark and (mark["done"] or "").lower() == "x")
        listed = in_section and bool(mark)
        yield DatedLine(max(days), words, is_call, done, number, line.strip()[:160], listed)


def _trimmed(words: list[str]) -> str:
    """The words on one line, without the marks and joints that stood between them and the dates."""
    first, last = 0, len(words)
    while first < last and (not re.search(r"\w", words[first]) or words[first].strip(_MARKS) in _BEFORE):
        first += 1
    while first < last and (not words[last - 1].strip(_MARKS) or words[last - 1].strip(_MARKS) in _AFTER):
        last -= 1
    return " ".join(words[first:last]).lstrip(_MARKS).rstrip(" \t-\u2013:,.(")


def _date(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
