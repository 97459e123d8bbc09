"""What an act is about: from its own line, what encloses it, an earlier line of the topic, or the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lastcall.documents.minutes.record import Entry
from lastcall.documents.outline import Line
from lastcall.documents.references import specs_in
from lastcall.documents.renames import Renames
from lastcall.documents.styles.model import Role
from lastcall.documents.plain_text import plain, tokens
from lastcall.model.event import EventType
from lastcall.model.reference import ItemKind, Reference

_SPEC = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]{1,9}(?:-[A-Z]{1,8}\d{0,3}){1,2}-\d{2,3}(?![\w-])")
_SHORT = re.compile(r"(?<![\w-])-(\d{2})(?![\w-])")
_ENDINGS = re.compile(r"(?:ations?|ments?|ings?|ers?|ed|es|s|e)$")
_COMMON = frozenset(
    "a an and or the to of in on for with is are be by at as it this that we will from into about new open review update updates "
    "discuss discussion continue work pull request issue issues pr draft spec next any if no not all".split()
)
_ALIKE = 0.5
_EARLIER_LINES = 60
_GROUP_ACTS = frozenset(
    {EventType.MERGED, EventType.NO_OBJECTION, EventType.LAST_CALL, EventType.PROPOSAL, EventType.DECISION, EventType.SUPPORT}
)


class Topics:
    """The items that each line names, and the way from an act to what it is about."""

    def __init__(
        self, lines: list[Line], roles: list[Role], references: tuple[Reference, ...], renames: Renames
    ) -> None:
        self._lines = lines
        self._renames = renames
        self._place = {id(line): at for at, line in enumerate(lines)}
        self._items: dict[int, list[Reference]] = {}
        for reference in references:
            self._items.setdefault(reference.line, []).append(reference)
        self._prefix: str | None = None
        self._agenda = [line for line, role in zip(lines, roles, strict=True) if role is Role.AGENDA]
        self._agenda_words: list[tuple[frozenset[str], Line]] | None = None
        self._named: dict[int, tuple[str, ...]] = {}

    def of(self, entry: Entry, kind: EventType) -> tuple[str, ...]:
        """The subject of an act on this line; empty where the text does not say."""
        line = entry.line
        own = self.named(line)
        if own:
            return own
        if kind in (EventType.PROPOSAL, EventType.LAST_CALL) and line.children:
            below = self._pulls(self._beneath(line))
            if below:
                return below
        for above in line.ancestors():
            if above.is_heading and above.block.level == 1 and above.heading is None:
                break
            found = self._named_in_block(above)
            if found:
                return found
        return self._earlier(entry) or self._from_agenda(entry, kind)

    def named(self, line: Line) -> tuple[str, ...]:
        """The items, else the specifications, that a line itself names."""
        known = self._named.get(id(line))
        if known is None:
            known = self._items_on(line.number) or self._specs(line)
            self._named[id(line)] = known
        return known

    def _items_on(self, number: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(reference.target for reference in self._items.get(number, ())))

    def _named_in_block(self, line: Line) -> tuple[str, ...]:
        """What a line names, or the lines that its paragraph continues on."""
        own = self.named(line)
        if own or line.block.last == line.block.first:
            return own
        for number in range(line.block.first, line.block.last + 1):
            if found := self._items_on(number):
                return found
        return ()

    def _specs(self, line: Line) -> tuple[str, ...]:
        text = line.text
        found = list(specs_in(text, self._renames)) if "-" in text else []
        if not found and "-" in text:
            found = [self._renames.spec(match[0]) for match in _SPEC.finditer(text)]
        if not found and " -" in text and (prefix := self._spec_prefix()):
            found = [
                self._renames.spec(f"{prefix}-{match[1]}")
                for match in _SHORT.finditer(text)
                if self._renames.is_spec(f"{prefix}-{match[1]}")
            ]
        return tuple(dict.fromkeys(found))

    def _spec_prefix(self) -> str | None:
        """What the specifications of the agenda are called before their number: `-01` is one of them."""
        if self._prefix is None:
            prefixes = [match[0].rsplit("-", 1)[0] for line in self._agenda for match in _SPEC.finditer(line.text)]
            self._prefix = prefixes[0] if prefixes else ""
        return self._prefix or None

    def _beneath(self, line: Line) -> Iterable[Reference]:
        for below in line.beneath():
            yield from self._items.get(below.number, ())

    def _pulls(self, found: Iterable[Reference]) -> tuple[str, ...]:
        """Pull requests before issues: where both stand, the text that is put to the group is the pull request."""
        references = list(found)
        for kind in (ItemKind.PULL, ItemKind.ISSUE, ItemKind.UNKNOWN):
            targets = dict.fromkeys(reference.target for reference in references if reference.kind is kind)
            if targets:
                return tuple(targets)
        return ()

    def _earlier(self, entry: Entry) -> tuple[str, ...]:
        """The nearest earlier line of the same topic that names something."""
        line = entry.line
        root = line
        for above in line.ancestors():
            if above.is_heading:
                break
            root = above
        start = self._place[id(root)]
        if line.depth == 0 and line.heading is not None and line.heading.block.level > 1:
            start = self._place[id(line.heading)]
        for at in range(entry.at - 1, max(start, entry.at - _EARLIER_LINES) - 1, -1):
            if found := self.named(self._lines[at]):
                return found
        return ()

    def _from_agenda(self, entry: Entry, kind: EventType) -> tuple[str, ...]:
        """The agenda item of the same wording, or the only one where the act is about what was put to the group."""
        lines = self._agenda_lines()
        if not lines:
            return ()
        for text in self._topic_texts(entry):
            words = _stems(text)
            best, score = None, 0.0
            for agenda_words, line in lines:
                shared = words & agenda_words
                if not shared or not agenda_words:
                    continue
                alike = len(shared) / min(len(agenda_words), max(len(words), 1))
                if len(shared) >= 2 and alike >= _ALIKE and alike + len(shared) / 10 > score:
                    best, score = line, alike + len(shared) / 10
            if best is not None and (found := self._of_agenda_line(best)):
                return found
        if kind in _GROUP_ACTS:
            subjects = {found for _, line in lines if (found := self._of_agenda_line(line))}
            if len(subjects) == 1:
                return next(iter(subjects))
        return ()

    def _topic_texts(self, entry: Entry) -> Iterable[str]:
        yield entry.words
        for above in entry.line.ancestors():
            if above.is_heading and above.block.level <= 2:
                return
            yield plain(above.text)

    def _agenda_lines(self) -> list[tuple[frozenset[str], Line]]:
        if self._agenda_words is None:
            self._agenda_words = [
                (frozenset(_stems(plain(line.text))), line) for line in self._agenda if not line.is_heading
            ]
        return self._agenda_words

    def _of_agenda_line(self, line: Line) -> tuple[str, ...]:
        """What an agenda line is about: named on it, beneath it, or above it."""
        own = self.named(line)
        if own and "#" in own[0]:
            return own
        below = self._pulls(self._beneath(line))
        if below:
            return below
        if own:
            return own
        for above in line.ancestors():
            if above.is_heading:
                break
            found = self.named(above)
            if found and "#" in found[0]:
                return found
            if found:
                return found
        return ()


def _stems(text: str) -> set[str]:
    return {_ENDINGS.sub("", word) or word for word in tokens(text[:400]) if word not in _COMMON and len(word) > 1}
