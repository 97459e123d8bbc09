"""Parts whose entries are outcomes by their heading: lists of decisions, and of what became of items.

Rules: `section.decisions`, `section.deferred`, `section.merged`, `section.closed`, and `words.assigned`
for an entry that is nothing but what somebody is to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.markdown import Block, BlockKind
from lastcall.documents.minutes.assignments import BEGINS
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.labels import SENTENCE, label_of
from lastcall.documents.minutes.questions import QUESTION
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.task_lists import DOTS, begins_assignment, begins_task
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.spelling import CAPITAL, ENDING, REST, UNDOTTED
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

_NO_DECISION = re.compile(
    r"^(?:none(?: (?:yet|so far|for now|at this time|taken|reached|today))?|"
    r"no (?:decisions?|conclusions?|resolutions?|records?)\b.*|there (?:were|are|was|is) no\b.*|"
    r"n/?a|tbd|\.{2,}|-+|name.*: text|"
    r"(?:[\w-]{1,20} ){0,4}(?:meeting|call)s?[:,]? [\w ,/-]{0,24}\d{4}|"
    r"<?https?://\S+)?\W*$",
    re.IGNORECASE,
)
STATED = {
    Role.DEFERRED: EventType.DEFERRED,
    Role.MERGED: EventType.MERGED,
    Role.CLOSED: EventType.CLOSED,
}
"""Parts whose heading says what became of each entry."""
_LINKED = re.compile(
    r"(?:[\w,&/'-]{1,20} ){0,4}(?:slides?|materials?|notes|recording|links?|minutes|use cases):\s*<?https?://\S+",
    re.IGNORECASE,
)
"""`Slides: https://…`"""
_FOR_NEXT_TIME = re.compile(
    r"(?:left )?for (?:the )?next (?:time|meeting|call|week|session)\W*$", re.IGNORECASE
)
_TALKED_OF = frozenset({"discuss", "review", "revisit", "continue", "talk", "finish", "follow", "decide"})
_ITEM = re.compile(r"(?:pr|issue|pull request)? ?\[?#\d", re.IGNORECASE)
_NAME_LENGTH = 60
_PERSON = re.compile(rf"{CAPITAL}{ENDING}(?: {CAPITAL}{REST}){{1,3}}")
_DEEDS = frozenset(
    [
        *(
            "accept",
            "add",
            "adopt",
            "advance",
            "allow",
            "approve",
            "close",
            "create",
            "defer",
            "drop",
            "keep",
        ),
        *(
            "merge",
            "move",
            "postpone",
            "publish",
            "reject",
            "remove",
            "rename",
            "replace",
            "require",
            "start",
        ),
        *("stop", "support", "update", "use"),
    ]
)
"""Before a word with a capital they are no first name: "Adopt Prettier"."""
_DOES = re.compile(r"\s(?:to|will|is|has|should|can|agreed)\s")
_CHOSEN = re.compile(r"\b(?:approved|accepted|elected|appointed|admitted|confirmed)\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"(?!(?:It|We|He|She|They|This|That|The|You|All|One|Not|Both|Each|OK|Ok) )"
    r"(?:(?:@[\w-]+(?: [A-Z]\w+)?(?:,? and |, | & | )?){1,6}\s?(?:to|will) [a-z]"
    r"|[A-Z][A-Za-z]{1,3}(?:(?:, | or | and |/| & |, and )[A-Z][A-Za-z]{1,3}){0,4} (?:to|will) [a-z])"
)
"""Accounts, or people by their initials, that are to do something."""
_ERRAND = re.compile(
    r"please \w|"
    r"(?:pass|forward|send|ask|ping|e-?mail|contact|remind|invite) (?:this|the|that|it|them|[A-Z@])",
    re.IGNORECASE,
)
"""What somebody is sent for, though nobody is named who goes."""
_BEFORE_TASK = 16
_NEXT_STEP = re.compile(
    r"(?:the |a |our )?(?:next|immediate|follow[ -]?up) (?:steps?|actions?)\b(?: (?:is|are|would be))?",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:(?:to )?(?:be )?(?:discuss|discussed|talk|continue|continued|take|taken|resolve|resolved)\b.{0,40}"
    r"\b(?:offline|online|on the list|on github|in the issue|next (?:meeting|time|call)|later|"
    r"at a (?:later|future))"
    r"|(?:to )?(?:defer|postpone|table|punt)(?:red|d)? (?:this |it |that )?(?:until|till|to|for|pending)\b"
    r"|not (?:yet )?ready (?:for|to)\b|to (?:resume|be resumed|be continued)\b"
    r"|adopt(?:ion)? at (?:the )?next\b|once .{3,160}?\b(?:will|can) (?:come|be brought) back\b"
    r"|(?:at the )?next meeting\b,? .{0,30}\b(?:move|advance|ask|go|come back)\b"
    r"|(?:will|to) be (?:discussed|presented|revisited|taken up) (?:again )?(?:at |in )?(?:the )?next\b"
    r"|(?:[\w/-]+ ){1,3}next (?:meeting|time|plenary)(?=\W*$)|discuss .{0,60}\bfurther(?=\W*$)"
    r"|(?:continue|keep) (?:the )?(?:discussion|discussing|talking)"
    r"|(?:further|more|additional|continued) discussion "
    r"(?:needed|required|offline|on github|in the|at the|next|to)"
    r"|(?:to )?(?:come|be brought) back (?:to|at|in|with|next)"
    r"|(?:return|revisit) (?:to |this |it )?(?:at|in|next|later|when)"
    r"|follow[ -]?up (?:\w+ )?(?:offline|online|async|by e-?mail|on the list)"
    r"|(?:we should |to )?(?:move|put|send) (?:\w+ ){1,3}(?:(?:back )?to|on|in|into) the backlog"
    r"|follow[ -]?up (?:meeting|discussion|call|session) (?:to|on|about|with|for))\b",
    re.IGNORECASE,
)
"""An entry that says where or when the talk goes on has decided nothing."""
_OPEN_TASK = re.compile(
    r"(?:look(?:ing)? into|investigate|explore|follow[ -]up|find out|ping|check|(?:we )?needs?"
    r"|put(?:ting)? (?:this|it))\b",
    re.IGNORECASE,
)
"""An entry that says what is still open is hardly what was decided."""
_NO_WORDS = re.compile(
    r"[\w$]+(?:\.[\w$]|\(|\|)[^\s]*(?: \([^()]*\))?$|"
    r"[\"\u201c](?=.{80})(?!.{0,80}\b(?:shall|resolves?|approves?|adopts?|accepts?|agrees?)\b)"
)
"""A name out of code, or a long quotation: no words that decide anything."""
_REVIEWERS = re.compile(
    r"^(?:stage \d )?reviewers?\b[^.]{0,30}:?$|^\(?see (?:above|below|inline)\W*$", re.IGNORECASE
)


_PERSON_ALONE = re.compile(
    rf"{CAPITAL}[\w.'-]{{1,20}}(?: {CAPITAL}[\w.'-]{{1,20}}){{0,3}}(?: \([^()]{{1,40}}\))?\W?$"
)
_NAMES_NEAR = 8
"""Entries among which the heads of "Reviewers" stand."""
_NO_OUTCOME = re.compile(
    r"(?:the )?(?:vice-?|co-?)?(?:chairs?|meeting|call|session)\b.{0,60}\b"
    r"(?:adjourned|concluded|closed|ended|wrapped)\b"
    r"|(?:video|recording|audio|slides?)\b.{0,24}$|(?:it is |still )?unclear (?:if|whether|how|what)\b"
    r"|(?:(?:some|much|a lot of) (?:further |more )?)?discussions? (?:on|about|of|around|re)\b|\.{3} "
    r"|it (?:may|might|could|would) be\b|upcoming vote\b",
    re.IGNORECASE,
)
"""What stands beneath such a heading and tells of the meeting, or of what is open, not of an outcome."""
_VOTE_ON = re.compile(r"(?:\[[x ]\]\s)?(?:vote|motion|ballot) (?:on|for|to)\b", re.IGNORECASE)
_OF_STATE = re.compile(
    r"(?:the|this|these|it|they)\b(?: [\w/-]+,?){0,6} (?:is|are) (?:still |now |currently )?"
    r"(?:moving (?:forward|along|ahead)|progressing|ongoing|under ?way|in progress|being \w+ed)\b"
    r"|we(?:'re| are) (?:still |all |all a |a |quite |very )*(?:little |bit )?"
    r"(?:worried|concerned|unsure|not sure|curious|hopeful|undecided)\b"
    r"|(?:[\w/-]+ ){1,4}(?:(?:is |was |has been )?not (?:yet )?)"
    r"(?:updated|finished|started|completed?|ready|done)\W*$",
    re.IGNORECASE,
)
"""How things stand, or what people think of them: nothing that the group came to."""
_OF_SOMEBODY = re.compile(
    rf"(@[\w-]{{1,39}}|{CAPITAL}{UNDOTTED}(?: {CAPITAL}{UNDOTTED}){{0,2}})"
    r"(?: also| then| again)? (?:ask(?:s|ed)|feels?|felt|suggest(?:s|ed)|thinks?|thought|wants?|wanted"
    r"|wonder(?:s|ed)"
    r"|explain(?:s|ed)|not(?:es|ed)|mention(?:s|ed)|says?|said|prefer(?:s|red)|confirm(?:s|ed)|believe[sd]?"
    r"|argue[sd]|repl(?:ies|ied)|point(?:s|ed) out|clarif(?:ies|ied)|rais(?:es|ed)|describe[sd]"
    r"|report(?:s|ed)"
    r"|express(?:es|ed)|worr(?:ies|ied)|question(?:s|ed)|comment(?:s|ed)|add(?:s|ed) that|recommend(?:s|ed)"
    r"|(?:is|was) (?:in favou?r|open|fine|okay|ok|concerned|worried|against|not sure|unsure|happy|curious)"
    r")(?![\w'])"
)
"""Somebody who asks, feels or suggests something."""
_OF_ALL = frozenset(
    {"group", "everyone", "everybody", "team", "committee", "board", "council", "room", "all"}
)
_SUMMED_UP = re.compile(r"\b(?:conclusions?|outcomes?|results?)\b", re.IGNORECASE)
"""Headings beneath which a summary of what was said stands as often as what was decided."""
_FORECAST = re.compile(
    r"(?:the|this|these|it|they|after \w+)\b(?: [\w/-]+,?){0,8} "
    r"(?:will (?!not\b|be\b)|there will be|would)\b",
    re.IGNORECASE,
)
"""What is expected of it, rather than what was decided."""


def tells_of_somebody(entry: Entry, record: Record) -> bool:
    """Whether an entry of a list of decisions only tells what one person asks, feels or suggests."""
    found = _OF_SOMEBODY.match(entry.words)
    if found is None or found[1].split()[-1].lower() in _OF_ALL:
        return False
    return found[1].startswith("@") or record.roster.knows(found[1])


def sums_up(entry: Entry) -> bool:
    """Whether an entry beneath "Conclusion" tells what is expected, or how things stand."""
    if not (_FORECAST.match(entry.words) or _OF_STATE.match(entry.words)):
        return False
    over = next((above for above in entry.line.ancestors() if not above.depth or above.children), None)
    return over is not None and _SUMMED_UP.search(over.words) is not None


def decided(entry: Entry, record: Record) -> Found | None:
    """What an entry of a list of decisions is by itself: a decision, a task, or nothing.

    A name says who is to review, and "Ada to write it" is an action.
    """
    reviewer = _reviewer(entry, record)
    if (
        reviewer is not None
        or _NO_WORDS.match(entry.words)
        or _REVIEWERS.match(entry.words)
        or _NO_OUTCOME.match(entry.words)
        or _is_name(entry, record)
    ):
        return reviewer
    if _VOTE_ON.match(entry.words) and entry.line.children:
        # its result stands beneath it
        return Found(EventType.PROPOSAL, "section.decisions", Basis.RECORDED, None, entry.words)
    if _NEXT_STEP.match(entry.words) or _ERRAND.match(entry.words):
        return Found(EventType.ACTION, "section.decisions", Basis.INFERRED, None, entry.words)
    if _ELSEWHERE.match(entry.words):
        return Found(EventType.DEFERRED, "section.decisions", Basis.INFERRED, None, entry.words)
    owner = BEGINS.match(entry.words)
    named = owner is None or owner[1].lower() not in record.style.things
    if named and (begins_assignment(entry.words, record) or _TO_DO.match(entry.words)):
        # what somebody is to do is no decision, whoever they are
        return Found(
            EventType.ACTION,
            "words.assigned",
            Basis.INFERRED,
            owner[1] if owner is not None else None,
            entry.words,
        )
    unsure = (
        QUESTION.search(entry.words)
        or _OPEN_TASK.match(entry.words)
        or _FORECAST.match(entry.words)
        or _OF_STATE.match(entry.words)
    )
    basis = Basis.INFERRED if unsure else Basis.RECORDED
    return Found(EventType.DECISION, "section.decisions", basis, None, entry.words)


def stated(entry: Entry, record: Record, topics: Topics) -> Iterator[Found]:
    """An entry of a list whose heading says what became of its entries."""
    kind = STATED[entry.role]
    if is_verdict(entry, record):
        named = kind is EventType.DEFERRED or any("#" in target for target in topics.of(entry, kind))
        basis = Basis.RECORDED if named else Basis.INFERRED
        yield Found(kind, f"section.{entry.role.value}", basis, None, entry.words)
    elif kind is EventType.DEFERRED and is_entry(entry, record) and _is_for_next_time(entry, record):
        yield Found(EventType.ACTION, "section.actions", Basis.INFERRED, entry.speaker, entry.words)
    elif is_entry(entry, record) and (kind is EventType.DEFERRED or topics.items_on(entry.line)):
        yield Found(kind, f"section.{entry.role.value}", Basis.RECORDED, None, entry.words)


def _is_for_next_time(entry: Entry, record: Record) -> bool:
    """Whether an entry beneath "For next time" is a task until then, and no topic of that meeting."""
    above = entry.line.parent
    if above is None or _FOR_NEXT_TIME.match(above.words) is None:
        return False
    return begins_task(entry.words, record) and entry.tokens[0] not in _TALKED_OF


def stated_topic(entry: Entry, record: Record, topics: Topics) -> Iterator[Found]:
    """A topic's heading beneath one that says what became of its topics."""
    if is_topic(entry, record):
        yield from stated(entry, record, topics)


