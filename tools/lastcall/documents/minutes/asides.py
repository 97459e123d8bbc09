"""What a heading or an item of the agenda says at its end about itself: `## Depths (no time left)`.

Rule: `words.put-off`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found, quote
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.plain_text import straight, tokens
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, Event, EventType

RULE = "words.put-off"
_AT_END = re.compile(
    r"[(\[]([^()\[\]]{3,90})[)\]]\W{0,3}$|\s[-\u2013\u2014]{1,2}>?\s([^()\[\]]{3,60})$|=>\s([^()]{3,60})$"
)
_PART = re.compile(r"[,;:]\s|\s[-\u2013\u2014]\s|\.\s")
_PUT_OFF = re.compile(
    r"^(?:was |is |to be |will be |all )?(?:"
    r"no (?:more )?time (?:left|remain\w*|to (?:discuss|cover)|for)\b|(?:we )?ran out of time\b"
    r"|out of time\b|not enough time\b|did(?:n't| not) get to\b"
    r"|not (?:discussed|covered|reached|presented|addressed)(?: today| this time| due to .*)?$"
    r"|(?:skipped|deferred|postponed|tabled|parked|punted|on hold|shelved|held over|carried over|bumped)"
    r"(?=$|\s(?:for|until|till|to|due|because|as|again|this|today|indefinitely|pending)\b)"
    r"|(?:moved|pushed|deferred|delayed|rescheduled|carried (?:over|forward)|bumped|left|kept|continued"
    r"|saved) (?:to|for|until|at|in|on) (?:the |a |an |our )?"
    r"(?:next|later|another|future|following|upcoming|mailing list|list|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|\d{4}-\d\d)\b"
    r"|(?:discuss|discussed|continue|continued|revisit|revisited|taken|take|moved) (?:it )?"
    r"(?:offline|async\w*|later|next (?:time|meeting|week|call))\b|next (?:time|meeting)$)",
    re.IGNORECASE,
)
_CUES = frozenset(
    [
        *(
            "time",
            "get",
            "discussed",
            "covered",
            "reached",
            "presented",
            "addressed",
            "skipped",
            "deferred",
            "postponed",
        ),
        *(
            "tabled",
            "parked",
            "punted",
            "hold",
            "shelved",
            "held",
            "carried",
            "bumped",
            "moved",
            "pushed",
            "delayed",
        ),
        *(
            "rescheduled",
            "left",
            "kept",
            "continued",
            "saved",
            "discuss",
            "continue",
            "revisit",
            "revisited",
            "taken",
            "take",
            "next",
        ),
    ]
)
"""One of these stands in every such aside."""


def may_hold(entry: Entry) -> bool:
    """Whether a line may end in such an aside: a cheap look."""
    return not _CUES.isdisjoint(entry.tokens)


def read(entry: Entry) -> Iterator[Found]:
    """That a heading or an item is over a topic that was put off."""
    if may_hold(entry) and says_put_off(entry.words):
        yield Found(EventType.DEFERRED, RULE, Basis.RECORDED, None, entry.words)


def of_agenda(record: Record, topics: Topics) -> Iterator[Event]:
    """The items of an agenda that is not read as notes, and says no less that they were put off."""
    for at, line in enumerate(record.lines):
        if record.roles[at] is not Role.AGENDA or id(line) in record.by_line or line.quoted:
            continue
        if _CUES.isdisjoint(tokens(line.text)) or not says_put_off(line.words):
            continue
        entry = Entry(at, line, Role.AGENDA, None, line.words)
        yield Event(
            type=EventType.DEFERRED,
            line=line.number,
            subject=topics.of(entry, EventType.DEFERRED),
            actor=None,
            quote=quote(line.words, line.source),
            basis=Basis.INFERRED if record.generated else Basis.RECORDED,
            rule=RULE,
        )


def says_put_off(words: str) -> bool:
    """Whether words end in an aside that says that their topic was put off."""
    found = _AT_END.search(straight(words)[-160:])
    if found is None:
        return False
    aside = found[1] or found[2] or found[3]
    return any(_PUT_OFF.match(part.strip()) is not None for part in _PART.split(aside))
