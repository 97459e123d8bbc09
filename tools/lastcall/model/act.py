"""Acts: single moves in the making of consensus, each with who, when, on what, and what proves it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from lastcall.model.event import Basis
from lastcall.model.evidence import Evidence


class Stance(StrEnum):
    """What somebody says to a proposal."""

    SUPPORT = "support"
    CAN_LIVE = "can live with"
    ABSTAIN = "abstain"
    """Takes part and says neither yes nor no."""
    RECUSE = "recuse"
    """Takes no part: does not count in any number."""
    CONCERN = "concern"
    """A reservation that blocks nothing and wants an answer."""
    OBJECTION = "objection"


class ActKind(StrEnum):
    """The kinds of act that a fold knows."""

    OPENED = "opened"
    REVISED = "revised"
    """The text under proposal changed."""
    ANNOUNCED = "on the agenda"
    """A plan, which says that the group was told, and nothing of what came of it."""
    PROPOSED = "put to the group"
    CALL_OPENED = "call opened"
    CALL_EXTENDED = "call extended"
    CALL_TOLD = "call told of"
    """Somebody says that a call has ended: it opens none."""
    ASKED = "asked, and nobody objected"
    """The question was put and the answer is written down: the opposite of silence."""
    POSITION = "position"
    """Any stance but an objection."""
    OBJECTED = "objected"
    ANSWERED = "answered"
    SUSTAINED = "sustained"
    WITHDRAWN = "withdrawn"
    ACCOMMODATED = "accommodated"
    RECORDED = "recorded, not sustained"
    OVERRULED = "overruled"
    UPHELD = "upheld"
    SETTLED = "settled"
    """The record says that an objection is no more, and not how."""
    DECIDED = "decided"
    """A decision that minutes record, or that somebody put on the record from elsewhere."""
    DECLARED = "declared"
    """A person says that the question is concluded, by a command or an entry of the declarations."""
    LANDED = "merged"
    CLOSED = "closed"
    REOPENED = "reopened"
    DEFERRED = "deferred"
    STAGED = "stage stated"
    """A specification says in its own head which stage it has."""
    LABELLED = "label set"
    UNLABELLED = "label taken away"
    APPEALED = "appealed"
    APPEAL_ANSWERED = "appeal answered"
    DISMISSED = "review dismissed"
    """Ends the chain of somebody's reviews: an older approval does not come back."""
    DELETED = "deleted"
    """Something stood there and is gone; what it said counts as not known."""
    REDACTED = "redacted"
    MISUNDERSTOOD = "not understood"
    """A command that could not be read: kept, shown, counted for nothing."""


class ActSource(StrEnum):
    """Where an act was told; a profile may say which of them count for a rule."""

    MINUTES = "minutes"
    AGENDA = "agenda"
    COMMENTS = "comments"
    REVIEWS = "reviews"
    LABELS = "labels"
    TEXT = "text"
    """The text of a pull request or issue: its timetable, its approvals."""
    FORGE = "forge"
    """What the forge itself does: opened, merged, closed, pushed."""
    FRONT_MATTER = "front matter"
    DECLARATIONS = "declarations"


class Ruling(StrEnum):
    """What a decision or declaration says of the proposal."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    NO_CONSENSUS = "no consensus"
    """The question stays open."""
    DECIDED = "decided"
    """A question without a text of its own has its answer."""
    UNCLEAR = "not said in so many words"
    """The words settle something, and not clearly whether the proposal is accepted."""


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody at the time of an act."""

    written: str
    """As the source has it: a name, or `@login`."""
    person: str | None = None
    """The register's name, else the one on the meeting's list; None: nobody known, or one of several."""
    account: int | None = None
    """The forge's number of the account."""
    organization: str | None = None
    category: str | None = None
    """The interest category of the organisation."""
    roles: tuple[str, ...] = ()
    """The newest first."""
    member: bool | None = None
    """Whether the agreement was signed by then; None: not said."""
    acts_for: tuple[str, ...] = ()
    """Those whom the register lets them act for, on that day."""
    registered: bool = False
    """Whether the register names them."""
    candidates: tuple[str, ...] = ()
    """Who may be meant, where the name is ambiguous."""

    @property
    def key(self) -> str:
        """What tells one person from another: the register's name, else the account, else the words."""
        if self.person is not None:
            return self.person.casefold()
        if self.account is not None:
            return f"account {self.account}"
        return self.written.casefold()

    @property
    def role(self) -> str | None:
        """The newest role."""
        return next(iter(self.roles), None)

    @property
    def name(self) -> str:
        """The name to show."""
        return self.person or self.written