def only_assigns(entry: Entry, task: Found) -> bool:
    """Whether an entry is one sentence that gives a task, but for a word or two before it."""
    words = entry.words
    at = words.find(task.words)
    return 0 <= at <= _BEFORE_TASK and SENTENCE.search(words.rstrip()) is None


def is_entry(entry: Entry, record: Record) -> bool:
    """Whether a line is an entry of its list by itself, not a part of the one above it, nor "none"."""
    line = entry.line
    dotted = line.text[:1] in DOTS and not line.is_heading
    # items of a paragraph, a line each
    dotted = dotted or (not line.leads and _ITEM.match(entry.words) is not None)
    if (
        _NO_DECISION.match(entry.words)
        or (entry.role is Role.DECISIONS and _LINKED.fullmatch(entry.words))
        or not (line.leads or dotted)
    ):
        return False
    if dotted or (line.parent is not None and _is_over_reviewers(line.parent.words)):
        return True
    if line.kind is BlockKind.CELL:
        return _tells_row(line.block)
    parent = record.by_line.get(id(line.parent)) if line.parent is not None else None
    if parent is not None and parent.line.is_heading and is_topic(parent, record):
        return False
    return (
        parent is None or parent.role is not entry.role or parent.line.is_heading or is_label(parent, record)
    )


