"""The record part of minutes: its lines with role, speaker and words, ready for the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.speakers import Roster, Speech
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain, straight, tokens_of
from lastcall.documents.styles.model import Role, Style

_SENTENCE = re.compile(r"[.!?]\s+")
_LONGEST = 700
"""A sentence is looked at so far: what stands later than that in one is no act's own words."""
_WRAPPED = 3
"""So many following lines of a paragraph may complete a sentence."""


class Entry(msgspec.Struct, eq=False):
    """One line of the record with what is known of it."""

    at: int
    """Its place among the file's lines."""
    line: Line
    role: Role
    speech: Speech | None
    words: str
    """What is said, without the speaker's name and without markup."""
    tokens: list[str] = msgspec.field(default_factory=list)
    """Its words in lower case."""

    @property
    def speaker(self) -> str | None:
        """Who speaks on this very line, as written."""
        return self.speech.name if self.speech is not None else None


class Record(msgspec.Struct, eq=False):
    """All lines of a meeting file that may hold acts."""

    lines: list[Line]
    roles: list[Role]
    speeches: list[Speech | None]
    style: Style
    roster: Roster
    generated: bool
    """Whether a machine wrote the text: nothing in it is asserted."""
    meeting_day: date | None = None
    entries: list[Entry] = msgspec.field(default_factory=list)
    by_line: dict[int, Entry] = msgspec.field(default_factory=dict)
    """By identity of the line."""

    def owner(self, entry: Entry) -> str | None:
        """Who speaks on the line, or on the nearest one that it stands beneath."""
        if entry.speech is not None:
            return entry.speech.name
        if not self.style.inherit:
            return None
        for above in entry.line.ancestors():
            if above.is_heading:
                return None
            found = self.by_line.get(id(above))
            if found is not None and found.speech is not None:
                return found.speech.name
        return None

    def sentences(self, entry: Entry) -> Iterator[str]:
        """The sentences that begin on a line, each at most so long, with the wrapped rest of the last one."""
        words = straight(entry.words)
        if not words.endswith((".", "!", "?", ":", ";")):
            words += self._wrapped(entry)
        if len(words) <= 60 and "." not in words and "?" not in words:
            yield words
            return
        start = 0
        for end in _SENTENCE.finditer(words):
            yield words[start : end.start() + 1][:_LONGEST]
            start = end.end()
        if start < len(words):
            yield words[start:][:_LONGEST]

    def _wrapped(self, entry: Entry) -> str:
        """The rest of a sentence on the following lines of its paragraph."""
        rest = ""
        for later in self.lines[entry.at + 1 : entry.at + 1 + _WRAPPED]:
            if (
                later.block is not entry.line.block
                or later.text.startswith("...")
                or id(later) not in self.by_line
            ):
                break
            if self.by_line[id(later)].speech is not None:
                break
            words = straight(self.by_line[id(later)].words)
            end = _SENTENCE.search(words)
            if end is not None:
                return f"{rest} {words[: end.start() + 1]}"
            rest += f" {words}"
        return rest


def made(record: Record, *, agenda_is_record: bool, closing_line: int | None) -> None:
    """Fill a record with its entries: every line of words in a part that may hold acts."""
    silent = [Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR, Role.BOILERPLATE]
    if not agenda_is_record:
        silent.append(Role.AGENDA)
    for at, (line, role) in enumerate(zip(record.lines, record.roles, strict=True)):
        if role in silent or line.quoted or line.kind is BlockKind.CODE or line.number == closing_line:
            continue
        speech = record.speeches[at]
        entry = Entry(at, line, role, speech, plain(speech.said) if speech is not None else line.words)
        record.entries.append(entry)
        record.by_line[id(line)] = entry
    words = tokens_of([entry.words for entry in record.entries])
    for entry, found in zip(record.entries, words, strict=True):
        entry.tokens = found
