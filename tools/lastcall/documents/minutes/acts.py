"""The acts in the record part: marks first, then lists, then idioms, then words of assignment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes import (
    asides,
    comments,
    commitments,
    endings,
    marks,
    outcomes,
    positions,
    task_lists,
)
from lastcall.documents.minutes.calls import NOTHING, Called, Calls
from lastcall.documents.minutes.found import Found, quote
from lastcall.documents.minutes.idioms import Idioms, taken_back
from lastcall.documents.minutes.parts import ACT_LISTS, role_of
from lastcall.documents.minutes.questions import QUESTION, Questions, may_settle, settled
from lastcall.documents.minutes.record import Entry, Record, Sentence
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, Event, EventType

__all__ = ["Acts", "taken_back"]

_TITLE = re.compile(r"[^.!?:]\s\[(?:[\w./-]{0,80})#\d{1,6}\]\(https?://[^\s()]{1,200}\)$")
_CONTENTS = re.compile(r"^\[[^\]]*\]\(#[^()]*\)[^:]{0,20}$")
_DONE = frozenset({EventType.DECISION, EventType.NO_OBJECTION, EventType.MERGED, EventType.CLOSED})
"""What an entry of an agenda says only once it was dealt with."""
_POLL_REACH = 3
"""The question of a poll stands so many lines above its result, or nearer."""
_POLL = re.compile(r"\b(?:polls?|show of hands|hum|vote)\b", re.IGNORECASE)
_BESIDE = frozenset({EventType.DEFERRED, EventType.NO_OBJECTION})
"""What the words of a marked decision say besides."""
_STATED_BESIDE = frozenset({EventType.NO_OBJECTION, EventType.LAST_CALL})
"""What an entry of a list of decisions says besides."""
_COUNT = re.compile(
    r"(?:yes|no|yeas?|nays?|ayes?|for|against|in favou?r|opposed|abstain(?:ed|s|ing)?|abstentions?)"
    r"\s*[:=-]\s*\d+\.?",
    re.IGNORECASE,
)
_DONE_AT_ONCE = "idiom.ill-close-it"
_NOT_VOTED = re.compile(
    r"\b(?:no vote (?:was )?(?:taken|held|called)|(?:was |were )?not (?:yet )?voted (?:on|upon)|"
    r"vote (?:was )?(?:deferred|postponed))\b",
    re.IGNORECASE,
)
_BY_NAME = frozenset({"words.assigned", "words.assigned-to-other", "words.promised"})
"""Rules of tasks that name whose they are."""
_REASON_LENGTH = 80
_LABEL_LENGTH = 30
_REPORTED = frozenset({EventType.OPENED, EventType.MERGED, EventType.CLOSED})
"""What is reported as done since, even where an earlier meeting is recalled."""
_VERB_LENGTH = 4
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
            if not entry.words or (entry.role in ACT_LISTS and _COUNT.fullmatch(entry.line.words)):
                # "Yes: 2" is a part of a vote; what the vote came to stands on a line of its own
                continue
            called = self._calls.of(entry)
            ending = endings.read(entry)
            if called is NOTHING and ending is None and self._idle(entry):
                if "?" in entry.words[-4:]:
                    self._questions.note(entry, [])
                continue
            acts = list(self._of(entry, called))
            if ending is not None and not any(act.type is ending.type and act.basis.counts for act in acts):
                acts.append(ending)
            if len(acts) > 1:
                acts = _unique(acts)
            self._questions.note(entry, acts)
            if asked := self._polled(entry, acts):
                found.append(asked)
            found += ((entry, act) for act in acts)
        found = self._once(found)
        events = [self._event(entry, act) for entry, act in found]
        events += comments.read(self._record, self._topics)
        events += asides.of_agenda(self._record, self._topics)
        events.sort(key=lambda event: event.line or 0)
        return tuple(events)

    def _polled(self, entry: Entry, acts: list[Found]) -> tuple[Entry, Found] | None:
        """The question that a poll's result in numbers answers, on the nearest line of words above it."""
        if not acts or all(act.rule != positions.COUNTED for act in acts):
            return None
        for line in reversed(self._record.lines[max(0, entry.at - _POLL_REACH) : entry.at]):
            asked = self._record.by_line.get(id(line))
            if asked is None or asked.line.is_heading:
                return None
            if asked.words:
                question = QUESTION.search(asked.words) or _POLL.search(asked.words)
                words = asked.words
                found = Found(EventType.PROPOSAL, positions.COUNTED, Basis.INFERRED, asked.speaker, words)
                return (asked, found) if question else None
        return None

    def _once(self, found: list[tuple[Entry, Found]]) -> list[tuple[Entry, Found]]:
        """Each act on its line; what a wrapped sentence states on a later line, if not found there too."""
        here = {(entry.at, act.type) for entry, act in found if act.at is None}
        placed = []
        for entry, act in found:
            if act.at is None:
                placed.append((entry, act))
            elif (act.at, act.type) not in here:
                here.add((act.at, act.type))
                placed.append((self._record.by_line[id(self._record.lines[act.at])], act))
        return placed

    def _idle(self, entry: Entry) -> bool:
        """Whether nothing else calls for a rule either: most lines of a long record, so this is quick."""
        if entry.role in ACT_LISTS or (entry.line.is_heading and asides.may_hold(entry)):
            return False
        if (entry.speech is None or self._questions.open(entry)) and positions.may_hold(entry):
            return False
        if (
            may_settle(entry)
            or positions.may_be_nobody(entry)
            or positions.may_be_count(entry)
            or task_lists.may_be_box(entry)
        ):
            return False
        return not marks.may_hold(entry, self._record.style)

    def _of(self, entry: Entry, called: Called) -> Iterator[Found]:
        """The acts of one line, in the order of trust: marks, lists, then words."""
        text = entry.line.text
        if text.startswith("[") and _CONTENTS.match(text):
            return
        marked: list[Found] = []
        if marks.may_hold(entry, self._record.style) and not _is_title(entry):
            marked = [
                self._unvoted(entry, act)
                for act in marks.read(entry, self._record)
                if not (entry.line.children and self._topics.on_agenda(entry.line))
            ]
        if marked:
            yield from (_over_text(entry, act) for act in marked)
            if marked[0].type is EventType.DECISION:
                yield from self._assigned(entry, within=True)
                for sentence in self._record.sentences(entry):
                    rest = _after_mark(sentence.text)
                    said = self._idioms.read(entry, rest)
                    yield from (act for act in said if act.type in _BESIDE)
        elif not self._silent(entry):
            yield from self._unmarked(entry, called)

    def _unvoted(self, entry: Entry, act: Found) -> Found:
        """A resolution that the lines beneath say was not voted on was only proposed."""
        if act.type is EventType.DECISION and any(
            _NOT_VOTED.search(below.words[:_REASON_LENGTH]) for below in entry.line.children
        ):
            return replace(act, type=EventType.PROPOSAL)
        return act

    def _silent(self, entry: Entry) -> bool:
        """Whether only an explicit mark would count on this line."""
        if entry.role is Role.SUMMARY:
            return not self._record.generated
        return self._opens_part(entry) or _is_title(entry)

    def _unmarked(self, entry: Entry, called: Called) -> Iterator[Found]:  # noqa: C901 - one branch a part
        record = self._record
        if entry.role is Role.ACTIONS:
            listed = list(task_lists.listed(entry, record))
            yield from listed
            yield from self._further(entry, listed)
            if not listed and not entry.line.is_heading:
                if task_lists.told(entry, record):
                    yield from self._told(entry, called)
                elif entry.line.depth:
                    yield from self._assigned(entry, within=True)
        elif entry.role is Role.RECAP:
            # what an earlier meeting decided is recalled; what was opened, merged or closed since is reported
            said = self._said(entry, called._replace(promise=False), alone=True)
            yield from (found for found in said if found.type in _REPORTED)
        elif _is_plan(entry, record):
            yield from asides.read(entry)
            # what an agenda's own entry asks to be done is a plan; what it says was done is not
            if called.cues and not entry.line.children:
                said = self._said(entry, called._replace(promise=False), alone=True)
                yield from (found for found in said if found.type in _DONE)
        elif entry.line.is_heading:
            yield from asides.read(entry)
        elif entry.role is Role.DECISIONS and entry.speech is None and self._is_outcome(entry):
            yield from self._decided(entry)
        elif entry.role in outcomes.STATED and entry.speech is None:
            yield from outcomes.stated(entry, record, self._topics)
        else:
            yield from self._told(entry, called)

    def _told(self, entry: Entry, called: Called) -> Iterator[Found]:
        """The acts of a line of the discussion: counts and positions, then what its sentences say."""
        record = self._record
        position = None
        if positions.may_be_nobody(entry) and (none := positions.nobody(entry, record)) is not None:
            yield none
        if positions.may_be_count(entry) and (counted := positions.count(entry)) is not None:
            yield counted
        tallied = list(positions.tally(entry, record)) if "+1" in entry.words else []
        yield from tallied
        if not tallied and positions.may_hold(entry):
            asked, answers = self._questions.before(entry), self._questions.answers(entry)
            answers = answers or self._questions.consent(entry)
            position = positions.read(entry, record, asked, answers=answers)
            if position is not None:
                yield position
        if called is not NOTHING:
            yield from self._said(entry, called, alone=position is None)
        if position is None and may_settle(entry) and (answer := settled(entry, record)) is not None:
            yield answer
        elif called is NOTHING and position is None and (task := task_lists.box(entry, record)) is not None:
            yield task

    def _opens_part(self, entry: Entry) -> bool:
        """Whether a line is only the label over a list of actions or decisions."""
        label = entry.role in ACT_LISTS and outcomes.is_label(entry, self._record)
        return label and not outcomes.is_verdict(entry, self._record)

    def _is_outcome(self, entry: Entry) -> bool:
        """Whether a line is an entry of a list of decisions, and not an agenda item over its notes."""
        over_notes = bool(entry.line.children) and self._topics.on_agenda(entry.line)
        if over_notes or not outcomes.is_entry(entry, self._record):
            return False
        return not outcomes.tells_of_somebody(entry, self._record) and not outcomes.sums_up(entry)

    def _decided(self, entry: Entry) -> Iterator[Found]:
        """An entry of a list of decisions: what it decides, what is to be done, or both."""
        decided = outcomes.decided(entry, self._record)
        told = list(self._assigned(entry, within=True)) if decided is not None else []
        if decided is not None and not (told and decided.type is EventType.ACTION):
            yield decided
            for sentence in self._record.sentences(entry):
                said = self._idioms.read(entry, sentence.text)
                yield from (act for act in said if act.type in _STATED_BESIDE)
        yield from told

    def _assigned(self, entry: Entry, *, within: bool = False) -> Iterator[Found]:
        """What is assigned in words; `within` says that it must name who, as the line belongs to another."""
        for sentence in self._record.sentences(entry):
            for found in commitments.said(entry, self._record, _after_mark(sentence.text)):
                if not within or found.rule == "words.assigned":
                    yield self._placed(entry, sentence, found)

    def _further(self, entry: Entry, listed: list[Found]) -> Iterator[Found]:
        """Further tasks on the line of a task that its list makes one."""
        if listed and entry.line.kind is not BlockKind.CELL:
            for sentence, found in commitments.further(entry, self._record, listed[0]):
                yield self._placed(entry, sentence, found)

    def _said(self, entry: Entry, called: Called, *, alone: bool) -> Iterator[Found]:
        """What the sentences of a line say in plain words."""
        sentences = list(self._record.sentences(entry))
        wrapped = entry.line.block.last > entry.line.number
        words = set(entry.tokens) if len(sentences) == 1 and not wrapped else None
        promise = called.promise and not commitments.finished(entry)
        for sentence in sentences:
            acts: list[Found] = []
            # what goes on in the next lines may hold more cues than the line itself
            if called.cues and (words or wrapped or _holds(sentence.text.lower(), called.cues)):
                acts = list(self._idioms.read(entry, sentence.text, words, called.idioms, alone=alone))
                if not acts and entry.speech is None and ":" in sentence.text[:_LABEL_LENGTH]:
                    # what a label such as "TSC question" stands before
                    acts = list(
                        self._idioms.read(entry, _after_mark(sentence.text), None, called.idioms, alone=alone)
                    )
                for act in acts:
                    yield self._placed(entry, sentence, act) if wrapped else act
            # who closes it at once has nothing left to do
            open_still = promise and all(act.rule != _DONE_AT_ONCE for act in acts)
            for found in commitments.said(entry, self._record, sentence.text) if open_still else ():
                yield self._placed(entry, sentence, found) if wrapped else found

    def _placed(self, entry: Entry, sentence: Sentence, act: Found) -> Found:
        """The act on the line that states it, where the sentence is wrapped."""
        # a phrase such as "the board … and decided to" states it where it ends
        into = max(len(act.span) - _VERB_LENGTH, 0)
        at = self._record.stated_on(entry, sentence, act.span or act.words, into)
        return act if at is None else replace(act, at=at)

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
            quote=quote(act.words, entry.line.source),
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


