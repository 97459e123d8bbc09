"""What comment commands say, as values."""

from __future__ import annotations

import datetime as dt
from enum import Enum, StrEnum

from msgspec import Struct

from lastcall.model.act import Ruling

LIMIT = 65_536
"""A comment's text is looked at up to here; GitHub lets none be longer."""
TEXT_LIMIT = 2_000
"""What a command says is kept up to here."""


class CommandName(StrEnum):
    """The commands, as they are written behind the slash."""

    SUPPORT = "support"
    """Agrees with the proposal."""
    CAN_LIVE = "can-live"
    """Can live with it."""
    ABSTAIN = "abstain"
    """Takes part and says neither yes nor no."""
    RECUSE = "recuse"
    """Takes no part, and counts in no number. The reason may be left out."""
    CONCERN = "concern"
    """A reservation that blocks nothing and wants an answer."""
    OBJECT = "object"
    """Raises an objection, which gets an id such as `#12-O1`."""
    RESPOND = "respond"
    """Answers an objection; anybody may."""
    WITHDRAW = "withdraw"
    """Who raised an objection takes it back."""
    SUSTAIN = "sustain"
    """Who raised an objection upholds it after the answer."""
    RECORD = "record"
    """Who raised an objection has it put on the record, and does not sustain it."""
    LAST_CALL = "last-call"
    """Opens a call.

    A day alone ends with that day in the zone of the group; a time needs its zone: `2026-12-08T18:00Z`.
    """
    EXTEND = "extend"
    """Moves the end of the call."""
    DECLARE = "declare"
    """Says that the question is concluded, and how."""
    OVERRULE = "overrule"
    """The body that the profile names overrules an objection, and says why."""
    UPHOLD = "uphold"
    """That body upholds an objection."""
    APPEAL = "appeal"
    """Appeals against a decision."""
    ANSWER = "answer"
    """Answers an appeal in writing."""


class Command(Struct, frozen=True, kw_only=True):
    """One command that was understood; who gave it, and whether they may, is not its business."""

    name: CommandName
    line: int
    """1-based, in the text of the comment."""
    quote: str
    """The line, at most as long as a quote."""
    title: str | None = None
    """Of an objection or a concern."""
    text: str = ""
    """Reason, answer or grounds, with the lines below it in the same paragraph; at most `TEXT_LIMIT`."""
    target: str | None = None
    """What it is about, as written: `#12-O1`, `owner/repo#12-P1`, `2026-03-24-D2`, `#12`."""
    days: int | None = None
    """Of a call or its extension: how long."""
    until: dt.date | None = None
    """Of a call or its extension: the last day; it ends with that day in the group's zone."""
    until_at: dt.datetime | None = None
    """The same where a time is given: an aware instant."""
    ruling: Ruling | None = None
    """Of a declaration."""


class Misunderstood(Struct, frozen=True, kw_only=True):
    """Something that looks like one of our commands and cannot be read."""

    line: int
    quote: str
    why: str
    """A clause, to stand after "not understood:"."""
    would_work: str
    """A command, or several, in the form in which they are understood."""


class Where(Enum):
    """What a line stands in."""

    ALONE = "alone"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"


class Said(Struct, frozen=True, kw_only=True):
    """A line that begins with a slash and is text, not code, comment or raw HTML."""

    number: int
    line: str
    below: str
    """The lines of its paragraph that follow it, up to the next command of whichever program."""
    where: Where
