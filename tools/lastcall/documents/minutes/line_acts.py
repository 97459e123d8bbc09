"""The acts that one line of the record states: by its marks, else as an entry of a list, else in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes import (
    asides,
    commitments,
    counts,
    hums,
    marks,
    named_positions,
    outcomes,
    positions,
    recalling,
    seconding,
    task_lists,
)
from lastcall.documents.minutes.agenda_rows import is_plan
from lastcall.documents.minutes.calls import NOTHING, PROMISING, Called, Calls
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.idioms import Idioms
from lastcall.documents.minutes.labels import ACT_LISTS
from lastcall.documents.minutes.questions import (
    Questions,
    may_be_put,
    may_settle,
    put_in_brief,
    settled,
)
from lastcall.documents.minutes.record import Entry, Record, Sentence
from lastcall.documents.minutes.titles import is_contents, is_numbered_heading, is_title
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.plain_text import straight, tokens
from lastcall.documents.styles.model import Role
from lastcall.model.event import Basis, EventType

_DONE = frozenset({EventType.DECISION, EventType.NO_OBJECTION, EventType.MERGED, EventType.CLOSED})
"""What an entry of an agenda says only once it was dealt with."""
_LEFT = frozenset({"idiom.no-time", "idiom.skipped"})
"""… or by these rules, that there was no time for it."""
_BESIDE = {
    EventType.DECISION: frozenset({EventType.DEFERRED, EventType.NO_OBJECTION}),
    EventType.PROPOSAL: frozenset({EventType.DECISION}),
}
"""What the words of a marked decision or motion say besides …"""
_RESULTS = frozenset({"idiom.passed", "idiom.vote"})
"""… a motion's by these rules."""
_STATED_BESIDE = frozenset({EventType.NO_OBJECTION, EventType.LAST_CALL})
"""What an entry of a list of decisions says besides."""
_AGREEING = frozenset(
    [
        *("idiom.group-agreed", "idiom.body-decides", "idiom.we-agreed"),
        *("idiom.decided-in-the-end", "idiom.consensus"),
    ]
)
"""Rules that tell what the group agreed, even among tasks."""
_DONE_AT_ONCE = frozenset({"idiom.ill-close-it", "idiom.merging-now"})
_NOT_VOTED = re.compile(
    r"\b(?:no vote (?:was )?(?:taken|held|called)|(?:was |were )?not (?:yet )?voted (?:on|upon)|"
    r"vote (?:was )?(?:deferred|postponed))\b",
    re.IGNORECASE,
)
_CONCLUDES = re.compile(r"\W*(?:conclusions?|outcomes?|disposition|verdict)\s?:", re.IGNORECASE)
"""Marks of what a talk comes to, which may be that it goes on."""
_OUTCOME = re.compile(r"\W*(?:outcomes?|next steps?):\W*", re.IGNORECASE)
_WILL = re.compile(r"^(?:we )?(?:will|to|should) ")
_OTHERWISE = ", otherwise "
"""After what is put off, what stays as it is."""
_AND_MORE = re.compile(r", (?:and|but|then|otherwise) |; |\. \S")
_REASON_LENGTH = 80
_LABEL_LENGTH = 30
_POLL = "idiom.poll-opened"
_VERB_LENGTH = 4
_TICKED = ("[x]", "[X]")


