"""Where the lines of meeting files are shown: which page, and what their anchors begin with."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from lastcall.model.minutes import Meeting, MeetingFile


class FilePlace(Struct, frozen=True):
    """Where a meeting's file, or its part of a file that holds several meetings, is shown."""

    page: str
    prefix: str
    what: str
    """`minutes` or `agenda`, with a number where a meeting has several."""
    meeting: str
    """The meeting's id."""
    first: int = 1
    last: int = sys.maxsize

    def holds(self, line: int) -> bool:
        """Whether a line is in it; the file as a whole (0) is."""
        return not line or self.first <= line <= self.last

    def line(self, number: int) -> str:
        """The address of a line; of the page where there is none."""
        return f"{self.page}#{self.prefix}L{number}" if number else self.page


class Places:
    """The places of all meeting files."""

    def __init__(self, meetings: Iterable[Meeting], pages: dict[str, str]) -> None:
        held = tuple(meetings)
        self._spans = _spans(held)
        self._places: dict[str, list[FilePlace]] = defaultdict(list)
        for meeting in held:
            self._add(meeting, pages[meeting.id])

    def _add(self, meeting: Meeting, page: str) -> None:
        """The minutes have the plain anchors (`#L69`), for they are quoted; an agenda where it is alone."""
        agendas = tuple(file for file in meeting.agendas if file not in meeting.minutes)
        for kind, files in (("minutes", meeting.minutes), ("agenda", agendas)):
            for number, file in enumerate(files, 1):
                plain = number == 1 and (kind == "minutes" or not meeting.minutes)
                several = f" {number}" if number > 1 else ""
                prefix = "" if plain else f"{kind}{several.strip()}-"
                first, last = self._spans[_key(file)]
                place = FilePlace(page, prefix, kind + several, meeting.id, first, last)
                self._places[file.path].append(place)

    def of(self, file: MeetingFile) -> FilePlace:
        """Where one reading of a file is shown."""
        first, _ = self._spans[_key(file)]
        return next(place for place in self._places[file.path] if place.first == first)

    def at(self, path: str, line: int = 0) -> FilePlace | None:
        """Where a line of a file is shown; None for a file that is no meeting's."""
        return next((place for place in self._places.get(path, ()) if place.holds(line)), None)


def _key(file: MeetingFile) -> tuple[str, int]:
    return file.path, file.title_line or min((section.line for section in file.sections), default=0)


def _spans(meetings: Iterable[Meeting]) -> dict[tuple[str, int], tuple[int, int]]:
    """First and last line of each reading: where a file holds several meetings, up to the next one."""
    starts: dict[str, set[int]] = defaultdict(set)
    for meeting in meetings:
        for file in (*meeting.agendas, *meeting.minutes):
            path, start = _key(file)
            starts[path].add(start)
    spans: dict[tuple[str, int], tuple[int, int]] = {}
    for path, found in starts.items():
        ordered = sorted(found)
        ends = [*(start - 1 for start in ordered[1:]), sys.maxsize]
        for number, (start, end) in enumerate(zip(ordered, ends, strict=True)):
            # what stands before the first meeting belongs to it
            spans[path, start] = (start if number else 1, end)
    return spans
