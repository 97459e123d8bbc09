"""The file of confirmations: read, written entry by entry, and applied to what was read from minutes."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace

from lastcall.documents.markdown import Markdown
from lastcall.model.confirmation import Confirmation, Word
from lastcall.model.errors import ConfigurationError
from lastcall.model.event import Basis, Event
from lastcall.model.evidence import QUOTE_LIMIT, digest
from lastcall.model.minutes import MeetingFile

HEAD = """\
# A maintainer's word on what was inferred from the minutes; `lastcall minutes confirm`, `deny` and `mark` add
# to it. Each entry is bound to the words of its line by their digest: an edit of the line asks again.
"""
_KEYS = {"file", "line", "digest", "word", "act", "by", "on"}


def line_digest(line: str) -> str:
    """The digest that binds an entry to the words of a line."""
    return digest(line.strip())


def read(text: str, path: str) -> tuple[Confirmation, ...]:
    """The entries of a file, in its order. Raises ConfigurationError with path and line."""
    try:
        entries: Any = tomllib.loads(text).get("confirmation", [])
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        where = f"{path}:{place[1]}" if place else path
        raise ConfigurationError(f"not valid TOML: {error}", where=where) from None
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "[[confirmation]]"]
    if not isinstance(entries, list):
        raise ConfigurationError(
            "`confirmation` is no list of tables", where=path, hint="write `[[confirmation]]`"
        )
    return tuple(
        _entry(entry, path, lines[number] if number < len(lines) else 0)
        for number, entry in enumerate(entries)
    )


def _entry(entry: Any, path: str, line: int) -> Confirmation:
    where = f"{path}:{line}" if line else path
    hint = "an entry has file, line, digest, word (confirm, deny, mark), act, by, on"
    if not isinstance(entry, dict) or (unknown := sorted(set(entry) - _KEYS)):
        what = f"unknown key `{unknown[0]}`" if isinstance(entry, dict) else "no table"
        raise ConfigurationError(what, where=where, hint=hint)
    given = {**entry, "path": entry.get("file"), "entry": line}
    given.pop("file", None)
    if isinstance(given.get("on"), dt.date):
        given["on"] = given["on"].isoformat()
    try:
        return msgspec.convert(given, Confirmation)
    except msgspec.ValidationError as error:
        raise ConfigurationError(str(error).replace("$.", ""), where=where, hint=hint) from None


def entry(one: Confirmation) -> str:
    """The text of one entry."""
    return (
        "\n[[confirmation]]\n"
        f"file = {_string(one.path)}\nline = {one.line}\ndigest = {_string(one.digest)}\n"
        f"word = {_string(one.word.value)}\nact = {_string(one.act.value)}\n"
        f"by = {_string(one.by)}\non = {one.on.isoformat()}\n"
    )


def _string(text: str) -> str:
    """A TOML string; JSON's form is one, but for the delete character."""
    return msgspec.json.encode(text).decode().replace("\x7f", "\\u007f")


def apply_all(
    files: Iterable[MeetingFile], markdown: Markdown, given: Iterable[Confirmation]
) -> tuple[tuple[MeetingFile, ...], tuple[Confirmation, ...]]:
    """The meetings of one file with the maintainers' words applied, and the entries whose line is gone."""
    files = list(files)
    outdated: list[Confirmation] = []
    for one in given:
        if not files or one.path != files[0].path:
            continue
        line = _line(markdown, one)
        if line is None:
            outdated.append(one)
            continue
        starts = [file.title_line or 0 for file in files]
        # of several meetings in a file, the one whose part the line stands in
        at = max((place for place, start in enumerate(starts) if start <= line), default=0)
        events = _applied(files[at], one, line, markdown.lines[line - 1])
        files[at] = replace(files[at], events=tuple(sorted(events, key=lambda event: event.line or 0)))
    return tuple(files), tuple(outdated)


def _line(markdown: Markdown, one: Confirmation) -> int | None:
    """Where the words stand now: the nearest line with the digest."""
    found = [
        number
        for number, line in enumerate(markdown.lines, 1)
        if line.strip() and line_digest(line) == one.digest
    ]
    return min(found, key=lambda number: abs(number - one.line), default=None)


def _applied(file: MeetingFile, one: Confirmation, line: int, source: str) -> list[Event]:
    events = list(file.events)
    here = [event for event in events if event.line == line and event.type is one.act]
    if one.word is Word.DENY:
        return [event for event in events if event not in here]
    if here:
        # what was declared or recorded needs no word; what was inferred becomes confirmed
        confirmed = {
            id(event): replace(event, basis=Basis.CONFIRMED)
            for event in here
            if event.basis is Basis.INFERRED
        }
        return [confirmed.get(id(event), event) for event in events]
    if one.word is Word.CONFIRM:
        return events
    named = [reference.target for reference in file.references if reference.line == line]
    others = [target for event in events if event.line == line for target in event.subject]
    marked = Event(
        type=one.act,
        line=line,
        subject=tuple(dict.fromkeys(named or others)),
        actor=next((spoken.speaker for spoken in file.spoken if spoken.line == line and spoken.known), None),
        quote=source.strip()[:QUOTE_LIMIT].strip(),
        basis=Basis.CONFIRMED,
        rule="confirmation.mark",
    )
    return [*events, marked]
