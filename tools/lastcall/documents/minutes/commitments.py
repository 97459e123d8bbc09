"""Actions: entries of action lists, and what somebody promises or is assigned in the record's words.

Rules: `section.actions` (an entry beneath "Action items", "Next steps", "TODO:" …), `task.open` (an unticked check box),
`words.assigned` ("Name to do it", "Name will do it"), `words.promised` ("I will do it", by its speaker),
`words.planned` ("Will do it", "It will be brought to …": nobody named; inferred unless it begins the line).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.owners import deadline, named_owner, only_owner, owner_and_task
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.styles.model import Role
from lastcall.documents.plain_text import plain
from lastcall.model.event import Basis, EventType

_BOX = re.compile(r"^\[([ xX])\]\s+")
_NAME = r"[A-Z@][\w'’.-]{0,30}"
_ASSIGNED = re.compile(
    rf"(?:^|[,;:.(–-]\s|\band\s)({_NAME}(?:(?:\s?[/&+]\s?|,\s|\s(?:and\s)?){_NAME}){{0,4}})\s"
    r"(?:(?:agrees?|agreed)\s(?:\w+\s){0,6}?(?:to|and will)|(?:volunteers?|volunteered|offers?|offered|is|are|was asked|was tasked|were asked) to|to|will|is going to|are going to|and will)\s(?:also |then |probably |try to |try and |go )?([a-z]+)"
)
_PROMISED = re.compile(r"\b(?:I'll|I will|I can|we'll|we will|I am going to|I'm going to|let me)\s(?:also |then |try to |try and |go |definitely |certainly )?([a-z]+)", re.IGNORECASE)
_PLANNED = re.compile(r"(?:^(?:Will|We will|And will)|, (?:and )?will)\s(?:also |then |continue to |try to )?([a-z]+)")
_PASSIVE = re.compile(r"^[\w\s'#\"&-]{2,80}?\swill be (?:moved|brought|added|updated|sent|posted|shared|opened|created|filed|discussed with|incorporated|published|merged|included|removed|renamed|taken to)\b")
_AT_ONCE = re.compile(r"\b(?:now|afterwards|next slide|later (?:today|in the)|if|when|once|today)\b", re.IGNORECASE)
"""What is done in the meeting itself, or only perhaps, is no action."""
_LOOSE = re.compile(r"\b(?:when|if|no|which|that|data|server|client|it|once|until|they|there)\b", re.IGNORECASE)
_WORKING = re.compile(rf"^({_NAME}(?:\s{_NAME})?)\s(?:is|are)\s(?:going to|working on|looking into|drafting|writing|preparing)\s(?:\w+)")
_GOAL = re.compile(r"^(?:main )?goal\s?:\s*(?=\S)", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:if|would|could|might|may|should|unless|when)\b|\?\s*$|\bwill be able\b|\bnot\b|n't\b", re.IGNORECASE)
_BARE = re.compile(r"^(?:none|no(?:ne)? (?:new )?action items?.*|n/?a|tbd|nothing.*|todo|\.{2,}|-+|name.*: ?(?:text|todo)|tba)\W*$", re.IGNORECASE)
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
    if header is None or (line.children and (only_owner(plain(line.text), record) or _opens_list(entry, record))):
        return
    owner, _ = owner_and_task(words, record)
    if line.depth == 0 and line.heading is not None and owner is None and len(words) > 300:
        return
    actor = entry.speaker or owner or header or named_owner(words, record)
    yield Found(EventType.ACTION, "section.actions", Basis.RECORDED, actor, entry.words, due=deadline(words, record))


def _opens_list(entry: Entry, record: Record) -> bool:
    return bool(record.style.sections.get(plain(entry.line.text).rstrip(":").strip().lower()))


def _header(entry: Entry, record: Record) -> str | None:
    """The owner that a heading or an item above gives; empty for none; None where the line is part of an entry above."""
    for above in entry.line.ancestors():
        text = plain(above.text)
        name = only_owner(text, record)
        if name:
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
    """What a sentence of the record assigns or promises."""
    if entry.line.is_heading:
        return None
    verbs = record.style.verbs
    plainly = "?" not in sentence[-2:]
    if not plainly:
        return None
    found = _ASSIGNED.search(sentence)
    if found and _verb(found[2], verbs) and record.roster.knows(found[1]) and not _CONDITION.search(sentence[: found.start(1)]):
        return _made("words.assigned", Basis.RECORDED, found[1], sentence[found.start(1) :], record)
    if entry.speech is not None and (found := _PROMISED.search(sentence)) and found[1].lower() in record.style.personal:
        if not _CONDITION.search(sentence[: found.end()]):
            ours = found[0].lower().startswith(("we", "let"))
            sure = found[0].lower().startswith(("i'll", "i will", "i am", "i'm"))
            if not ours:
                if sure or _offers(sentence):
                    return _made("words.promised", Basis.RECORDED, entry.speech.name, sentence[found.start() :], record)
    if (found := _WORKING.match(sentence)) and record.roster.knows(found[1]) and "going to" in found[0]:
        return _made("words.assigned", Basis.RECORDED, found[1], sentence, record)
    if found := _PLANNED.search(sentence):
        if _verb(found[1], verbs) and found[1] != "wait" and not _AT_ONCE.search(sentence):
            owner = entry.speaker if found[0].startswith(",") else record.owner(entry)
            return _made("words.planned", Basis.RECORDED, owner, sentence, record)
    if entry.speech is None and not entry.line.is_heading and (passive := _PASSIVE.match(sentence)) and not _LOOSE.search(passive[0]):
        return _made("words.planned", Basis.RECORDED, None, sentence, record)
    if _GOAL.match(sentence) and entry.line.depth:
        return _made("words.goal", Basis.RECORDED, entry.speaker, sentence, record)
    return None


def _offers(sentence: str) -> bool:
    return re.match(r"(?:yes,? |ok,? |sure,? |happy to\b.*)?I can (?:help|make|get|do|write|take|open|file|send|draft)\b", sentence) is not None


def _verb(word: str, verbs: frozenset[str]) -> bool:
    return word in verbs


def _made(rule: str, basis: Basis, actor: str | None, words: str, record: Record) -> Found:
    return Found(EventType.ACTION, rule, basis, actor, words, due=deadline(words, record))
