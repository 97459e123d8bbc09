"""What a question to all came to: a poll's result in numbers, or that nobody objects.

Rules: `position.counted` ("For: 29. No: 6."), `position.nobody` ("None" beneath a call for objections).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.positions import ALL
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import straight
from lastcall.model.event import Basis, EventType

_NAMED_LENGTH = 300
_NONE = frozenset(
    ["none", "nope", "nobody", "no", "crickets", "silence", "all", "done", "approved", "passed"]
)
_OBJECTION_WORDS = frozenset(
    ["objection", "objections", "object", "objects", "opposed", "oppose", "opposition"]
)
_CONCERN_WORDS = frozenset(["concern", "concerns", "blocker", "blockers"])
_OBJECTIONS_ASKED = re.compile(
    r"\b(?:objections?|objects?|opposed|oppose|opposition|against)\b[^?]{0,120}\?\W*$", re.IGNORECASE
)
_PROBLEMS_ASKED = re.compile(
    r"\b(?:issues? blocking|blockers?|problems? with|any (?:\w+ )?concerns?)\b[^?]{0,120}\?\W*$",
    re.IGNORECASE,
)
"""What asks for reasons against something, or after how something goes."""
_ANSWERED = re.compile(
    r"\b(?:objections?|objects?|opposed|oppose|opposition)\b[^?]{0,120}\?\W{1,3}"
    r"(?:no|none|nope|nobody|crickets|(?:(?:long|awkward) ){0,2}silence|"
    r"done|approved|passed)\b"
    r"(?=\W|$)(?!\s\w)",
    re.IGNORECASE,
)
_NO_CONCERNS = re.compile(
    r"\bany (?:\w+ )?(?:concerns?|blockers?)\b(?P<on>[^?]{0,120})\?\W{1,3}"
    r"(?:no|none|nope|nobody)\b(?=\W|$)(?!\s\w)",
    re.IGNORECASE,
)
_TO_ADOPT = re.compile(r"\b(?:adopt|merg|approv|publish|advanc)", re.IGNORECASE)
_NOBODY = re.compile(
    r"^\W?(?:\(all\):\s*)?(?:none|nope|nobody|no one|no|crickets|silence)\b\W*(?:$|;|raised|heard|voiced)",
    re.IGNORECASE,
)
_SILENT = re.compile(r"^\W?(?:(?:long|awkward) ){0,2}(?:crickets|silence)\b\W*$", re.IGNORECASE)
_CONSENSUS_ASKED = re.compile(
    r"^(?:so,? |ok(?:ay)?,? )?(?:do we have|is there|are we at|can we (?:get|have)) (?:\w+ )?consensus\b",
    re.IGNORECASE,
)
"""What silence answers, though nobody spoke of objections."""
COUNTED = "position.counted"
_COUNTS = frozenset(
    [
        "for",
        "yes",
        "yea",
        "yay",
        "in",
        "aye",
        "ayes",
        "support",
        "agree",
        "raised",
        "raise",
        "result",
        "results",
        "pro",
    ]
)
"""One of them begins the result of a poll in numbers."""
_COUNT = re.compile(
    r"^(?:results?\W{1,3})?"
    r"(?:for|pro|yes|yea|yay|in favou?r|ayes?|support|agree|raised|raise hands?)"
    r"\W{0,3}\s?\d{1,4}\b"
    r"[^?]{0,30}?\b(?:no|con|contra|against|opposed?|nays?|not raised|disagree|"
    r"abstain(?:ed|ing)?|abstentions?|do not raise hands?|didn't raise(?: hands?)?)\W{0,4}\d{1,4}\b",
    re.IGNORECASE,
)
_FOR_WORDS = r"(?:yes|pro|for|yeas?|yays?|ayes?|in favou?r|agree|support|raised?(?: hands?)?)"
_AGAINST_WORDS = (
    r"(?:no|con|contra|against|opposed?|nays?|disagree|not in favou?r|not raised?"
    r"|do not raise(?: hands?)?|didn't raise|no[ -]opinions?|abstain(?:ed)?|abstentions?|neutral)"
)
_TALLIED = re.compile(
    rf"\b\d{{1,4}}\s{_FOR_WORDS}\b\W{{1,3}}(?:and )?\d{{1,4}}\s{_AGAINST_WORDS}\b"
    rf"|\b{_FOR_WORDS}\W{{0,3}}\s?\d{{1,4}}\W{{1,4}}{_AGAINST_WORDS}\W{{0,3}}\s?\d{{1,4}}\b"
    r"|\bSF\W{0,3}\s?\d{1,4}\W{1,4}W?F\W{0,3}\s?\d{1,4}\W",
    re.IGNORECASE,
)
"""A poll's result in numbers, after what was asked."""
_FIRST_ROW = re.compile(
    r"(?:sf|f|yes|for|agree|in favou?r|support|adopt)\W{0,3}\s?\d{1,3}(?: ?/ ?\d{1,3})?\W*$", re.IGNORECASE
)
_NEXT_ROW = re.compile(
    r"(?:f|wf|n|no|nay|against|disagree|opposed?|neutral|abstain|do not \w+|not \w+)\W{0,3}\s?"
    r"\d{1,3}(?: ?/ ?\d{1,3})?\W*$",
    re.IGNORECASE,
)
"""The rows of a poll's result, a line each: "SF: 2", "F: 14"."""
_IN_FIGURES = re.compile(r"\?\W{0,3}\s\d{1,3} ?/ ?\d{1,3}(?: ?/ ?\d{1,3})?\W{0,2}$")
"""A poll's question with its figures: "Do you support it? 21/3/40"."""
_RAISED = frozenset(["raised", "hands", "raise"])
_HAVE_READ = re.compile(r"\b(?:have|has|had|who|how many) (?:you )?read\b", re.IGNORECASE)
"""Who has read a text is counted, too, and decides nothing."""
_NUMBERS = 2
_FIGURES = re.compile(r"[0-9]+")
_OPPOSED = frozenset(
    [
        *("no", "con", "contra", "against", "opposed", "oppose", "nay", "nays", "disagree", "not"),
        *("wf", "f", "didn't", "opinion", "opinions", "no-opinion", "abstain", "abstained", "neutral"),
    ]
)


