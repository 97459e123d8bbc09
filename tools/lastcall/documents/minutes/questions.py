"""What the group was asked, and which lines answer it."""

from __future__ import annotations

import re

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import straight
from lastcall.model.event import Basis, EventType

QUESTION = re.compile(r"\?\W*$")
_REACH = 14
"""A question is answered within so many lines."""
_LOOKED_AT = 200
_NEAR = 4
"""Characters: a dash may part a question from its answer."""
_CONSENT = re.compile(
    r"\b(?:are|is|would) (?:we|everyone|everybody|people|folks|you(?: all)?|the (?:group|wg)|all)"
    r" (?:all )?(?:be )?(?:fine|ok|okay|good|happy|comfortable|agreed|in agreement)\b"
    r"|\bdo(?:es)? (?:we|everyone|everybody|people|folks|you|the group)"
    r" (?:all )?(?:agree|support|approve|like)\b"
    r"|\bsounds? (?:good|ok|okay|reasonable|right|like a (?:good )?(?:idea|plan))\b|\bagree(?:d|ment)?\W*$"
    r"|\b(?:in favou?r|good idea|how (?:do )?(?:people|folks) feel)\b"
    r"|\b(?:should|can|shall|could) we (?:\w+ )?"
    r"(?:merge|land|adopt|approve|accept|close|ship|advance|publish|go)\b",
    re.IGNORECASE,
)
"""What asks for a yes, as no question about a design does."""
_YES = frozenset({"yes", "yep", "yeah", "yup", "right", "correct", "sure"})
_SETTLES = frozenset(
    {"yes", "yep", "yeah", "yup", "sure", "ok", "okay", "agreed", "no", "nope", "seems", "sounds"}
)
"""One of them begins a few words that settle a question."""
_OBJECTS = re.compile(
    r"\bany(?:one|body)? (?:\w+ ){0,2}?(?:objections?|objects?|opposed|against|concerns?)\b",
    re.IGNORECASE,
)
_ASKS_OBJECTIONS = re.compile(r"\b(?:objections?|object|opposed)\b[^.!]*\?\W*$", re.IGNORECASE)
_FEW = 6
_SETTLED = re.compile(
    r"(?:(?:yes|yep|yeah|yup|sure|ok(?:ay)?|agreed)(?![\w'])|(?:no|nope)(?=\s*(?:[,.;:(-]|$))"
    r"|(?:seems|sounds) (?:ok(?:ay)?|good|fine|reasonable|like a plan)\b)",
    re.IGNORECASE,
)
_DEEDS = (
    "invite|merge|adopt|accept|approve|move|close|remove|archive|rename|drop|publish|keep|allow|add|appoint|"
    "cancel|change|extend|transfer|fund|reject|join"
)
_TO_DO = re.compile(rf"(?:{_DEEDS}) \w", re.IGNORECASE)
_SHALL = re.compile(
    r"\b(?:should|shall) (?:we|it|this|that|the|there|they)\b|\b(?:can|could|may) we\b"
    r"|\bdo we (?:want|need|agree)\b"
    r"|\b(?:ok(?:ay)?|fine|good|acceptable) (?:to|with|if|for)\b|\bhow about\b|^(?:so,? )?(?:should|shall) \w"
    rf"|^(?:{_DEEDS}) \w",
    re.IGNORECASE,
)
"""What asks the group what to do; of what somebody objects to it is asked in other words."""
_VOTE_WORDS = 2
_IN_A_ROW = 2
"""Lines: the second may be an aside of the first."""
_VOICES = frozenset({"position.agrees", "position.against", "position.abstains"})
_TOLD = frozenset({"idiom.last-call", "idiom.adoption-call", "idiom.call-started"})
"""The rules of calls that the record tells of in passing."""
_ASKING = frozenset({EventType.PROPOSAL, EventType.LAST_CALL})


def _agrees_by_name(act: Found) -> bool:
    return act.rule == "position.named" and act.type is EventType.SUPPORT


def _votes(act: Found) -> bool:
    """Whether an act is a vote of one or two words on what was put to the group."""
    alone = act.words.count(" ") < _VOTE_WORDS
    return alone and act.rule in _VOICES and act.basis is Basis.RECORDED


def asked_by_same(entry: Entry, record: Record) -> bool:
    """Whether who speaks has just asked all whether anybody objects: what follows is what they hear."""
    above = record.by_line.get(id(record.lines[entry.at - 1])) if entry.at else None
    return (
        above is not None
        and entry.speaker is not None
        and above.speaker == entry.speaker
        and "?" in above.words[-4:]
        and _OBJECTS.search(above.words) is not None
    )


def asked_before(entry: Entry, sentence: str) -> bool:
    """Whether it was asked on the same line, before a sentence, whether anybody objects."""
    words = straight(entry.words)
    asked = words[: max(words.find(sentence), 0)] if "?" in words else ""
    return "?" in asked[-_NEAR:] and _ASKS_OBJECTIONS.search(asked[-_LOOKED_AT:]) is not None


def may_settle(entry: Entry) -> bool:
    """Whether a line may settle the question that it stands beneath: a cheap look."""
    words = entry.tokens
    return entry.speech is None and 0 < len(words) <= _FEW and words[0] in _SETTLES


