"""Actions that stand in lists: entries beneath "Action items", "Next steps", "TODO:" …, rows, and boxes.

Rules: `section.actions` (an entry of such a part; a ticked box is none, but beside empty ones),
`section.box` (an empty box in the record), `section.next-time` (a task that is left for the next meeting:
only inferred). Beneath a heading that only resembles one of a list of actions,
such as "Next steps for the spec", an entry counts where it begins as a task does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.assignments import BEGINS
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.labels import label_of, section_key
from lastcall.documents.minutes.names import may_be_name
from lastcall.documents.minutes.no_tasks import BARE, DONE, is_guide, only_named, owner_beside
from lastcall.documents.minutes.owners import (
    deadline,
    last_owner,
    named_owner,
    only_owner,
    owner_and_task,
    owner_of_part,
)
from lastcall.documents.minutes.promising import made, stems
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.task_rows import row
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain, straight
from lastcall.documents.spelling import REST
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

_BOX = re.compile(r"^\[([ xX])\]\s+")
_STRUCK = re.compile(r"(?:\[[ xX]\]\s+)?~~.*~~\s*")
_BOLD_LABEL = re.compile(r"\*\*([^*:]{2,60})(?::\*\*|\*\*:)\s*")
_ONLY_LINK = re.compile(r"\[ \]\s*(?:\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\([^()\s]*\)|<?https?://\S+)\s*")
_NOTHING = re.compile(r"(?:deferred|postponed|none|n/a|tbd|no)\b", re.IGNORECASE)
_WHEREIN = re.compile(r"^(?:if|in|on|at|by|after|before|once|for)\b[^,]{0,80}, (?=\w)", re.IGNORECASE)
"""What may stand before a task: "If nobody objects, …"."""
_PERHAPS = re.compile(r"^(?:maybe|possibly|perhaps|also|then|please) (?=[^\W\d_])", re.IGNORECASE)
_IN_LISTS = frozenset(
    [
        *(
            "use",
            "mimic",
            "keep",
            "ensure",
            "enable",
            "disable",
            "allow",
            "avoid",
            "adopt",
            "apply",
            "decide",
        ),
        *("identify", "simplify", "establish", "encourage", "configure", "install", "setup"),
        *("track", "watch", "learn", "adapt", "extract", "drop", "delete", "enforce", "choose"),
        *("pick", "select", "solve", "debug", "polish", "correct", "agree", "advertise", "promote", "invest"),
    ]
)
"""Verbs that stand for a task at the head of an entry, and elsewhere for much else."""
_TOLD = 300
"""A paragraph of so many characters beneath "Next steps" tells something; it is no task."""
_LINK_ONLY = re.compile(r"^(?:https?://\S+|\[\[?[^\]]*\]?\]\([^)]*\))\W*$")
_SURE_PART = re.compile(r"\b(?:action ?items?|action points?|actions?|to-?dos?|ais?)\b")
"""Of a heading with other words: these make every entry beneath it an action."""
_SAYS = re.compile(
    r"(?:my|our|his|her|their|i|i'm|i've|i'd|we're|we've|it|it's|that|that's|this|there|there's|they|he|she|"
    r"you|yes|no|yeah|ok|okay|sorry|thanks|thank|so|but|also,|maybe|perhaps|agreed|right|if|when|since|"
    r"because)\s(?!'?ll\b|will\b|can\b)",
    re.IGNORECASE,
)
"""How somebody begins who says something, instead of taking something on."""
_GONE_THROUGH = re.compile(
    r"review (?:the )?(?:last|previous|prior|open) .{0,30}\baction items\W*$", re.IGNORECASE
)
"""What a meeting begins with."""
_ASKS = re.compile(
    r"(?:who|what|when|where|why|how|which|should|could|would|can|do|does|did|is|are|any)\b[^?]*\?\W*$",
    re.IGNORECASE,
)
_NOUN = re.compile(
    r"\w+ (?:of|from|is|was|are|needed|required|results?|dates?|sessions?|meetings?|cycle)\b|"
    r"(?:update|report|talk|comment|research)s? (?:on|in)\b",
    re.IGNORECASE,
)
"""What makes a thing of a verb: "review of the text", "release date"."""
_CAPITAL = rf"(?:[A-Z]{REST}|\([A-Z]\w*\))"
_PERSON = re.compile(
    rf"(?:~~)?{_CAPITAL}(?: (?:{_CAPITAL}|de|van|von|der|da|la)){{1,4}}(?:~~)?\s?(?:[-\u2013\u2014,(].*)?"
)
"""Somebody with what they belong to."""
NEXT_TIME = "section.next-time"
_PUT_OFF = re.compile(
    r"(?:to be |to )?(?:revisit|discuss|continue|resume|talk about|defer|postpone)(?:e?d)?\b"
    r".{0,60}\b(?:at|in|until|to|during|on) (?:the |our )?next (?:meeting|call|time|session|week)\b",
    re.IGNORECASE,
)
"""What is left for the next meeting, among the tasks."""
_ALL_TOGETHER = frozenset({"team", "the team", "group", "the group", "working group", "wg", "all"})
"""What the group itself is to do is nobody's."""
_REACH = 60
_LABEL_WORDS = 6
_OWN_LABEL = 40
DOTS = "\u2022\u00b7"
_DOT = f"{DOTS} \t"
"""How a list is written within one paragraph."""