_ROWS = frozenset(["sf", "f", "yes", "for", "agree", "in", "support", "adopt"])
_FEW = 5
_HANDS = re.compile(r"(?:raised hands|hands raised|raised?)\W{1,3}\d{1,4}\W*", re.IGNORECASE)
"""Who raised their hands, where the next line says who did not."""
_NOT_RAISED = re.compile(r"(?:un-?raised hands|(?:hands )?not raised|do not raise)\b", re.IGNORECASE)
_NO_HANDS = re.compile(r"\W0\W*$")
_OBJECTS = re.compile(r"\b(?:do|does) (?:you|anyone|anybody) (?:object|oppose)\b", re.IGNORECASE)
_SENSE = re.compile(r"sense of (?:the )?room\b", re.IGNORECASE)
_SENSED_NEAR = 4
"""Lines after a count within which a chair may say what it comes to."""
_POLLED = re.compile(r"\?\W*$|\b(?:polls?|show of hands|hum|vote)\b", re.IGNORECASE)
_NO_OPINION = re.compile(r"no opinion\W{1,3}\d{1,4}\W*$", re.IGNORECASE)
_ROWS_NEAR = 2
_ASKED_NEAR = 3
"""Lines above its result on which a poll is spoken of."""
_SHOWN = re.compile(
    r"(?:^\(?|\?\W{0,3}(?:\w+ ){0,2}?)"
    r"(?:(?:about |around |~ ?)?\d{1,3}(?: or \d{1,3}|\s?-\s?\d{1,3})? (?:\w+ )?hands?\b"
    r"|(?:lots|plenty|a lot|many|a few|several|some|no) (?:of )?hands\b"
    r"|an? (?:very )?(?:strong|weak|loud|clear)(?:er)? hums?\b)",
    re.IGNORECASE,
)
"""What was shown or heard, after a question or at the head of a line."""
_SHOWS = frozenset({"hands", "hand", "hum", "hums", "crickets", "silence"})
_FIRST = _NONE | _COUNTS | _ROWS | _RAISED
_AMONG = _SHOWS | _OPPOSED | _OBJECTION_WORDS | _CONCERN_WORDS
"""Without one of them, or a number at its end, a line tells nothing of the kind, however it begins."""
_ASKED_WORDS = 2
"""A question to a room has so many spaces, or more."""
_HUMMED = re.compile(
    r"(?P<asked>(?:\S+ ){0,14}\S+)[:?]\s{1,3}(?:very |semi-?|a )?"
    r"(?:(?:low|mid|medium|strong|weak|loud|clear|soft|light|quiet|faint|some|moderate|good|decent"
    r"|no|few|one|two|three|many|most|several|couple of)(?:er|ish)? (?:hums?|hands?)"
    r"|(?P<silent>crickets|silence))\W*$",
    re.IGNORECASE,
)
"""A question and how it was answered: `Do you favor adopting it: mid hum`."""
_AGAINST_ASKED = re.compile(
    r"(?:any(?:one|body)?|who)? ?(?:opposed?|against|objects?|objections?)\b", re.IGNORECASE
)
_HEADS = frozenset(
    [
        *("sf", "f", "wf", "n", "a", "sa", "wa", "for", "against", "neutral", "abstain", "abstained"),
        *("strongly for", "strongly against", "strongly favor", "favor", "favour", "yes", "no", "total"),
    ]
)
"""How the columns of a poll's result are headed."""


