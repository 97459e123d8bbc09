"""The acts in the record part: marks first, then lists, then idioms, then words of assignment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes import commitments, marks, positions
from lastcall.documents.minutes.found import Found, quote
from lastcall.documents.minutes.parts import label_of
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.plain_text import plain, tokens
from lastcall.documents.styles.model import Actor, Idiom, Needs, Role
from lastcall.model.event import Basis, Event, EventType

_EARLIER = re.compile(
    r"\b(?:last (?:time|meeting|month|week|year|call|session|interim|"
    r"ietf)|previous(?:ly| meeting| call)|prior (?:meeting|call)|earlier (?:this|"
    r"in the) (?:year|month)|"
    r"in the past|at the (?:last|previous)|recap(?:ping)?|back in|a while ago|"
    r"(?:months?|weeks?|years?) ago|already (?:agreed|decided|"
    r"have))\b",
    re.IGNORECASE,
)
_PROMISE_CUES = frozenset(["will", "i'll", "we'll", "going", "goal"])
_UNDERTAKES = frozenset(
    ["agreed", "agrees", "volunteered", "volunteers", "offered", "offers", "asked", "tasked"]
)
_QUESTION = re.compile(r"\?\W*$")
_CONTENTS = re.compile(r"^\[[^\]]*\]\(#")
_REPORTING = re.compile(
    r"^(?:ietf|w3c|the iesg|iesg|another (?:group|wg)|other groups?|upstream)\b", re.IGNORECASE
)
_NO_DECISION = re.compile(
    r"^(?:none|no (?:decisions?|conclusions?|resolutions?)\b.*|n/?a|tbd|\.{2,}|-+|name.*: text)?\W*$",
    re.IGNORECASE,
)
_COMMENT_TODO = re.compile(r"(?:#|//|<!--|/\*)\s*(?:TODO\b|\[([A-Z][\w .'-]{1,40})\]\s*(?:to|will)\s)")
_CODE_OWNER = re.compile(r"\[([A-Z][\w .'-]{1,40})\]")
_LEADING_NAME = re.compile(r"^([A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30})?)\s")
_ASK_REACH = 14
"""A question is answered within so many lines."""
_ANSWER_REACH = 4
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
_ASKING = frozenset({EventType.PROPOSAL, EventType.LAST_CALL})
_RECALLED = frozenset(
    {
        EventType.DECISION,
        EventType.NO_OBJECTION,
        EventType.OBJECTION,
        EventType.OBJECTION_RESOLVED,
        EventType.PROPOSAL,
    }
)
"""What minutes recall of earlier meetings; what is reported as merged or put off happened since."""


class Acts:
    """Finds the acts of one record."""

    def __init__(self, record: Record, topics: Topics) -> None:
        self._record = record
        self._topics = topics
        self._cues = record.style.by_cue
        self._cue_words = frozenset(self._cues)
        self._asked_last = -1_000_000
        self._last: dict[int, tuple[int, tuple[str, ...]]] = {}
        """By what the lines stand beneath: the last act there that had a subject, and its place."""
        self._asked: dict[int, tuple[int, Basis]] = {}
        """By identity of the line that answers stand beneath or after: where and how surely it was asked."""

    def events(self) -> tuple[Event, ...]:
        """All acts, in the order of the lines."""
        found: list[tuple[Entry, Found]] = []
        for entry in self._record.entries:
            if not entry.words:
                continue
            if self._idle(entry):
                if "?" in entry.words[-4:]:
                    self._remember(entry, [])
                continue
            acts = list(self._of(entry))
            if len(acts) > 1:
                acts = self._unique(acts)
            self._remember(entry, acts)
            found += ((entry, act) for act in acts)
        events = [self._event(entry, act) for entry, act in found]
        events += self._in_code()
        events.sort(key=lambda event: event.line or 0)
        return tuple(events)

    def _idle(self, entry: Entry) -> bool:
        """Whether nothing on a line calls for a rule: most lines of a long record, so this is quick."""
        words = entry.words
        if entry.role in (Role.ACTIONS, Role.DECISIONS) or marks.may_hold(words, self._record.style):
            return False
        if entry.at - self._asked_last <= _ASK_REACH and positions.may_hold(entry):
            return False
        found = set(tokens(words))
        if self._cued(found) or self._promises(entry, found):
            entry.tokens = found
            return False
        return entry.speech is not None or not positions.may_hold(entry)

    def _cued(self, words: set[str]) -> bool:
        """Whether the words of a line call for an idiom."""
        if self._cue_words.isdisjoint(words):
            return False
        return any(
            not idiom.along or not idiom.along.isdisjoint(words)
            for cue in self._cue_words & words
            for idiom in self._cues[cue]
        )

    def _promises(self, entry: Entry, words: set[str]) -> bool:
        """Whether a line may hold a promise or an assignment."""
        if not _PROMISE_CUES.isdisjoint(words) or ("can" in words and "i" in words):
            return True
        return "to" in words and _name_before_to(entry.words)

    def _of(self, entry: Entry) -> Iterator[Found]:
        """The acts of one line, in the order of trust: marks, lists, then words."""
        text = entry.line.text
        if text.startswith("[") and _CONTENTS.match(text):
            return
        marked = (
            list(marks.read(entry, self._record)) if marks.may_hold(entry.words, self._record.style) else []
        )
        if marked:
            yield from marked
            if marked[0].type is EventType.DECISION:
                yield from self._assigned(entry)
        elif not self._silent(entry):
            yield from self._unmarked(entry)

    def _silent(self, entry: Entry) -> bool:
        """Whether only an explicit mark would count on this line."""
        if entry.role is Role.SUMMARY:
            return not self._record.generated
        return entry.role is Role.RECAP or self._is_plan(entry) or self._opens_part(entry)

    def _unmarked(self, entry: Entry) -> Iterator[Found]:
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
                position = positions.read(
                    entry, record, self._asked_before(entry), answers=self._answers(entry)
                )
                if position is not None:
                    yield position
            yield from self._said(entry, alone=position is None)

    def _is_plan(self, entry: Entry) -> bool:
        """Whether a line of an agenda that carries the notes is an item itself: a plan."""
        return (
            entry.role is Role.AGENDA and entry.line.depth == 1 and entry.line.leads and entry.speech is None
        )

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
        basis = Basis.INFERRED if _QUESTION.search(entry.words) else Basis.RECORDED
        yield Found(EventType.DECISION, "section.decisions", basis, None, entry.words)
        yield from self._assigned(entry)

    def _assigned(self, entry: Entry) -> Iterator[Found]:
        for sentence in self._record.sentences(entry):
            if found := commitments.said(entry, self._record, _after_mark(sentence)):
                yield found

    def _said(self, entry: Entry, *, alone: bool) -> Iterator[Found]:
        words = entry.tokens or set(tokens(entry.words))
        hit = self._cued(words)
        promise = self._promises(entry, words)
        if not hit and not promise:
            return
        sentences = list(self._record.sentences(entry))
        for sentence in sentences:
            if hit:
                yield from self._idioms(entry, sentence, words if len(sentences) == 1 else None, alone=alone)
            if promise and (found := commitments.said(entry, self._record, sentence)):
                yield found

    def _idioms(self, entry: Entry, sentence: str, words: set[str] | None, *, alone: bool) -> Iterator[Found]:
        words = set(tokens(sentence)) if words is None or entry.line.block.last > entry.line.number else words
        asks = "?" in sentence and _QUESTION.search(sentence) is not None
        tried: set[str] = set()
        for word in sorted(self._cue_words & words):
            for idiom in self._cues[word]:
                if idiom.id in tried or (idiom.along and idiom.along.isdisjoint(words)):
                    continue
                tried.add(idiom.id)
                if (asks and not idiom.questions) or (not alone and idiom.type is EventType.SUPPORT):
                    continue
                found = self._idiom(idiom, entry, sentence)
                if found is not None:
                    yield found

    def _idiom(self, idiom: Idiom, entry: Entry, sentence: str) -> Found | None:
        match = idiom.pattern.search(sentence)
        if match is None:
            return None
        if taken_back(idiom, sentence, match) is not None:
            return None
        basis = idiom.basis
        if idiom.needs is Needs.UNSPOKEN and entry.speech is not None:
            if not idiom.spoken:
                return None
            basis = Basis.INFERRED
        elif idiom.type is EventType.NO_OBJECTION and entry.speech is not None and match.start() == 0:
            # "Name: no objection" may be that one person's; only who leads the meeting says it for all
            basis = basis if self._record.roster.leads(entry.speech.name) else Basis.INFERRED
        elif idiom.needs is Needs.QUESTION and self._asked_before(entry) is not Basis.RECORDED:
            basis = Basis.INFERRED
        actor = None
        if idiom.actor is not Actor.NONE:
            own = entry.speaker if idiom.actor is Actor.LINE else self._record.owner(entry)
            actor = own or self._doer(entry, match)
        return Found(
            type=idiom.type,
            rule=idiom.id,
            basis=basis,
            actor=actor,
            words=sentence,
            span=match[0],
            fate=idiom.fate,
            needs_subject=idiom.needs is Needs.ITEM,
        )

    def _doer(self, entry: Entry, match: re.Match[str]) -> str | None:
        """Who does it, where the sentence begins with somebody known: "Chairs asking …"."""
        found = _LEADING_NAME.match(match.string)
        if found is None or found.end() > match.end() or entry.speech is not None:
            return None
        return found[1] if self._record.roster.knows(found[1]) else None

    def _asked_before(self, entry: Entry) -> Basis | None:
        """How surely the group was asked before this line: above it, or by an earlier line beside it."""
        if entry.at - self._asked_last > _ASK_REACH:
            return None
        best: Basis | None = None
        above = entry.line.parent
        mark = id(above) if above is not None else 0
        while True:
            asked = self._asked.get(mark)
            if asked is not None and 0 < entry.at - asked[0] <= _ASK_REACH:
                if asked[1] is Basis.RECORDED:
                    return asked[1]
                best = asked[1]
            above = above.parent if above is not None else None
            if above is None or above.is_heading:
                return best
            mark = id(above)

    def _answers(self, entry: Entry) -> bool:
        """Whether the line stands beneath a question that the record itself asks."""
        parent = entry.line.parent
        above = self._record.by_line.get(id(parent)) if parent is not None else None
        return above is not None and above.speech is None and _QUESTION.search(above.words) is not None

    def _remember(self, entry: Entry, acts: list[Found]) -> None:
        """Note that the group was asked, for the lines beneath this one and beside it."""
        line = entry.line
        asks = any(act.type in _ASKING and act.basis.counts for act in acts)
        if any(act.rule == "position.named" and act.type is EventType.SUPPORT for act in acts):
            # those who agree next agree with the same
            self._asked_last = entry.at
            self._asked[id(line.parent) if line.parent is not None else 0] = (entry.at, Basis.RECORDED)
            return
        if not asks and not ("?" in entry.words[-4:] and _QUESTION.search(entry.words)):
            return
        self._asked_last = entry.at
        asked_for_yes = any(act.type is EventType.PROPOSAL and act.basis.counts for act in acts)
        # after "Any objection?" a yes is no support
        basis = (
            Basis.RECORDED
            if asked_for_yes or (asks and not _QUESTION.search(entry.words))
            else Basis.INFERRED
        )
        beside = id(line.parent) if line.parent is not None else 0
        for mark in (id(line), beside):
            if mark == beside and line.is_heading:
                continue
            old = self._asked.get(mark)
            if (
                basis is Basis.RECORDED
                or old is None
                or old[1] is not Basis.RECORDED
                or entry.at - old[0] > _ASK_REACH
            ):
                self._asked[mark] = (entry.at, basis)

    def _unique(self, acts: list[Found]) -> list[Found]:
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

    def _in_code(self) -> Iterator[Event]:
        """`# TODO: …` written into an example as a comment to the group."""
        record = self._record
        for at, line in enumerate(record.lines):
            if line.kind is not BlockKind.CODE or ("TODO" not in line.text and "[" not in line.text):
                continue
            if record.roles[at] is Role.AGENDA:
                continue
            found = _COMMENT_TODO.search(line.text[:600])
            if found is None:
                continue
            if found[1] and not record.roster.knows(found[1]):
                continue
            owner = _CODE_OWNER.search(line.text[found.start() : 600])
            entry = Entry(at, line, Role.RECORD, None, plain(line.text[found.start() :]))
            yield Event(
                type=EventType.ACTION,
                line=line.number,
                subject=self._topics.of(entry, EventType.ACTION),
                actor=owner[1] if owner and record.roster.knows(owner[1]) else None,
                quote=quote(line.text[found.start() :], line.text),
                basis=Basis.INFERRED if record.generated else Basis.DECLARED,
                rule="mark.comment",
            )


def taken_back(idiom: Idiom, sentence: str, match: re.Match[str]) -> str | None:
    """Why the words of an idiom are no act in this sentence; None where they are one."""
    if idiom.unless is not None:
        found = idiom.unless.search(sentence[: match.end()] if idiom.near else sentence)
        if found is not None:
            return f'"{found[0].strip()}" takes it back'
    if idiom.type in _RECALLED and not idiom.past and (found := _EARLIER.search(sentence)):
        return f'"{found[0]}" speaks of an earlier meeting'
    if _quoted(sentence, match.start()):
        return "it stands in quotation marks: somebody else's words"
    return "it reports another body's act" if _REPORTING.match(sentence) else None


def _name_before_to(text: str) -> bool:
    """Whether a word with a capital, or "agreed", "volunteered" …, stands before a "to"."""
    at = text.find(" to ")
    while at > 0:
        word = text[text.rfind(" ", 0, at) + 1 : at]
        if word[:1].isupper() or word[:1] in "@([" or word in _UNDERTAKES:
            return True
        at = text.find(" to ", at + 1)
    return False


def _after_mark(sentence: str) -> str:
    head, colon, rest = sentence.partition(":")
    return rest.strip() if colon and len(head) < 40 and rest else sentence


def _quoted(sentence: str, at: int) -> bool:
    """Whether a place of a sentence stands within quotation marks: somebody else's words."""
    before = sentence[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")
