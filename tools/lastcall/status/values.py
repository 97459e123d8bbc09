"""The status of a group at one instant, as values: what rendering shows, decided before any rendering."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct, field

from lastcall.ledger.links import Links
from lastcall.model.event import Basis, ObjectionFate, RecordedEvent
from lastcall.model.evidence import Evidence
from lastcall.model.finding import Problem
from lastcall.model.instant import Instant
from lastcall.model.item import Item, StateAt
from lastcall.model.minutes import Meeting
from lastcall.model.profile import Process
from lastcall.model.reference import ItemKind
from lastcall.model.specification import SpecVersion, Stage
from lastcall.model.use_case import Need, UseCase, UseCasePage
from lastcall.status.consensus.values import Case


class ProposalState(StrEnum):
    """What plain facts say of a proposal; no rule is applied here."""

    OPEN = "open"
    UNDER_REVIEW = "under review"
    """Open, and treated in a meeting or reviewed."""
    CALL_OPEN = "call open"
    """Open, with a deadline that has not passed."""
    CALL_ENDED = "call ended, not concluded"
    """Open, with a deadline that has passed; a deadline alone decides nothing."""
    MERGED = "merged"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    TIME_UNKNOWN = "closed, time unknown"
    NOT_KNOWN = "named in minutes only"
    """The source that would tell its state is not at hand."""


class Deadline(Struct, frozen=True, kw_only=True):
    """One dated line of a timetable: in a pull request's text, or said in minutes."""

    day: date
    text: str
    """The line's words without the date, such as "Deadline for comments"."""
    is_call: bool
    """Whether the words speak of a last call, of comments or of objections, and so end a call."""
    evidence: Evidence


class Proposal(Struct, frozen=True, kw_only=True):
    """What is put to the group: a pull request, an issue, or a text that minutes name."""

    id: str
    """`owner/repo#number`, or a specification's id."""
    title: str
    kind: ItemKind
    state: ProposalState
    url: str | None
    author: str | None
    opened: date | None
    ended: date | None
    """The day it was merged or closed, where known."""
    call_until: date | None
    """The deadline of the newest call, where one was set."""
    deadlines: tuple[Deadline, ...]
    meetings: tuple[str, ...]
    """Ids of the meetings held whose agenda or minutes name it, oldest first."""
    events: tuple[RecordedEvent, ...]
    """Acts about it, oldest first."""
    specs: tuple[str, ...]
    """Ids of the specifications that it is about."""
    closes: tuple[str, ...]
    """Items that it says it closes."""
    replaces: tuple[str, ...]
    replaced_by: tuple[str, ...]
    because: tuple[Evidence, ...]
    """Evidence of the state."""

    @property
    def is_open(self) -> bool:
        """Whether it is known to wait for an outcome still."""
        return self.state in _OPEN


_OPEN = {
    ProposalState.OPEN,
    ProposalState.UNDER_REVIEW,
    ProposalState.CALL_OPEN,
    ProposalState.CALL_ENDED,
}


class Decision(Struct, frozen=True, kw_only=True):
    """A decision, or a question without objection, that minutes hold."""

    id: str
    """Such as `2026-03-24-D2`, or `2026-03-24-N1` for a question without objection."""
    day: date | None
    meeting: str
    text: str
    """The whole line without markup."""
    subject: tuple[str, ...]
    event: RecordedEvent

    @property
    def basis(self) -> Basis:
        """How it is known."""
        return self.event.event.basis


class Objection(Struct, frozen=True, kw_only=True):
    """An objection with its life as the minutes tell it."""

    id: str
    """Such as `owner/repo#12-O1`, or `2026-03-24-O1` where it names no item."""
    subject: tuple[str, ...]
    raised_by: str | None
    day: date | None
    text: str
    fate: ObjectionFate
    life: tuple[RecordedEvent, ...]
    """From raised to settled, oldest first."""
    is_open: bool
    """Whether nothing on the record settles it."""