def may_hold(entry: Entry) -> bool:
    """Whether a line may tell what a question to all came to: a cheap look."""
    words = entry.tokens
    if not words or (words[0] not in _FIRST and not words[-1].isdecimal() and _AMONG.isdisjoint(words)):
        return False
    return may_be_nobody(entry) or may_be_count(entry) or may_be_row(entry) or may_be_shown(entry)


def read(entry: Entry, record: Record) -> Iterator[Found]:
    """What a question to all came to, in whichever form a line tells it."""
    if may_be_nobody(entry) and (found := nobody(entry, record)) is not None:
        yield found
    if may_be_count(entry) and (found := count(entry, record)) is not None:
        yield found
    if may_be_row(entry) and (found := row(entry, record)) is not None:
        yield found
    if may_be_shown(entry) and (found := shown(entry, record)) is not None:
        yield found


def asks_who_read(words: str) -> bool:
    """Whether words ask who has read a text, which decides nothing."""
    return _HAVE_READ.search(words) is not None


def may_be_row(entry: Entry) -> bool:
    """Whether a line may be the result of a poll in a table: as cheap a look."""
    return entry.line.kind is BlockKind.CELL and entry.words.isdecimal()


def row(entry: Entry, record: Record) -> Found | None:
    """The result of a poll in a row of a table whose columns are headed `SF`, `F`, `N` …, as a decision."""
    cells = entry.line.block.parent
    table = cells.parent if cells is not None else None
    if cells is None or table is None or cells.header or cells.children[0] is not entry.line.block:
        return None
    heads = [cell.content.strip(" *").lower() for cell in table.children[0].children]
    figures = [cell.content.strip(" *") for cell in cells.children]
    if len(heads) < _NUMBERS or not _HEADS.issuperset(heads) or not all(map(str.isdecimal, figures)):
        return None
    return _came_to(entry, record)


