"""`check --fix`: inferred acts that a maintainer names are given their marks in the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lastcall.cli.run import Run
from lastcall.documents import minutes
from lastcall.documents.globs import matches
from lastcall.documents.markdown import Markdown
from lastcall.documents.marking import mark
from lastcall.model.errors import LastcallError
from lastcall.model.event import Basis, Event
from lastcall.model.minutes import MeetingFile
from lastcall.workspace import edits
from lastcall.workspace.places import in_repository

_CHOSEN = (Basis.INFERRED, Basis.CONFIRMED)


@dataclass(frozen=True, slots=True)
class _Wish:
    path: str
    line: int | None
    """None: every inferred act of the file."""


def fix(run: Run, places: tuple[str, ...]) -> None:
    """Mark the inferred or confirmed acts on the lines named, or of the files named. Raises LastcallError."""
    if not places:
        hint = "`lastcall check --fix minutes/2026-06-11_minutes.md:39` marks the act of that line"
        raise LastcallError("--fix marks nothing unless FILE or FILE:LINE is named", hint=hint)
    for place in places:
        wish = _wish(run, place)
        file = next((one for one in run.reading.meeting_files if one.path == wish.path), None)
        if file is None:
            raise LastcallError("no minutes of this group", where=wish.path)
        chosen = [one for one in file.events if one.basis in _CHOSEN and wish.line in (None, one.line)]
        if not chosen:
            run.talk(f"{place}: no inferred act stands there; nothing to mark")
        _mark_all(run, file, chosen)


def _wish(run: Run, place: str) -> _Wish:
    if place.rpartition(":")[2].isdecimal():
        path, line = in_repository(run.root, place)
        return _Wish(path, line)
    path, _ = in_repository(run.root, f"{place}:1")
    return _Wish(path, None)


def _mark_all(run: Run, file: MeetingFile, chosen: list[Event]) -> None:
    lines = run.reading.markdown[file.path].lines
    read = partial(_read, run, file.path)
    changed: dict[int, str] = {}
    now = read("\n".join(lines))
    for event in chosen:
        current = next((one for one in now.events if (one.line, one.type) == (event.line, event.type)), event)
        after = mark(lines, now, current, run.reading.home, read)
        where = f"{file.path}:{event.line}"
        if after is None:
            run.talk(
                f"{where}: left as it is: a mark for {event.type.value} would change what else is read there"
            )
            continue
        number = event.line or 0
        lines, now = after, read("\n".join(after))
        changed[number] = after[number - 1]
        run.talk(f"{where}: {after[number - 1].strip()}")
    if changed:
        edits.replace_lines(run.root / Path(file.path), changed)


def _read(run: Run, path: str, text: str) -> MeetingFile:
    home = next((one.repository for one in run.settings.home if matches(path, one.files)), run.reading.home)
    said = run.reading
    return minutes.read(Markdown(text), path, home=home, renames=said.renames, web=said.web, shelf=said.shelf)
