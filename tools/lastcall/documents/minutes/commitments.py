"""Actions: entries of action lists, and what somebody promises or is assigned in the record's words.

Rules: `section.actions` (an entry beneath "Action items", "Next steps", "TODO:" …; a ticked box is none),
`words.assigned` ("Name to do it", "Name will do it"), `words.promised` ("I will do it", by its speaker),
`words.planned` ("Will do it", "It will be brought to …": nobody named), `words.goal` ("Goal: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.assignments import CONDITION, NAME, assigned, made
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.owners import deadline, named_owner, only_owner, owner_and_task
from lastcall.documents.minutes.parts import label_of
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

_BOX = re.compile(r"^\[([ xX])\]\s+")
_PROMISED = re.compile(
    r"\b(?:I'll|I will|I can|we'll|we will|I am going to|I'm going to|"
    r"let me)\s(?:also |then |try to |try and |go |definitely |certainly )?([a-z]+)",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:^(?:Will|We will|We'll|And will|will)|, (?:and |but )?will)\s"
    r"(?:also |then |continue to |try to )?([a-z]+)"
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
_ASK_IF = re.compile(r"\b(?:ask|see|check|confirm|find out|verify|look) (?:\w+ ){0,2}(?:if|when)\b")
_IN_MEETING = re.compile(r"\b(?:afterwards|next slide|later in)\b", re.IGNORECASE)
_LOOSE = re.compile(
    r"\b(?:when|if|no|which|that|data|server|client|it|once|until|they|there)\b", re.IGNORECASE
)
_OFFER = re.compile(
    r"(?:yes,? |ok,? |sure,? )?I can (?:definitely |certainly |also )?(?:help|make|get|do|write|take|"
    r"open|file|send|draft|look|ask|check|add|update|work on|reach|"
    r"follow|create|prepare|share|investigate|put|post|fix|lead|review|volunteer|reply|raise|handle|"
    r"test|contact|submit|run|bring|schedule|document|organi[sz]e|email|ping|set up|propose|talk to)\b"
)
_VOLUNTEERS = re.compile(
    r"\bI(?:'d like to| would like to| want to|'ll| will| can|'m happy to|"
    r" am happy to| also)? volunteer\b(?! (?:who|that|some))"
)
_TALK = frozenset(
    [
        "discuss",
        "see",
        "let",
        "look",
        "start",
        "go",
        "begin",
        "move",
        "give",
        "get",
        "call",
        "read",
        "do",
        "make",
        "list",
        "change",
        "merge",
        "land",
    ]
)
"""What "we'll" do at once, or decide, as often as later."""
_GOAL = re.compile(r"^(?:main )?goal\s?:\s*(?=\S)", re.IGNORECASE)
_BARE = re.compile(
    r"^(?:none|no(?:ne)? (?:new )?action items?.*|n/?a|tbd|nothing.*|"
    r"todo|\.{2,}|-+|name.*: ?(?:text|todo)|tba)\W*$",
    re.IGNORECASE,
)
_DONE = re.compile(r"^(?:done|completed|closed|✅|☑)\b|\(done\)|[-\u2013] done\b|: done\s*$", re.IGNORECASE)
_COLUMNS = 40
_BEGINS = re.compile(rf"^({NAME}(?:(?:\s?[/&+,]\s?|\s(?:and\s)?){NAME}){{0,3}})\s(?:to|will)\s([a-z]+)")
_LONGEST = 2_000
_TASK_HEAD = re.compile(r"\b(?:actions?|tasks?|items?|what|description|to-?do|topic)\b")
_OWNER_HEAD = re.compile(
    r"\b(?:owners?|who|assignees?|assigned|responsible|lead|by whom|person|name|driver)\b"
)
_LINK_ONLY = re.compile(r"^(?:https?://\S+|\[[^\]]*\]\([^)]*\))\W*$")


def listed(entry: Entry, record: Record) -> Iterator[Found]:  # noqa: PLR0911 - one branch a case
    """An entry of a list of actions."""
    line, words = entry.line, entry.words
    if line.is_heading or _BARE.match(words) or not words or _LINK_ONLY.match(line.text):
        return
    if line.kind is BlockKind.CELL:
        yield from _row(entry, record)
        return
    if (not line.leads and not _labelled(entry, record)) or (line.depth == 0 and words.endswith(":")):
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


def may_be_box(entry: Entry) -> bool:
    """Whether a line is an entry with an empty check box."""
    return (
        entry.line.text.startswith("[ ]") and entry.line.depth > 0 and entry.role in (Role.RECORD, Role.HEAD)
    )


def box(entry: Entry, record: Record) -> Found | None:
    """A task of a list of tasks in the record: an empty box that stands beneath no other box."""
    words = _BOX.sub("", entry.words)
    above = entry.line.parent
    if not may_be_box(entry) or _BARE.match(words) or (above is not None and _BOX.match(above.text)):
        return None
    owner, _ = owner_and_task(words, record)
    return made("section.box", owner or named_owner(words), entry.words, record)


def _row(entry: Entry, record: Record) -> Iterator[Found]:
    """The action of a table's row, found at its first cell."""
    cell = entry.line.block
    row = cell.parent
    table = row.parent if row is not None else None
    if row is None or table is None or row.header or len(row.children) > _COLUMNS:
        return
    if cell is not next((one for one in row.children if one.content.strip()), None):
        return
    heads = (
        [plain(head.content).strip().lower() for head in table.children[0].children] if table.children else []
    )
    texts = [plain(one.content).strip() for one in row.children]
    task = next((at for at, head in enumerate(heads) if _TASK_HEAD.search(head)), None)
    if task is None:
        task = max(range(len(texts)), key=lambda at: len(texts[at]), default=0)
    if task >= len(texts) or _BARE.match(texts[task]) or any(_DONE.search(text) for text in texts):
        return
    owner = next((at for at, head in enumerate(heads) if at != task and _OWNER_HEAD.search(head)), None)
    actor = texts[owner].lstrip("@") if owner is not None and owner < len(texts) else None
    yield Found(
        EventType.ACTION,
        "section.actions",
        Basis.RECORDED,
        actor or owner_and_task(texts[task], record)[0],
        texts[task],
        due=deadline(" ".join(f"by {text}" for text in texts), record),
    )


