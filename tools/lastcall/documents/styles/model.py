"""A house style ready for use: what its file says, together with the style that it extends, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import msgspec

from lastcall.documents.plain_text import lowered
from lastcall.documents.styles import alternatives, forms
from lastcall.documents.styles.alternatives import Clause, Phrase, Place
from lastcall.documents.styles.packing import pack
from lastcall.documents.styles.schema import (
    Actor,
    ColumnsTable,
    EvidenceEntry,
    IdiomEntry,
    Needs,
    Role,
    StyleFile,
)
from lastcall.model.event import Basis, EventType, ObjectionFate

__all__ = ["Actor", "Evidence", "Idiom", "Needs", "Role", "Style", "compiled", "evidence_of"]

_NEVER = re.compile(r"(?!)")


class Idiom(msgspec.Struct, frozen=True, dict=True):
    """A turn of phrase that says, in the record part of minutes, that an act took place."""

    id: str
    type: EventType
    says: str
    """What the rule takes it to mean, for `explain`."""
    cues: frozenset[str]
    """Words in lower case; a sentence without one of them is not looked at …"""
    along: frozenset[str]
    """… nor one without one of these, where any are given."""
    written: str
    """Its words, as a regular expression."""
    written_unless: str | None
    """Words that take it back …"""
    near: bool
    """… where they stand before its own words end; else anywhere in the sentence."""
    begins: bool
    """Whether it only asserts where it begins its sentence, or follows a few words and a comma."""
    basis: Basis
    needs: Needs
    actor: Actor
    spoken: bool
    """Whether it counts in what a speaker says."""
    questions: bool
    """Whether it may be a question."""
    past: bool
    """Whether it may speak of an earlier meeting."""
    fate: ObjectionFate | None

    @cached_property
    def _phrase(self) -> Phrase:
        return _phrase(self.written)

    @cached_property
    def _unless(self) -> Phrase | None:
        return _phrase(self.written_unless) if self.written_unless is not None else None

    def find(self, sentence: str, lowered: str) -> Place | None:
        """Where its words stand in a sentence, which is given in lower case, too."""
        return self._phrase.find(sentence, lowered)

    def unless(self, sentence: str) -> Place | None:
        """What takes its words back in a sentence, where anything does."""
        return self._unless.find(sentence, lowered(sentence)) if self._unless is not None else None


class Evidence(msgspec.Struct, frozen=True, dict=True):
    """What shows a style where it stands in a file."""

    shown: str
    """How it is named to people."""
    words: str
    """Exactly these; empty where a pattern is meant."""
    written: str | None
    """A regular expression, searched line by line."""
    times: int
    worth: int

    def stands(self, text: str, lowered: str) -> bool:
        """Whether it is found as often as it must be in a text, which is given in lower case, too."""
        if self.written is None:
            return self.words in text
        if any(all(one not in lowered for one in clause) for clause in self._holds):
            return False
        if self.times == 1:
            return self._pattern.search(text) is not None
        return sum(1 for _ in islice(self._pattern.finditer(text), self.times)) >= self.times

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Compiled when first looked for."""
        return re.compile(self.written or "(?!)", re.MULTILINE)

    @cached_property
    def _holds(self) -> tuple[Clause, ...]:
        """What no match can lack, where that is known."""
        known = pack().phrases.get(self.written or "", ())
        return known[0][2] if len(known) == 1 and known[0][0] == self.written else ()


class Columns(msgspec.Struct, frozen=True):
    """How the heads of a table of people are told apart."""

    name: re.Pattern[str]
    role: re.Pattern[str]
    organisation: re.Pattern[str]
    handle: re.Pattern[str]
    initials: re.Pattern[str]


class Cues(NamedTuple):
    """Idioms by the words that call for them."""

    idioms: dict[str, tuple[Idiom, ...]]
    along: dict[str, frozenset[str]]
    """For each word: what may stand beside it for one of its idioms to be tried; empty where nothing must."""
    words: frozenset[str]
    """All the words."""


class Style(msgspec.Struct, frozen=True, dict=True):
    """The habits of one group, or of many."""

    id: str
    name: str
    inherit: bool
    """Whether what is nested beneath a speaker's line is theirs."""
    owners: bool
    """Whether the actions beneath a heading or item that is only a name are that person's."""
    notes: bool
    """Whether notes are taken beneath the items of the agenda, without each file showing it."""
    quotes: bool
    """Whether block quotes are the group's own words."""
    sections: dict[str, Role]
    """By section name in lower case."""
    section_patterns: tuple[tuple[re.Pattern[str], Role], ...]
    """Tried where no name fits, in order."""
    speaker_forms: forms.SpeakerForms
    attendee_forms: tuple[re.Pattern[str], ...]
    columns: Columns
    owner_forms: tuple[forms.OwnerForm, ...]
    not_speakers: frozenset[str]
    speaking_roles: frozenset[str]
    marks: dict[str, EventType]
    links: dict[str, str]
    """By what stands before a number: the repository whose item it names for short."""
    closing: re.Pattern[str]
    closing_yes: re.Pattern[str]
    closing_no: re.Pattern[str]
    verbs: frozenset[str]
    personal: frozenset[str]
    passing: frozenset[str]
    states: frozenset[str]
    waiting: frozenset[str]
    things: frozenset[str]
    generated: re.Pattern[str]
    idioms: tuple[Idiom, ...]

    @cached_property
    def roles_of_names(self) -> dict[str, Role | None]:
        """What the patterns of section names have said of names before."""
        return {}

    @cached_property
    def mark_heads(self) -> frozenset[str]:
        """The first words of the marks."""
        return frozenset(re.split(r"[ -]", word)[0].rstrip(",") for word in self.marks)

    @cached_property
    def by_cue(self) -> Cues:
        """The idioms to try in the record's own voice, by the words that call for them."""
        return _by_cue(self.idioms)

    @cached_property
    def spoken_by_cue(self) -> Cues:
        """Those to try in what a speaker says."""
        return _by_cue(idiom for idiom in self.idioms if idiom.spoken or idiom.needs is not Needs.UNSPOKEN)


