"""Turns of phrase of the house style, looked for in the sentences of the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.markdown import BlockKind
from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.names import may_be_name
from lastcall.documents.minutes.owners import call_ends
from lastcall.documents.minutes.people_tables import column_of
from lastcall.documents.minutes.positions import ALL
from lastcall.documents.minutes.questions import QUESTION, Questions, asked_before, asked_by_same
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import is_quoted, lowered, tokens
from lastcall.documents.styles.alternatives import Place
from lastcall.documents.styles.model import Actor, Idiom, Needs
from lastcall.model.event import Basis, EventType

_EARLIER = re.compile(
    r"\b(?:last (?:time|meeting|month|week|year|call|session|interim|"
    r"ietf)|previous(?:ly| meeting| call)|prior (?:meeting|call)|earlier (?:this|"
    r"in the) (?:year|month)|"
    r"in the past|at the (?:last|previous)|at (?:the )?(?:\w+ )?(?:tpac|interim|f2f|plenary) (?:we|"
    r"it was|they)|recap(?:ping)?|back in|a while ago|"
    r"(?:months?|weeks?|years?) ago|already (?:agreed|decided|"
    r"have))\b",
    re.IGNORECASE,
)
_OF_MINUTES = re.compile(
    r"\bminutes\b.{0,30}\b(?:of|from|for) (?:the |our )?(?:last|previous|prior)\b", re.IGNORECASE
)
"""Minutes are always those of an earlier meeting, and approved in this one."""
_REPORTING = re.compile(
    r"^(?:ietf|w3c|the iesg|iesg|another (?:group|wg)|other groups?|upstream)\b", re.IGNORECASE
)
_GOES_ON = ("... ", "\u2026 ")
"""What a scribe writes where somebody goes on speaking."""
_NAMED_BODY = re.compile(
    r"(?:[Tt]he )?([A-Z][a-z]\w+) (?:\w+ ){0,2}?(?:team|group|council|committee|board|project|community|"
    r"maintainers|editors|developers)\b"
)
_OF_ANY_GROUP = frozenset(
    [
        *("steering", "working", "technical", "governing", "core", "leadership", "advisory", "executive"),
        *("the", "our", "this", "whole", "entire", "full", "all", "both", "each", "every", "community"),
        *("program", "project", "planning", "management", "finance", "security", "editorial", "release"),
        *("architecture", "standards", "governance", "language", "compiler", "library", "board", "committee"),
        *("group", "council", "interim", "joint", "small", "new", "special", "general", "organizing"),
    ]
)
"""What names a body of any group."""
_HEADINGS = 40
"""Lines whose headings may name the group."""
_LEADING_NAME = re.compile(r"^(?:\[[ xX]\] )?([A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30})?|@[\w-]{1,39})\s")
_MOVES = re.compile(r"(?:moves|moved|motions|motioned|seconds|seconded)\b")
"""Only people do so."""
_WHOSE = re.compile(
    r"(?:(?:^|[.;,] )([A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30})?) |"
    r"\b([A-Z][\w'.-]{1,30}(?: [A-Z][\w'.-]{1,30})?) (?:said (?:s?he|they) |has |have |had ))$"
)
_DONE_TO = frozenset({EventType.MERGED, EventType.CLOSED, EventType.OPENED})
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|got)\b", re.IGNORECASE)
_LOWER = frozenset({EventType.DEFERRED, EventType.MERGED, EventType.CLOSED, EventType.OPENED})
_ONLY_A_LINK = re.compile(r"(?:[Pp]roposal|[Mm]otion):\s*<?https?://\S+")
_TOLD_WITHIN = frozenset({EventType.MERGED, EventType.CLOSED, EventType.SUPPORT, EventType.DECISION})
"""Whose words are verbs and nouns of anything, where a sentence does not begin with them."""
_NO_MORE = re.compile(r"(?:so )?no(?: further| other)? objections?\W*", re.IGNORECASE)
_HEARS = ("hearing", "seeing")
_WE = re.compile(r"\bwe\b|\bwe'", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"\W*(?:(?:[\w'/&-]+ ){0,4}[\w'/&-]+[,:]\s*)?"
    r"(?:(?!(?:claim|doubt|den[iy]|think|thought|believ|wish|hope|say|said|heard|guess|assum|wonder)\w*\b)"
    r"[\w.-]+(?:'ve|'s|'re)? ){0,2}",
    re.IGNORECASE,
)
"""A few words before what a sentence tells: "After discussion, we agreed …"."""
_OF_RESULTS = re.compile(
    r"(?:results?|outcomes?|decisions?|resolutions?|dispositions?|votes?)\b", re.IGNORECASE
)
"""The head of a column that holds what was decided."""
_LONG_SPEECH = 60
"""Words."""
_CAPITAL = re.compile(r"\W*[A-Z][a-z]+\W*$")
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


class Idioms:
    """The idioms of one record's style."""

    def __init__(self, record: Record, questions: Questions) -> None:
        self._record = record
        self._questions = questions
        self._led = record.roster.led

    def read(
        self,
        entry: Entry,
        sentence: str,
        words: set[str] | None = None,
        *,
        alone: bool = False,
    ) -> Iterator[Found]:
        """The acts that a sentence states; `words` are the sentence's, where they are known.

        `alone` says that no position was found on the line.
        """
        words = set(tokens(sentence)) if words is None else words
        if sentence.startswith(_GOES_ON):
            sentence = sentence.lstrip(".\u2026 ")
        by_cue = (
            self._record.style.by_cue
            if entry.speech is None or entry.led
            else self._record.style.spoken_by_cue
        )
        called = by_cue.words & words
        if not called:
            return
        asks = "?" in sentence and QUESTION.search(sentence) is not None
        tried: set[str] = set()
        low = lowered(sentence)
        for word in sorted(called):
            for idiom in by_cue.idioms[word]:
                if idiom.id in tried or (idiom.along and idiom.along.isdisjoint(words)):
                    continue
                tried.add(idiom.id)
                if (asks and not idiom.questions) or (not alone and idiom.type is EventType.SUPPORT):
                    continue
                place = idiom.find(sentence, low)
                if place is not None and (found := self._found(idiom, entry, sentence, place)) is not None:
                    yield found

    def _found(self, idiom: Idiom, entry: Entry, sentence: str, place: Place) -> Found | None:
        if taken_back(idiom, sentence, place) is not None or _is_else(idiom, entry, sentence, place):
            return None
        basis = self._basis(idiom, entry, sentence, place)
        if basis is None:
            return None
        actor = None
        if idiom.type is EventType.NO_OBJECTION and basis is Basis.INFERRED:
            actor = entry.speaker
        if idiom.actor is not Actor.NONE:
            # "Ada is not here, so we will move it to the next call" is nobody's
            ours = idiom.type is EventType.DEFERRED and _WE.search(sentence, 0, place.end) is not None
            own = entry.speaker or (None if ours else self._doer(entry, sentence, place))
            if own is None and idiom.actor is not Actor.LINE:
                own = self._record.owner(entry)
            actor = self._told_of(idiom, sentence, place) or own
        if (idiom.type in _DONE_TO and _PASSIVE.search(place.words)) or actor in ALL:
            # what was merged, by whom nobody says
            actor = None
        return Found(
            type=idiom.type,
            rule=idiom.id,
            basis=basis,
            actor=actor,
            words=sentence,
            span=place.words,
            fate=idiom.fate,
            due=call_ends(sentence, self._record) if idiom.type is EventType.LAST_CALL else None,
            needs_subject=idiom.needs is Needs.ITEM,
        )

    def _basis(self, idiom: Idiom, entry: Entry, sentence: str, place: Place) -> Basis | None:  # noqa: PLR0911 - one branch a case
        """How surely an idiom says it on this line; None: not at all."""
        if idiom.needs is Needs.UNSPOKEN and entry.speech is not None:
            # who speaks at length tells what was decided elsewhere, or long ago
            heard = idiom.spoken or entry.led
            return Basis.INFERRED if heard and len(entry.tokens) <= _LONG_SPEECH else None
        if idiom.type is EventType.NO_OBJECTION and entry.speech is not None:
            # "Name: no objection" may be that one person's; who leads the meeting, or asked, says it for all
            for_all = self._record.roster.leads(entry.speech.name) or _hears(sentence, place)
            alone = _NO_MORE.fullmatch(entry.words) is not None
            heard = (alone and asked_by_same(entry, self._record)) or asked_before(entry, sentence)
            return idiom.basis if for_all or heard else Basis.INFERRED
        if idiom.type is EventType.DECISION and self._of_others(place.words):
            return Basis.INFERRED
        if idiom.begins and not _leads(sentence, place):
            # "… hit a dead end, so that we decided to mend it" tells how something came about
            return Basis.INFERRED
        if idiom.type is EventType.DECISION and entry.speech is not None and not entry.led and self._led:
            # where the minutes say who chairs, what another says of the group is only their view of it
            return Basis.INFERRED
        if idiom.type is EventType.LAST_CALL and entry.speech is not None and not entry.led:
            # "Ada: it waits for the last call" is talk; with its last day it is a call
            return idiom.basis if call_ends(sentence, self._record) is not None else Basis.INFERRED
        if idiom.needs is Needs.QUESTION and self._questions.before(entry) is not Basis.RECORDED:
            return Basis.INFERRED
        return idiom.basis

    def _of_others(self, words: str) -> bool:
        """Whether a body that decides bears the name of something that the file's first headings do not."""
        found = _NAMED_BODY.match(words)
        if found is None or found[1].lower() in _OF_ANY_GROUP:
            return False
        return not any(found[1] in line.text for line in self._record.lines[:_HEADINGS] if line.is_heading)

    def _told_of(self, idiom: Idiom, sentence: str, place: Place) -> str | None:
        """Whose objection somebody says is gone: "Ada has withdrawn her objection"."""
        if idiom.type is not EventType.OBJECTION_RESOLVED:
            return None
        found = _WHOSE.search(sentence[: place.start])
        name = (found[1] or found[2]) if found is not None else None
        return name if name is not None and self._record.roster.knows(name) else None

    def _doer(self, entry: Entry, sentence: str, place: Place) -> str | None:
        """Who does it, where the sentence begins with somebody known: "Chairs asking …"."""
        found = _LEADING_NAME.match(sentence)
        if found is None or found.end() > place.end or entry.speech is not None:
            return None
        moves = _MOVES.match(sentence, found.end()) is not None and may_be_name(found[1], self._record)
        known = found[1][0] == "@" or self._record.roster.knows(found[1])
        return found[1] if moves or known else None


