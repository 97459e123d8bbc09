"""The JSON of an evidence record and of its verification, as types."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from lastcall.report.consensus.shapes import ActorShape, CaseShape, ProcessShape, RevisionShape
from lastcall.report.proofs import EvidenceShape


class RegisterShape(Struct, kw_only=True, frozen=True):
    """The register of participants that roles and organisations were taken from."""

    path: str | None
    """Null: the group keeps none."""
    people: int
    organizations: int
    digest: str


class PresentShape(Struct, kw_only=True, frozen=True):
    """Who was there for an organisation."""

    organization: str | None
    """Null: neither the minutes nor the register say for whom."""
    people: list[str]


class AskedShape(Struct, kw_only=True, frozen=True):
    """A meeting that the question was put to."""

    meeting: str
    what: list[str]
    """What the minutes say was done: put to the group, call opened, asked …"""
    present: list[PresentShape]
    evidence: list[EvidenceShape]


class QuotedShape(Struct, kw_only=True, frozen=True):
    """A line of minutes, whole."""

    path: str
    line: int
    text: str


class ChangeOfTextShape(Struct, kw_only=True, frozen=True):
    """A change of the text under proposal."""

    day: str | None
    revision: RevisionShape | None
    evidence: list[EvidenceShape]


class CommentShape(Struct, kw_only=True, frozen=True):
    """A comment, review, concern or objection, and what became of it."""

    id: str | None
    """Of an objection."""
    act: str
    """The id of the act."""
    who: ActorShape | None
    day: str | None
    what: str
    """What it was: a concern, an objection, support …"""
    text: str
    outcome: str
    """In words: what became of it."""
    answers: list[str]
    """Ids of the acts that answered or settled it."""
    changes: list[ChangeOfTextShape]
    """Changes of the text after it and before it was settled; that one was made for it is not said."""
    evidence: list[EvidenceShape]


class ProposalRecordShape(Struct, kw_only=True, frozen=True):
    """One proposal on the record."""

    url: str | None
    case: CaseShape
    asked: list[AskedShape]
    quoted: list[QuotedShape]
    comments: list[CommentShape]


class VersionRecordShape(Struct, kw_only=True, frozen=True):
    """One version of a specification."""

    version: str | None
    path: str
    stage: str | None


class SpecificationRecordShape(Struct, kw_only=True, frozen=True):
    """The specification that a record is about."""

    id: str
    title: str
    stage: str | None
    versions: list[VersionRecordShape]
    former_ids: list[str]


class MeetingRecordShape(Struct, kw_only=True, frozen=True):
    """One meeting and who was there, by organisation."""

    id: str
    date: str | None
    minutes: list[str]
    present: list[PresentShape]


class AnsweringShape(Struct, kw_only=True, frozen=True):
    """An objection and how long it waited for its first answer."""

    id: str
    raised: str | None
    fate: str
    open: bool
    answered: str | None
    days: int | None
    """From raised to answered; null where one of the days is not on record."""
    evidence: list[EvidenceShape]


class GroupRecordShape(Struct, kw_only=True, frozen=True):
    """What the group's meetings and objections look like: lists, and no judgement on anybody."""

    meetings: list[MeetingRecordShape]
    one_organization: list[str]
    """Meetings at which everybody present spoke for one organisation."""
    organizations_unclear: list[str]
    """Meetings at which that cannot be told, since it is not said for whom some spoke."""
    objections: list[AnsweringShape]


class StatementShape(Struct, kw_only=True, frozen=True):
    """One statement of the record, for verification."""

    key: str
    says: str
    digest: str


class PieceShape(Struct, kw_only=True, frozen=True):
    """One piece of evidence, for verification."""

    digest: str
    """Of the whole line of a file, without the space around it; else of the words as they stood."""
    act: str | UnsetType = UNSET
    """The act it proves; missing for a line that is only quoted."""
    what: str | UnsetType = UNSET
    """The act in a few words: what, by whom, on which day."""
    path: str | UnsetType = UNSET
    line: int | UnsetType = UNSET
    url: str | UnsetType = UNSET


class DigestsShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/digests/1"):
    """What a record was made from, and digests of all that it says: what `verify` needs."""

    kind: str
    ref: str | None
    as_of: str
    dated: bool
    """Whether of the files only what is dated up to the instant was looked at, without git's history."""
    people: str
    written_by: str
    process: str | None
    """The digest of the rules."""
    profile: str | None
    register: str
    """The digest of the register."""
    notes: list[str]
    record: str
    """The digest of the record as JSON, without this part."""
    text: str | None
    """The digest of the record's Markdown above this part; null in JSON."""
    statements: list[StatementShape]
    evidence: list[PieceShape]


class RecordShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/record/1"):
    """The evidence of consensus on a proposal, over a specification's proposals, or of the group."""

    kind: str
    """`proposal`, `specification` or `group`."""
    ref: str | None
    """Null: the group."""
    title: str
    group: str
    repository: str | None
    timezone: str
    as_of: str
    """A day, or an instant where somebody asked for one."""
    dated: bool
    """Whether of the files only what is dated up to the instant was looked at, without git's history."""
    people: str
    """How people appear: `names`, `handles` or `organisations`."""
    process: ProcessShape | None
    register: RegisterShape
    notes: list[str]
    """How far the sources reached when it was written."""
    specification: SpecificationRecordShape | None
    proposals: list[ProposalRecordShape]
    meetings: GroupRecordShape | None
    digests: DigestsShape | None = None


class NotFollowingShape(Struct, kw_only=True, frozen=True):
    """Something in a record that does not follow from today's sources."""

    kind: str
    """`evidence`, `statement`, `rules`, `register`, `text` or `missing`."""
    what: str
    """A sentence."""
    line: int | None
    """Of the record's file; null where none can be named."""
    was: str | None
    now: str | None


class VerificationShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/verification/1"):
    """Whether a record still follows from the sources, and what no longer does."""

    path: str
    ref: str | None
    as_of: str
    follows: bool
    differences: list[NotFollowingShape]
    notes: list[str]
    """What a reader should know, and nothing that a record fails by."""