def compiled(file: StyleFile) -> Style:
    """Compile what a style's file says, once it holds all that it extends. Raises re.error and FormError."""
    return Style(
        id=file.id,
        name=file.name,
        inherit=file.nesting.speakers is not False,
        owners=file.nesting.owners is not False,
        notes=file.nesting.notes is True,
        quotes=file.nesting.quotes is True,
        sections={name: role for role, names in file.sections.items() for name in names},
        section_patterns=tuple(
            (re.compile("|".join(patterns)), role)
            for role, patterns in file.section_patterns.items()
            if patterns
        ),
        speaker_forms=forms.speaker_forms(file.speakers.forms),
        attendee_forms=forms.attendee_forms(file.attendees.forms),
        columns=_columns(file.attendees.columns),
        owner_forms=forms.owner_forms(file.actions.forms),
        not_speakers=frozenset(
            (*file.speakers.not_, *(word for words in file.marks.values() for word in words))
        ),
        speaking_roles=frozenset(file.speakers.roles),
        marks={word: kind for kind, words in file.marks.items() for word in words},
        links=file.links,
        closing=re.compile(file.closing.question, re.IGNORECASE) if file.closing.question else _NEVER,
        closing_yes=_answer(file.closing.yes),
        closing_no=_answer(file.closing.no, r"(?!\s+(?:objection|opposition))"),
        verbs=frozenset(file.commitments.verbs),
        personal=frozenset(file.commitments.personal),
        passing=frozenset(file.commitments.passing),
        states=frozenset(file.commitments.states),
        waiting=frozenset(file.commitments.waiting),
        things=frozenset(file.commitments.things),
        generated=re.compile(file.generated.notice, re.IGNORECASE) if file.generated.notice else _NEVER,
        idioms=tuple(_idiom(entry) for entry in file.idiom),
    )


def _phrase(written: str) -> Phrase:
    return alternatives.of(written, pack().phrases.get(written, ()))


def _by_cue(idioms: Iterable[Idiom]) -> Cues:
    found: dict[str, list[Idiom]] = {}
    for idiom in idioms:
        for cue in idiom.cues:
            found.setdefault(cue, []).append(idiom)
    return Cues(
        {cue: tuple(called) for cue, called in found.items()},
        {
            # one that needs nothing beside it makes all others needless to look at
            cue: frozenset[str]()
            if any(not idiom.along for idiom in called)
            else frozenset[str]().union(*(idiom.along for idiom in called))
            for cue, called in found.items()
        },
        frozenset(found),
    )


def _words(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words) or "(?!)"


def _answer(words: Iterable[str], but_not: str = "") -> re.Pattern[str]:
    return re.compile(rf"^\W*?(?:{_words(words)})(?!\w){but_not}", re.IGNORECASE)


def _columns(table: ColumnsTable) -> Columns:
    return Columns(
        name=re.compile(rf"^(?:{_words(table.name)})s?$", re.IGNORECASE),
        role=re.compile(rf"^(?:{_words(table.role)})s?$", re.IGNORECASE),
        organisation=re.compile(_words(table.organisation), re.IGNORECASE),
        handle=re.compile(_words(table.handle), re.IGNORECASE),
        initials=re.compile(_words(table.initials), re.IGNORECASE),
    )


def _idiom(entry: IdiomEntry) -> Idiom:
    return Idiom(
        id=entry.id,
        type=entry.type,
        says=entry.says,
        cues=frozenset(entry.cues),
        along=frozenset(entry.along),
        written=entry.pattern,
        written_unless=entry.unless,
        near=entry.near,
        begins=entry.begins,
        basis=entry.basis,
        needs=entry.needs,
        actor=entry.actor,
        spoken=entry.spoken,
        questions=entry.questions,
        past=entry.past,
        fate=entry.fate,
    )


def evidence_of(entries: Iterable[EvidenceEntry]) -> tuple[Evidence, ...]:
    """The evidence of a style: one for each of its words, one for each pattern."""
    found = []
    for entry in entries:
        found += [Evidence(words, words, None, 1, entry.worth) for words in entry.words]
        if entry.pattern is not None:
            shown = entry.says or entry.pattern
            found.append(Evidence(shown, "", entry.pattern, entry.times, entry.worth))
    return tuple(found)
