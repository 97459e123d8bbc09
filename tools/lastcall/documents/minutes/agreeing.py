"""What each says on the way to what all agree on: answers to a question, or a round before its outcome.

Rules: `position.asked` (the question), `position.agrees` and `position.abstains` (each answer) and
`position.nobody` (where silence is noted); only inferred, as nobody says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.positions import ABSTAINS
from lastcall.documents.minutes.questions import QUESTION
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import straight
from lastcall.model.event import Basis, EventType

_REACH = 9
"""Lines after a question among which it is answered."""
_SEVERAL = 2
_SHORT = 70
"""Characters of an answer that is nothing but a yes, with its reason."""
_TAIL = 200
_YES = re.compile(
    r"(?:(?:yes|yeah|yep|yup|ok(?:ay)?|sure)\b|\+1\b|(?:i )?(?:also )?agree(?:d|s)?\b(?! that)|i think so\b"
    r"|(?:it |that )?(?:looks|sounds|seems) (?:good|fine|ok(?:ay)?|reasonable|great)\b|lgtm\b|works for me\b"
    r"|(?:(?:i'm|i am|that's|that is|that would be|it's) )?(?:also )?(?:fine|good|ok(?:ay)?|great|happy) "
    r"(?:with (?:me|that|it|this)|by me)\b|that's (?:fine|good|ok(?:ay)?|great)\b"
    r"|no (?:objections?|concerns?|opposition)\b(?! (?:but|however))|i (?:approve|support)\b"
    r"|(?:fully |strongly )?support(?:ive)?\W*$|good idea\b|(?:let's )?go for it\b|let's do (?:it|that)\b"
    r"|makes sense\b|seconded\b|approved?\b)",
    re.IGNORECASE,
)
_BRIEF = 40
_SUITS = re.compile(
    r"(?:that's |it's |looks |sounds |seems )?(?:sensible|reasonable|good|fine|ok(?:ay)?|great)"
    r"(?: to me| with me)?\W*$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"(?:nothing (?:to add|from me|more)|no comments?)\W*$", re.IGNORECASE)
_OUTCOMES = frozenset({EventType.DECISION, EventType.MERGED, EventType.NO_OBJECTION})
_AGREED = re.compile(r"\b(?:consensus|agree\w*|merg\w+|approved?|no objections?)\b", re.IGNORECASE)
"""What comes of a round in which each says what they think."""
_SILENT = re.compile(r"\W{0,2}(?:(?:long|awkward) )?(?:silence|crickets)\W*$", re.IGNORECASE)
_BUT = re.compile(r"\b(?:but|however|not|although|except|concern\w*(?<!no concerns))\b|\?", re.IGNORECASE)
_TO_ALL = re.compile(
    r"\b(?:we|shall|proposal|propose|ok(?:ay)?|consensus|objections?|opposition|approve|merge|adopt|land|close"
    r"|forward|option|stage|agree|support(?:ive)?|everyone|everybody|folks|people|add|remove|rename|keep|use"
    r"|landing|moving|going with|then)\b",
    re.IGNORECASE,
)
"""What is asked of all, and may be put to them."""
_ENDS = re.compile(r"(?<=[.!?]) ")
_OF_FACT = re.compile(
    r"\b(?:hear|see|read|back|ready|time|scribe|remember|mean|know|understand|saying|already|anything else"
    r"|correct|right|heard|record(?:ing)?|what|why|how|who|where|when|which)\b",
    re.IGNORECASE,
)
"""What is asked after how things are."""


def read(record: Record, found: list[tuple[Entry, Found]]) -> Iterator[tuple[Entry, Found]]:
    """The questions and answers of all such rows that are no acts yet."""
    known = {entry.at for entry, _ in found}
    for at, entry in enumerate(record.entries):
        if "?" not in entry.words[-12:] or entry.line.is_heading or not _asks(entry):
            continue
        acts = list(_silence(record, at)) or list(_agreement(record, at))
        if acts:
            put = Found(EventType.PROPOSAL, "position.asked", Basis.INFERRED, entry.speaker, entry.words)
            for one, act in [(entry, put), *acts]:
                if one.at not in known:
                    known.add(one.at)
                    yield one, act
    for entry, act in found:
        if act.type in _OUTCOMES and act.basis.counts and _AGREED.search(entry.words):
            for one, position in _round(record, entry):
                if one.at not in known:
                    known.add(one.at)
                    yield one, position


def _round(record: Record, outcome: Entry) -> Iterator[tuple[Entry, Found]]:
    """The positions of a few words that stand beside the line that says what they came to, just above it."""
    for line in reversed(record.lines[max(0, outcome.at - _REACH) : outcome.at]):
        entry = record.by_line.get(id(line))
        if line.parent is not outcome.line.parent or entry is None or entry.speech is None:
            return
        words = straight(entry.words)
        if len(words) > _BRIEF or entry.speaker == outcome.speaker or _BUT.search(words):
            return
        if ABSTAINS.match(words) or _NOTHING.match(words):
            found = Found(EventType.ABSTAIN, "position.abstains", Basis.INFERRED, entry.speaker, entry.words)
            yield entry, found
        elif _YES.match(words) or _SUITS.match(words):
            found = Found(EventType.SUPPORT, "position.agrees", Basis.INFERRED, entry.speaker, entry.words)
            yield entry, found
        else:
            return


def _asks(entry: Entry) -> bool:
    """Whether a line's last sentence asks all what to do."""
    tail = straight(entry.words[-_TAIL:])
    if _TO_ALL.search(tail) is None:
        return False
    asked = _ENDS.split(tail)[-1]
    return QUESTION.search(asked) is not None and bool(_TO_ALL.search(asked)) and not _OF_FACT.search(asked)


def _silence(record: Record, at: int) -> Iterator[tuple[Entry, Found]]:
    """That nobody said anything after a question, where the scribe notes it."""
    after = record.entries[at + 1] if at + 1 < len(record.entries) else None
    if after is not None and after.speech is None and _SILENT.match(after.words):
        words = after.words
        yield after, Found(EventType.NO_OBJECTION, "position.nobody", Basis.INFERRED, None, words)


def _agreement(record: Record, at: int) -> Iterator[tuple[Entry, Found]]:
    """The lines after a question in which several agree, until something else is asked or talked about."""
    asked = record.entries[at]
    agreeing: list[Entry] = []
    others = 0
    for entry in record.entries[at + 1 : at + 1 + _REACH]:
        if entry.line.heading is not asked.line.heading:
            break
        if entry.speech is None or entry.speaker == asked.speaker:
            if entry.speech is not None and "?" in entry.words[-3:]:
                break
            continue
        words = straight(entry.words)
        if len(words) <= _SHORT and _YES.match(words) and not _BUT.search(words):
            agreeing.append(entry)
        else:
            others += 1
    if len(agreeing) > others and len({one.speaker for one in agreeing}) >= _SEVERAL:
        for one in agreeing:
            yield one, Found(EventType.SUPPORT, "position.agrees", Basis.INFERRED, one.speaker, one.words)
