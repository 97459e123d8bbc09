"""The record part of minutes: its lines with role, speaker and words, ready for the rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from lastcall.documents.minutes.labels import role_of
from lastcall.documents.minutes.roster import Roster
from lastcall.documents.minutes.speakers import Speech
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import straight
from lastcall.documents.styles.model import Role, Style

_SENTENCE = re.compile(r"[.!?;]\s+|\s(?=[\u2013\u2014-]{1,3}\s)")
_UNDASHED = re.compile(r"[.!?;]\s+")
"""The same for a line without dashes, in half the time."""
_DASHES = "-\u2013\u2014 "
_DASHED = (" -", " \u2013", " \u2014")
_JOINTS = (". ", "? ", "! ", "; ")
"""One of these or those stands wherever a sentence ends within a line of plain spaces."""
_CAPITAL_WITHIN = re.compile(r" (?<=[a-z,] )([^\W\d_a-z]\w*)")
"""A word with a capital, after a word or a comma: not the first of its sentence."""
_WORD = re.compile(r"\w+")
_FEW = 24
"""Words that are each looked for in the whole text."""
_ENDED = re.compile(r" (?=(\w+[ ,.]))")
"""A word and what follows it."""
_ENDINGS = (" ", ",", ".", "s ")
"""What may follow a word."""
ENDS = (".", "!", "?", ":", ";")
"""What a line ends in whose last sentence does not go on in the next."""
_LONGEST = 700
"""A sentence is looked at so far: what stands later than that in one is no act's own words."""
_PARAGRAPH = 12
"""Lines of a paragraph that are looked at for its end."""
_NAME_LENGTH, _NAME_WORDS = 60, 3
_TALK = 3
"""So many lines of several people, one of them a question, are a talk …"""
_REMARK = 4
"""Words of a remark, at least."""
_MOSTLY = 0.7
"""… where they are so much of their list."""
_HEAD = 20
"""Characters by which a sentence is known at the head of its line."""
_WRAPPED = 3
"""So many following lines of a paragraph may complete a sentence."""


_TOLD_OF = re.compile(
    r"(?<![\w@-])([a-z][\w-]{2,30}) (?:to|will|has|plans|says|said|is looking)\b|@([a-z][\w-]{2,30})"
)
_MENTIONED = re.compile(r"@([\w-]{1,40})(?=[ )])")
_FIRST_WITHIN = re.compile(r"\(([\w-]{1,40})(?=[),/])")
_PARENTHESISED = re.compile(r"\(([a-z][\w-]{2,30}(?:(?:/|, | and | & )[a-z][\w-]{2,30}){0,3})\)")
_PARTS = re.compile(r"/|, | and | & ")
_NOUN = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Tt]his|very|more|is|are|as) ([a-z][\w-]{2,30})(?![\w-])")
"""A word after one that stands before no account."""


class Entry(msgspec.Struct, eq=False):
    """One line of the record with what is known of it."""

    at: int
    """Its place among the file's lines."""
    line: Line
    role: Role
    speech: Speech | None
    words: str
    """What is said, without the speaker's name and without markup."""
    led: bool = False
    """Whether somebody says it who speaks for the group: a chair's words may conclude for all."""
    tokens: list[str] = msgspec.field(default_factory=list)
    """Its words in lower case."""
    wraps: bool = False
    """Whether its last sentence goes on in the next line of its paragraph …"""
    tail: bool = False
    """Whether it begins with the rest of such a sentence."""
    following: list[str] = msgspec.field(default_factory=list)
    """… whose words these are."""

    @property
    def speaker(self) -> str | None:
        """Who speaks on this very line, as written."""
        return self.speech.name if self.speech is not None else None

    def goes_on(self, sentence: str) -> bool:
        """Whether a sentence of this line is the rest of one that begins on the line before."""
        return self.tail and straight(self.words).startswith(sentence[:_HEAD])


class Sentence(NamedTuple):
    """A sentence of the record."""

    text: str
    own: int
    """So much of it stands on the line that it begins on."""


