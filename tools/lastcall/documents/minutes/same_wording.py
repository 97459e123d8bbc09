"""What a topic is about by its wording: the agenda item, or the entry of the record, that says the same."""

from __future__ import annotations

from collections.abc import Iterable

from lastcall.documents.minutes.labels import role_of
from lastcall.documents.minutes.named import Named
from lastcall.documents.minutes.record import Entry
from lastcall.documents.minutes.topic_words import stems
from lastcall.documents.outline import Line
from lastcall.documents.styles.model import Role, Style

_ALIKE = 0.5
_NEARLY = 0.8
_SEVERAL = 3


class SameWording:
    """The agenda's lines, and those of the record that name an item, by their words."""

    def __init__(self, lines: list[Line], roles: list[Role], named: Named, style: Style) -> None:
        self._lines = lines
        self._roles = roles
        self._named = named
        self._style = style
        self._agenda: list[tuple[frozenset[str], Line]] | None = None
        self._listed: list[tuple[frozenset[str], Line]] | None = None
        self._told: list[tuple[frozenset[str], Line]] | None = None

    def of(self, entry: Entry) -> tuple[str, ...]:
        """The agenda item of the same wording, or what the whole agenda is about if that is one thing."""
        lines = self._agenda_lines() if entry.role is not Role.AGENDA else []
        told = [*lines, *self._told_lines()] if entry.role is Role.ACTIONS else lines
        for text in _topic_texts(entry) if told else ():
            words = stems(text)
            best, score = None, 0.0
            for agenda_words, line in told:
                shared = len(words & agenda_words)
                alike = shared / max(1, min(len(agenda_words), len(words)))
                if shared >= 2 and alike >= _ALIKE and alike + shared / 10 > score:
                    best, score = line, alike + shared / 10
            if best is not None and (found := self._of_agenda_line(best)):
                return found
        if found := self._as_listed(entry):
            return found
        heading = entry.line.heading
        part = Role.RECORD if heading is None else role_of(heading.text, self._style)
        if part is None or part is Role.ACTIONS:
            # what is listed apart, or stands beneath a heading of its own, may be about anything
            return ()
        subjects = {found for _, line in lines if (found := self._of_agenda_line(line))}
        return next(iter(subjects)) if len(subjects) == 1 else ()

    def _as_listed(self, entry: Entry) -> tuple[str, ...]:
        """The item of a list further up that has the words of the heading over a line."""
        heading = entry.line.heading
        if heading is None or heading.block.level == 1:
            return ()
        words = stems(heading.words)
        if len(words) < _SEVERAL:
            return ()
        if self._listed is None:
            self._listed = [
                (frozenset(stems(line.words)), line)
                for line in self._lines
                if line.depth and line.leads and self._named.items(line.number)
            ]
        for listed, line in self._listed:
            shared = len(words & listed)
            if line.number < heading.number and shared >= max(
                _SEVERAL, _NEARLY * min(len(words), len(listed))
            ):
                return self._named.items(line.number)
        return ()

    def _agenda_lines(self) -> list[tuple[frozenset[str], Line]]:
        if self._agenda is None:
            self._agenda = [
                (frozenset(stems(line.words)), line)
                for line, role in zip(self._lines, self._roles, strict=True)
                if role is Role.AGENDA and not line.is_heading
            ]
        return self._agenda

    def _told_lines(self) -> list[tuple[frozenset[str], Line]]:
        """The headings and entries of the record that name an item, for actions listed apart."""
        if self._told is None:
            self._told = [
                (frozenset(stems(line.words)), line)
                for line, role in zip(self._lines, self._roles, strict=True)
                if role is Role.RECORD
                and self._named.items(line.number)
                and (line.is_heading or line.children)
            ]
        return self._told

    def _of_agenda_line(self, line: Line) -> tuple[str, ...]:
        """What an agenda line is about: named on it, on what it stands beneath, or beneath that."""
        spec: tuple[str, ...] = ()
        if line.is_heading:
            return self._named.on(line)
        for above in (line, *line.ancestors()):
            if above.is_heading:
                break
            own = self._named.on(above)
            if own and "#" in own[0]:
                return own
            beneath = self._named.beneath(above)
            if beneath:
                return beneath
            spec = spec or own or self._named.specs_in_addresses(above)
        return spec


def _topic_texts(entry: Entry) -> Iterable[str]:
    yield entry.words
    for above in entry.line.ancestors():
        if above.is_heading and above.block.level <= 2:
            return
        yield above.words
