"""What a house style's file may say: the tables and keys, with what each means."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from lastcall.model.event import Basis, EventType, ObjectionFate


class Role(StrEnum):
    """What a part of a meeting file is for."""

    AGENDA = "agenda"
    ATTENDEES = "attendees"
    REGRETS = "regrets"
    SCRIBE = "scribe"
    CHAIR = "chair"
    RECORD = "record"
    ACTIONS = "actions"
    DECISIONS = "decisions"
    DEFERRED = "deferred"
    """What was put off: each entry is."""
    MERGED = "merged"
    """Pull requests that were merged: each entry that names one."""
    CLOSED = "closed"
    """Items that were closed: each entry that names one."""
    CLOSING = "closing"
    RECAP = "recap"
    """What an earlier meeting did: only explicit marks count."""
    BOILERPLATE = "boilerplate"
    """Links, policies, guidelines: holds no acts."""
    SUMMARY = "summary"
    """A summary beside the record: nothing in it is asserted."""
    HEAD = "head"
    """What stands before the first section."""


class Actor(StrEnum):
    """Whom an idiom's event is attributed to."""

    NONE = "none"
    """The group."""
    LINE = "line"
    """Who speaks on the line itself."""
    SPEAKER = "speaker"
    """Who speaks on the line or on the one it stands beneath."""


class Needs(StrEnum):
    """What must stand around an idiom for it to be asserted; without it, it is only inferred."""

    NOTHING = "nothing"
    ITEM = "item"
    """An issue, pull request or specification that it is about."""
    QUESTION = "question"
    """A question, motion or call to the group before it."""
    UNSPOKEN = "unspoken"
    """The record's own voice: no speaker on the line."""


class Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of a style's file; keys are written with `-`."""


class SpeakersTable(Table, frozen=True, kw_only=True):
    """`[speakers]`: how a line says who speaks."""

    forms: tuple[str, ...] = ()
    """How a speaker's line begins, with `Name` for the name: `Name:`, `[Name]`, `<Name>`, `**Name**`."""
    not_: tuple[str, ...] = field(default=(), name="not")
    """Words in front of a colon that are no speakers, in lower case."""
    roles: tuple[str, ...] = ()
    """Who speaks without a name, such as `chair`."""


class NestingTable(Table, frozen=True, kw_only=True):
    """`[nesting]`: what belongs to the line that it stands beneath."""

    speakers: bool | None = None
    """Whether what is nested beneath a speaker's line is said by that speaker."""
    owners: bool | None = None
    """Whether the actions beneath a heading or item that is only a name are that person's."""
    notes: bool | None = None
    """Whether notes are taken beneath the items of the agenda; by default each file shows it."""
    quotes: bool | None = None
    """Whether block quotes are the group's own words, as in a log; by default they are somebody else's."""


class ColumnsTable(Table, frozen=True, kw_only=True):
    """`[attendees.columns]`: words in the heads of tables of people, in lower case."""

    name: tuple[str, ...] = ()
    """Heads of the column of names."""
    role: tuple[str, ...] = ()
    """Heads of the column of roles."""
    organisation: tuple[str, ...] = ()
    """What the head of the column of affiliations holds."""
    handle: tuple[str, ...] = ()
    """What the head of the column of accounts holds."""
    initials: tuple[str, ...] = ()
    """What the head of the column of initials holds."""


class AttendeesTable(Table, frozen=True, kw_only=True):
    """`[attendees]`: how lists of people are written, beyond the forms that are understood anyway."""

    forms: tuple[str, ...] = ()
    """An entry, of `Name`, `Organisation`, `Role`, `Handle`, `Initials` and the characters between them."""
    columns: ColumnsTable = ColumnsTable()
    """What is said in the heads of tables, below."""


class ActionsTable(Table, frozen=True, kw_only=True):
    """`[actions]`: how an action says who is to do it."""

    forms: tuple[str, ...] = ()
    """An entry, of `Name` and `Task` and the characters between them: `Name: Task`, `Task (Name)`."""


class ClosingTable(Table, frozen=True, kw_only=True):
    """`[closing]`: the question that closes a meeting."""

    question: str | None = None
    """Regular expression of the question, from the beginning of its line."""
    yes: tuple[str, ...] = ()
    """Words that answer it with yes, in lower case."""
    no: tuple[str, ...] = ()
    """Words that answer it with no, in lower case."""


