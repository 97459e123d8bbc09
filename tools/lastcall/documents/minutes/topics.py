"""What an act is about: from its own line, what encloses it, an earlier line of the topic, or the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.parts import role_of, section_key
from lastcall.documents.minutes.record import Entry
from lastcall.documents.minutes.topic_words import aside, stems
from lastcall.documents.outline import Line
from lastcall.documents.references import specs_in
from lastcall.documents.renames import Renames
from lastcall.documents.styles.model import Role, Style
from lastcall.model.event import EventType
from lastcall.model.reference import ItemKind, Reference

_SPEC = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]{1,9}(?:-[A-Z]{1,8}\d{0,3}){1,2}-\d{2,3}(?![\w-])")
_SHORT = re.compile(r"(?<![\w-])-(\d{2})(?![\w-])")
_MINUTES = re.compile(r"\b(?:the |these |last |previous )?minutes\b", re.IGNORECASE)
_TO_MERGE = re.compile(r"\b(?:merg|pull|prs?\b|approv|adopt|review)", re.IGNORECASE)
_OPENS_TOPIC = re.compile(
    r"^(?:[*_]{0,2}(?:url|link|pr|prs|pull request|issue|issues|related|"
    r"see|spec|topic|discussion|repo)s?[*_]{0,2}\s?:|https?://|<https?://|"
    r"\[?(?:pr|pull request|pull|issue)?\s?#\d|\[[^\]]{0,200}\]\(https?://|[\w.-]+/[\w.-]+#\d)",
    re.IGNORECASE,
)
"""A line that says what comes next is about, as against one that mentions something in passing."""
_WITHIN_TOPIC = frozenset(
    {
        "notes",
        "context",
        "discussion",
        "minutes",
        "discussion notes",
        "conclusion",
        "summary",
        "actions",
        "action items",
        "links",
    }
)
_SPEC_ADDRESS = re.compile(r"/([a-z][a-z0-9]{1,9}-[a-z]{1,4}\d{1,3}-\d{2,3})(?=[/#?)\s]|$)", re.IGNORECASE)
_COMMENT = re.compile(r"/\d{1,6}#(?:issuecomment|discussion_r|pullrequestreview)")
_NUMBERED = re.compile(r"(?<![\w-])(?:[A-Z]{0,3}EP|[A-Z]IP|ADR|ERC|MSC)[ -]\d{1,5}(?![\w-])")
"""A proposal by the number that its community gives it: `PEP 8`, `EIP-1559`."""
_ALIKE = 0.5
_EARLIER_LINES = 60


class Topics:
    """The items that each line names, and the way from an act to what it is about."""

    def __init__(
        self,
        lines: list[Line],
        roles: list[Role],
        references: tuple[Reference, ...],
        renames: Renames,
        style: Style,
    ) -> None:
        self._lines = lines
        self._style = style
        self._renames = renames
        self._place = {id(line): at for at, line in enumerate(lines)}
        self._items: dict[int, list[Reference]] = {}
        for reference in references:
            self._items.setdefault(reference.line, []).append(reference)
        self._prefix: str | None = None
        self._agenda = [line for line, role in zip(lines, roles, strict=True) if role is Role.AGENDA]
        self._agenda_numbers = {line.number for line in self._agenda}
        self._agenda_texts: set[str] | None = None
        self._roles = roles
        self._told_words: list[tuple[frozenset[str], Line]] | None = None
        self._agenda_words: list[tuple[frozenset[str], Line]] | None = None
        self._named: dict[int, tuple[str, ...]] = {}

    def of(self, entry: Entry, kind: EventType, span: str = "") -> tuple[str, ...]:
        """The subject of an act on this line; empty where the text does not say.

        `span` are the words that state the act: of several items on a line, it is about those in them.
        """
        line = entry.line
        own = self._own(line, span)
        if own and not (_COMMENT.search(line.text) and self._above(line)):
            return own
        if kind is EventType.PROPOSAL and _MINUTES.search(entry.words):
            return ()
        if (
            kind in (EventType.PROPOSAL, EventType.LAST_CALL)
            and line.children
            and _TO_MERGE.search(entry.words)
        ):
            below = self._pulls(self._beneath(line))
            if below:
                return below
        if not line.leads and (before := self._earlier_in_block(entry)):
            return before
        for above in line.ancestors():
            if above.is_heading and above.block.level == 1 and above.heading is None:
                break
            found = self._named_in_block(above)
            if found:
                return found
        return self._earlier(entry) or self._from_agenda(entry)

    def _above(self, line: Line) -> bool:
        """Whether an enclosing heading or entry names an item: a link to a comment is then a source."""
        return any(above.number in self._items for above in line.ancestors())

    def _own(self, line: Line, span: str) -> tuple[str, ...]:
        """What the line itself names, without what it names only as a replacement or reason."""
        items = self._items.get(line.number, ())
        if len(items) < 1 or line.is_heading:
            return self.named(line)
        kept = [item for item in items if not aside(line.text, item.text)]
        if not kept:
            return ()
        if (
            len(kept) > 1
            and line.text.startswith(kept[0].text)
            and not any(item.text in span for item in kept[1:])
        ):
            # "#12. Same as #9. Ada will ask": the entry is about the item that it begins with
            return (kept[0].target,)
        stated = [item for item in kept if item.text and item.text in span]
        return tuple(dict.fromkeys(item.target for item in (stated if stated and len(kept) > 1 else kept)))

    def named(self, line: Line) -> tuple[str, ...]:
        """The items, else the specifications, that a line itself names."""
        known = self._named.get(id(line))
        if known is None:
            known = self._items_on(line.number) or self._specs(line)
            self._named[id(line)] = known
        return known

    def on_agenda(self, line: Line) -> bool:
        """Whether an agenda item has the same words: the line is over what was said of it."""
        if self._agenda_texts is None:
            self._agenda_texts = {above.words.casefold() for above in self._agenda}
        return line.number not in self._agenda_numbers and line.words.casefold() in self._agenda_texts

    def items_on(self, line: Line) -> bool:
        """Whether a line names an issue, pull request or discussion."""
        return line.number in self._items

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

    def _earlier_in_block(self, entry: Entry) -> tuple[str, ...]:
        """What the lines above in the same paragraph name, the nearest first."""
        for at in range(entry.at - 1, max(-1, entry.at - _EARLIER_LINES), -1):
            if self._lines[at].block is not entry.line.block:
                break
            if found := self.named(self._lines[at]):
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
        if not found and ("EP" in text or "IP" in text or "ADR" in text or "ERC" in text or "MSC" in text):
            found = _NUMBERED.findall(text)
        return tuple(dict.fromkeys(found))

    def _spec_prefix(self) -> str | None:
        """What the specifications of the agenda are called before their number: `-01` is one of them."""
        if self._prefix is None:
            prefixes = [
                match[0].rsplit("-", 1)[0] for line in self._agenda for match in _SPEC.finditer(line.text)
            ]
            self._prefix = prefixes[0] if prefixes else ""
        return self._prefix or None

    def _beneath(self, line: Line) -> Iterable[Reference]:
        for below in line.beneath():
            yield from self._items.get(below.number, ())

    def _pulls(self, found: Iterable[Reference]) -> tuple[str, ...]:
        """Pull requests before issues: the text that is put to the group is the pull request."""
        references = list(found)
        for kind in (ItemKind.PULL, ItemKind.ISSUE, ItemKind.UNKNOWN):
            targets = dict.fromkeys(reference.target for reference in references if reference.kind is kind)
            if targets:
                return tuple(targets)
        return ()

    def _earlier(self, entry: Entry) -> tuple[str, ...]:
        """The nearest earlier line of the same topic that names something; one that opens the topic first."""
        start = self._topic_start(entry)
        passing: tuple[str, ...] = ()
        for at in range(entry.at - 1, max(start, entry.at - _EARLIER_LINES) - 1, -1):
            line = self._lines[at]
            if line.kind is BlockKind.CODE or not (found := self.named(line)):
                continue
            if _OPENS_TOPIC.match(line.text) or line.is_heading:
                return found
            passing = passing or found
        return passing

    def _topic_start(self, entry: Entry) -> int:
        """Where the topic of a line begins: at its heading if that names one, else at its outermost item."""
        line = entry.line
        heading = line.heading
        while heading is not None and section_key(heading.text) in _WITHIN_TOPIC:
            heading = heading.heading
        if heading is not None and line.depth <= 1 and self._names_topic(heading):
            return self._place.get(id(heading), 0)
        root = line
        for above in line.ancestors():
            if above.is_heading:
                break
            root = above
        return self._place.get(id(root), 0)

    def _names_topic(self, heading: Line) -> bool:
        """Whether a heading names what is talked about, not a part of the file."""
        above_all = heading.heading is None and heading.block.level == 1
        return not above_all and role_of(heading.text, self._style) is None

    def _from_agenda(self, entry: Entry) -> tuple[str, ...]:
        """The agenda item of the same wording, or what the whole agenda is about if that is one thing."""
        lines = self._agenda_lines() if entry.role is not Role.AGENDA else []
        told = [*lines, *self._told_lines()] if entry.role is Role.ACTIONS else lines
        for text in self._topic_texts(entry) if told else ():
            words = stems(text)
            best, score = None, 0.0
            for agenda_words, line in told:
                shared = len(words & agenda_words)
                alike = shared / max(1, min(len(agenda_words), len(words)))
                if shared >= 2 and alike >= _ALIKE and alike + shared / 10 > score:
                    best, score = line, alike + shared / 10
            if best is not None and (found := self._of_agenda_line(best)):
                return found
        subjects = {found for _, line in lines if (found := self._of_agenda_line(line))}
        return next(iter(subjects)) if len(subjects) == 1 else ()

    def _topic_texts(self, entry: Entry) -> Iterable[str]:
        yield entry.words
        for above in entry.line.ancestors():
            if above.is_heading and above.block.level <= 2:
                return
            yield above.words

    def _agenda_lines(self) -> list[tuple[frozenset[str], Line]]:
        if self._agenda_words is None:
            self._agenda_words = [
                (frozenset(stems(line.words)), line) for line in self._agenda if not line.is_heading
            ]
        return self._agenda_words

    def _told_lines(self) -> list[tuple[frozenset[str], Line]]:
        """The headings and entries of the record that name an item, for actions listed apart."""
        if self._told_words is None:
            self._told_words = [
                (frozenset(stems(line.words)), line)
                for line, role in zip(self._lines, self._roles, strict=True)
                if role is Role.RECORD and line.number in self._items and (line.is_heading or line.children)
            ]
        return self._told_words

    def _of_agenda_line(self, line: Line) -> tuple[str, ...]:
        """What an agenda line is about: named on it, on what it stands beneath, or beneath that."""
        spec: tuple[str, ...] = ()
        if line.is_heading:
            return self.named(line)
        for above in (line, *line.ancestors()):
            if above.is_heading:
                break
            own = self.named(above)
            if own and "#" in own[0]:
                return own
            beneath = self._pulls(self._beneath(above))
            if beneath:
                return beneath
            spec = spec or own or self._specs_in_addresses(above)
        return spec

    def _specs_in_addresses(self, line: Line) -> tuple[str, ...]:
        """The specification that the address of a draft names: `…/specs/cds-wg3-01/`."""
        found = [
            self._renames.spec(match[1].upper())
            for below in (line, *line.beneath())
            for match in _SPEC_ADDRESS.finditer(below.text)
        ]
        return tuple(dict.fromkeys(found))
