"""Who seconds a motion or abstains from it, told among other things of the line that states the motion.

Rules: `position.seconds` ("Ida moves to accept, Wen seconds", "Seconded: Wen"), `position.abstains`
("Passed (Ida and Wen abstain)", "Wen: abstain").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import may_be_name
from lastcall.documents.minutes.record import Entry, Record
from lastcall.model.event import Basis, EventType

_NAME = (
    r"@?[A-Z][\w'-]{0,30}(?: (?!Passed|Carried|Approved|Accepted|Adopted|"
    r"Vote|All|Motion|Moved|Proposed|Second)[A-Z][\w'-]{0,30}){0,2}"
)
_NAMES = rf"{_NAME}(?:(?:, | and | & )(?!Passed|Carried|All\b|Approved){_NAME}){{0,5}}"
_SECONDS = re.compile(
    rf"(?:^|[,.;:(] ?|\band |\bthen |- )(?P<who>{_NAME})[,:]? (?:will |then |also |to )?"
    r"(?P<verb>seconds|seconded|seconding|2nds|2nded|second(?=\W*$|[,.;] | passed\b| the motion\b))"
    r"(?![\w']|\s?:| by\b)"
)
_SECONDED = re.compile(
    rf"\b(?:[Ss]econded|2nded|SECONDED)(?: by|:| by:) (?:Mr\.? |Ms\.? |Mrs\.? )?(?P<who>{_NAMES})"
    rf"|\b(?:[Ss]econd|2nd)(?: by:?|:) (?:Mr\.? |Ms\.? |Mrs\.? )?(?P<by>{_NAME})(?=\W*$|[,.;] )"
)
_ABSTAIN = re.compile(
    rf"(?:^|[,.;(] ?|\bwith |\band )(?P<who>{_NAMES})(?::| -)? "
    r"(?:abstain|abstains|abstained|abstaining)(?=\W*$|[,.;)] | due\b| from (?:voting|the vote)\b)"
)
_MOTION = re.compile(
    r"\b(?:mov(?:e|es|ed|ing)|motion(?:s|ed)?|nominat(?:e|es|ed)|propos(?:e|es|ed)|vot(?:e|es|ed|ing)|"
    r"(?:pass|carri|approv|accept|adopt)(?:ed|es)|unanimous(?:ly)?)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(r", | and | & ")
_NO_NAMES = frozenset(
    [
        *(
            "the",
            "a",
            "an",
            "for",
            "between",
            "in",
            "and",
            "this",
            "it",
            "that",
            "then",
            "two",
            "three",
            "few",
        ),
        *("motion", "was", "duly", "first", "within", "at", "per", "by", "on", "of", "with", "every", "all"),
        *("no", "none", "nobody", "everyone", "he", "she", "they", "we", "i", "if", "any", "some", "when"),
        *("approved", "passed", "moved", "proposed", "yes", "vote", "votes", "members", "to", "is", "not"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "acclamation"),
        *("january", "february", "march", "june", "july", "september", "october", "november", "december"),
    ]
)
"""What begins with a capital and is nobody."""
_SECONDING = frozenset(["second", "seconds", "seconded", "seconding", "2nd", "2nds", "2nded"])
_ABSTAINING = frozenset(["abstain", "abstains", "abstained", "abstaining"])
_CALLED = _SECONDING | _ABSTAINING
_LENGTH = 600


def may_hold(entry: Entry) -> bool:
    """Whether a line may name who seconds or abstains: a cheap look before the costly one."""
    return not _CALLED.isdisjoint(entry.tokens)


def read(entry: Entry, record: Record) -> Iterator[Found]:
    """Each who seconds, and each who abstains, in the record's own voice; or after who speaks and moves."""
    words = entry.words[:_LENGTH]
    moved = _MOTION.search(words) is not None
    if words.rstrip().endswith("?") or (entry.speech is not None and not moved):
        return
    for pattern in (_SECONDS, _SECONDED) if not _SECONDING.isdisjoint(entry.tokens) else ():
        for found in pattern.finditer(words):
            # "Nobody wants this, Ada seconds" may second a remark
            alone = not words[: found.start()].strip()
            for who in _PARTED.split(found["who"] or found["by"]):
                if basis := _basis(who, record, moved=moved or pattern is _SECONDED, alone=alone):
                    yield Found(EventType.SUPPORT, "position.seconds", basis, who, found[0])
    if moved and not _ABSTAINING.isdisjoint(entry.tokens):
        for found in _ABSTAIN.finditer(words):
            for who in _PARTED.split(found["who"]):
                if basis := _basis(who, record, moved=True, alone=False):
                    yield Found(EventType.ABSTAIN, "position.abstains", basis, who, found[0])


def _basis(who: str, record: Record, *, moved: bool, alone: bool) -> Basis | None:
    """How surely somebody does so.

    It is recorded of whom the file knows, where something is moved there or the line begins with them, and
    inferred of them elsewhere; of others it is inferred where something is moved.
    """
    if not _NO_NAMES.isdisjoint(who.lower().split()):
        return None
    if record.roster.knows(who):
        return Basis.RECORDED if moved or alone else Basis.INFERRED
    likely = moved and all(may_be_name(part, record) for part in who.lstrip("@").split())
    return Basis.INFERRED if likely else None
