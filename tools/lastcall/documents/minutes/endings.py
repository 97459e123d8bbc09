"""What became of an item, where its line ends with it: `[Deferred]`, `(merged)`, `- MOVED TO NEXT MEETING`.

Rule: `item.ending`; in small letters and without brackets it is only inferred.
"""

from __future__ import annotations

import re

from lastcall.documents.minutes import put_off
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.record import Entry
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

RULE = "item.ending"
_DECIDED = (
    r"approved|accepted|rejected|adopted|declined|unanimously approved|approved unanimously|not approved|"
    r"approved by (?:all|consensus|vote)|motion (?:passed|carried|carries|failed)|agreed|resolved"
)
_WORDS = (
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
        re.compile(
            rf"(?:\s(?:[-=]{{1,2}}>|[-\u2013\u2014]{{1,2}})|[:;])\s(?:[*_]{{1,2}})?({words})\W{{0,4}}$",
            re.IGNORECASE,
        ),
    )
    for kind, words in _WORDS
)
_IN_BRACKETS = re.compile(rf"{_OPENS}([^()\[\]]{{3,60}}?){_SHUTS}\W{{0,3}}$")
_AFTER_DASH = re.compile(r"(?:\s[-\u2013\u2014]{1,2}|[:;])\s(?:[*_]{1,2})?([^()\[\]:;]{3,40}?)[*_.! ]{0,4}$")
_TAIL = 90
_TOLD = frozenset({Role.RECORD, Role.HEAD, Role.AGENDA})
"""A recap's endings are an earlier meeting's; lists of tasks or decisions have their heading."""
_LAST = frozenset(
    [
        *(
            "merged",
            "landed",
            "closed",
            "approved",
            "all",
            "accepted",
            "rejected",
            "adopted",
            "declined",
            "unanimously",
            "consensus",
            "vote",
            "passed",
        ),
        *("carried", "carries", "failed", "agreed", "resolved"),
    ]
)
"""One of them is the last word of every line that ends with another outcome: a cheap look first."""


def read(entry: Entry) -> Found | None:
    """The outcome that a line ends with; None where it ends with none."""
    words = entry.words
    if entry.speech is not None or not entry.tokens or entry.role not in _TOLD:
        return None
    if not put_off.CUES.isdisjoint(entry.tokens) and (deferred := _put_off(entry)) is not None:
        return deferred
    if entry.tokens[-1] not in _LAST:
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


def _put_off(entry: Entry) -> Found | None:
    """That the topic of a line was put off, as its end says."""
    words = entry.words
    tail = words[-_TAIL:]
    before = len(words) - len(tail)
    if words.endswith(("]", ")", "].", ").")):
        found = _IN_BRACKETS.search(tail)
        sure = True
    else:
        found = _AFTER_DASH.search(tail) if entry.line.leads and "?" not in words else None
        sure = found is not None and found[1].isupper()
    if found is None or found.start() + before <= 0 or not put_off.whole(found[1]):
        return None
    return _found(EventType.DEFERRED, Basis.RECORDED if sure else Basis.INFERRED, found[1])


def _found(kind: EventType, basis: Basis, words: str) -> Found:
    # a gate may be closed, too: without an item it is only inferred
    of_item = kind in (EventType.MERGED, EventType.CLOSED)
    return Found(kind, RULE, basis, None, words, span=words, needs_subject=of_item)
