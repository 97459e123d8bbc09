"""Explicit marks: `DECISION: …`, `ACTION(Name, due 2026-12-01): …`, `OBJECTION(Name) on #12: …`.

A mark is a word of the style's list at the head of a line, in capitals or bold, with a colon or dash after.
Rules: `mark.decision`, `mark.action` … one for each type of event, and `mark.todo`. A mark with only its
first letter in capitals and a colon counts as plain words (`recorded`), the others as `declared`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.marked_tasks import EMPTY, TAGGED, Mark, may_end, named_in, of_mark, todo
from lastcall.documents.minutes.names import NAME, may_be_name
from lastcall.documents.minutes.owners import deadline, owner_and_task
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import plain
from lastcall.documents.styles.model import Style
from lastcall.model.event import Basis, EventType, ObjectionFate

_MARK = re.compile(
    r"^[\[(]?\s?([A-Za-z][A-Za-z]{1,14}(?:[ -][A-Za-z]{2,12}){0,3},?(?: (?:not sustained|NOT SUSTAINED))?)"
    r"(?:(?<! on)(?<! about)(?<! re)\s?#\d{1,3})?\s?(?:\(([^()]{1,80})\))?"
    r"(?:\s(?:on|about|re)\s([^:]{1,60}))?\s?(:|\s?-+>\s|\s[-\u2013—]{1,2}\s|-\s|\]|\))\s*",
)
ASKS = re.compile(r"\?\s*(?:<?https?://\S+\s*)?$")
"""A question, or one with an address after it."""
_BRACKETED = re.compile(r"^\[?(?:ACTION|AI|TODO|Action|Action item)\s?[:\s-]\s?([^\[\]]{1,80})\]\s*[:-]?\s*")
_FATES = {
    "withdrawn": ObjectionFate.WITHDRAWN,
    "overruled": ObjectionFate.OVERRULED,
    "not sustained": ObjectionFate.NOT_SUSTAINED,
    "accommodated": ObjectionFate.ACCOMMODATED,
    "sustained": ObjectionFate.SUSTAINED,
}
_LOWER = frozenset(
    {"action", "action item", "todo", "decision", "resolution", "proposal", "proposed resolution"}
)
"""Marks that are marks in lower case, too, with a colon."""
_WHOSE = frozenset(
    [
        *("tac", "tsc", "toc", "cpc", "sc", "wg", "cg", "group", "committee", "council", "board"),
        *(
            "meeting",
            "team",
            "final",
            "our",
            "rough",
            "emerging",
            "general",
            "unanimous",
            "overall",
            "broad",
            "strong",
            "clear",
            "preliminary",
            "tentative",
            "key",
        ),
    ]
)
"""Words that a mark of a decision may follow."""
_FOR_NAME = re.compile(
    r"^(?:AI|AP|AR|ACTION(?: ITEM)?|TODO|Action [Ii]tem|Action)(?:\s(?:on|for)\s|\s?\[|\s)"
    r"(?!(?i:items?|points?)\b)([A-Z@][\w'-]{1,30}(?:\s[A-Z][\w'-]{1,30}){0,2})(?:\]?:\s+|\]\s+)(?=\S)"
)
_BOLD = re.compile(
    r"^(?:\*\*|__)\[?(?:AI|AP|ACTION(?: ITEM)?|Action(?: [Ii]tem)?|TODO)\]?(?:\*\*|__)\s+"
    r"(?:\((?P<who>[A-Z@][\w'. -]{1,40})\)\s+)?(?=\w|@)"
)
"""A bold mark without a colon."""
_OPTION = re.compile(r"Proposal #?\d{1,2}:")
_NUMBER = re.compile(
    r"^(ACTION(?: ITEM)?|Action(?: [Ii]tem)?|AI|TODO|M(?:otion|OTION)|D(?:ecision|ECISION)"
    r"|R(?:esolution|ESOLUTION)|P(?:roposal|ROPOSAL))[\s-]?#?\d{1,4}(?:\.\d{1,3})?(?=\s?[:)\]-]|\s\S)"
)
_BOLD_NUMBER = re.compile(r"\*\*[A-Z]{2,12}(?: [A-Z]{2,8})?[\s-]?#?\d{1,4}(?:\.\d{1,3})?\*\*\s+(?=[\[A-Z])")
_BY = re.compile(rf"\((?:\d{{1,3}}\s?m(?:ins?)?, )?({NAME}(?: {NAME}){{0,2}})\)\W{{0,4}}$")
_FULL = re.compile(rf"{NAME}(?: {NAME}){{1,2}}")
_OF_PERSON = re.compile(
    r"\W*(?:to )?(?:thank|appoint|elect|nominate|invite|welcome|promote)\b", re.IGNORECASE
)
"""What is proposed of somebody, who does not propose it."""
_BOX = "[ ] "
_PLURAL = 14
_STROKES = " ->\u2013\u2014"
_ABBREVIATED = frozenset({"ai", "ap", "ar"})
"""These are other things, too: only with somebody to do it are they action items."""
_NEEDED = frozenset(
    {"need", "needs", "someone", "somebody", "everyone", "everybody", "all", "we", "follow-up", "followup"}
)
"""How such a mark's task may begin besides: "AI: someone needs to start it"."""
_STOPPED = re.compile(r"^Action [Ii]tems?\.\s+(?=[A-Z])")
_RULE_NAMES = {kind: f"mark.{kind.value.replace('_', '-')}" for kind in EventType}
_ONLY_LINK = re.compile(r"https?://\S+")
_ONLY_DECLARED = frozenset({EventType.MERGED, EventType.CLOSED, EventType.OPENED, EventType.SUPPORT})
"""Whose words, with one capital and a colon, are too often the head of a list."""
_WITHOUT_WORDS = frozenset(
    {EventType.OBJECTION_RESOLVED, EventType.NO_OBJECTION, EventType.LAST_CALL, EventType.MERGED}
)


