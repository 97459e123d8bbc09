"""The acts in the record part: marks first, then lists, then idioms, then words of assignment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lastcall.documents.minutes import comments, commitments, marks, positions
from lastcall.documents.minutes.calls import NOTHING, Called, Calls
from lastcall.documents.minutes.found import Found, quote
from lastcall.documents.minutes.idioms import Idioms, taken_back
from lastcall.documents.minutes.parts import label_of
from lastcall.documents.minutes.questions import QUESTION, Questions
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, Event, EventType

__all__ = ["Acts", "taken_back"]

_CONTENTS = re.compile(r"^\[[^\]]*\]\(#")
_NO_DECISION = re.compile(
    r"^(?:none|no (?:decisions?|conclusions?|resolutions?)\b.*|n/?a|tbd|\.{2,}|-+|name.*: text)?\W*$",
    re.IGNORECASE,
)
_ANSWER_REACH = 4
"""An answer that names no item is about that of an act so many lines before it."""
_ANSWERS = frozenset(
    {
        EventType.NO_OBJECTION,
        EventType.DECISION,
        EventType.SUPPORT,
        EventType.ABSTAIN,
        EventType.OBJECTION,
        EventType.MERGED,
    }
)


class Acts:
    """Finds the acts of one record."""

    def __init__(self, record: Record, topics: Topics) -> None:
        self._record = record
        self._topics = topics
        self._calls = Calls(record.style)
        self._questions = Questions(record)
        self._idioms = Idioms(record, self._questions)
        self._last: dict[int, tuple[int, tuple[str, ...]]] = {}
        """By what the lines stand beneath: the last act there that had a subject, and its place."""

    def events(self) -> tuple[Event, ...]:
        """All acts, in the order of the lines."""
        found: list[tuple[Entry, Found]] = []
        for entry in self._record.entries:
            if not entry.words:
                continue
            called = self._calls.of(entry)
            if called is NOTHING and self._idle(entry):
                if "?" in entry.words[-4:]:
                    self._questions.note(entry, [])
                continue
            acts = list(self._of(entry, called))
            if len(acts) > 1:
                acts = _unique(acts)
            self._questions.note(entry, acts)
            found += ((entry, act) for act in acts)
        events = [self._event(entry, act) for entry, act in found]
        events += comments.read(self._record, self._topics)
        events.sort(key=lambda event: event.line or 0)
        return tuple(events)

    def _idle(self, entry: Entry) -> bool:
        """Whether nothing else calls for a rule either: most lines of a long record, so this is quick."""
        if entry.role is Role.ACTIONS or entry.role is Role.DECISIONS:
            return False
        if (entry.speech is None or self._questions.open(entry)) and positions.may_hold(entry):
            return False
        return not marks.may_hold(entry, self._record.style)

    def _of(self, entry: Entry, called: Called) -> Iterator[Found]:
        """The acts of one line, in the order of trust: marks, lists, then words."""
        text = entry.line.text
        if text.startswith("[") and _CONTENTS.match(text):
            return
        marked = list(marks.read(entry, self._record)) if marks.may_hold(entry, self._record.style) else []
        if marked:
            yield from marked
            if marked[0].type is EventType.DECISION:
                yield from self._assigned(entry)
        elif not self._silent(entry):
            yield from self._unmarked(entry, called)

    def _silent(self, entry: Entry) -> bool:
        """Whether only an explicit mark would count on this line."""
        if entry.role is Role.SUMMARY:
            return not self._record.generated
        return entry.role is Role.RECAP or _is_plan(entry) or self._opens_part(entry)

    def _unmarked(self, entry: Entry, called: Called) -> Iterator[Found]:
        record = self._record
        if entry.role is Role.ACTIONS:
            yield from commitments.listed(entry, record)
        elif entry.line.is_heading:
            return
        elif entry.role is Role.DECISIONS and entry.speech is None:
            yield from self._decided(entry)
        else:
            position = None
            if positions.may_hold(entry):
                asked, answers = self._questions.before(entry), self._questions.answers(entry)
                position = positions.read(entry, record, asked, answers=answers)
                if position is not None:
                    yield position
            if called is not NOTHING:
                yield from self._said(entry, called, alone=position is None)

    def _opens_part(self, entry: Entry) -> bool:
        """Whether a line is only the label over a list of actions or decisions."""
        return entry.role in (Role.ACTIONS, Role.DECISIONS) and self._is_label(entry)

    def _is_label(self, entry: Entry) -> bool:
        label = label_of(entry.line, self._record.style)
        return label is not None and not label.rest.strip()

    def _decided(self, entry: Entry) -> Iterator[Found]:
        """An entry of a section of decisions; what is nested beneath one belongs to it."""
        line = entry.line
        if _NO_DECISION.match(entry.words) or not line.leads:
            return
        parent = self._record.by_line.get(id(line.parent)) if line.parent is not None else None
        if (
            parent is not None
            and parent.role is Role.DECISIONS
            and not parent.line.is_heading
            and not self._is_label(parent)
        ):
            return
        basis = Basis.INFERRED if QUESTION.search(entry.words) else Basis.RECORDED
        yield Found(EventType.DECISION, "section.decisions", basis, None, entry.words)
        yield from self._assigned(entry)

    def _assigned(self, entry: Entry) -> Iterator[Found]:
        for sentence in self._record.sentences(entry):
            if found := commitments.said(entry, self._record, _after_mark(sentence)):
                yield found

    def _said(self, entry: Entry, called: Called, *, alone: bool) -> Iterator[Found]:
        """What the sentences of a line say in plain words."""
        sentences = list(self._record.sentences(entry))
        wrapped = entry.line.block.last > entry.line.number
        words = set(entry.tokens) if len(sentences) == 1 and not wrapped else None
        for sentence in sentences:
            # what goes on in the next lines may hold more cues than the line itself
            if called.cues and (words or wrapped or _holds(sentence.lower(), called.cues)):
                yield from self._idioms.read(entry, sentence, words, alone=alone)
            if called.promise and (found := commitments.said(entry, self._record, sentence)):
                yield found

    def _event(self, entry: Entry, act: Found) -> Event:
        subject = self._subject(entry, act)
        basis = act.basis
        if self._record.generated or (act.needs_subject and not any("#" in target for target in subject)):
            basis = Basis.INFERRED
        return Event(
            type=act.type,
            line=entry.line.number,
            subject=subject,
            actor=act.actor,
            quote=quote(act.words, entry.line.text),
            basis=basis,
            rule=act.rule,
            fate=act.fate,
            due=act.due,
        )

    def _subject(self, entry: Entry, act: Found) -> tuple[str, ...]:
        """What an act is about; where its own place does not say, the same as the act that it answers."""
        subject = self._topics.of(entry, act.type, act.span)
        beside = id(entry.line.parent)
        last = self._last.get(beside)
        if not subject and last is not None and entry.at - last[0] <= _ANSWER_REACH and act.type in _ANSWERS:
            subject = last[1]
        if subject:
            self._last[beside] = (entry.at, subject)
        return subject


def _holds(sentence: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110 - quicker so, and asked of every sentence
        if word in sentence:
            return True
    return False


def _is_plan(entry: Entry) -> bool:
    """Whether a line of an agenda that carries the notes is an item itself: a plan."""
    return entry.role is Role.AGENDA and entry.line.depth == 1 and entry.line.leads and entry.speech is None


def _unique(acts: list[Found]) -> list[Found]:
    """One act of each kind a line: the first and surest."""
    best: dict[EventType, Found] = {}
    for act in acts:
        old = best.get(act.type)
        if old is None or (act.basis.counts and not old.basis.counts):
            best[act.type] = act
    if EventType.MERGED in best and best[EventType.MERGED].basis.counts:
        best.pop(EventType.PROPOSAL, None)
    if EventType.NO_OBJECTION in best:
        best.pop(EventType.OBJECTION, None)
    if EventType.OBJECTION_RESOLVED in best:
        best.pop(EventType.OBJECTION, None)
    return list(best.values())


def _after_mark(sentence: str) -> str:
    head, colon, rest = sentence.partition(":")
    return rest.strip() if colon and len(head) < 40 and rest else sentence