def is_topic(entry: Entry, record: Record) -> bool:
    """Whether a heading is one of several topics beneath another that says what became of them."""
    over = record.by_line.get(id(entry.line.heading)) if entry.role in STATED else None
    return over is not None and over.role is entry.role and not is_label(entry, record)


def is_verdict(entry: Entry, record: Record) -> bool:
    """Whether a label over nothing says what became of the item that it stands beneath: `**Postponed**`."""
    line = entry.line
    if entry.role not in STATED or line.children or line.is_heading or not is_label(entry, record):
        return False
    if line.parent is not None and not line.parent.is_heading:
        return True
    after = record.lines[entry.at + 1] if entry.at + 1 < len(record.lines) else None
    over_nothing = after is None or after.is_heading
    return line.parent is not None and over_nothing and not line.words.endswith(":")


def _tells_row(cell: Block) -> bool:
    """Whether a cell is the longest of its row, beneath the table's head: it says what the row is about."""
    row = cell.parent
    if row is None or row.header:
        return False
    return cell is max(row.children, key=lambda one: len(one.content))


def is_label(entry: Entry, record: Record) -> bool:
    """Whether a line is only the label over a list."""
    label = label_of(entry.line, record.style)
    return label is not None and not label.rest.strip()


def _is_over_reviewers(words: str) -> bool:
    return "eviewer" in words[:20] and _REVIEWERS.match(words) is not None