class LineActs:
    """Reads the lines of one record, one by one."""

    def __init__(self, record: Record, topics: Topics, questions: Questions, calls: Calls) -> None:
        self._record = record
        self._topics = topics
        self._questions = questions
        self._idioms = Idioms(record, questions)
        self._calls = calls

    def idle(self, entry: Entry) -> bool:
        """Whether nothing else calls for a rule either: most lines of a long record, so this is quick."""
        if entry.role in ACT_LISTS or (entry.line.is_heading and asides.may_hold(entry)):
            return False
        if (entry.speech is None or self._questions.open(entry)) and positions.may_hold(entry):
            return False
        if (
            may_settle(entry)
            or may_be_put(entry)
            or hums.may_hold(entry)
            or counts.may_hold(entry)
            or task_lists.may_be_box(entry)
            or seconding.may_hold(entry)
        ):
            return False
        return not marks.may_hold(entry, self._record.style)

    def of(self, entry: Entry, called: Called) -> Iterator[Found]:
        """The acts of one line, in the order of trust: marks, lists, then words."""
        if is_contents(entry) or marks.unfilled(entry):
            return
        marked: list[Found] = []
        if marks.may_hold(entry, self._record.style) and not is_title(entry):
            marked = [
                self._unvoted(entry, act)
                for act in marks.read(entry, self._record)
                if not (entry.line.children and self._topics.on_agenda(entry.line))
                # "proposal: the chart [#12](…)" as a heading is the item's own title
                and not (
                    act.type is EventType.PROPOSAL
                    and act.basis is Basis.RECORDED
                    and (is_numbered_heading(entry) or self._names_topic(entry))
                )
                and not recalling.of_earlier(entry, act, self._record)
            ]
        if marked:
            beside = list(self._beside(entry, _BESIDE.get(marked[0].type, frozenset())))
            if _goes_on(entry, beside):
                yield from beside
                return
            told = list(self._assigned(entry, within=True)) if marked[0].type is EventType.DECISION else []
            if told and _OUTCOME.match(entry.words) and outcomes.only_assigns(entry, told[0]):
                # "Outcome: Ada to open an issue" decides nothing besides
                yield from told
                return
            yield from (_over_text(entry, act) for act in marked)
            if marked[0].type is EventType.PROPOSAL and seconding.may_hold(entry):
                yield from seconding.read(entry, self._record)
            yield from told
            yield from beside
        elif entry.role is Role.SUMMARY and not self._record.generated:
            yield from self._summed_up(entry, called)
        elif not self._silent(entry):
            yield from self._unmarked(entry, called)

    def _names_topic(self, entry: Entry) -> bool:
        """Whether a heading such as "Proposal: the chart" is a topic's name, and asks nothing."""
        proposed = _after_mark(entry.words).split(maxsplit=1)
        verbs = self._record.style.verbs
        return entry.line.is_heading and bool(proposed) and proposed[0].lower() not in verbs

    def _beside(self, entry: Entry, kinds: frozenset[EventType]) -> Iterator[Found]:
        """What the words of a marked line say besides."""
        for sentence in self._record.sentences(entry) if kinds else ():
            for act in self._idioms.read(entry, _after_mark(sentence.text)):
                if act.type in kinds and (act.type is not EventType.DECISION or act.rule in _RESULTS):
                    yield self._placed(entry, sentence, act)

    def _summed_up(self, entry: Entry, called: Called) -> Iterator[Found]:
        """What a summary beside the record says was decided: a guess, as the record is what counts."""
        if called.cues and entry.speech is None and not entry.line.is_heading:
            for act in self._said(entry, called._replace(promise=False), alone=True):
                if act.type is EventType.DECISION and act.basis.counts:
                    yield replace(act, basis=Basis.INFERRED)

    def _unvoted(self, entry: Entry, act: Found) -> Found:
        """A resolution that the lines beneath say was not voted on was only proposed."""
        if act.type is EventType.DECISION and any(
            _NOT_VOTED.search(below.words[:_REASON_LENGTH]) for below in entry.line.children
        ):
            return replace(act, type=EventType.PROPOSAL)
        return act

    def _silent(self, entry: Entry) -> bool:
        """Whether only an explicit mark would count on this line."""
        return self._opens_part(entry) or is_title(entry) or recalling.of_last_time(entry)

    def _unmarked(self, entry: Entry, called: Called) -> Iterator[Found]:  # noqa: C901 - one branch a part
        record = self._record
        if entry.role is Role.ACTIONS and not record.is_talk(entry):
            listed = list(task_lists.listed(entry, record))
            if called.cues and _only_listed(listed) and (agreed := list(self._agreed(entry, called))):
                # "The group agreed that …" is no task, whatever it stands among
                yield from agreed
                return
            yield from listed
            yield from self._further(entry, listed)
            if not listed and not entry.line.is_heading:
                if task_lists.told(entry, record):
                    yield from self._told(entry, called)
                elif not entry.line.text.startswith(_TICKED):
                    yield from self._assigned(entry, within=True)
        elif entry.role is Role.RECAP:
            promise = called.promise and recalling.may_promise(entry)
            said = self._said(entry, called._replace(promise=promise), alone=True)
            yield from recalling.new(entry, said)
        elif is_plan(entry, record):
            yield from asides.read(entry)
            # what an agenda's own entry asks to be done is a plan; what it says was done is not
            if called.cues and not entry.line.children:
                said = self._said(entry, called._replace(promise=False), alone=True)
                yield from (found for found in said if found.type in _DONE or found.rule in _LEFT)
        elif entry.line.is_heading:
            yield from asides.read(entry)
            yield from outcomes.stated_topic(entry, record, self._topics)
        elif entry.role is Role.DECISIONS and entry.speech is None and self._is_outcome(entry):
            yield from (self._told(entry, called) if record.is_talk_again(entry) else self._decided(entry))
        elif entry.role in outcomes.STATED and entry.speech is None:
            yield from outcomes.stated(entry, record, self._topics)
        else:
            yield from self._told(entry, called)

    def _agreed(self, entry: Entry, called: Called) -> Iterator[Found]:
        """What an entry among tasks says that the group agreed or decided."""
        for act in self._said(entry, called._replace(promise=False), alone=True):
            # what it agreed to do is a task, after all
            if act.rule in _AGREEING and act.basis.counts and not act.span.endswith(" to"):
                yield act

    def _told(self, entry: Entry, called: Called) -> Iterator[Found]:
        """The acts of a line of the discussion: counts and positions, then what its sentences say."""
        record = self._record
        position = None
        said: list[Found] = []
        counted = list(counts.read(entry, record)) if counts.may_hold(entry) else []
        yield from counted
        tallied = list(named_positions.tally(entry, record)) if "+1" in entry.words else []
        if seconding.may_hold(entry):
            tallied += seconding.read(entry, record)
        yield from tallied
        if not tallied and positions.may_hold(entry):
            asked, answers = self._questions.before(entry), self._questions.answers(entry)
            answers = answers or self._questions.consent(entry)
            position = positions.read(entry, record, asked, answers=answers)
            if position is not None:
                yield position
        if called is not NOTHING:
            said = list(self._said(entry, called, alone=position is None and not tallied))
            # a poll with its result on its line is what it came to
            yield from (act for act in said if not (counted and act.rule == _POLL))
        if position is None:
            yield from self._in_brief(entry, alone=not said)

    def _in_brief(self, entry: Entry, *, alone: bool) -> Iterator[Found]:
        """What few words put to the group or settle; on a line that says nothing else, an empty box."""
        put = None
        if alone and may_be_put(entry):
            put = put_in_brief(entry, self._record)
        if alone and put is None and hums.may_hold(entry):
            put = hums.read(entry, self._record)
        if put is not None:
            yield put
        if may_settle(entry) and (answer := settled(entry, self._record)) is not None:
            yield answer
        elif alone and (task := task_lists.box(entry, self._record)) is not None:
            yield task

    def _opens_part(self, entry: Entry) -> bool:
        """Whether a line is only the label over a list of actions or decisions."""
        label = entry.role in ACT_LISTS and outcomes.is_label(entry, self._record)
        return label and not outcomes.is_verdict(entry, self._record)

    def _is_outcome(self, entry: Entry) -> bool:
        """Whether a line is an entry of a list of decisions, and not an agenda item over its notes."""
        over_notes = bool(entry.line.children) and self._topics.on_agenda(entry.line)
        # "The iterator:" is over what was decided of it, and what is asked is to be decided yet
        nothing_yet = entry.words.endswith(":") or marks.ASKS.search(entry.words) is not None
        if over_notes or nothing_yet or not outcomes.is_entry(entry, self._record):
            return False
        return not outcomes.tells_of_somebody(entry, self._record) and not outcomes.sums_up(entry)

    def _decided(self, entry: Entry) -> Iterator[Found]:
        """An entry of a list of decisions: what it decides, what is to be done, or both."""
        decided = outcomes.decided(entry, self._record)
        told = list(self._assigned(entry, within=True)) if decided is not None else []
        # "In parallel, Ada will review it" gives a task, and decides nothing besides
        only_task = bool(told) and (
            (decided is not None and decided.type is EventType.ACTION)
            or entry.line.text.startswith("[ ]")
            or outcomes.only_assigns(entry, told[0])
        )
        if decided is not None and not only_task:
            # "Bring it to the list" beneath "Conclusion" decides nothing
            yield from self._put_off(entry) or (decided,)
            yield from self._beside(entry, _STATED_BESIDE)
        yield from told

    def _put_off(self, entry: Entry) -> list[Found]:
        """That something is put off, where an entry of a list of decisions says nothing else."""
        each = [
            [act for act in self._idioms.read(entry, sentence.text) if act.type is EventType.DEFERRED]
            for sentence in self._record.sentences(entry)
        ]
        beside = [act for acts in each for act in acts]
        whole = all(each) and _OTHERWISE not in entry.words
        return beside[:1] if whole or _is_put_off(entry.words, beside) else []

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
        single = len(sentences) == 1 and not wrapped
        promise = called.promise and not commitments.finished(entry)
        for sentence in sentences:
            text = sentence.text
            words = entry.tokens if single else None
            acts: list[Found] = []
            # what goes on in the next lines may hold more cues than the line itself
            if called.cues and (single or wrapped or any(map(text.lower().__contains__, called.cues))):
                words = words or tokens(text)
                own = set(words)
                acts = list(self._idioms.read(entry, text, own, alone=alone))
                if not acts and entry.speech is None and ":" in text[:_LABEL_LENGTH]:
                    # what a label such as "TSC question" stands before
                    acts = list(self._idioms.read(entry, _after_mark(text), alone=alone))
                for act in acts:
                    yield self._placed(entry, sentence, act) if wrapped else act
            # who closes it at once has nothing left to do
            if not promise or any(act.rule in _DONE_AT_ONCE for act in acts):
                continue
            words = words or tokens(text)
            promising = PROMISING.intersection(words)
            if promising and (single or wrapped or self._calls.promises(entry, text, words, promising)):
                for found in commitments.said(entry, self._record, text):
                    yield self._placed(entry, sentence, found) if wrapped else found

    def _placed(self, entry: Entry, sentence: Sentence, act: Found) -> Found:
        """The act on the line that states it, where the sentence is wrapped."""
        # a phrase such as "the board … and decided to" states it where it ends
        into = max(len(act.span) - _VERB_LENGTH, 0)
        at = self._record.stated_on(entry, sentence, act.span or act.words, into)
        return act if at is None else replace(act, at=at)