def _labelled(entry: Entry, record: Record) -> bool:
    """Whether a line within a paragraph is an entry by its own label: `Next steps: write the example`."""
    label = label_of(entry.line, record.style)
    return label is not None and label.role is Role.ACTIONS and bool(label.rest.strip())


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


def begins_assignment(words: str, record: Record) -> bool:
    """Whether an entry is nothing but who is to do what: "Ada to write it"."""
    found = _BEGINS.match(words)
    return found is not None and found[2] in record.style.verbs and record.roster.knows_some(found[1])


def finished(entry: Entry) -> bool:
    """Whether a line says that its task is done."""
    return len(entry.words) <= _LONGEST and "DONE" in entry.words and _DONE.search(entry.words) is not None


def said(entry: Entry, record: Record, sentence: str) -> Found | None:
    """What a sentence of the record assigns or promises; a question does neither."""
    if entry.line.is_heading or "?" in sentence[-2:]:
        return None
    return (
        assigned(record, sentence) or _promised(entry, record, sentence) or _planned(entry, record, sentence)
    )


def _promised(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "I will do it", by its speaker; an offer counts where it begins the answer."""
    may = entry.speech is not None and (
        "I" in sentence or "e'll" in sentence or "e will" in sentence or "let me" in sentence
    )
    if may and entry.speech is not None and (offered := _offered(entry.speech.name, sentence, record)):
        return offered
    found = _PROMISED.search(sentence) if may else None
    if found is None or entry.speech is None or not _promises(found[1].lower(), record):
        return None
    if CONDITION.search(sentence[: found.end()]):
        return None
    if found[0].lower().startswith(("we'll", "we will")):
        return _for_all(entry.speech.name, found, record)
    if found[0].lower().startswith(("i'll", "i will", "i am", "i'm")) or _OFFER.match(sentence):
        return made("words.promised", entry.speech.name, sentence[found.start() :], record)
    return None


def _for_all(speaker: str, found: re.Match[str], record: Record) -> Found | None:
    """Of the form "We'll ask them", at the head of a sentence: only inferred."""
    deed = found[1] in record.style.verbs and found[1] not in _TALK
    if found.start() or not deed:
        return None
    return made("words.promised", speaker, found.string, record, Basis.INFERRED)


def _offered(speaker: str, sentence: str, record: Record) -> Found | None:
    """Of the form "I would like to volunteer", by its speaker."""
    found = _VOLUNTEERS.search(sentence) if "olunteer" in sentence or "willing" in sentence else None
    return made("words.promised", speaker, sentence[found.start() :], record) if found else None


def _promises(verb: str, record: Record) -> bool:
    """Whether a verb in the first person stands for a deed after the meeting."""
    style = record.style
    return verb in style.personal or (verb not in style.states and verb not in style.passing)


def _planned(entry: Entry, record: Record, sentence: str) -> Found | None:
    """Of the form "Will do it", "It will be brought to the board", "Goal: do it by May"."""
    found = _PLANNED.search(sentence) if "ill " in sentence or sentence.startswith("We'll") else None
    if (
        found
        and (
            found[1] in record.style.verbs
            or (sentence.startswith(("Will", "will")) and found[1] not in record.style.states)
        )
        and found[1] != "wait"
        and not (_AT_ONCE if found.start() else _IN_MEETING).search(_ASK_IF.sub("", sentence))
    ):
        owner = entry.speaker if found[0].startswith(",") else record.owner(entry)
        return made("words.planned", owner, sentence, record)
    passive = _PASSIVE.match(sentence) if entry.speech is None and " will be " in sentence else None
    if passive and not _LOOSE.search(passive[0]):
        owner, _ = owner_and_task(sentence.rstrip(". "), record)
        return made("words.planned", owner, sentence, record)
    if entry.line.depth and _GOAL.match(sentence):
        return made("words.goal", entry.speaker, sentence, record)
    return None
