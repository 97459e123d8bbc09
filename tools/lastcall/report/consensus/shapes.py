"""The JSON of a case, as types: acts, calls, positions, objections, decisions and verdicts."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from lastcall.report.proofs import EvidenceShape


class ActorShape(Struct, kw_only=True, frozen=True):
    """Somebody at the time of an act."""

    name: str
    written: str
    """As the source has it."""
    organization: str | None
    roles: list[str]
    """The newest first."""
    member: bool | None
    """Whether the agreement was signed by then; null: not said."""
    account: int | None
    """The forge's number of the account, where it is told."""
    known: bool
    """Whether the register or a meeting's list knows whom the words mean."""
    candidates: list[str] | UnsetType = UNSET
    """Who may be meant, where the name is ambiguous."""


class RevisionShape(Struct, kw_only=True, frozen=True):
    """The text that an act was about."""

    known_by: str
    """`text` (a digest of the normative text), `commit`, or `time`."""
    value: str


class TallyShape(Struct, kw_only=True, frozen=True):
    """The count of a vote, poll or hum."""

    yes: int
    no: int
    abstain: int
    counted: str
    """The words that hold the numbers."""
    opened: str | None
    closed: str | None
    electronic: bool


class ActShape(Struct, kw_only=True, frozen=True):
    """One act as the sources tell it."""

    id: str
    kind: str
    subject: str
    at: str | None
    """When it happened; of a source that tells only a day, the end of that day."""
    day: str | None
    actor: ActorShape | None
    """Null: the group, or not said."""
    words: str
    """Empty where nothing was said, and of what was deleted."""
    digest: str
    """Of the words as they stood."""
    source: str
    basis: str
    rule: str
    evidence: list[EvidenceShape]
    on_behalf: ActorShape | UnsetType = UNSET
    stance: str | UnsetType = UNSET
    title: str | UnsetType = UNSET
    target: str | UnsetType = UNSET
    until: str | UnsetType = UNSET
    until_day: str | UnsetType = UNSET
    ruling: str | UnsetType = UNSET
    moves: str | UnsetType = UNSET
    tally: TallyShape | UnsetType = UNSET
    revision: RevisionShape | UnsetType = UNSET
    seen: str | UnsetType = UNSET
    """When its source was gathered, or it was put on the record; missing for a file as it stands."""
    edited: str | UnsetType = UNSET
    """When the words were last changed after they had been said."""
    meeting: str | UnsetType = UNSET
    minutes_closed: bool | UnsetType = UNSET
    """Whether the minutes that tell it are the group's record; missing where the question was not put."""


class CallShape(Struct, kw_only=True, frozen=True):
    """A question with an audience and a deadline."""

    opened: str | None
    opened_day: str | None
    until: str | None
    until_day: str | None
    state: str
    in_meeting: bool
    """Whether it is a question put in a meeting and answered there."""
    by: ActorShape | None
    not_counted: str | None
    acts: list[ActShape]


class PositionShape(Struct, kw_only=True, frozen=True):
    """What one person says; the newest stands, all are kept."""

    who: ActorShape
    stance: str | None
    """Null: nothing stands, since the last word was taken back, dismissed or deleted."""
    day: str | None
    counts: bool
    not_counted: str | None
    note: str | None
    act: ActShape
    earlier: list[ActShape]


class NotCountedShape(Struct, kw_only=True, frozen=True):
    """An act that is kept and not counted."""

    act: ActShape
    because: str


class ObjectionCaseShape(Struct, kw_only=True, frozen=True):
    """An objection with its whole life."""

    id: str
    subject: str
    raised_by: ActorShape | None
    day: str | None
    title: str | None
    text: str
    fate: str
    open: bool
    reopened: bool
    gone: bool
    """Whether the words that raised it were deleted."""
    answered: str | None
    """The day of the first answer."""
    life: list[ActShape]
    not_counted: list[NotCountedShape]


class RulingShape(Struct, kw_only=True, frozen=True):
    """A conclusion by people."""

    ruling: str
    counts: bool
    not_counted: str | None
    moves: str | None
    act: ActShape


class LandingShape(Struct, kw_only=True, frozen=True):
    """The merge: a fact of its own, and no evidence of consensus."""

    day: str | None
    at: str | None
    by: ActorShape | None
    act: ActShape


class AppealShape(Struct, kw_only=True, frozen=True):
    """An appeal, and its answer in writing where there is one."""

    id: str
    by: ActorShape | None
    day: str | None
    grounds: str
    act: ActShape
    answer: ActShape | None


class ReasonShape(Struct, kw_only=True, frozen=True):
    """Why a rule comes to what it comes to."""

    code: str
    words: str
    evidence: list[EvidenceShape]


class VerdictShape(Struct, kw_only=True, frozen=True):
    """One rule and what it comes to."""

    rule: str
    says: str
    source: str
    outcome: str
    reasons: list[ReasonShape]


class ContradictionShape(Struct, kw_only=True, frozen=True):
    """Two sources that do not agree."""

    what: str
    evidence: list[EvidenceShape]


class SupporterShape(Struct, kw_only=True, frozen=True):
    """One person who agrees and is counted."""

    name: str
    organization: str | None
    stance: str


class OrganizationSupportShape(Struct, kw_only=True, frozen=True):
    """An organisation and who of it agrees."""

    organization: str | None
    """Null: not said for whom they speak."""
    people: list[str]


class SupportShape(Struct, kw_only=True, frozen=True):
    """Who agrees, each counted once."""

    people: list[SupporterShape]
    organizations: list[OrganizationSupportShape]


class CaseShape(Struct, kw_only=True, frozen=True, tag_field="schema", tag="lastcall/case/1"):
    """One proposal at one instant, with what was done for and against it and what the rules say."""

    subject: str
    title: str
    aim: str
    author: ActorShape | None
    state: str
    judged_at: str
    """The instant that the rules look at: that of the conclusion, else that of the status."""
    judged: bool
    """False: it was concluded before the day from which the profile judges; it is shown, not judged."""
    profile: str | None
    revision: RevisionShape | None
    verdicts: list[VerdictShape]
    """Blocking ones first: not met, unknown, met, does not apply."""
    calls: list[CallShape]
    positions: list[PositionShape]
    support: SupportShape
    objections: list[ObjectionCaseShape]
    decisions: list[RulingShape]
    landing: LandingShape | None
    appeals: list[AppealShape]
    succeeds: list[str]
    succeeded_by: list[str]
    contradictions: list[ContradictionShape]
    unknowns: list[str]
    quotes: list[EvidenceShape]
    acts: list[ActShape]


class RuleOutcomeShape(Struct, kw_only=True, frozen=True):
    """A rule and what it comes to, without its reasons."""

    rule: str
    outcome: str


class CaseSummaryShape(Struct, kw_only=True, frozen=True):
    """One open proposal and what is missing."""

    subject: str
    title: str
    state: str
    missing: list[ReasonShape]
    """Blocking ones first."""
    in_short: list[str]
    """The main reason of each rule that is not met or unknown, blocking ones first."""
    verdicts: list[RuleOutcomeShape]


class ProcessShape(Struct, kw_only=True, frozen=True):
    """The rules that judge."""

    profile: str
    title: str
    source: str
    judged_from: str | None
    binding: str
    """Whose positions bind, in words."""
    decides: str
    """Who may conclude a question, in words."""
    digest: str