def _reviewer(entry: Entry, record: Record) -> Found | None:
    """The task of somebody who stands beneath "Reviewers", or after it among the entries of a list."""
    if len(entry.words) >= _NAME_LENGTH or not _PERSON_ALONE.match(entry.words):
        return None
    line = entry.line
    above = [line.parent] if line.parent is not None else []
    for before in reversed(record.lines[max(0, entry.at - _NAMES_NEAR) : entry.at]):
        if before.parent is not line.parent:
            continue
        above.append(before)
        if _REVIEWERS.match(before.words) or not _PERSON_ALONE.match(before.words):
            break
    if not any(_is_over_reviewers(one.words) for one in above):
        return None
    name = re.sub(r"\s*\([^()]*\)", "", entry.words).strip(" .,")
    return Found(EventType.ACTION, "section.decisions", Basis.INFERRED, name, entry.words)


def _is_name(entry: Entry, record: Record) -> bool:
    """Whether an entry is nothing but the name of somebody who was not chosen for anything."""
    return len(entry.words) < _NAME_LENGTH and _is_person(entry, record) and not _chosen(entry)


def _chosen(entry: Entry) -> bool:
    """Whether the heading or label above says that the people beneath it were chosen."""
    return any(_CHOSEN.search(above.words) is not None for above in entry.line.ancestors())


def _is_person(entry: Entry, record: Record) -> bool:
    bare = re.sub(r"\s*\([^()]*\)", "", entry.words).strip(" .,")
    if _DOES.search(bare) or not _DEEDS.isdisjoint(entry.tokens[:1]):
        return False
    if record.roster.knows(bare):
        return True
    # "Status Quo" is nobody, where a list says who attends
    return not record.roster.listed and _PERSON.fullmatch(bare) is not None
