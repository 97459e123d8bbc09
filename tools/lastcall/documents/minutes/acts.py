"""The acts in the record part, in the order of its lines, each with what it is about."""

from __future__ import annotations

import re

from lastcall.documents.minutes import agreeing, asides, comments, counts, endings
from lastcall.documents.minutes.calls import NOTHING, Calls
from lastcall.documents.minutes.found import Found, quote
from lastcall.documents.minutes.line_acts import LineActs
from lastcall.documents.minutes.questions import QUESTION, Questions
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.topics import Topics
from lastcall.model.event import Basis, Event, EventType

_COUNTED = 14
_POLL_REACH = 3
"""The question of a poll stands so many lines above its result, or nearer."""
_POLL_ACTS = 8
_POLL = re.compile(r"\b(?:polls?|show of hands|hum|vote)\b", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:yes|no|yeas?|nays?|ayes?|for|against|in favou?r|opposed|abstain(?:ed|s|ing)?|abstentions?|"
    r"no opinion)"
    r"\s*[:=-]\s*\d+\.?",
    re.IGNORECASE,
)
_BY_NAME = frozenset({"words.assigned", "words.assigned-to-other", "words.promised"})
"""Rules of tasks that name whose they are."""
_OF_ONE = frozenset({EventType.SUPPORT, EventType.ABSTAIN})
"""What each person does for themselves: a line may hold several."""
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
        self._lines = LineActs(record, topics, self._questions, self._calls)
        self._last: dict[int, tuple[int, tuple[str, ...]]] = {}
        """By what the lines stand beneath: the last act there that had a subject, and its place."""

    def events(self) -> tuple[Event, ...]:
        """All acts, in the order of the lines."""
        found: list[tuple[Entry, Found]] = []
        for entry in self._record.entries:
            if not entry.words or self._is_part_of_count(entry):
                continue
            called = self._calls.of(entry)
            ending = endings.read(entry)
            if called is NOTHING and ending is None and self._lines.idle(entry):
                if "?" in entry.words[-4:]:
                    self._questions.note(entry, [])
                continue
            acts = list(self._lines.of(entry, called))
            if ending is not None and not any(act.type is ending.type and act.basis.counts for act in acts):
                acts.append(ending)
            if len(acts) > 1:
                acts = _unique(acts)
            self._questions.note(entry, acts)
            asked = self._polled(entry, acts)
            if asked is not None and not any(
                before is asked[0] and act.type is asked[1].type for before, act in found[-_POLL_ACTS:]
            ):
                found.append(asked)
            found += ((entry, act) for act in acts)
        found = self._once(found)
        found += agreeing.read(self._record, found)
        found.sort(key=lambda one: one[0].at)
        events = [self._event(entry, act) for entry, act in found]
        events += comments.read(self._record, self._topics)
        events += asides.of_agenda(self._record, self._topics)
        events.sort(key=lambda event: event.line or 0)
        return tuple(events)

    def _is_part_of_count(self, entry: Entry) -> bool:
        """Whether a line is a part of a vote ("Yes: 2"), and not the first row of a poll's result."""
        counted = ":" in entry.words[:_COUNTED] and _COUNT.fullmatch(entry.line.words) is not None
        return counted and not (
            counts.answers_poll(entry, self._record) and counts.opens_rows(entry, self._record)
        )

    def _polled(self, entry: Entry, acts: list[Found]) -> tuple[Entry, Found] | None:
        """The question that a poll's result in numbers answers, on the nearest line of words above it."""
        if not acts or all(act.rule != counts.COUNTED for act in acts):
            return None
        for line in reversed(self._record.lines[max(0, entry.at - _POLL_REACH) : entry.at]):
            asked = self._record.by_line.get(id(line))
            if asked is None or asked.line.is_heading:
                return None
            if asked.words:
                if counts.asks_who_read(asked.words) or counts.tells_hums(asked.words):
                    return None
                question = QUESTION.search(asked.words) or _POLL.search(asked.words)
                words = asked.words
                found = Found(EventType.PROPOSAL, counts.COUNTED, Basis.INFERRED, asked.speaker, words)
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


def _unique(acts: list[Found]) -> list[Found]:
    """One act of each kind a line, the first and surest; but each has a voice and tasks of their own."""
    best: dict[EventType, Found] = {}
    others: list[Found] = []
    for act in acts:
        old = best.get(act.type)
        if old is not None and act.type in _OF_ONE and act.actor != old.actor:
            others += [act] if None not in (act.actor, old.actor) or act.rule == old.rule else []
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
    against = best.get(EventType.OBJECTION)
    found = [*best.values(), *others]
    if against is not None:
        # "I object - ship it as it is": who stands against it on a line does not support it there
        found = [act for act in found if act.type is not EventType.SUPPORT or act.actor != against.actor]
    return found


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