class CommitmentsTable(Table, frozen=True, kw_only=True):
    """`[commitments]`: the verbs of assignments and promises, in their plain form."""

    verbs: tuple[str, ...] = ()
    """What may be assigned: "Ada to write …"."""
    personal: tuple[str, ...] = ()
    """What a speaker may promise in the first person: "I will write …"."""
    passing: tuple[str, ...] = ()
    """What a speaker says in passing and does at once: "I will go next"; what `personal` names is none."""
    states: tuple[str, ...] = ()
    """What follows "Ada will" and is no deed: "Ada will be late"."""
    waiting: tuple[str, ...] = ()
    """What follows "Will" and puts something off instead: "Will wait for the tests"."""
    things: tuple[str, ...] = ()
    """Words with a capital before "to" or "will" that name nobody: "Need to write …"."""


class GeneratedTable(Table, frozen=True, kw_only=True):
    """`[generated]`: texts that a machine wrote."""

    notice: str | None = None
    """Regular expression of the words that say so, in the first lines of a file."""


class IdiomEntry(Table, frozen=True, kw_only=True):
    """`[[idiom]]`: a turn of phrase that says, in the record, that an act took place."""

    id: str
    """`idiom.` and a name; of two with one id, the later one holds."""
    type: EventType
    """The act."""
    says: str
    """In a sentence, what the words are taken to mean."""
    cues: tuple[str, ...]
    """Words in lower case; a sentence without one of them is not looked at."""
    along: tuple[str, ...] = ()
    """Nor is one without one of these."""
    pattern: str
    """Regular expression of the words, without regard to case, searched in one sentence."""
    unless: str | None = None
    """Regular expression of words that take it back."""
    near: bool = False
    """Whether `unless` counts only up to the end of the pattern's own words."""
    begins: bool = False
    """Whether it only asserts where it begins its sentence, or follows a few words and a comma."""
    basis: Basis = Basis.RECORDED
    """`recorded`, or `inferred` for words that never assert."""
    needs: Needs = Needs.NOTHING
    """What must stand around it for the act to be asserted."""
    actor: Actor = Actor.LINE
    """Whose act it is."""
    spoken: bool = True
    """Whether it counts in what a speaker says."""
    questions: bool = False
    """Whether it may be a question."""
    past: bool = False
    """Whether it may speak of an earlier meeting."""
    fate: ObjectionFate | None = None
    """Of an objection or its resolution: what became of it."""


class EvidenceEntry(Table, frozen=True, kw_only=True):
    """`[[evidence]]`: what shows the style where it stands at the beginning or end of a file."""

    words: tuple[str, ...] = ()
    """Each of these, exactly as written, is worth the points."""
    pattern: str | None = None
    """Regular expression, searched line by line (`^` and `$` are those of a line) …"""
    says: str | None = None
    """… what it stands for, as `minutes parse -v` names it …"""
    times: int = 1
    """… and how often it must be found."""
    worth: int = 1
    """Points for each of the words, or for the pattern."""


class WithoutTable(Table, frozen=True, kw_only=True):
    """`[without]`: what the style that is extended has, and this one has not."""

    sections: tuple[str, ...] = ()
    """Section names."""
    marks: tuple[str, ...] = ()
    """Words of marks."""
    idioms: tuple[str, ...] = ()
    """Ids of idioms."""
    speakers: tuple[str, ...] = ()
    """Forms of speakers."""
    attendees: tuple[str, ...] = ()
    """Forms of attendees."""
    actions: tuple[str, ...] = ()
    """Forms of actions."""


class Extension(Table, frozen=True, kw_only=True):
    """What may be added to a style: everything but its name and its evidence."""

    sections: dict[Role, tuple[str, ...]] = field(default_factory=dict)
    """By part: headings, bold lines and labels that open it, in lower case without numbers and marks."""
    section_patterns: dict[Role, tuple[str, ...]] = field(default_factory=dict)
    """By part: regular expressions of headings of at most seven words, tried after the names."""
    speakers: SpeakersTable = SpeakersTable()
    nesting: NestingTable = NestingTable()
    attendees: AttendeesTable = AttendeesTable()
    actions: ActionsTable = ActionsTable()
    marks: dict[EventType, tuple[str, ...]] = field(default_factory=dict)
    """By act: words that mark a line as one, in lower case."""
    links: dict[str, str] = field(default_factory=dict)
    """By what stands before a number, such as `sea.example/`: the repository whose item it names."""
    closing: ClosingTable = ClosingTable()
    commitments: CommitmentsTable = CommitmentsTable()
    generated: GeneratedTable = GeneratedTable()
    idiom: tuple[IdiomEntry, ...] = ()
    without: WithoutTable = WithoutTable()


class StyleFile(Extension, frozen=True, kw_only=True):
    """A house style: a group's habits of writing minutes, as one TOML file."""

    id: str
    """A short name in lower case, such as `harbour`."""
    name: str
    """What shows the style, in a few words."""
    extends: str = "common"
    """The id of the shipped style that this one begins with."""
    evidence: tuple[EvidenceEntry, ...] = ()
