"""What became of an item, where its line ends with it: `[Deferred]`, `(merged)`, `- MOVED TO NEXT MEETING`.

Rule: `item.ending`; in small letters and without brackets it is only inferred.
"""

from __future__ import annotations

import re

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.record import Entry
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

RULE = "item.ending"
_LATER = r"(?:the )?(?:next|a later|a future) (?:meeting|call|week|month|time)"
_DEFERRED = (
    r"deferred|postponed|tabled|parked|skipped|on hold|not discussed|carried over|"
    r"ran out of time|out of time|"
    r"no time(?: remaining)?(?: for this(?: talk)?)?|next (?:meeting|time)|"
    rf"(?:deferred|postponed|pushed|moved) (?:to|until) {_LATER}"
)
_DECIDED = (
    r"approved|accepted|rejected|adopted|declined|unanimously approved|approved unanimously|not approved|"
    r"approved by (?:all|consensus|vote)|motion (?:passed|carried|carries|failed)|agreed|resolved"
)
_WORDS = (
    (EventType.DEFERRED, _DEFERRED),
    (EventType.MERGED, r"(?:pr )?merged|landed"),
    (EventType.CLOSED, r"(?:issue |pr )?closed"),
    (EventType.DECISION, _DECIDED),
)
_OPENS = r"(?:^|\s)[\[(]\s?(?:[*_]{1,2})?"
_SHUTS = r"(?:[*_]{1,2})?[.!]?\s?[\])]"
_BRACKETED = tuple(
    (kind, re.compile(rf"{_OPENS}({words}){_SHUTS}\W{{0,3}}$", re.IGNORECASE)) for kind, words in _WORDS
)
_DASHED = tuple(
    (
        kind,
        re.compile(rf"(?:\s[-\u2013\u2014]{{1,2}}|[:;])\s(?:[*_]{{1,2}})?({words})\W{{0,4}}$", re.IGNORECASE),
    )
    for kind, words in _WORDS
)
_TAIL = 90
_TOLD = frozenset({Role.RECORD, Role.HEAD, Role.AGENDA})
"""A recap's endings are an earlier meeting's; lists of tasks or decisions have their heading."""
_LAST = frozenset(
    [
        *("deferred", "postponed", "tabled", "parked", "skipped", "hold", "meeting", "call", "week", "month"),
        *("discussed", "over", "time", "remaining", "talk", "merged", "landed", "closed", "approved", "all"),
        *("accepted", "rejected", "adopted", "declined", "unanimously", "consensus", "vote", "passed"),
        *("carried", "carries", "failed", "agreed", "resolved"),
    ]
)
"""One of them is the last word of every such line: a cheap look before the costly one."""


def read(entry: Entry) -> Found | None:
    """The outcome that a line ends with; None where it ends with none."""
    words = entry.words
    if entry.speech is not None or not entry.tokens or entry.tokens[-1] not in _LAST:
        return None
    if entry.role not in _TOLD:
        return None
    tail = words[-_TAIL:]
    for kind, ending in _BRACKETED:
        if (found := ending.search(tail)) and found.start() + len(words) - len(tail) > 0:
            return _found(kind, Basis.RECORDED, found[1])
    for kind, ending in _DASHED if entry.line.leads else ():
        found = ending.search(tail)
        if found and found.start() + len(words) - len(tail) > 0 and "?" not in words:
            basis = Basis.RECORDED if found[1].isupper() else Basis.INFERRED
            return _found(kind, basis, found[1])
    return None


def _found(kind: EventType, basis: Basis, words: str) -> Found:
    # a gate may be closed, too: without an item it is only inferred
    of_item = kind in (EventType.MERGED, EventType.CLOSED)
    return Found(kind, RULE, basis, None, words, span=words, needs_subject=of_item)