def _came_to(entry: Entry, record: Record) -> Found | None:
    """What a poll came to, if one is spoken of on the lines just above, and not who has read a text."""
    above: list[str] = []
    for at in range(entry.at - 1, -1, -1):
        line = record.lines[at]
        if line.is_heading or len(above) == _ASKED_NEAR:
            break
        if line.kind is not BlockKind.CELL:
            above.append(line.words)
    if any(map(_HAVE_READ.search, above)):
        return None
    below = [line.words for line in record.lines[entry.at + 1 : entry.at + 1 + _ROWS_NEAR]]
    # only a poll's result says how many have no opinion
    polled = any(map(_POLLED.search, above)) or any(map(_NO_OPINION.match, below))
    return _decided(entry) if polled else None


def may_be_shown(entry: Entry) -> bool:
    """Whether a line may tell of hands or a hum, and not in the words of a poll: as cheap a look."""
    return not _SHOWS.isdisjoint(entry.tokens) and entry.tokens[0] not in _SHOWS


def shown(entry: Entry, record: Record) -> Found | None:
    """What hands or a hum came to, in words: "Who supports it? 5 or 6 hands"; only inferred."""
    if hummed := _HUMMED.match(entry.words[:_NAMED_LENGTH]):
        if hummed["asked"].count(" ") >= _ASKED_WORDS:
            return _heard(entry, hummed)
        # of several options in a list, what it came to is told after them
        came = _came_to(entry, record) if not entry.line.depth else None
        return replace(came, basis=Basis.INFERRED) if came is not None else None
    found = _SHOWN.search(entry.words[:_NAMED_LENGTH])
    if found is None:
        return None
    if found.start():
        asked = entry.words[: found.start()]
        came = None if _HAVE_READ.search(asked) else _decided(entry)
    else:
        came = _came_to(entry, record)
    return replace(came, basis=Basis.INFERRED) if came is not None else None


def tells_hums(words: str) -> bool:
    """Whether a line is itself the result of a hum."""
    return _HUMMED.match(words[:_NAMED_LENGTH]) is not None


def _heard(entry: Entry, hummed: re.Match[str]) -> Found | None:
    """What was heard after a question on the same line; silence after who is against it is no objection."""
    if _HAVE_READ.search(entry.words):
        return None
    if _AGAINST_ASKED.match(entry.words):
        kind = EventType.NO_OBJECTION if hummed["silent"] else EventType.DECISION
    elif hummed["silent"]:
        return None
    else:
        kind = EventType.DECISION
    rule = "position.nobody" if kind is EventType.NO_OBJECTION else COUNTED
    return Found(kind, rule, Basis.INFERRED, None, entry.words)


def _decided(entry: Entry) -> Found:
    return Found(EventType.DECISION, COUNTED, Basis.RECORDED, None, entry.words)


def may_be_nobody(entry: Entry) -> bool:
    """Whether a line may say that nobody objects: as cheap a look."""
    words = entry.tokens
    if not words:
        return False
    return words[0] in _NONE or (
        "?" in entry.words
        and not (_OBJECTION_WORDS | _CONCERN_WORDS).isdisjoint(words)
        and not _NONE.isdisjoint(words)
    )


def may_be_count(entry: Entry) -> bool:
    """Whether a line may give the result of a poll: as cheap a look."""
    words = entry.tokens
    if words and words[0] in _ROWS and words[-1].isdecimal() and len(words) <= _FEW:
        return True
    if (
        words
        and words[-1].isdecimal()
        and (words[0] in _RAISED or ("/" in entry.words and "?" in entry.words))
    ):
        return True
    if not words or not (words[0] in _COUNTS or not _OPPOSED.isdisjoint(words)):
        return False
    return sum(map(str.isdigit, words)) >= _NUMBERS and len(_FIGURES.findall(entry.words)) >= _NUMBERS


def opens_rows(entry: Entry, record: Record) -> bool:
    """Whether a line is the first of the rows that tell a poll's result: "Yes: 22", "No: 3"."""
    if not _FIRST_ROW.match(entry.words) or entry.at + 1 >= len(record.lines):
        return False
    before = record.lines[entry.at - 1].words if entry.at else ""
    return _NEXT_ROW.match(record.lines[entry.at + 1].words) is not None and not _FIRST_ROW.match(before)


