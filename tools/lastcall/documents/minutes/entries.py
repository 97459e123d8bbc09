"""Which lines of a file are entries of its record, and what each of them says in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.record import ENDS, Entry, Record
from lastcall.documents.minutes.speakers import Speech
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain, tokens_of
from lastcall.documents.styles.model import Role

_OWN_QUOTE = re.compile(r"\W{0,3}(?:TODO|ACTION|(?i:action items?(?:\(s\))?|next steps?|to-?dos?)\W{0,3}:)")
"""No other body's words begin so: a task within a block quote is the group's own."""
_ARROW = re.compile(r"(?:[=-]{1,3}>|\u2192|\u21d2|\u279c|\u27a1\ufe0f?)\s{0,3}")
_BEFORE = frozenset("[=-\u2192\u21d2\u279c\u27a1")
"""What a mark before the words begins with."""
_STAGE = re.compile(
    r"<((?:long |awkward )*silence|crickets|no objections?|merging|merges|merged|closing|closes|closed)>"
)
_OPEN_BOX = "[ ]"
_QUOTES = 3
_QUOTE_LENGTH = 300
_MEETS = re.compile(
    r"\b(?:motions?|motioned|moved|seconded|no objections?|agreed?|approved|noted|to lead|updates? provided|"
    r"provided an update|reviews? the|adjourned|deferred|postponed|action)\b",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"(?:(?:\.{3}|\u2026) ?)?\[([A-Za-z][^\[\]]{1,80})\]")
"""`... [general agreement]`: what the scribe saw."""


def _notes_in_quotes(lines: list[Line], roles: list[Role]) -> bool:
    """Whether a group takes its notes in block quotes: several short ones, which tell what a meeting does."""
    quoted = [line for line, role in zip(lines, roles, strict=True) if line.quoted and role is not Role.HEAD]
    blocks = {id(line.block) for line in quoted}
    if len(blocks) < _QUOTES or any(len(line.text) > _QUOTE_LENGTH for line in quoted):
        return False
    return sum(_MEETS.search(line.text) is not None for line in quoted) >= _QUOTES


def _own_quotes(lines: list[Line]) -> dict[int, Role]:
    """Lines of quotes that are the group's own tasks, by identity, with their role."""
    own: dict[int, Role] = {}
    label: Line | None = None
    for line in lines:
        if not line.quoted:
            label = None
            continue
        if _OWN_QUOTE.match(line.text):
            label = line
        elif label is None or not _beneath(line, label):
            continue
        # "TODO" and "ACTION" are marks wherever they stand; a label is over a list
        own[id(line)] = Role.RECORD if label.text[1:2].isupper() else Role.ACTIONS
    return own


def _slipped_in(lines: Sequence[Line], at: int, speech: Speech | None) -> bool:
    """Whether an attendee says a line in a list that a stray mark makes a quote: `>* Ada: I'll do it`."""
    if lines[at].depth == 0 or speech is None or not speech.known:
        return False
    before = next((line for line in reversed(lines[max(at - _FAR, 0) : at]) if not line.quoted), None)
    # "From the minutes of the port:" stands over a quotation
    return before is None or not before.words.rstrip().endswith(":")


def _unmarked(said: str, role: Role) -> str:
    """What is said without the mark before it."""
    if role is Role.AGENDA and said.startswith(_OPEN_BOX):
        # beneath an agenda's items a box may stand before a task or a topic: the words tell
        return said[len(_OPEN_BOX) :].lstrip()
    # "=> merged": what came of what stands above
    arrow = _ARROW.match(said)
    return said[arrow.end() :] if arrow else said


def _said_on(line: Line, speech: Speech | None, role: Role) -> str | None:
    """What is said on a line, in plain words; None where all of it is struck through."""
    said = plain(speech.said) if speech is not None else line.words
    if "~~" in line.text:
        said = plain(_unstruck(speech.said if speech is not None else line.text))
        if not said.strip(" :.,;-"):
            # it is done, or was never so
            return None
    if said[:1] in _BEFORE:
        said = _unmarked(said, role)
    if said[-1:] == "]" and (told := _DIRECTION.fullmatch(said)):
        # "... [general agreement]": what the scribe saw
        said = told[1]
    if not said and (stage := _STAGE.fullmatch(line.text.strip())):
        # "<silence>" is no markup
        said = stage[1]
    return said


_FAR = 40
"""Lines in which a quotation is introduced."""
_STRUCK = re.compile(r"(`[^`]{0,2000}`)|~~(?=[^\s~])(?:[^~]|~(?!~)){0,2000}(?<!\s)~~")
"""What is struck through, and code, in which nothing is."""


def _unstruck(text: str) -> str:
    """A text without what is struck through in it: `~~Ada to write it~~`."""
    return _STRUCK.sub(lambda found: found[1] or "", text)


def _beneath(line: Line, label: Line) -> bool:
    """Whether a quoted entry belongs to the list that a label in the same quote opens."""
    return label.text.rstrip(" *_").endswith(":") and line.depth > 0 and line.parent is label.parent


def made(record: Record, *, agenda_is_record: bool, closing_line: int | None) -> None:
    """Fill a record with its entries: every line of words in a part that may hold acts."""
    silent = [Role.ATTENDEES, Role.REGRETS, Role.SCRIBE, Role.CHAIR, Role.BOILERPLATE]
    leaders: dict[str, bool] = {}
    own = _own_quotes(record.lines)
    quoting = record.style.quotes or _notes_in_quotes(record.lines, record.roles)
    if not agenda_is_record:
        silent.append(Role.AGENDA)
    for at, (line, role) in enumerate(zip(record.lines, record.roles, strict=True)):
        speech = record.speeches[at]
        if line.quoted and not (quoting or id(line) in own or _slipped_in(record.lines, at, speech)):
            continue
        if role in silent or line.kind is BlockKind.CODE or line.number == closing_line:
            continue
        said = _said_on(line, speech, role)
        if said is None:
            continue
        led = False
        if speech is not None:
            known = leaders.get(speech.name)
            led = leaders[speech.name] = record.roster.leads(speech.name) if known is None else known
        entry = Entry(at, line, own.get(id(line), role), speech, said, led)
        record.entries.append(entry)
        record.by_line[id(line)] = entry
    every = tokens_of([entry.words for entry in record.entries])
    before: Entry | None = None
    for entry, found in zip(record.entries, every, strict=True):
        entry.tokens = found
        if before is not None and before.line.block is entry.line.block and not before.words.endswith(ENDS):
            before.wraps, before.following = entry.speech is None, found
            entry.tail = before.wraps and entry.words[:1].islower()
        before = entry