def _is_plan(entry: Entry, record: Record) -> bool:
    """Whether a line of an agenda that carries the notes is an item itself: a plan."""
    line = entry.line
    if entry.role is not Role.AGENDA or line.depth != 1 or not line.leads or entry.speech is not None:
        return False
    # beneath a topic's own heading the entries are notes
    return line.heading is None or role_of(line.heading.text, record.style) is Role.AGENDA


def _over_text(entry: Entry, act: Found) -> Found:
    """A heading such as "Resolution: the fees" may be the name of what is told beneath it: only inferred."""
    sure = not entry.line.is_heading or act.basis is not Basis.RECORDED
    return act if sure else replace(act, basis=Basis.INFERRED)


def _is_title(entry: Entry) -> bool:
    """Whether a line is an item's title with its number linked, over the notes about it."""
    line = entry.line
    return (
        entry.speech is None
        and line.depth > 0
        and line.text.endswith(")")
        and (bool(line.children) or entry.role is Role.AGENDA)
        and _TITLE.search(line.text) is not None
    )


def _unique(acts: list[Found]) -> list[Found]:
    """One act of each kind a line, the first and surest; but each has a voice and tasks of their own."""
    best: dict[EventType, Found] = {}
    others: list[Found] = []
    for act in acts:
        old = best.get(act.type)
        if old is not None and act.type is EventType.SUPPORT and act.actor != old.actor:
            others.append(act)
        elif old is not None and _of_another(act, old):
            others += [act] if all(act.actor != other.actor for other in others) else []
        elif old is None or (act.basis.counts and not old.basis.counts):
            best[act.type] = act
    if EventType.MERGED in best and best[EventType.MERGED].basis.counts:
        best.pop(EventType.PROPOSAL, None)
    if EventType.NO_OBJECTION in best:
        best.pop(EventType.OBJECTION, None)
    if EventType.OBJECTION_RESOLVED in best:
        best.pop(EventType.OBJECTION, None)
    return [*best.values(), *others]


def _of_another(act: Found, old: Found) -> bool:
    """Whether a task is given to somebody else than the one before it on the line."""
    if act.type is not EventType.ACTION or act.rule not in _BY_NAME:
        return False
    if old.rule == "section.actions":
        return act.rule == "words.assigned" and act.actor != old.actor
    if old.rule not in _BY_NAME:
        return False
    # what is only inferred stands beside what is sure in the same sentence alone
    beside = (old.basis.counts and act.basis.counts) or old.words.endswith(act.words)
    return beside and None not in (act.actor, old.actor) and act.actor != old.actor


def _after_mark(sentence: str) -> str:
    head, colon, rest = sentence.partition(":")
    return rest.strip() if colon and len(head) < 40 and rest else sentence