def listed(entry: Entry, record: Record) -> Iterator[Found]:  # noqa: PLR0911 - one branch a case
    """An entry of a list of actions."""
    line, words = entry.line, entry.words
    if line.is_heading or BARE.match(words) or not words or _LINK_ONLY.match(line.text):
        return
    if line.kind is BlockKind.CELL:
        yield from row(entry, record)
        return
    if (not line.leads and not _labelled(entry, record) and not _begins_anew(entry, record)) or (
        line.depth == 0 and words.endswith(":")
    ):
        return
    ticked = _BOX.match(line.text)
    if ticked and ticked[1] != " " and not record.is_ticked_since(entry):
        return
    box = _BOX.match(words)
    words = words[box.end() :] if box else words
    if BARE.match(words) or DONE.search(words) or _STRUCK.fullmatch(line.text):
        return
    if only_named(entry, record) or is_guide(entry):
        return
    header = _header(entry, record)
    if header is None or (line.children and (only_owner(line.words, record) or _opens_list(entry, record))):
        return
    owner, task = _owned(_after_label(entry, words, record), record)
    if not _takes_on(entry, record, owner, task):
        return
    actor = entry.speaker or owner or header or last_owner(record.whole(entry), record) or named_owner(words)
    actor = None if actor is not None and actor.lower() in _ALL_TOGETHER else actor
    yield Found(
        EventType.ACTION, "section.actions", Basis.RECORDED, actor, entry.words, due=deadline(words, record)
    )
    if _PUT_OFF.match(task):
        yield Found(EventType.DEFERRED, NEXT_TIME, Basis.INFERRED, None, entry.words)


def _owned(words: str, record: Record) -> tuple[str | None, str]:
    """The owner and the task, which may begin with when it is to be done: "At the next call, Ada to …"."""
    owner, task = owner_and_task(words, record)
    wherein = _WHEREIN.match(words)
    if wherein is not None and (owner is None or owner.startswith(wherein[0])):
        # "In May, Ada" is not who is to do it
        owner = owner_and_task(words[wherein.end() :], record)[0]
    return owner, task


def _after_label(entry: Entry, words: str, record: Record) -> str:
    """The words of an entry without its own label: `Next step: Ada to write it`."""
    label = label_of(entry.line, record.style) if ":" in words[:_OWN_LABEL] else None
    own = label is not None and label.role is Role.ACTIONS and entry.speech is None
    return (plain(label.rest).strip() or words) if own and label is not None else words


def _takes_on(entry: Entry, record: Record, owner: str | None, task: str) -> bool:
    """Whether an entry is something to be done, and not a remark that stands between the tasks."""
    line = entry.line
    begins = begins_task(task, record)
    if (_ASKS.match(task) and not begins) or (entry.speech is not None and says(task)):
        return False
    if (label := label_of(line, record.style)) is not None and label.rest.strip():
        rest = plain(label.rest)
        return not (says(rest) or rest.endswith("?") or _NOTHING.match(rest) or DONE.match(rest))
    loose = _loose(entry, record)
    sure = owner is not None and (owner.startswith("@") or record.roster.knows_some(owner))
    if loose:
        return sure or (begins and not task.endswith("?")) or begins_assignment(entry.words, record)
    owned = owner is not None or begins or begins_assignment(task, record)
    if entry.speech is not None:
        owned = owned or begins_task(task.removeprefix("to "), record)
    if line.depth or owned or entry.speech is not None:
        return owned or line.depth > 0
    return len(task) <= _TOLD and not _is_past(task, record) and not _after_list(entry, record)