def settled(entry: Entry, record: Record) -> Found | None:
    """The decision that a few words beneath a question come to: "Should we …?", beneath it "Yes"."""
    parent = entry.line.parent
    above = record.by_line.get(id(parent)) if parent is not None else None
    if above is None or above.line.is_heading or not QUESTION.search(above.words):
        return None
    if not _SETTLED.match(entry.words) or entry.words.rstrip().endswith("?"):
        return None
    asked = above.words[-_LOOKED_AT:]
    if not _SHALL.search(asked) or "object" in asked or "object" in entry.words:
        return None
    return Found(EventType.DECISION, "position.settled", Basis.INFERRED, None, entry.words)


def may_be_put(entry: Entry) -> bool:
    """Whether a line may ask what to do, and be answered beneath it: a cheap look."""
    return "?" in entry.words[-4:] and bool(entry.line.children)


def put_in_brief(entry: Entry, record: Record) -> Found | None:
    """What a line puts to the group in few words, as another beneath it answers: "Close it?", "Yes"."""
    if entry.line.is_heading or not _TO_DO.match(entry.words) or not QUESTION.search(entry.words):
        return None
    answers = (record.by_line.get(id(below)) for below in entry.line.children)
    if not any(one is not None and may_settle(one) and _SETTLED.match(one.words) for one in answers):
        return None
    return Found(EventType.PROPOSAL, "position.asked", Basis.INFERRED, entry.speaker, entry.words)


class Questions:
    """The questions of one record, noted in the order of its lines."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._last = -1_000_000
        self._last_words = ""
        """Of the last question, the last ones."""
        self._put = True
        """Whether the last question was put to the group."""
        self._asked: dict[int, tuple[int, Basis]] = {}
        """By identity of the line that answers stand beneath or after: where and how surely it was asked."""

    def open(self, entry: Entry) -> bool:
        """Whether any question stands near enough above a line to be answered by it."""
        return entry.at - self._last <= _REACH

    def consent(self, entry: Entry) -> bool:
        """Whether the last question near above a line asks for a yes, so that few words answer it."""
        return self.open(entry) and _CONSENT.search(self._last_words) is not None

    def before(self, entry: Entry) -> Basis | None:
        """How surely the group was asked before this line: above it, or by an earlier line beside it."""
        if not self.open(entry):
            return None
        best: Basis | None = None
        above = entry.line.parent
        mark = id(above) if above is not None else 0
        while True:
            asked = self._asked.get(mark)
            if asked is not None and 0 < entry.at - asked[0] <= _REACH:
                if asked[1] is Basis.RECORDED:
                    return Basis.INFERRED if self._answers_aside(entry) else asked[1]
                best = asked[1]
            above = above.parent if above is not None else None
            if above is None or above.is_heading:
                return best
            mark = id(above)

    def _answers_aside(self, entry: Entry) -> bool:
        """Whether a yes answers what somebody asked on the line before, and not what was put to the group."""
        nearest = entry.at - self._last == 1 and not self._put
        return nearest and bool(entry.tokens) and entry.tokens[0] in _YES

    def answers(self, entry: Entry) -> bool:
        """Whether the line stands beneath a question that the record itself asks."""
        parent = entry.line.parent
        above = self._record.by_line.get(id(parent)) if parent is not None else None
        return above is not None and above.speech is None and QUESTION.search(above.words) is not None

    def note(self, entry: Entry, acts: list[Found]) -> None:
        """Note that the group was asked, for the lines beneath this one and beside it."""
        if not acts and "?" not in entry.words[-4:]:
            # most lines: told apart at once
            return
        line = entry.line
        if any(_agrees_by_name(act) for act in acts) or (
            # a vote in a row of them, each on the line after the one before
            entry.at - self._last <= _IN_A_ROW and entry.speech is not None and any(map(_votes, acts))
        ):
            # those who agree next agree with the same
            self._last, self._last_words, self._put = entry.at, "", True
            self._asked[id(line.parent) if line.parent is not None else 0] = (entry.at, Basis.RECORDED)
            return
        asks = any(act.type in _ASKING and act.basis.counts for act in acts)
        if not asks and not ("?" in entry.words[-4:] and QUESTION.search(entry.words)):
            return
        self._last, self._last_words = entry.at, entry.words[-_LOOKED_AT:]
        asked_for_yes = any(act.type is EventType.PROPOSAL and act.basis.counts for act in acts)
        # after "Any objection?" a yes is no support, and who tells of a last call asks nobody
        told = all(act.rule in _TOLD for act in acts if act.type in _ASKING)
        sure = asked_for_yes or (asks and not told and not QUESTION.search(entry.words))
        self._put = asks
        self._ask(entry, Basis.RECORDED if sure else Basis.INFERRED)

    def _ask(self, entry: Entry, basis: Basis) -> None:
        line = entry.line
        beside = id(line.parent) if line.parent is not None else 0
        for mark in (id(line), beside):
            if mark == beside and line.is_heading:
                continue
            old = self._asked.get(mark)
            if (
                basis is Basis.RECORDED
                or old is None
                or old[1] is not Basis.RECORDED
                or entry.at - old[0] > _REACH
            ):
                self._asked[mark] = (entry.at, basis)
