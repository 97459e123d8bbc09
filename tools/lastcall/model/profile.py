"""Process profiles: a group's written rules as data."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from lastcall.model.act import ActSource, Stance


class Aim(StrEnum):
    """What a proposal asks for; merging a draft is not adopting it, and adopting is not advancing a stage."""

    MERGE = "merge"
    ADOPT = "adopt"
    ADVANCE = "advance"
    DECIDE = "decide"
    """A question without a text of its own."""


class Counting(StrEnum):
    """What is counted."""

    PEOPLE = "people"
    ORGANIZATIONS = "organizations"


class Denominator(StrEnum):
    """What a vote's share is of."""

    CAST = "cast"
    ELIGIBLE = "eligible"
    ORGANIZATIONS = "organizations"


class Abstentions(StrEnum):
    """What an abstention does to a vote."""

    IGNORED = "ignored"
    CAST = "cast"
    """It counts among the votes cast, and so works against."""


class Blocking(StrEnum):
    """Which objections stand in the way."""

    SUSTAINED = "sustained"
    """An objection that is put in the minutes and not sustained does not; one of unknown fate may."""
    OPEN = "open"
    """Every one that nothing on the record settles."""
    UNANSWERED = "unanswered"
    """Every one that nobody has answered or settled."""


class Clearing(StrEnum):
    """What shows that nobody objects."""

    QUESTION = "question"
    """The group was asked, and the record says that nobody did."""
    SILENCE = "silence"
    """A call ran its whole time, every source was read to its end, and nothing is there."""


class MinutesCount(StrEnum):
    """Which minutes are the record."""

    APPROVED = "approved"
    """Those that the group has closed or approved; acts from others are shown, and satisfy no rule."""
    WRITTEN = "written"
    """All but those whose closing question was answered no, or not at all."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """One rule; the kind says what is looked at."""

    id: str
    """Lower case and hyphens; every output cites it, and `[profile.ID]` overrides its values."""
    says: str
    """The rule in one sentence."""
    source: str
    """Where the written process says it."""
    aims: tuple[Aim, ...] = ()
    """Only for proposals that ask for this; empty: for all."""
    binding: bool = True
    """False where the process says "should": it is shown, and keeps nothing from being ready."""


class NoticeRule(Rule, tag="notice", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The proposal was put to the group, so long before the decision."""

    days: int = 0
    """At least so many days before the decision."""
    evidence: tuple[ActSource, ...] = ()
    """Where the notice must stand; empty: anywhere, and its absence is unknown."""