def answers_poll(entry: Entry, record: Record) -> bool:
    """Whether a row stands in no list, or beneath or after a poll's question, not beneath a decision."""
    if not entry.line.depth:
        return True
    asked = (entry.line.parent, record.lines[entry.at - 1] if entry.at else None)
    return any(line is not None and _POLLED.search(line.words) for line in asked)


def count(entry: Entry, record: Record) -> Found | None:
    """The result of a poll in numbers, such as `For: 29. No: 6.`, as a decision."""
    if _HANDS.fullmatch(entry.words):
        after = record.lines[entry.at + 1] if entry.at + 1 < len(record.lines) else None
        told = after is not None and _NOT_RAISED.match(after.words) is not None
        return _of_hands(entry, record) if told else None
    if opens_rows(entry, record):
        # the poll's first row stands for all of them
        return _came_to(entry, record)
    if _IN_FIGURES.search(entry.words) and not _HAVE_READ.search(entry.words):
        return replace(_decided(entry), basis=Basis.INFERRED)
    words = straight(entry.words[:_NAMED_LENGTH])
    if not (_COUNT.match(words) or _TALLIED.search(words)) or _HAVE_READ.search(words):
        return None
    return _decided(entry)


def _of_hands(entry: Entry, record: Record) -> Found | None:
    """What raised hands came to: no objection, where none was raised for one."""
    if any(_SENSE.match(line.words) for line in record.lines[entry.at + 1 : entry.at + 1 + _SENSED_NEAR]):
        return None
    found = _came_to(entry, record)
    # an objection was asked for on the line before
    if (
        found is not None
        and _NO_HANDS.search(entry.words)
        and _OBJECTS.search(record.lines[entry.at - 1].words)
    ):
        return Found(EventType.NO_OBJECTION, "position.nobody", Basis.RECORDED, None, entry.words)
    return found


def _answered(words: str) -> Basis | None:
    """How surely a line both asks for objections and says that there are none; None where it does not."""
    if _ANSWERED.search(words):
        return Basis.RECORDED
    concerns = _NO_CONCERNS.search(words)
    if concerns is None:
        return None
    # there may be no concerns about the agenda, either
    return Basis.RECORDED if _TO_ADOPT.search(concerns["on"]) else Basis.INFERRED


def nobody(entry: Entry, record: Record) -> Found | None:
    """That nobody objects, where a question for objections is answered by "none" on its line or the next."""
    words = entry.words
    if (basis := _answered(words[:_NAMED_LENGTH])) is not None:
        return Found(EventType.NO_OBJECTION, "position.nobody", basis, None, words)
    if not _NOBODY.match(words):
        return None
    parent = entry.line.parent
    above = record.by_line.get(id(parent)) if parent is not None else None
    before = record.by_line.get(id(record.lines[entry.at - 1])) if entry.at else None
    for asked in (above, before):
        if asked is not None and _SILENT.match(words) and _CONSENSUS_ASKED.match(asked.words):
            return Found(EventType.NO_OBJECTION, "position.nobody", Basis.RECORDED, None, words)
        if asked is not None and _OBJECTIONS_ASKED.search(asked.words[-_NAMED_LENGTH:]):
            # "Ada: No" is what she alone says, unless it is she who asked
            own = entry.speech is not None and asked.speaker != entry.speaker and entry.speaker not in ALL
            basis, actor = (Basis.INFERRED, entry.speaker) if own else (Basis.RECORDED, None)
            return Found(EventType.NO_OBJECTION, "position.nobody", basis, actor, words)
        if asked is not None and _PROBLEMS_ASKED.search(asked.words[-_NAMED_LENGTH:]):
            # there may be no problem with the sound, either
            return Found(EventType.NO_OBJECTION, "position.nobody", Basis.INFERRED, None, words)
    return None