class Record(msgspec.Struct, eq=False):
    """All lines of a meeting file that may hold acts."""

    lines: list[Line]
    roles: list[Role]
    speeches: list[Speech | None]
    style: Style
    roster: Roster
    generated: bool
    """Whether a machine wrote the text: nothing in it is asserted."""
    meeting_day: date | None = None
    entries: list[Entry] = msgspec.field(default_factory=list)
    _text: str = ""
    """The words of all lines, once they are asked for."""
    _rows: str = ""
    """The same, of each line as far as it is looked at."""
    _asked: dict[str, int] = msgspec.field(default_factory=dict)
    """How many words were looked for, by what about them."""
    _ended: frozenset[str] | None = None
    """The words with what follows each, once they are asked for."""
    _capitals: frozenset[str] | None = None
    """The words with a capital within sentences, once they are asked for."""
    _told: frozenset[str] | None = None
    _mentioned: frozenset[str] | None = None
    _first_within: frozenset[str] | None = None
    _parenthesised: Counter[str] | None = None
    by_line: dict[int, Entry] = msgspec.field(default_factory=dict)
    """By identity of the line."""
    _boxes: dict[int, bool] = msgspec.field(default_factory=dict)
    """Whether empty boxes stand beneath a line, by its identity."""
    _topics: dict[int, bool] = msgspec.field(default_factory=dict)
    """Whether boxes beneath a line tick off topics over their notes, by its identity."""
    _talks: dict[int, bool] = msgspec.field(default_factory=dict)
    """Whether people talk to each other beneath a line, by its identity."""
    _talk_from: dict[int, int] = msgspec.field(default_factory=dict)
    _talked_of: dict[int, bool] = msgspec.field(default_factory=dict)
    """Where people talk to each other again beneath a heading, by its identity."""
    _speakers: dict[int, bool] = msgspec.field(default_factory=dict)
    """Whether most lines beneath a line are somebody's, by its identity."""

    def proper(self, word: str) -> bool:
        """Whether a word is written with a capital within the record's sentences, too: a name."""
        if not (len(word) > 1 and word.isalpha() and word.istitle()):
            return False
        if not self._rows:
            self._rows = "\n".join([entry.words[:_LONGEST] for entry in self.entries])
        if self._few("proper"):
            return _stands_within(word, self._rows)
        if self._capitals is None:
            self._capitals = frozenset(_CAPITAL_WITHIN.findall(self._rows))
        return word in self._capitals

    def common(self, word: str) -> bool:
        """Whether a word is written without a capital somewhere in the record: no name."""
        if self._few("common"):
            text = f" {self._whole_text()} "
            return _WORD.fullmatch(word) is not None and any(f" {word}{end}" in text for end in _ENDINGS)
        if self._ended is None:
            self._ended = frozenset(_ENDED.findall(f" {self._whole_text()} "))
        return any(f"{word}{end}" in self._ended for end in _ENDINGS)

    def _few(self, kind: str) -> bool:
        """Whether few words were looked for yet; of many, telling all of a text apart is quicker."""
        self._asked[kind] = self._asked.get(kind, 0) + 1
        return self._asked[kind] <= _FEW

    def before(self, written: str) -> Iterator[list[str]]:
        """The few words that stand before something that is written in the record, wherever it is."""
        at = self._text.find(written) if self.holds(written) else -1
        while at >= 0:
            if words := self._text[max(0, at - _NAME_LENGTH) : at].split()[-_NAME_WORDS:]:
                yield words
            at = self._text.find(written, at + 1)

    @property
    def told_of(self) -> frozenset[str]:
        """The words in lower case after which something is told, as of somebody: "adal will …", "@adal"."""
        if self._told is None:
            self._told = frozenset(word for words in _TOLD_OF.findall(self._whole_text()) for word in words)
        return self._told

    @property
    def in_parentheses(self) -> Counter[str]:
        """How often words in small letters that are nowhere a noun stand in parentheses: `(adal, bo)`."""
        if self._parenthesised is None:
            text = self._whole_text()
            within = Counter(word for words in _PARENTHESISED.findall(text) for word in _PARTS.split(words))
            nouns = frozenset(_NOUN.findall(text)) if within else frozenset()
            self._parenthesised = Counter(
                {word: times for word, times in within.items() if word not in nouns}
            )
        return self._parenthesised

    @property
    def mentioned(self) -> frozenset[str]:
        """The accounts that the record mentions, `@adal`, where a space or a parenthesis ends them."""
        if self._mentioned is None:
            self._mentioned = frozenset(_MENTIONED.findall(self._whole_text()))
        return self._mentioned

    @property
    def opening_parentheses(self) -> frozenset[str]:
        """The words that stand first in parentheses, alone or before others: `(adal)`, `(adal, bo)`."""
        if self._first_within is None:
            self._first_within = frozenset(_FIRST_WITHIN.findall(self._whole_text()))
        return self._first_within

    def holds(self, written: str) -> bool:
        """Whether something is written somewhere in the record."""
        return written in self._whole_text()

    def _whole_text(self) -> str:
        if not self._text:
            self._text = " ".join(entry.words for entry in self.entries)
        return self._text

    def is_talk(self, entry: Entry) -> bool:
        """Whether somebody says a line in a list where people ask and answer each other."""
        parent = entry.line.parent
        # "Ada: write it" gives a task, whatever is asked beside it
        if entry.speech is None or parent is None or self._is_task(entry):
            return False
        if id(parent) not in self._talks:
            beside = [other for line in parent.children if (other := self.by_line.get(id(line)))]
            spoken = [other for other in beside if other.speech is not None]
            asks = any(other.words.rstrip().endswith("?") for other in spoken)
            several = len({other.speaker for other in spoken}) > 1
            mostly = len(spoken) >= max(_TALK + sum(map(self._is_task, spoken)), _MOSTLY * len(beside))
            self._talks[id(parent)] = asks and several and mostly
        return self._talks[id(parent)]

    def is_talk_again(self, entry: Entry) -> bool:
        """Whether people talk to each other between a line and the heading over it, whose part is over."""
        heading = entry.line.heading
        if heading is None or role_of(heading.text, self.style) is not entry.role:
            # a label within the talk opens the part
            return False
        if id(heading) not in self._talk_from:
            beneath = [self.by_line.get(id(line)) for line in heading.children if not line.depth]
            spoken = [one.at for one in beneath if one is not None and one.speech and one.speech.known]
            # the first may be who sums up
            self._talk_from[id(heading)] = spoken[1] if len(spoken) > 1 else len(self.lines)
        return entry.at > self._talk_from[id(heading)]

    def is_talked_of(self, heading: Line) -> bool:
        """Whether much of what stands directly beneath a heading is said by somebody."""
        if id(heading) not in self._talked_of:
            below = [one for line in heading.children if line.leads and (one := self.by_line.get(id(line)))]
            # "Ada: done" is what became of a task
            spoken = sum(one.speech is not None and len(one.tokens) >= _REMARK for one in below)
            self._talked_of[id(heading)] = spoken >= max(_TALK, len(below) / 3)
        return self._talked_of[id(heading)]

    def is_among_speakers(self, entry: Entry) -> bool:
        """Whether those who take part speak on most of the lines beside this one."""
        parent = entry.line.parent
        if parent is None:
            return False
        if id(parent) not in self._speakers:
            beside = [self.by_line.get(id(line)) for line in parent.children]
            speakers = [other.speaker for other in beside if other is not None and other.speech is not None]
            self._speakers[id(parent)] = len(set(speakers)) > 1 and len(speakers) >= _MOSTLY * len(beside)
        return self._speakers[id(parent)]

    def is_ticked_since(self, entry: Entry) -> bool:
        """Whether a ticked box was ticked after the meeting: others of its list are empty still."""
        parent = entry.line.parent
        if parent is None:
            return False
        if id(parent) not in self._boxes:
            self._boxes[id(parent)] = any(other.text.startswith("[ ]") for other in parent.children)
        return self._boxes[id(parent)]

    def ticks_topics(self, entry: Entry) -> bool:
        """Whether the boxes of a list tick off what was talked about: notes stand beneath several of them."""
        parent = entry.line.parent
        if parent is None:
            return False
        if id(parent) not in self._topics:
            over_notes = [
                other
                for other in parent.children
                if other.text.startswith("[") and any(below.text[:1] != "[" for below in other.children)
            ]
            self._topics[id(parent)] = len(over_notes) > 1 and not any(
                self._is_task(found) for other in over_notes if (found := self.by_line.get(id(other)))
            )
        return self._topics[id(parent)]

    def _is_task(self, entry: Entry) -> bool:
        first = entry.tokens[:1]
        # "Ada to write it"
        to_do = entry.tokens[1:2] == ["to"] and not self.style.verbs.isdisjoint(entry.tokens[2:3])
        return not self.style.verbs.isdisjoint(first) or to_do

    def owner(self, entry: Entry) -> str | None:
        """Who speaks on the line, or on the nearest one that it stands beneath."""
        if entry.speech is not None:
            return entry.speech.name
        if not self.style.inherit:
            return None
        for above in entry.line.ancestors():
            if above.is_heading:
                return None
            found = self.by_line.get(id(above))
            if found is not None and found.speech is not None:
                return found.speech.name
        return None

    def whole(self, entry: Entry) -> str:
        """The words of a line with the rest of its paragraph."""
        words = entry.words
        if entry.line.block.last == entry.line.number:
            return words
        for later in self.lines[entry.at + 1 : entry.at + 1 + _PARAGRAPH]:
            if later.block is not entry.line.block:
                break
            words += f" {later.words}"
        return words

    def stated_on(self, entry: Entry, sentence: Sentence, words: str, into: int = 0) -> int | None:
        """The place of the later line on which some words of a wrapped sentence stand; None: on this one.

        `into` is how far into the words they state the act.
        """
        at = sentence.text.find(words) + into if words and words in sentence.text else -1
        if at < sentence.own:
            return None
        left = at - sentence.own
        for place, later in enumerate(self.lines[entry.at + 1 : entry.at + 1 + _WRAPPED], entry.at + 1):
            left -= 1 + len(self.by_line[id(later)].words)
            if left < 0:
                return place
        return None

    def sentences(self, entry: Entry) -> Iterator[Sentence]:
        """The sentences that begin on a line, each at most so long, with the wrapped rest of the last one."""
        words = straight(entry.words)
        own = len(words)
        if not words.endswith(ENDS):
            words += self._wrapped(entry)
        parting = _parting(words)
        if len(words) <= _LONGEST and parting is None:
            yield Sentence(words, own)
            return
        start = 0
        for end in [*(parting or _UNDASHED).finditer(words), None]:
            piece = words[start : end.start() + 1 if end is not None else None][:_LONGEST]
            if sentence := piece.lstrip(_DASHES):
                yield Sentence(sentence, own - start - (len(piece) - len(sentence)))
            start = end.end() if end is not None else start

    def _wrapped(self, entry: Entry) -> str:
        """The rest of a sentence on the following lines of its paragraph."""
        rest = ""
        for later in self.lines[entry.at + 1 : entry.at + 1 + _WRAPPED]:
            if (
                later.block is not entry.line.block
                or later.text.startswith("...")
                or id(later) not in self.by_line
            ):
                break
            if self.by_line[id(later)].speech is not None:
                break
            words = straight(self.by_line[id(later)].words)
            end = _SENTENCE.search(words)
            if end is not None:
                return f"{rest} {words[: end.start() + 1]}"
            rest += f" {words}"
        return rest


def _stands_within(word: str, rows: str) -> bool:
    """Whether a word stands in one of the rows after a word or a comma, as `_CAPITAL_WITHIN` finds it."""
    looked_for = f" {word}"
    at = rows.find(looked_for)
    while at >= 0:
        end = at + len(looked_for)
        before, after = rows[max(at - 1, 0) : at], rows[end : end + 1]
        if (before == "," or "a" <= before <= "z") and not (after.isalnum() or after == "_"):
            return True
        at = rows.find(looked_for, end)
    return False


def _parting(words: str) -> re.Pattern[str] | None:
    """What stands between the sentences of a line; None where there is but one: a cheap look."""
    for dash in _DASHED:
        if dash in words:
            return _SENTENCE
    if not words.isprintable():
        # rare kinds of space
        return _SENTENCE
    for joint in _JOINTS:
        if joint in words:
            return _UNDASHED
    return None