def _hears(sentence: str, place: Place) -> bool:
    """Whether it is told what all of a room said: "hearing no objections", `[no objection]`."""
    return place.words.lower().startswith(_HEARS) or sentence[: place.start].endswith("[")


def _is_else(idiom: Idiom, entry: Entry, sentence: str, place: Place) -> bool:
    """Whether the words of an idiom are, where they stand, something else."""
    weak = place.first or idiom.basis is Basis.INFERRED or idiom.type in _TOLD_WITHIN
    if weak and place.start == 0 and entry.goes_on(sentence):
        # "… once they can" on the line before: these are no sentence's first words
        return True
    if (
        idiom.type is EventType.DECISION
        and entry.line.kind is BlockKind.CELL
        and place.words == sentence
        and not _OF_RESULTS.match(column_of(entry.line.block))
    ):
        # "Accepted" in a column is the state that something is in
        return True
    planned = entry.line.kind is BlockKind.CELL and not _OF_RESULTS.match(column_of(entry.line.block))
    if idiom.type is EventType.PROPOSAL and (planned or _ONLY_A_LINK.fullmatch(sentence)):
        # a row of an agenda says what will be asked, "Proposal: https://…" where it stands
        return True
    if idiom.type in _LOWER and place.start > 0 and _CAPITAL.match(place.words):
        # "Deferred Evaluation" within a sentence is the title of something
        return True
    if idiom.type is EventType.DECISION and entry.speech is not None and entry.speech.for_body:
        # "[ada] (Mills) We are fine with it" is what the mills think
        return True
    # what all say is no one's support, and in the record's own voice "we" are the group
    return idiom.type is EventType.SUPPORT and (
        entry.speaker in ALL or (entry.speech is None and _WE.search(place.words) is not None)
    )


def _leads(sentence: str, place: Place) -> bool:
    """Whether words lead their sentence, or follow a few and a comma, or are what it comes to in the end."""
    # the words themselves may begin with the comma before them
    begins = place.start + 2 * place.words.startswith(", ")
    if begins == 0 or _LEAD_IN.fullmatch(sentence, 0, begins) is not None:
        return True
    ends = not sentence[place.end :].strip(" .!)*_")
    return ends and sentence[: place.start].rstrip()[-1:] in (",", ";", "(", "-", "\u2013")


def taken_back(idiom: Idiom, sentence: str, place: Place) -> str | None:
    """Why the words of an idiom are no act in this sentence; None where they are one."""
    unless = idiom.unless(sentence[: place.end] if idiom.near else sentence)
    if unless is not None:
        return f'"{unless.words.strip()}" takes it back'
    recalls = idiom.type in _RECALLED and not idiom.past
    if recalls and (found := _EARLIER.search(sentence)) and not _OF_MINUTES.search(sentence):
        return f'"{found[0]}" speaks of an earlier meeting'
    if is_quoted(sentence, place.start):
        return "it stands in quotation marks: somebody else's words"
    return "it reports another body's act" if _REPORTING.match(sentence) else None