def _is_past(task: str, record: Record) -> bool:
    """Whether words tell what was done: "Asked for two rooms"."""
    first = task.split(maxsplit=1)[0].lower() if task else ""
    return first.endswith("ed") and not {first[:-2], first[:-1]}.isdisjoint(record.style.verbs)


def says(task: str) -> bool:
    """Whether words are somebody's remark instead of a task."""
    return _SAYS.match(straight(task)) is not None


def begins_task(task: str, record: Record) -> bool:
    """Whether words begin with what is to be done: "remove the label", "removing the label"."""
    task = _PERHAPS.sub("", _WHEREIN.sub("", task.strip()))
    word = re.split(r"[\s/,]", task.lower(), maxsplit=1)[0]
    if word in record.style.verbs or word in record.style.waiting or word in _IN_LISTS:
        return _NOUN.match(task) is None
    return word.endswith("ing") and not stems(word).isdisjoint(record.style.verbs)


def _after_list(entry: Entry, record: Record) -> bool:
    """Whether the entries of a list stand before a paragraph, beneath the same heading."""
    for line in reversed(record.lines[max(0, entry.at - _REACH) : entry.at]):
        if line.heading is not entry.line.heading or line.is_heading:
            return False
        if line.depth:
            return True
    return False


def told(entry: Entry, record: Record) -> bool:
    """Whether what is no task among the tasks may be a part of the discussion."""
    return (entry.speech is not None and not entry.line.depth) or _loose(entry, record)


def _loose(entry: Entry, record: Record) -> bool:
    """Whether the heading over an entry only resembles one of a list of actions."""
    if _beneath_label(entry, record):
        return False
    resembles = False
    for above in entry.line.ancestors():
        found = record.by_line.get(id(above))
        if found is None or found.role is not Role.ACTIONS:
            break
        key = section_key(above.text)
        if key in record.style.sections or _SURE_PART.search(key):
            return False
        resembles = resembles or above.is_heading
    return resembles


def _beneath_label(entry: Entry, record: Record) -> bool:
    """Whether the list that an entry stands in follows a label such as "Action items:"."""
    line = entry.line
    if line.depth != 1 or line.parent is None:
        return False
    for before in reversed(record.lines[max(0, entry.at - _REACH) : entry.at]):
        if before.parent is line.parent and not before.depth:
            label = label_of(before, record.style)
            return label is not None and label.role is Role.ACTIONS and not label.rest.strip()
    return False


def may_be_box(entry: Entry) -> bool:
    """Whether a line is an entry with an empty check box."""
    return (
        entry.line.text.startswith("[ ]") and entry.line.depth > 0 and entry.role in (Role.RECORD, Role.HEAD)
    )


def box(entry: Entry, record: Record) -> Found | None:
    """A task of a list of tasks in the record: an empty box that stands beneath no other box."""
    if not may_be_box(entry) or _ONLY_LINK.fullmatch(entry.line.text):
        # a box before nothing but an item's link ticks off what is talked about
        return None
    words = _BOX.sub("", entry.words)
    above = entry.line.parent
    if entry.line.heading is not None and "agenda" in entry.line.heading.text.lower():
        # what is to be talked about next time
        return None
    if (
        BARE.match(words)
        or _GONE_THROUGH.match(words)
        or words.endswith("?")
        or (above is not None and _BOX.match(above.text))
    ):
        return None
    if record.ticks_topics(entry):
        return None
    if _PERSON.fullmatch(words) and words.split()[0].lower() not in record.style.verbs:
        # an empty box before a name says who was not there
        return None
    owner, task = owner_and_task(words, record)
    spoken = entry.speaker if entry.speech is not None and entry.speech.known else None
    found = made("section.box", owner or spoken or named_owner(words), entry.words, record)
    # a box may tick off anything
    sure = found.actor is not None or begins_task(task, record)
    return found if sure else replace(found, basis=Basis.INFERRED)