def _goes_on(entry: Entry, beside: list[Found]) -> bool:
    """Whether a talk comes to no more than that it goes on: "Conclusion: to be continued in the issue"."""
    return _CONCLUDES.match(entry.words) is not None and _is_put_off(_after_mark(entry.words), beside)


def _is_put_off(words: str, beside: list[Found]) -> bool:
    """Whether words say that something is put off, and nothing besides."""
    if not any(act.type is EventType.DEFERRED for act in beside):
        return False
    rest = straight(words)
    if _AND_MORE.search(rest) is not None:
        return False
    begun = (rest.lower(), _WILL.sub("", rest.lower()))
    spans = [act.span.lower() for act in beside if act.type is EventType.DEFERRED]
    return any(words.startswith(span) for words in begun for span in spans)


def _over_text(entry: Entry, act: Found) -> Found:
    """A heading such as "Resolution: the fees" may be the name of what is told beneath it: only inferred."""
    sure = not entry.line.is_heading or act.basis is not Basis.RECORDED
    return act if sure else replace(act, basis=Basis.INFERRED)


def _after_mark(sentence: str) -> str:
    head, colon, rest = sentence.partition(":")
    return rest.strip() if colon and len(head) < 40 and rest else sentence


def _only_listed(listed: list[Found]) -> bool:
    """Whether an entry is a task only for where it stands: nobody is named who is to do it."""
    return len(listed) == 1 and listed[0].rule == "section.actions" and listed[0].actor is None
