"""What an act is about: from its own line, what encloses it, an earlier line of the topic, or the agenda."""

from __future__ import annotations

import re

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.labels import role_of, section_key
from lastcall.documents.minutes.named import Named
from lastcall.documents.minutes.record import Entry
from lastcall.documents.minutes.same_wording import SameWording
from lastcall.documents.minutes.topic_words import aside
from lastcall.documents.outline import Line
from lastcall.documents.renames import Renames
from lastcall.documents.styles.model import Role, Style
from lastcall.model.event import EventType
from lastcall.model.reference import Reference

_MINUTES = re.compile(r"\b(?:the |these |last |previous )?minutes\b", re.IGNORECASE)
_TO_MERGE = re.compile(r"\b(?:merg|pull|prs?\b|approv|adopt|review)", re.IGNORECASE)
_OPENS_TOPIC = re.compile(
    r"^(?:[*_]{0,2}(?:url|link|pr|prs|pull request|issue|issues|related|"
    r"see|spec|draft|topic|discussion|repo)s?[*_]{0,2}\s?:|https?://|<https?://|"
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
_OVER_ITEMS = frozenset(
    {
        EventType.DECISION,
        EventType.DEFERRED,
        EventType.LAST_CALL,
        EventType.MERGED,
        EventType.NO_OBJECTION,
        EventType.PROPOSAL,
    }
)
_COMMENT = re.compile(r"/\d{1,6}#(?:issuecomment|discussion_r|pullrequestreview)")
_EARLIER_LINES = 60
_SAID_ADDRESS = re.compile(
    r"[*_]{0,3}[A-Z][\w .'-]{0,30}:[*_]{0,3}\s{1,3}(?:\[[^\]]{0,200}\]\(|<)?https?://[^\s]{1,300}$"
)
"""`Ada: https://…` and nothing else: somebody posts what is talked about next."""
_BOLD_LEAD = re.compile(r"\*\*\d{1,2}[.)] [^*]{2,80}\*\*\s+\S")
"""`**3. Lamps.** They are dim`"""
_PUT = re.compile(
    r"[*_]{0,3}(?:proposals?|proposed(?: resolution)?|draft resolution|motion|straw ?polls?|polls?|vote|"
    r"call for consensus)(?: \d{1,2})?\s?:",
    re.IGNORECASE,
)
"""`PROPOSAL: merge #4`: the answers beneath are about that."""
_NUMBERED = re.compile(r"[^.!?:]\s\[[\w./-]{0,80}#\d{1,6}\]\(https?://[^\s()]{1,200}\)$")
"""A title with its number linked, as issue lists have it."""
_FIRST_LINES = 5
_LABELLED = re.compile(
    r"[*_]{0,2}(?:slides?|presenters?|presented by|speakers?|authors?|editors?|discussion|time|link)\b",
    re.IGNORECASE,
)
"""A line beneath a heading that tells more of its topic."""


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
        self._place = {id(line): at for at, line in enumerate(lines)}
        self._agenda = [line for line, role in zip(lines, roles, strict=True) if role is Role.AGENDA]
        self._agenda_numbers = {line.number for line in self._agenda}
        self._agenda_texts: set[str] | None = None
        self._title = _title(lines)
        self._named = Named(references, renames, self._agenda)
        self._same_wording = SameWording(lines, roles, self._named, style)

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
            below = self._named.beneath(line)
            if below:
                return below
        if not line.leads and (before := self._earlier_in_block(entry)):
            return before
        opening, passing = self._earlier(entry)
        for above in line.ancestors():
            if above is self._title:
                break
            if found := self._named.in_block(above):
                # an item that a line opens beneath a heading is nearer than the draft which that names
                return found if "#" in found[0] or not above.is_heading else (opening or found)
        found = opening or self._entry_over(entry) or self._opened(line) or passing
        found = found or self._same_wording.of(entry)
        # "Resolved: the following are approved", with the items beneath
        return found or (self._listed_beneath(line) if kind in _OVER_ITEMS else ())

    def _listed_beneath(self, line: Line) -> tuple[str, ...]:
        """The items that each of the lines nested in a line begins with."""
        if not line.children or not all(
            self._named.items(below.number) and self._opens(below) for below in line.children
        ):
            return ()
        return tuple(
            dict.fromkeys(found for below in line.children for found in self._named.items(below.number))
        )

    def _above(self, line: Line) -> bool:
        """Whether an enclosing heading or entry names an item: a link to a comment is then a source."""
        return any(self._named.references(above.number) for above in line.ancestors())

    def _own(self, line: Line, span: str) -> tuple[str, ...]:
        """What the line itself names, without what it names only as a replacement or reason."""
        items = self._named.references(line.number)
        if len(items) < 1 or line.is_heading:
            return self._named.on(line)
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

    def on_agenda(self, line: Line) -> bool:
        """Whether an agenda item has the same words: the line is over what was said of it."""
        if self._agenda_texts is None:
            self._agenda_texts = {above.words.casefold() for above in self._agenda}
        return line.number not in self._agenda_numbers and line.words.casefold() in self._agenda_texts

    def items_on(self, line: Line) -> bool:
        """Whether a line names an issue, pull request or discussion."""
        return bool(self._named.references(line.number))

    def _earlier_in_block(self, entry: Entry) -> tuple[str, ...]:
        """What the lines above in the same paragraph name, the nearest first."""
        for at in range(entry.at - 1, max(-1, entry.at - _EARLIER_LINES), -1):
            if self._lines[at].block is not entry.line.block:
                break
            if found := self._named.on(self._lines[at]):
                return found
        return ()

    def _earlier(self, entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the nearest earlier line of the same topic names: one that opens it, one in passing."""
        start = self._topic_start(entry)
        passing: tuple[str, ...] = ()
        if _BOLD_LEAD.match(entry.line.text) and not entry.line.depth:
            # each paragraph has its own topic before it
            return (), ()
        for at in range(entry.at - 1, max(start, entry.at - _EARLIER_LINES) - 1, -1):
            line = self._lines[at]
            if self._of_another(line if line.is_heading else line.heading, start, entry):
                break
            if line.kind is BlockKind.CODE or not (found := self._named.on(line)):
                if not line.depth and line.text.startswith("**") and line.text.rstrip().endswith("**"):
                    # a bold line by itself is a heading in all but form
                    break
                continue
            if entry.line.depth == 1 < line.depth:
                # what stands beneath an item of the same list is of that item
                continue
            if not passing and _PUT.match(line.text) is not None:
                return found, ()
            if self._opens(line):
                return self._first_of(at, start), passing
            passing = passing or found
        return self._over_list(entry), passing

    def _of_another(self, heading: Line | None, start: int, entry: Entry) -> bool:
        """Whether a heading that stands after the start of a line's topic is over another topic."""
        if heading is None or heading is entry.line.heading or self._place.get(id(heading), -1) <= start:
            return False
        return section_key(heading.text) not in _WITHIN_TOPIC

    def _opens(self, line: Line) -> bool:
        """Whether a line says what comes next is about."""
        return (
            line.is_heading
            or _OPENS_TOPIC.match(line.text) is not None
            or _SAID_ADDRESS.match(line.text) is not None
        )

    def _first_of(self, at: int, start: int) -> tuple[str, ...]:
        """Of several lines in a row that open a topic, the first pull request, else the first item."""
        first = self._named.on(self._lines[at])
        pull = self._named.pulls(self._lines[at])
        for earlier in range(at - 1, start - 1, -1):
            line = self._lines[earlier]
            if line.parent is not self._lines[at].parent or line.is_heading or not self._opens(line):
                break
            first = self._named.on(line) or first
            pull = self._named.pulls(line) or pull
        return pull or first

    def _over_list(self, entry: Entry) -> tuple[str, ...]:
        """What the paragraph over a list names, where that opens a topic."""
        if not entry.line.depth:
            return ()
        for at in range(entry.at - 1, max(0, entry.at - _EARLIER_LINES) - 1, -1):
            line = self._lines[at]
            if line.is_heading:
                break
            if not line.depth:
                return self._named.on(line) if line.leads and self._opens(line) else ()
        return ()

    def _entry_over(self, entry: Entry) -> tuple[str, ...]:
        """The item whose title is the nearest entry of a list above a paragraph: its notes need no indent."""
        if entry.line.depth:
            return ()
        for line in reversed(self._lines[max(0, entry.at - _EARLIER_LINES) : entry.at]):
            if line.is_heading:
                break
            if line.depth == 1 and line.leads and _NUMBERED.search(line.text) is not None:
                return self._named.on(line)
        return ()

    def _opened(self, line: Line) -> tuple[str, ...]:
        """What the first lines beneath an enclosing heading say that all beneath it is about."""
        for above in line.ancestors():
            if above is self._title:
                break
            if not above.is_heading or role_of(above.text, self._style) is not None:
                continue
            at = self._place.get(id(above))
            if at is None:
                # over several meetings of one file
                break
            for below in self._lines[at + 1 :][:_FIRST_LINES]:
                if below.is_heading or not (self._opens(below) or _LABELLED.match(below.text)):
                    break
                if below is not line and (found := self._named.on(below)):
                    return found
        return ()

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
            if above.is_heading or role_of(above.text, self._style) in (Role.AGENDA, Role.RECORD):
                # "Agenda items", with the topics nested in it
                break
            root = above
        return self._place.get(id(root), 0)

    def _names_topic(self, heading: Line) -> bool:
        """Whether a heading names what is talked about, not a part of the file."""
        return heading is not self._title and role_of(heading.text, self._style) is None


def _title(lines: list[Line]) -> Line | None:
    """The heading that is over the whole file: what it names is the meeting's own issue, not a topic."""
    heads = [line for line in lines if line.is_heading and line.leads and line.heading is None]
    if not heads:
        return None
    alone = sum(line.block.level == heads[0].block.level for line in heads) == 1
    return heads[0] if alone or heads[0].block.level == 1 else None