def _begins_anew(entry: Entry, record: Record) -> bool:
    """Whether a line within a paragraph is a task of its own: below a label or a task that is complete."""
    before = record.lines[entry.at - 1] if entry.at else None
    if entry.line.depth or before is None or before.block is not entry.line.block:
        return False
    _, task = owner_and_task(entry.words, record)
    label = label_of(before, record.style)
    opens = label is not None and label.role is Role.ACTIONS and not label.rest.strip()
    dotted = entry.line.text[:1] in DOTS
    complete = (
        opens
        or dotted
        or entry.speech is not None
        or before.text.rstrip().endswith(".")
        or task != entry.words
    )
    if complete and begins_assignment(entry.words.lstrip(_DOT), record):
        return True
    if entry.speech is not None:
        # "Ada: write it" goes on in small letters
        return begins_task(task.removeprefix("to "), record)
    return complete and task[:1].isupper() and begins_task(task, record)


def _labelled(entry: Entry, record: Record) -> bool:
    """Whether a line within a paragraph is an entry by its own label: `Next steps: write the example`."""
    label = label_of(entry.line, record.style)
    return label is not None and label.role is Role.ACTIONS and bool(label.rest.strip())


def _opens_list(entry: Entry, record: Record) -> bool:
    """Whether a line is the label over a list: its name alone, or a name that a pattern knows."""
    # "Ada: Action items:" is said by somebody
    for words in (entry.line.words, entry.words):
        if record.style.sections.get(words.rstrip(":").strip().lower()):
            return True
    bold = _BOLD_LABEL.fullmatch(entry.line.text)
    if bold and bold[1].split()[0].lower() not in record.style.verbs:
        # "**Plan for the summer**:" over its parts
        return True
    ends = entry.line.text.rstrip(" *_").endswith((":", ")"))
    return ends and entry.speech is None and _is_label(entry.line, record)


def _is_label(line: Line, record: Record) -> bool:
    label = label_of(line, record.style)
    if label is None or label.role is not Role.ACTIONS or label.rest.strip(" *_"):
        return False
    words = line.words.lower().rstrip(":").split()
    # "TODO add issues:" is a task over its parts
    plainly = record.style.verbs.isdisjoint(words[1:]) and len(words) <= _LABEL_WORDS
    return plainly and not words[0].endswith(("ing", "ed"))


def _header(entry: Entry, record: Record) -> str | None:
    """The owner that a heading or an item above gives; empty: none; None: part of an entry above."""
    box = entry.line.text.startswith("[ ]")
    if box and (owner := owner_beside(entry, record)):
        return owner
    for above in entry.line.ancestors():
        text = above.words
        name = only_owner(text, record)
        if name and record.style.owners:
            return name
        if above.is_heading:
            return owner_of_part(text, record) or _label_owner(entry, record)
        found = record.by_line.get(id(above))
        if found is None or found.role is not Role.ACTIONS:
            return ""
        if box and above.text.startswith("[ ]"):
            # a box beneath a box is a task of its own
            continue
        if not (text.endswith(":") and _opens_list(found, record)):
            own = found.line.depth and not _opens_list(found, record) and not _LINK_ONLY.match(above.text)
            return None if own else ""
    return ""


_ACCOUNT = re.compile(r"(@[\w-]{1,39})(?: \([^()]{1,40}\))?\W*$")


def _label_owner(entry: Entry, record: Record) -> str:
    """The owner that a label over a list names: "Action items for Ada:", or only "Ada:" or "@ada"."""
    for line in reversed(record.lines[max(0, entry.at - _REACH) : entry.at]):
        if line.depth == 0 or line.heading is not entry.line.heading:
            if not entry.line.depth or line.is_heading:
                return owner_of_part(line.words, record) or ""
            if account := _ACCOUNT.match(line.words):
                # "@adal (not there)" over her lists
                return account[1]
            over = line.words.rstrip(" *_").endswith(":") and record.style.owners
            name = only_owner(line.words, record) if over else None
            return name or owner_of_part(line.words, record) or ""
    return ""


def begins_assignment(words: str, record: Record) -> bool:
    """Whether an entry is nothing but who is to do what: "Ada to write it"."""
    found = BEGINS.match(words)
    if found is None or found[2] not in record.style.verbs:
        return False
    return record.roster.knows_some(found[1]) or may_be_name(found[1], record)