class RevisionKind(StrEnum):
    """How exactly it is known which text an act is about."""

    TEXT = "text"
    """A digest over the normative text of the files."""
    COMMIT = "commit"
    TIME = "time"


class Revision(Struct, frozen=True, kw_only=True):
    """The text that an act was about."""

    kind: RevisionKind
    value: str
    """A digest, a commit id, or an instant in ISO form."""
    commit: str | None = None
    """The commit, where the source names one."""


class Tally(Struct, frozen=True, kw_only=True):
    """The count of a vote, poll or hum, as written."""

    yes: int
    no: int
    abstain: int = 0
    counted: str = ""
    """The words that hold the numbers."""
    eligible: int | None = None
    """How many might have voted, where it is told."""
    opened: dt.date | None = None
    closed: dt.date | None = None
    electronic: bool = False


class Act(Struct, frozen=True, kw_only=True):
    """One act as the sources tell it; never changed, only corrected by a newer version."""

    id: str
    """A hash of place, kind, subject and ordinal; never of the words."""
    kind: ActKind
    subject: str
    """`owner/repo#number` or a specification's id."""
    source: ActSource
    evidence: tuple[Evidence, ...]
    """More than one where one act is told twice."""
    basis: Basis
    rule: str
    """The id of the reader's rule that found it."""
    at: dt.datetime | None = None
    """When it happened, aware; the end of the day where the source tells only a day; None: not known."""
    day: dt.date | None = None
    """The day of it in the group's zone."""
    seen: dt.datetime | None = None
    """When its source was gathered, or it was put on the record; None: a file as it stands."""
    actor: Actor | None = None
    """None: the group, or not said."""
    on_behalf: Actor | None = None
    """For whom it was done; the actor speaks for them."""
    words: str = ""
    """What was said, whole where it is short: at most 2,000 characters; never of a deleted text."""
    digest: str = ""
    """Of the words as they stood."""
    revision: Revision | None = None
    stance: Stance | None = None
    """Of a position."""
    title: str | None = None
    """A short name that the command gives an objection, a concern."""
    target: str | None = None
    """Which objection or decision it is about, as written: `#12-O1`."""
    until: dt.datetime | None = None
    """Of a call: the instant at which it ends."""
    until_day: dt.date | None = None
    days: int | None = None
    """Of an extension that names no day: by how many days."""
    ruling: Ruling | None = None
    tally: Tally | None = None
    conditional: bool = False
    """Whether the decision names a condition."""
    moves: str | None = None
    """What the decision does where it says so: merge, adopt, advance."""
    edited: dt.datetime | None = None
    """When the words were last changed after they had been said."""
    commands: tuple[str, ...] = ()
    """Of something deleted: the names of the commands that it is known to have held."""
    meeting: str | None = None
    """The id of the meeting whose minutes tell it."""
    minutes_closed: bool | None = None
    """Whether those minutes are the record: closed by the group, or approved later; None: not asked."""
    minutes_approved: dt.date | None = None
    """The day of the later meeting whose minutes approve those; they are no record before it."""
    order: int = 0
    """The place among the acts of one moment: a line, or the forge's own order."""


class Contradiction(Struct, frozen=True, kw_only=True):
    """Two sources that do not agree about one act; both are kept."""

    subject: str
    what: str
    """A sentence: what differs, with both values."""
    evidence: tuple[Evidence, ...]