_UNFILLED = re.compile(r"[A-Z]{3,12}: ?(?:text|todo|TODO|tbd|TBD|tba|TBA|xxx|XXX|\.{2,}|…)\W*$")
"""A template's mark that nobody filled in."""
_UNFILLED_LENGTH = 14


def unfilled(entry: Entry) -> bool:
    """Whether a line is a template's mark, with nothing in it."""
    return ":" in entry.words[:_UNFILLED_LENGTH] and _UNFILLED.match(entry.words) is not None


def may_hold(entry: Entry, style: Style) -> bool:
    """Whether a line may begin with a mark, or hold a TODO: a cheap look before the costly one."""
    words = entry.tokens
    if words and (words[0].partition("-")[0] in style.mark_heads or words[0] in _WHOSE):
        return True
    said = entry.words
    return "TODO" in said or "ACTION" in said or TAGGED in said or may_end(said)


def read(entry: Entry, record: Record) -> Iterator[Found]:
    """The act that a mark on this line declares."""
    found = _mark(entry, record)
    if found is None:
        yield from todo(entry, record)
        return
    if found.kind is EventType.ACTION:
        yield from of_mark(entry, record, found)
        return
    over_list = not found.rest and bool(entry.line.children) and found.kind is not EventType.DECISION
    if found.kind is EventType.PROPOSAL and _ONLY_LINK.fullmatch(found.rest):
        # "Motion: https://…" links what the next lines tell
        return
    if EMPTY.match(found.rest) and found.kind not in _WITHOUT_WORDS and not over_list:
        return
    if found.kind is EventType.DECISION and ASKS.search(found.rest):
        # "Decision: is it good enough? https://…" is to be taken yet
        return
    actor = named_in(found.inside)
    unnamed = found.kind is EventType.DECISION and actor is not None and actor.islower()
    if unnamed and actor is not None and not record.roster.knows(actor):
        # for how long, or of what kind it is: "Decision (for now)"
        actor = None
    actor = actor or entry.speaker
    if found.kind is EventType.PROPOSAL and actor is None:
        actor = _proposer(found.rest, record)
    yield Found(
        type=found.kind,
        rule=_RULE_NAMES[found.kind],
        basis=_basis(found),
        actor=actor,
        words=entry.words,
        fate=_fate(found),
        due=deadline(entry.words, record) if found.kind is EventType.LAST_CALL else None,
    )


def _mark(entry: Entry, record: Record) -> Mark | None:
    words, text = entry.words, entry.line.text
    boxed = words.startswith(_BOX)
    if boxed:
        words, text = words[len(_BOX) :], text.removeprefix(_BOX)
    if _OPTION.match(words):
        # one of several that are to be told apart
        return None
    if numbered := _NUMBER.match(words):
        ended = words[numbered.end() :].lstrip()[:1] in ":)]-"
        if ended or _BOLD_NUMBER.match(text):
            # in bold it needs no colon: "**DECISION 12.3** Keep it"
            words = numbered[1] + ("" if ended else ":") + words[numbered.end() :]
    if "(s)" in words[:_PLURAL]:
        words = words.replace("(s)", "", 1)
    if form := _action_form(words, entry, record):
        return form
    found = _MARK.match(words[:200])
    if found is None:
        return None
    word = found[1].lower().rstrip(",").strip()
    kind = _kind(word, record.style)
    if kind is None or (boxed and kind is not EventType.ACTION):
        return None
    in_bold = text.lstrip("[").startswith(("**", "__")) and entry.speech is None
    capitals = found[1].isupper() and len(found[1]) > 1
    mark = Mark(kind, word, capitals or in_bold, found[2], words[found.end() :])
    # "**AI: the new chart**" as an entry is bold to its end; what tells of the other AI is not
    whole = entry.line.depth > 0 and entry.line.text.rstrip().endswith(("**", "__"))
    return mark if _sure(mark, found, words, record, in_bold=in_bold, whole=whole) else None


