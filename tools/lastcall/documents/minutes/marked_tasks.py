"""Tasks that explicit marks give, and whose they are: by the mark, its own words, or names around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import NAME, NAMES, may_be_account, may_be_name
from lastcall.documents.minutes.owners import deadline, last_owner, named_owner, owner_and_task
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.task_lists import says
from lastcall.model.event import Basis, EventType

RULE = "mark.action"
_TODO = re.compile(
    r"(?<![\w`])(?:#todo|TODO|ACTION ITEM|ACTION)\b\s?(?:\(([^()]{1,60})\))?\s?(:|"
    r"-|\s)\s*(?=\S)"
)
TAGGED = "#todo"
_NUMBERED = re.compile(r"^#?\d{1,4}(?:\.\d{1,3}){0,2}[:.)]?\s+(?=\S)")
"""`ACTION 12.3 Ada to write it`"""
_AFTER = re.compile(rf"[(\[](?:AI|TODO|(?i:action(?: items?)?|to-?do)):? (@?{NAMES})[)\]]\W{{0,3}}$")
"""`… (action: Ada)`: a mark with an owner that stands after its task."""
_GAP = re.compile(
    r"(?:add|insert|find|put|get|fill)\b[^()]{0,30}\b(?:links?|slides?|names?|urls?|notes)\b", re.IGNORECASE
)
"""`(TODO: add link)`: what whoever writes the minutes has not filled in yet."""
_NEAR = 4
_ENCLOSED = (")", "]", ").", "].")
_NO_TASK = ("list", "items", "List", "from ", "Group", "Ambassador")
_QUOTED = ("`TODO`", '"TODO"', "`#todo")
_ON_CONDITION = re.compile(r"(?:if|when|once)\b[^.]{1,120}\b(?:will|'ll|\u2019ll|then)\b", re.IGNORECASE)
"""What is to be done once something is so: a task all the same, where it is marked as one."""
EMPTY = re.compile(
    r"^(?:(?:on )?x{2,}|none|n/?a|tbd|todo|\.{2,}|-+|nothing|no action items?|name|text|links?|\d{4})?\W*$",
    re.IGNORECASE,
)
_FINISHED = re.compile(r"\W{0,3}(?:closed|done|completed?|finished|resolved)\W{0,3}", re.IGNORECASE)
"""A task of which nothing is left but that it is done."""
_TO_ACCOUNT = re.compile(r"([a-z][\w-]{2,30})(?:,? (?:to|will) |, | volunteers to )([a-z]+)\b")
_ADVERBS = ("wise", "wards", "ly")
_OPENS = frozenset(
    {"remember", "please", "then", "maybe", "perhaps", "possibly", "everyone", "somebody", "who"}
)
_WILL_DO = re.compile(
    rf"(?:^|[.;] {{1,2}})({NAME}(?: {NAME})?)(?: (?:says|said|mentioned|agreed|offered|promised|"
    r"volunteered|agrees|confirmed|suggested|suggests) (?:that )?"
    r"(?:to|(?:he|she|they)(?:'ll|'d| will| would| can| should| could)(?! not\b))\b|"
    r", (?:if you|can you|could you|would you|please)\b)"
)
"""Who takes on what a mark is over, in the words of somebody who tells it."""
_TOLD_LENGTH = 400
_TAIL = 80


class Mark(msgspec.Struct, frozen=True):
    """A mark at the head of a line, with what stands after it."""

    kind: EventType
    word: str
    declared: bool
    inside: str | None
    """What stands in parentheses after the mark."""
    rest: str


def of_mark(entry: Entry, record: Record, mark: Mark) -> Iterator[Found]:
    """The task that a mark such as `ACTION(Name):` gives; none where nothing is to be done."""
    rest = mark.rest.lstrip("-\u2013: ")
    owner, task = owner_and_task(rest, record)
    owner = owner or _account(rest, record)
    owner = _told_of(mark.rest, record, first_only=owner is not None) or owner
    if mark.inside:
        first = re.split(r",\s*(?:due|by|until)\b|,\s*\d{4}-", mark.inside)[0].strip()
        owner = first if first and not first[0].isdigit() else owner
        task = mark.rest
    if (
        EMPTY.match(task)
        or _FINISHED.fullmatch(task)
        or (says(task) and not mark.inside and not _ON_CONDITION.match(task))
    ):
        return
    yield Found(
        type=EventType.ACTION,
        rule=RULE,
        basis=Basis.DECLARED,
        actor=owner or entry.speaker or last_owner(record.whole(entry), record) or named_owner(task),
        words=entry.words,
        due=deadline(
            f"due {mark.inside} {mark.rest}" if mark.inside and "20" in mark.inside else entry.words, record
        ),
    )


def _account(task: str, record: Record) -> str | None:
    """Whose task it is where it begins with an account in small letters: "adal, write it"."""
    found = _TO_ACCOUNT.match(task)
    if found is None or not may_be_account(found[1], record) or found[1] in record.style.not_speakers:
        return None
    deed = found[2] in record.style.verbs or found[2] in record.style.personal
    return found[1] if deed and found[1] not in _OPENS and not found[1].endswith(_ADVERBS) else None


def _told_of(task: str, record: Record, *, first_only: bool) -> str | None:
    """Whose task it is where it is told: "Ada said she will write it", "Ada, if you can write it …"."""
    for found in _WILL_DO.finditer(task[:_TOLD_LENGTH]):
        if first_only and found.start() > 0:
            # whoever is named before is to do it; what others say of it comes after
            return None
        if record.roster.knows(found[1]) or may_be_name(found[1], record):
            return found[1]
    return None


def may_end(words: str) -> bool:
    """Whether a mark may stand after a task: a cheap look before the costly one."""
    return words.endswith(_ENCLOSED) and _AFTER.search(words[-_TAIL:]) is not None


def todo(entry: Entry, record: Record) -> Iterator[Found]:
    """`TODO` in capitals anywhere on a line, outside code, or a mark with its owner after the task."""
    after = _AFTER.search(entry.words[-_TAIL:]) if entry.words.endswith(_ENCLOSED) else None
    if after is not None and (record.roster.knows_some(after[1]) or may_be_name(after[1], record)):
        due = deadline(entry.words, record)
        yield Found(EventType.ACTION, RULE, Basis.DECLARED, after[1], entry.words, due=due)
        return
    if "TODO" not in entry.words and "ACTION" not in entry.words and TAGGED not in entry.words:
        return
    found = _TODO.search(entry.words)
    if found is None or any(quoted in entry.line.text for quoted in _QUOTED):
        return
    if found[0].startswith("ACTION") and found[2] != ":" and found.start() > 0:
        return
    rest = entry.words[found.end() :]
    within = "(" in entry.words[max(found.start() - _NEAR, 0) : found.start()]
    if EMPTY.match(rest.strip()) or rest.startswith(_NO_TASK) or (within and _GAP.match(rest)):
        return
    owner, _ = owner_and_task(_NUMBERED.sub("", rest), record)
    yield Found(
        type=EventType.ACTION,
        rule="mark.todo",
        basis=Basis.DECLARED,
        actor=named_in(found[1]) or owner or entry.speaker,
        words=entry.words[found.start() :],
        due=deadline(rest, record),
    )


def named_in(inside: str | None) -> str | None:
    """The name that stands in parentheses after a mark."""
    if not inside:
        return None
    return inside.split(",")[0].strip() or None
