"""Cases: each proposal at one instant with all that was done for and against it, and what the rules say."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from lastcall.model.act import Act, Actor, Contradiction, Revision, Ruling, Stance
from lastcall.model.event import ObjectionFate
from lastcall.model.evidence import Evidence
from lastcall.model.profile import Aim
from lastcall.status.consensus.reasons import AnyReason


class CallState(StrEnum):
    """How a call stands at the instant."""

    RUNNING = "running"
    ENDED = "ended"
    """Its time is over; that decides nothing."""
    NO_END = "no end given"
    CANCELLED = "cancelled"
    """Taken back before its end: it is as if it had not been, and passes nothing."""
    NOT_COUNTED = "not counted"
    GONE = "deleted"
    """What opened it is there no more: its end is not known, and it is never taken as passed."""


class Call(Struct, frozen=True, kw_only=True):
    """A question with an audience and a deadline."""

    opened: dt.datetime | None
    """When it was announced; None where only its end is told."""
    opened_day: dt.date | None
    until: dt.datetime | None
    """The instant at which it ends, after extensions."""
    until_day: dt.date | None
    state: CallState
    by: Actor | None
    in_meeting: bool = False
    """Whether it is a question put in a meeting and answered there, as its minutes tell."""
    acts: tuple[Act, ...]
    """What opened it, told it again, extended it; oldest first."""
    not_counted: str | None = None
    """Why it is not counted."""


class Position(Struct, frozen=True, kw_only=True):
    """What one person says to the proposal; the newest stands, all are kept."""

    actor: Actor
    stance: Stance | None
    """None: nothing stands, since the last word was taken back, dismissed or deleted."""
    day: dt.date | None
    act: Act
    """The act that stands."""
    earlier: tuple[Act, ...] = ()
    """Former ones, oldest first."""
    counts: bool = True
    """Whether it may count towards a rule."""
    not_counted: str | None = None
    """Why not."""
    note: str | None = None
    """What a reader should know: taken on an older text, edited later."""


class ObjectionCase(Struct, frozen=True, kw_only=True):
    """An objection with its whole life."""

    id: str
    """`owner/repo#12-O1`; a number is never given twice."""
    subject: str
    raised_by: Actor | None
    day: dt.date | None
    title: str | None
    text: str
    fate: ObjectionFate
    life: tuple[Act, ...]
    """From raised to settled, oldest first; what was not allowed is left out of it."""
    not_counted: tuple[tuple[Act, str], ...] = ()
    """What was said about it by somebody who may not, each with why it is not counted."""
    answered: dt.date | None = None
    """The day of the first answer."""
    is_open: bool = True
    reopened: bool = False
    """Whether the text that settled it has changed since."""
    gone: bool = False
    """Whether the words that raised it were deleted."""


class Decision(Struct, frozen=True, kw_only=True):
    """A conclusion by people."""

    ruling: Ruling
    act: Act
    counts: bool
    not_counted: str | None = None
    moves: str | None = None
    superseded: bool = False
    """Whether it counted until the question was put again."""


class Landing(Struct, frozen=True, kw_only=True):
    """The merge: a fact of its own, and no evidence of consensus."""

    day: dt.date | None
    at: dt.datetime | None
    by: Actor | None
    act: Act


class Appeal(Struct, frozen=True, kw_only=True):
    """An appeal against a decision, and its answer in writing where there is one."""

    id: str
    """`owner/repo#12-P1`."""
    by: Actor | None
    day: dt.date | None
    grounds: str
    act: Act
    answer: Act | None = None


class Outcome(StrEnum):
    """What a rule, looked at with the evidence, comes to."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "does not apply"
    """The rule speaks of other proposals, or of a case that has not come."""


class Verdict(Struct, frozen=True, kw_only=True):
    """One rule and what it comes to, with its reasons."""

    rule: str
    """The rule's id."""
    says: str
    """The rule's sentence."""
    source: str
    outcome: Outcome
    reasons: tuple[AnyReason, ...]
    """At least one."""


class CaseState(StrEnum):
    """Where a proposal stands; only what people said concludes it."""

    OPEN = "open"
    """Before the group; something is missing, not met or not known."""
    READY = "ready for a decision"
    """Every rule but the decision itself is met: it waits for a person."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DECIDED = "decided"
    """A question has its answer."""
    LANDED = "merged, no decision on record"
    CLOSED = "closed, no decision on record"
    NOT_KNOWN = "not known"
    """The source that would tell is not at hand."""


class Case(Struct, frozen=True, kw_only=True):
    """One proposal at one instant."""

    subject: str
    """`owner/repo#number` or a specification's id."""
    title: str
    aim: Aim
    author: Actor | None
    state: CaseState
    judged_at: dt.datetime
    """The instant that the rules look at: that of the conclusion, else that of the status."""
    judged: bool
    """False: it was concluded before the day from which the profile judges; it is shown, not judged."""
    profile: str | None
    """The id of the profile; None: the group names none, and nothing is judged."""
    revision: Revision | None
    """The text that was decided on, else the newest one."""
    calls: tuple[Call, ...] = ()
    positions: tuple[Position, ...] = ()
    """One a person, by name."""
    objections: tuple[ObjectionCase, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """Oldest first."""
    landing: Landing | None = None
    appeals: tuple[Appeal, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    """In the profile's order."""
    succeeds: tuple[str, ...] = ()
    succeeded_by: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    acts: tuple[Act, ...] = ()
    """All of it, oldest first: the timeline."""
    unknowns: tuple[str, ...] = ()
    """Sentences: what about the sources is missing, partial, edited or deleted."""
    quotes: tuple[Evidence, ...] = ()
    """The minutes' lines that bear on it."""

    @property
    def conclusion(self) -> Decision | None:
        """The counted decision that concludes it; None while there is none."""
        concluding = (Ruling.ACCEPTED, Ruling.REJECTED, Ruling.DECIDED)
        return next(
            (one for one in reversed(self.decisions) if one.counts and one.ruling in concluding), None
        )