def _action_form(words: str, entry: Entry, record: Record) -> Mark | None:
    """A mark of a task in a form of its own: `[ACTION Ada]`, `AI Ada:`, `**Action** write it`."""
    inside = None
    if found := _BRACKETED.match(words):
        inside, rest = found[1], words[found.end() :]
    elif (found := _FOR_NAME.match(words[:120])) and _may_own(found, record):
        inside, rest = found[1], words[found.end() :]
    elif entry.speech is None and (found := _BOLD.match(entry.line.text)):
        inside, rest = found["who"], plain(entry.line.text[found.end() :])
        if inside is not None and not (
            inside[0] == "@" or record.roster.knows(inside) or _FULL.fullmatch(inside)
        ):
            # "**ACTION** (Draft)": of what kind it is
            inside = None
    elif found := _STOPPED.match(words[:40]):
        return Mark(EventType.ACTION, "action", declared=False, inside=None, rest=words[found.end() :])
    else:
        return None
    return Mark(EventType.ACTION, "action", declared=True, inside=inside, rest=rest)


def _may_own(found: re.Match[str], record: Record) -> bool:
    """Whether what stands after `ACTION` or `AI` is a name: not so "AI Training Definition: …"."""
    if found[1].lower() in record.style.not_speakers:
        return False
    short = found[0][:2] in ("AI", "AP", "AR") and found[0][2:3] == " "
    return not short or record.roster.knows(found[1]) or may_be_name(found[1], record)


def _sure(
    mark: Mark, found: re.Match[str], words: str, record: Record, *, in_bold: bool, whole: bool
) -> bool:
    """Whether a word at the head of a line is a mark, as it is written there."""
    capitals = found[1].isupper() and len(found[1]) > 1
    colon = found[4] == ":"
    enclosed = (words[0], found[4]) in (("[", "]"), ("(", ")"))
    if mark.word in _ABBREVIATED:
        if not capitals or not (colon or in_bold or enclosed or mark.inside is not None):
            return False
        return (
            (whole and colon and in_bold)
            or mark.inside is not None
            or _names_owner(mark.rest, record)
            or _begins_task(mark.rest, record)
        )
    if enclosed and mark.kind in (EventType.ACTION, EventType.DECISION):
        # as in "(Action) Beth to add it"
        return True
    if mark.declared:
        return capitals or found[4] not in ("]", ")")
    begins = found[1][0].isupper() or mark.word in _LOWER
    if mark.kind is EventType.ACTION and not found[4].strip(_STROKES):
        # as in "Action - Beth: add it"
        return found[1][0].isupper() and mark.word in _LOWER
    return colon and begins and mark.kind not in _ONLY_DECLARED and mark.word != "consensus"


def _kind(word: str, style: Style) -> EventType | None:
    """What a word marks; "TAC decision" and "rough consensus" as "decision" and "consensus"."""
    kind = style.marks.get(word) or style.marks.get(word.replace("-", " "))
    if kind is None and " " in word:
        first, _, rest = word.partition(" ")
        if first in _WHOSE and (kind := style.marks.get(rest)) is not EventType.DECISION:
            kind = None
    return kind


def _names_owner(task: str, record: Record) -> bool:
    return owner_and_task(task, record)[0] is not None


def _begins_task(task: str, record: Record) -> bool:
    """Whether a task begins with what is to be done: "remove the label"."""
    first = task.partition(" ")[0].lower().rstrip(":,")
    return first in record.style.verbs or first in _NEEDED


def _proposer(text: str, record: Record) -> str | None:
    """Who proposes it, where the name stands at its end: "Proposed resolution: close it (Ada Byron)"."""
    found = _BY.search(text)
    if found is not None and _OF_PERSON.match(text):
        return None
    return found[1] if found is not None and record.roster.knows(found[1]) else None


def _basis(mark: Mark) -> Basis:
    if mark.declared:
        return Basis.DECLARED
    # "Objection: it is slow" may be one point of a discussion; with a name it is somebody's
    return Basis.INFERRED if mark.kind is EventType.OBJECTION and not mark.inside else Basis.RECORDED


def _fate(mark: Mark) -> ObjectionFate | None:
    if mark.kind is EventType.OBJECTION:
        return ObjectionFate.SUSTAINED if "sustained" in mark.word else ObjectionFate.RAISED
    if mark.kind is not EventType.OBJECTION_RESOLVED:
        return None
    return next((fate for word, fate in _FATES.items() if word in mark.word), ObjectionFate.ANSWERED)