class ActionState(StrEnum):
    """What became of an action, as far as the record tells."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"


class Action(Struct, frozen=True, kw_only=True):
    """What somebody took on."""

    id: str
    """Such as `2026-03-24-A1`."""
    day: date | None
    meeting: str
    text: str
    owner: str | None
    due: date | None
    subject: tuple[str, ...]
    state: ActionState
    event: RecordedEvent
    done_by: Evidence | None = None
    """What says that it is done."""
    done_basis: Basis | None = None


class SpecificationStatus(Struct, frozen=True, kw_only=True):
    """A specification with its versions, oldest first, and what is proposed about it."""

    id: str
    title: str
    stage: Stage | None
    """The furthest that one of its versions has come; None where no file states one."""
    versions: tuple[SpecVersion, ...]
    proposals: tuple[str, ...]
    """Ids of proposals about it."""
    meetings: tuple[str, ...]
    former_ids: tuple[str, ...]
    needs: tuple[str, ...]
    """Ids of the needs that its sections name."""


class Named(Struct, frozen=True, kw_only=True):
    """Something that names a need or a use case."""

    what: str
    """A specification's id with version, an item, or a meeting's id."""
    evidence: Evidence


class NeedStatus(Struct, frozen=True, kw_only=True):
    """A need and what names it."""

    need: Need
    named_by: tuple[Named, ...]


class UseCaseStatus(Struct, frozen=True, kw_only=True):
    """A use case, its needs, and what names them."""

    use_case: UseCase
    needs: tuple[NeedStatus, ...]
    named_by: tuple[Named, ...]


class Urgency(StrEnum):
    """How soon a thing needs somebody."""

    NOW = "now"
    SOON = "soon"
    SOMETIME = "sometime"


class Attention(Struct, frozen=True, kw_only=True):
    """One thing that needs somebody."""

    urgency: Urgency
    what: str
    """A sentence without names of people."""
    who: str | None
    """Whom it waits for, as written; None: the group or its maintainers."""
    ref: str
    """The id of the thing, as `show` takes it."""
    evidence: Evidence


class NextMeeting(Struct, frozen=True, kw_only=True):
    """The next meeting, from an agenda already written or from the schedule."""

    day: date
    title: str | None
    agenda: str | None
    """Path of its agenda; None where it is only scheduled."""


class ItemAt(Struct, frozen=True, kw_only=True):
    """An item of the forge with its state at the instant."""

    item: Item
    state: StateAt


class Status(Struct, frozen=True, kw_only=True):
    """A group at one instant."""

    group: str
    repository: str | None
    web: str
    as_of: Instant
    notes: tuple[str, ...]
    """How far the sources reach: sentences that a reader must know to judge the rest."""
    meetings: tuple[Meeting, ...]
    """Oldest first; a meeting after the instant has only its agenda."""
    next_meeting: NextMeeting | None
    items: tuple[ItemAt, ...]
    """Sorted by id; those that did not exist yet are left out."""
    proposals: tuple[Proposal, ...]
    decisions: tuple[Decision, ...]
    objections: tuple[Objection, ...]
    actions: tuple[Action, ...]
    specifications: tuple[SpecificationStatus, ...]
    use_cases: tuple[UseCaseStatus, ...]
    use_case_pages: tuple[UseCasePage, ...]
    events: tuple[RecordedEvent, ...]
    """All acts, oldest first."""
    attention: tuple[Attention, ...]
    """Most urgent first."""
    changes: tuple[RecordedEvent, ...]
    """What happened since the meeting before the last one, newest first."""
    problems: tuple[Problem, ...]
    cases: tuple[Case, ...] = ()
    """Each proposal with what was done for and against it, and what the rules say."""
    process: Process | None = None
    """The group's rules; None where it names no profile."""
    links: Links = field(default_factory=Links)
    """What items had said of one another."""
