"""Actions: entries of action lists, and what somebody promises or is assigned in the record's words.

Rules: `section.actions` (an entry beneath "Action items", "Next steps", "TODO:" …; a ticked box is none),
`words.assigned` ("Name to do it", "Name will do it"), `words.promised` ("I will do it", by its speaker),
`words.planned` ("Will do it", "It will be brought to …": nobody named), `words.goal` ("Goal: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.owners import deadline, named_owner, only_owner, owner_and_task
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

_BOX = re.compile(r"^\[([ xX])\]\s+")
_NAME = r"[A-Z@][\w'\u2019.-]{0,30}"
_ASSIGNED = re.compile(
    rf"(?:^|[,;:.(\u2013-]\s|\band\s)({_NAME}(?:(?:\s?[/&+]\s?|,\s|\s(?:and\s)?){_NAME}){{0,4}})\s"
    r"(?:(?:agrees?|agreed)\s(?:\w+\s){0,6}?(?:to|and will)|(?:volunteers?|"
    r"volunteered|offers?|offered|is|are|was asked|was tasked|were asked) to|"
    r"to|will|is going to|are going to|and will)\s(?:also |then |probably |"
    r"try to |try and |go )?([a-z]+)"
)
_PROMISED = re.compile(
    r"\b(?:I'll|I will|I can|we'll|we will|I am going to|I'm going to|"
    r"let me)\s(?:also |then |try to |try and |go |definitely |certainly )?([a-z]+)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:^(?:Will|We will|And will)|, (?:and )?will)\s(?:also |then |continue to |try to )?([a-z]+)"
)
_PASSIVE = re.compile(
    r"^[\w\s'#\"&-]{2,80}?\swill be (?:moved|brought|added|updated|sent|"
    r"posted|shared|opened|created|filed|discussed with|incorporated|"
    r"published|merged|included|removed|renamed|taken to)\b"
)
_AT_ONCE = re.compile(
    r"\b(?:now|afterwards|next slide|later (?:today|in the)|if|when|once|today)\b", re.IGNORECASE
)
"""What is done in the meeting itself, or only perhaps, is no action."""
_LOOSE = re.compile(
    r"\b(?:when|if|no|which|that|data|server|client|it|once|until|they|there)\b", re.IGNORECASE
)
_WORKING = re.compile(
    rf"^({_NAME}(?:\s{_NAME})?)\s(?:is|are)\s(?:going to|working on|looking into|"
    rf"drafting|writing|preparing)\s(?:\w+)"
)
_OFFER = re.compile(r"(?:yes,? |ok,? |sure,? )?I can (?:help|make|get|do|write|take|open|file|send|draft)\b")
_GOAL = re.compile(r"^(?:main )?goal\s?:\s*(?=\S)", re.IGNORECASE)
_CONDITION = re.compile(
    r"\b(?:if|would|could|might|may|should|unless|when)\b|\?\s*$|\bwill be able\b|\bnot\b|n't\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"^(?:none|no(?:ne)? (?:new )?action items?.*|n/?a|tbd|nothing.*|"
    r"todo|\.{2,}|-+|name.*: ?(?:text|todo)|tba)\W*$",
    re.IGNORECASE,
)
_DONE = re.compile(r"^(?:done|completed|closed|✅|☑)\b|\b(?:\(done\)|- done|: done)\s*$", re.IGNORECASE)
_LINK_ONLY = re.compile(r"^(?:https?://\S+|\[[^\]]*\]\([^)]*\))\W*$")


def listed(entry: Entry, record: Record) -> Iterator[Found]:
    """An entry of a list of actions."""
    line, words = entry.line, entry.words
    if line.is_heading or _BARE.match(words) or not words or _LINK_ONLY.match(line.text):
        return
    if not line.leads:
        return
    box = _BOX.match(words)
    if box and box[1] != " ":
        return
    words = words[box.end() :] if box else words
    if _DONE.search(words) or (line.text.startswith("~~") and line.text.rstrip().endswith("~~")):
        return
    header = _header(entry, record)
    if header is None or (line.children and (only_owner(line.words, record) or _opens_list(entry, record))):
        return
    owner, _ = owner_and_task(words, record)
    if line.depth == 0 and line.heading is not None and owner is None and len(words) > 300:
        return
    actor = entry.speaker or owner or header or named_owner(words)
    yield Found(
        EventType.ACTION, "section.actions", Basis.RECORDED, actor, entry.words, due=deadline(words, record)
    )


def _opens_list(entry: Entry, record: Record) -> bool:
    return bool(record.style.sections.get(entry.line.words.rstrip(":").strip().lower()))


def _header(entry: Entry, record: Record) -> str | None:
    """The owner that a heading or an item above gives; empty: none; None: part of an entry above."""
    for above in entry.line.ancestors():
        text = above.words
        name = only_owner(text, record)
        if name and record.style.owners:
            return name
        if above.is_heading:
            return ""
        found = record.by_line.get(id(above))
        if found is None or found.role is not Role.ACTIONS:
            return ""
        if not (text.endswith(":") and _opens_list(found, record)):
            return None if found.line.depth and not _opens_list(found, record) else ""
    return ""


def said(entry: Entry, record: Record, sentence: str) -> Found | None:
    """What a sentence of the record assigns or promises; a question does neither."""
    if entry.line.is_heading or "?" in sentence[-2:]:
        return None
    return (
        _assigned(record, sentence) or _promised(entry, record, sentence) or _planned(entry, record, sentence)
    )


def _assigned(record: Record, sentence: str) -> Found | None:
    """Of the form "Name to do it", "Name will do it", "Name is going to do it"."""
    found = _ASSIGNED.search(sentence)
    if found and found[2] in record.style.verbs and record.roster.knows(found[1]):
        if not _CONDITION.search(sentence[: found.start(1)]):
            return _made("words.assigned", found[1], sentence[found.start(1) :], record)
        return None
    found = _WORKING.match(sentence)
    if found and "going to" in found[0] and record.roster.knows(found[1]):
        return _made("words.assigned", found[1], sentence, record)
    return None


def _promised(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "I will do it", by its speaker; an offer counts where it begins the answer."""
    found = _PROMISED.search(sentence) if entry.speech is not None else None
    if found is None or entry.speech is None or found[1].lower() not in record.style.personal:
        return None
    if _CONDITION.search(sentence[: found.end()]):
        return None
    if found[0].lower().startswith(("i'll", "i will", "i am", "i'm")) or _OFFER.match(sentence):
        return _made("words.promised", entry.speech.name, sentence[found.start() :], record)
    return None


def _planned(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Will do it", "It will be brought to the board", "Goal: do it by May"."""
    found = _PLANNED.search(sentence)
    if found and found[1] in record.style.verbs and found[1] != "wait" and not _AT_ONCE.search(sentence):
        owner = entry.speaker if found[0].startswith(",") else record.owner(entry)
        return _made("words.planned", owner, sentence, record)
    passive = _PASSIVE.match(sentence) if entry.speech is None else None
    if passive and not _LOOSE.search(passive[0]):
        return _made("words.planned", None, sentence, record)
    if entry.line.depth and _GOAL.match(sentence):
        return _made("words.goal", entry.speaker, sentence, record)
    return None


def _made(rule: str, actor: str | None, words: str, record: Record) -> Found:
    return Found(EventType.ACTION, rule, Basis.RECORDED, actor, words, due=deadline(words, record))
