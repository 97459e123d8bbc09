"""Events: single acts on the record, each with its evidence and with how it is known."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from lastcall.model.closing import ClosingConsensus
from lastcall.model.evidence import Evidence


class EventType(StrEnum):
    """The kinds of act that a secretary would want on the record."""

    PROPOSAL = "proposal"
    LAST_CALL = "last_call"
    SUPPORT = "support"
    ABSTAIN = "abstain"
    OBJECTION = "objection"
    OBJECTION_RESOLVED = "objection_resolved"
    NO_OBJECTION = "no_objection"
    DECISION = "decision"
    MERGED = "merged"
    CLOSED = "closed"
    OPENED = "opened"
    DEFERRED = "deferred"
    ACTION = "action"


class Basis(StrEnum):
    """How a thing is known; only the first three kinds count towards a rule."""

    DECLARED = "declared"
    """An explicit mark, command, label, review or front matter."""
    RECORDED = "recorded"
    """Minutes say it in plain words in their record part."""
    CONFIRMED = "confirmed"
    """Inferred, then confirmed by a maintainer."""
    INFERRED = "inferred"
    """Worked out from context: shown as such, asked about, counts for nothing."""

    @property
    def counts(self) -> bool:
        """Whether a thing known so may count towards a rule."""
        return self is not Basis.INFERRED


class ObjectionFate(StrEnum):
    """What the words of an objection, or of its resolution, say about its life."""

    RAISED = "raised"
    SUSTAINED = "sustained"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    ACCOMMODATED = "accommodated"
    NOT_SUSTAINED = "recorded, not sustained"
    OVERRULED = "overruled"
    SETTLED = "settled"
    """The record says that it is no more, and not how."""


class Event(Struct, frozen=True, kw_only=True):
    """One act as one source tells it."""

    type: EventType
    line: int | None
    """1-based line in the minutes; None where the source is no file."""
    subject: tuple[str, ...]
    """What the act is about: `owner/repo#number` or specification ids; empty where the text does not say."""
    actor: str | None
    """Who did it or is assigned, as written; None for the group or where unknown."""
    quote: str
    """The shortest verbatim span of the line, at most 160 characters."""
    basis: Basis
    rule: str
    """The id of the rule that found it, such as `idiom.no-objection`."""
    fate: ObjectionFate | None = None
    """For objections and their resolutions only."""
    due: date | None = None
    """For actions and last calls: the day by which, where the text says one."""


class RecordedEvent(Struct, frozen=True, kw_only=True):
    """An event of the ledger: the act, with its identity, its time and where it stands."""

    id: str
    """A hash of place, type, subject and ordinal; never of the words."""
    event: Event
    at: date | None
    """The day it happened: that of the meeting or of the forge's record; None where unknown."""
    source: str
    """The path of the file, or the address on the forge."""
    evidence: tuple[Evidence, ...]
    minutes_closed: ClosingConsensus | None = None
    """The answer to the closing question of the minutes that it stands in; None: not asked, or no minutes."""
    repository_path: bool = True
    """Whether `source` is a path of the group's repository (else an address)."""
