"""The JSON that commands write, as types: each is one published schema."""

from __future__ import annotations

from msgspec import Struct

from lastcall.report.consensus.shapes import CaseShape, CaseSummaryShape, ProcessShape
from lastcall.report.consensus.supposing import WhatIfShape
from lastcall.report.proofs import EventShape, EvidenceShape
from lastcall.report.reading import AttendeeShape, MinutesShape
from lastcall.report.record.shapes import DigestsShape, RecordShape, VerificationShape
from lastcall.report.shapes_around import HistoryShape, LinkShape, MissingShape, TouchShape


class MeetingShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/meeting/1"):
    """One meeting with the paths of its files."""

    id: str
    date: str | None
    last_date: str | None
    title: str | None
    agenda: list[str]
    minutes: list[str]
    attendees: list[AttendeeShape]
    closing_consensus: str | None
    events: int


class DeadlineShape(Struct, kw_only=True, frozen=True):
    """One dated line of a timetable."""

    day: str
    text: str
    is_call: bool
    evidence: EvidenceShape


class ProposalShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/proposal/1"):
    """One proposal by plain facts."""

    id: str
    title: str
    kind: str
    state: str
    url: str | None
    author: str | None
    opened: str | None
    ended: str | None
    call_until: str | None
    deadlines: list[DeadlineShape]
    meetings: list[str]
    specifications: list[str]
    closes: list[str]
    replaces: list[str]
    replaced_by: list[str]
    because: list[EvidenceShape]
    events: list[EventShape]


class DecisionShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/decision/1"):
    """A decision, or a question that met no objection."""

    id: str
    date: str | None
    meeting: str
    text: str
    subject: list[str]
    event: EventShape


class ObjectionShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/objection/1"):
    """An objection with its life."""

    id: str
    date: str | None
    subject: list[str]
    raised_by: str | None
    text: str
    fate: str
    open: bool
    life: list[EventShape]


class ActionShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/action/1"):
    """What somebody took on, and what became of it."""

    id: str
    date: str | None
    meeting: str
    text: str
    owner: str | None
    due: str | None
    state: str
    subject: list[str]
    event: EventShape
    done_by: EvidenceShape | None
    done_basis: str | None


class VersionShape(Struct, kw_only=True, frozen=True):
    """One file of a specification."""

    version: str | None
    title: str
    path: str
    stage: str | None
    stage_evidence: EvidenceShape | None
    lines: int
    sections: int
    normative: dict[str, int]


class SpecificationShape(
    Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/specification/1"
):
    """A specification with its versions, oldest first."""

    id: str
    title: str
    stage: str | None
    former_ids: list[str]
    versions: list[VersionShape]
    proposals: list[str]
    meetings: list[str]
    needs: list[str]


class NamedShape(Struct, kw_only=True, frozen=True):
    """Something that names a need."""

    what: str
    evidence: EvidenceShape


class NeedShape(Struct, kw_only=True, frozen=True):
    """A need and what names it."""

    id: str
    title: str
    evidence: EvidenceShape
    named_by: list[NamedShape]


class UseCaseShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/use-case/1"):
    """A use case with its needs."""

    id: str
    number: str | None
    title: str
    path: str
    line: int
    needs: list[NeedShape]
    named_by: list[NamedShape]


class AttentionShape(Struct, kw_only=True, frozen=True):
    """One thing that needs somebody."""

    urgency: str
    what: str
    who: str | None
    ref: str
    evidence: EvidenceShape


class NextMeetingShape(Struct, kw_only=True, frozen=True):
    """The next meeting."""

    date: str
    title: str | None
    agenda: str | None


class ProblemShape(Struct, kw_only=True, frozen=True):
    """What could not be read."""

    path: str
    line: int
    reason: str


class ItemShape(Struct, kw_only=True, frozen=True):
    """An issue or pull request with its state at the instant."""

    id: str
    kind: str
    title: str
    state: str
    url: str
    author: str | None
    created: str | None
    closed: str | None
    merged: str | None
    labels: list[str]


class StatusShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/status/1"):
    """The group at one instant."""

    group: str
    repository: str | None
    as_of: str
    notes: list[str]
    next_meeting: NextMeetingShape | None
    attention: list[AttentionShape]
    specifications: list[SpecificationShape]
    use_cases: list[UseCaseShape]
    proposals: list[ProposalShape]
    decisions: list[DecisionShape]
    objections: list[ObjectionShape]
    actions: list[ActionShape]
    meetings: list[MeetingShape]
    changes: list[EventShape]
    problems: list[ProblemShape]
    process: ProcessShape | None = None
    cases: list[CaseSummaryShape] = []


class SubjectShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/subject/1"):
    """All that is known about one thing, with the events about it and about what it is linked to."""

    ref: str
    kind: str
    title: str
    item: ItemShape | None = None
    proposal: ProposalShape | None = None
    objection: ObjectionShape | None = None
    decision: DecisionShape | None = None
    action: ActionShape | None = None
    specification: SpecificationShape | None = None
    use_case: UseCaseShape | None = None
    need: NeedShape | None = None
    meeting: MeetingShape | None = None
    linked: list[str] = []
    events: list[EventShape] = []
    cases: list[CaseShape] = []
    links: list[LinkShape] = []
    touches: list[TouchShape] = []
    missing: list[MissingShape] = []
    history: list[HistoryShape] = []


class ActExplainedShape(Struct, kw_only=True, frozen=True):
    """One act of a line, with its rule and how surely it is known."""

    event: EventShape
    rule_says: str
    known: str
    certain_by: str | None


class ExplanationShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/explanation/1"):
    """One line of minutes: what was understood, and why nothing else was."""

    path: str
    line: int
    text: str
    style: str
    style_because: str
    part: str
    part_means: str
    section: str | None
    speaker: str | None
    speaker_because: str
    references: list[str]
    acts: list[ActExplainedShape]
    reasons: list[str]


class FindingShape(Struct, kw_only=True, frozen=True):
    """One thing worth mending."""

    rule: str
    severity: str
    path: str
    line: int
    message: str
    help: str
    at: str | None
    quote: str


class SilentShape(Struct, kw_only=True, frozen=True):
    """A rule that said nothing, and why."""

    rule: str
    reason: str


class FindingsShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/findings/1"):
    """What `check` found."""

    findings: list[FindingShape]
    first: list[FindingShape]
    older: int
    silent: list[SilentShape]


class DraftLineShape(Struct, kw_only=True, frozen=True):
    """One line of a draft with the reasons for it."""

    text: str
    target: str | None
    because: list[str]


class DraftShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/draft/1"):
    """A drafted agenda."""

    date: str
    path: str
    text: str
    lines: list[DraftLineShape]


PUBLISHED: tuple[type[Struct], ...] = (
    MinutesShape,
    MeetingShape,
    ProposalShape,
    DecisionShape,
    ObjectionShape,
    ActionShape,
    SpecificationShape,
    UseCaseShape,
    StatusShape,
    SubjectShape,
    ExplanationShape,
    FindingsShape,
    DraftShape,
    CaseShape,
    WhatIfShape,
    RecordShape,
    DigestsShape,
    VerificationShape,
)
"""Every shape that a command writes as a document of its own."""