class WindowRule(Rule, tag="window", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A call was open long enough, and has ended."""

    minimum_days: int = 0
    """It was open for at least so long."""
    maximum_days: int | None = None
    """It was open for at most so long; left out: for however long."""
    evidence: tuple[ActSource, ...] = ()
    """Where the call must stand; empty: anywhere, and its absence is unknown."""


class SupportRule(Rule, tag="support", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Enough people agree, each counted once on the newest position."""

    minimum: int = 1
    """At least so many."""
    count: Counting = Counting.PEOPLE
    """What is counted."""
    stances: tuple[Stance, ...] = (Stance.SUPPORT, Stance.CAN_LIVE)
    """Which positions agree."""
    author: bool = False
    """Whether the author of the text counts."""
    evidence: tuple[ActSource, ...] = ()
    """Where agreement must stand; empty: anywhere, and what is missing is unknown."""


class ObjectionsRule(Rule, tag="objections", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No objection stands in the way."""

    blocks: Blocking = Blocking.OPEN
    """Which objections stand in the way: `open`, all that nothing settles; `unanswered`; `sustained`."""
    cleared_by: tuple[Clearing, ...] = (Clearing.QUESTION,)
    """What shows that nobody objects: the group was asked, or, with `silence`, a whole call was silent."""


class AnswersRule(Rule, tag="answers", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every objection and, where wanted, every concern has been answered or settled."""

    stances: tuple[Stance, ...] = (Stance.OBJECTION, Stance.CONCERN)
    """What is owed an answer."""


class VoteRule(Rule, tag="vote", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A vote with a threshold."""

    always: bool = True
    """False: only where an objection is sustained."""
    share: str = "1/2"
    """A fraction; met at or above it."""
    more: bool = False
    """Whether the share must be exceeded, as in a simple majority."""
    of: Denominator = Denominator.CAST
    """What the share is of."""
    abstentions: Abstentions = Abstentions.IGNORED
    """What an abstention does: nothing, or, with `cast`, it counts among the votes and so works against."""
    quorum: str | None = None
    """The share of those eligible who must take part."""
    open_days: int = 0
    """An electronic vote must be open at least so long."""


class BalanceRule(Rule, tag="balance", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No organisation or interest dominates those who agree."""

    organizations: int = 1
    """At least so many organisations among those who agree."""
    categories: int = 0
    """At least so many interest categories among them."""


class DecisionRule(Rule, tag="decision", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person who may do so, or the group in its minutes, has said that it is concluded."""

    minutes: bool = True
    """Whether a decision that minutes record concludes."""
    conditional: bool = False
    """Whether a decision that names a condition concludes at once; else only when the condition is met."""


class DocumentedRule(Rule, tag="documented", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the consensus rests on can be read again: minutes that are the record, a call, or positions."""


class AppealsRule(Rule, tag="appeals", frozen=True, kw_only=True, forbid_unknown_fields=True):
    """No appeal waits for its answer."""


AnyRule = (
    NoticeRule
    | WindowRule
    | SupportRule
    | ObjectionsRule
    | AnswersRule
    | VoteRule
    | BalanceRule
    | DecisionRule
    | DocumentedRule
    | AppealsRule
)


class Reviews(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a review means. A dismissed one ends the chain: an older approval does not come back."""

    approved: Stance | None = Stance.SUPPORT
    """What an approval means: `support`, `can live with` or `none`."""
    changes_requested: Stance | None = Stance.CONCERN
    """What a request for changes means: `concern`, `objection` or `none`."""


class Powers(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may do what: roles of the register, `anybody`, or `vote` for the group by its vote."""

    call: tuple[str, ...] = ("maintainer",)
    """Open, extend or close a call; `author` means the author of the text."""
    declare: tuple[str, ...] = ("maintainer",)
    """Say that a question is concluded, and how."""
    overrule: tuple[str, ...] = ("maintainer",)
    """Overrule or uphold an objection."""
    answer_appeal: tuple[str, ...] = ("maintainer",)
    """Answer an appeal in writing."""


class Electorate(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose positions bind. Anybody may speak; of others it is shown that they are not counted, and why."""

    who: str = "anybody"
    """`anybody`, `registered` (in the register), or `members` (agreement signed by then)."""
    roles: tuple[str, ...] = ()
    """Only these roles; empty: all."""


class CallThen(StrEnum):
    """What becomes of a call when the text under it changes."""

    RUNS = "runs on"
    RESTARTS = "starts again"


class PositionThen(StrEnum):
    """What becomes of a position when the text that it was taken on changes."""

    STANDS = "stands"
    LAPSES = "lapses"
    """It counts again when it is taken again."""


class TextChange(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a change to the normative text does, where the two texts can be compared."""

    call: CallThen = CallThen.RUNS
    """What becomes of a call that was opened for the older text."""
    positions: PositionThen = PositionThen.LAPSES
    """What becomes of a position on the older text; one that lapses counts when it is taken again."""


class LabelMeaning(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a label means."""

    label: str
    """As on GitHub; compared without case."""
    means: str
    """`call`, `accepted` or `deferred`."""
    days: int | None = None
    """Of a call: how long it lasts from the moment the label was set."""


class Profile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The written rules of a group as data."""

    id: str
    """A short name in lower case, as `[group] profile` names it."""
    title: str
    """Its name, as people call it."""
    says: str
    """What the process is, in a sentence or two."""
    source: str
    """The written process: a title, and its address where it has one."""
    stages: tuple[str, ...] = ()
    """Of a specification, in order."""
    reviews: Reviews = Reviews()
    """What a review means."""
    powers: Powers = Powers()
    """Who may do what."""
    electorate: Electorate = Electorate()
    """Whose positions bind."""
    text_change: TextChange = TextChange()
    """What a change to the text does."""
    label: tuple[LabelMeaning, ...] = ()
    """What labels mean."""
    minutes: MinutesCount = MinutesCount.APPROVED
    """Which minutes are the record."""
    sources: tuple[ActSource, ...] = ()
    """Where positions, calls and decisions may stand at all; empty: in all of them."""
    rule: tuple[AnyRule, ...] = ()
    """The rules, in the order in which they are told."""


class DatedProfile(Struct, frozen=True, kw_only=True):
    """A profile with the days on which it held."""

    profile: Profile
    since: dt.date | None = None
    until: dt.date | None = None
    overridden: tuple[str, ...] = ()
    """The values that the configuration gives, as `agreement.minimum`."""


class Process(Struct, frozen=True, kw_only=True):
    """The group's profile over time, as its configuration gives it."""

    base: Profile
    """With the configuration's values, but without dated changes."""
    judged_from: dt.date | None = None
    """What was decided earlier is shown, not judged."""
    changes: tuple[DatedProfile, ...] = ()
    overridden: tuple[str, ...] = ()
    """The values of the base that the configuration gives, as `agreement.minimum`."""
    digest: str = ""
    """Over all of it: two runs with one digest judge alike."""

    def at(self, day: dt.date) -> Profile:
        """The profile as it held on a day; of overlapping changes the last one tells."""
        found = self.base
        for one in self.changes:
            if (one.since or day) <= day <= (one.until or day):
                found = one.profile
        return found
