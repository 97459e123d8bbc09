"""What the fold of one proposal looks at: the profile, the instants, and what may be counted."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from lastcall.model.act import Act, ActKind, Actor, ActSource
from lastcall.model.profile import Aim, MinutesCount, Profile

ANYBODY = "anybody"
AUTHOR = "author"
VOTE = "vote"
_SPOKEN = (ActSource.COMMENTS, ActSource.DECLARATIONS, ActSource.TEXT)
"""Where somebody acts in their own name: there the role matters. Minutes are the group's own word."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One proposal's surroundings."""

    profile: Profile
    now: dt.datetime
    """The status' instant."""
    zone: str
    keeps_register: bool
    author: Actor | None
    aim: Aim
    given: bool
    """Whether a past instant was asked for: then what has no time is not counted."""
    is_known: bool = True
    """Whether anything says what the proposal is; else nothing follows from what it may ask for."""

    def day_of(self, moment: dt.datetime) -> dt.date:
        """The day of a moment in the group's zone."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def refusal(self, act: Act, powers: tuple[str, ...] | None = None) -> str | None:
        """Why an act is not counted; None where it is. `powers` are the roles that may do it."""
        if not act.basis.counts:
            return "it is only inferred from the words"
        if self.profile.sources and act.source not in self.profile.sources:
            return f"the process looks at {', '.join(self.profile.sources)} only"
        if act.source is ActSource.MINUTES:
            return self._of_minutes(act)
        if powers is not None and act.source in _SPOKEN:
            return self._of_role(act.actor, powers)
        return None

    def _of_minutes(self, act: Act) -> str | None:
        if act.minutes_closed is False:
            return f"the minutes of {act.meeting or act.day} are not closed"
        if act.minutes_closed is None and self.profile.minutes is MinutesCount.APPROVED:
            return f"nothing says that the minutes of {act.meeting or act.day} were approved"
        return None

    def _of_role(self, actor: Actor | None, powers: tuple[str, ...]) -> str | None:
        if ANYBODY in powers or self._is_author(actor, powers):
            return None
        roles = " or ".join(role for role in powers if role not in (ANYBODY, VOTE))
        if not roles:
            return "that is for the group to decide by a vote"
        if actor is None:
            return f"it is for the {roles}, and the account is deleted"
        if not self.keeps_register:
            return f"it is for the {roles}, and the group keeps no register that would say who that is"
        if has_role(actor, powers):
            return None
        return f"it is for the {roles}, which {actor.name} was not by the register"

    def _is_author(self, actor: Actor | None, powers: tuple[str, ...]) -> bool:
        return (
            AUTHOR in powers
            and actor is not None
            and self.author is not None
            and actor.key == self.author.key
        )

    def outside(self, actor: Actor) -> str | None:
        """Why somebody's position does not bind; None where it does."""
        electorate = self.profile.electorate
        if actor.candidates:
            return f"it may be {' or '.join(actor.candidates)}"
        if electorate.who != ANYBODY and not self.keeps_register:
            return "the group keeps no register that would say who is a member"
        if electorate.who == "registered" and not actor.registered:
            return "the register does not name them"
        if electorate.who == "members" and not actor.member:
            return "no signed agreement is in the register for that day"
        if electorate.roles and not has_role(actor, electorate.roles):
            return f"the process counts {', '.join(electorate.roles)} only"
        return None


def has_role(actor: Actor, wanted: tuple[str, ...]) -> bool:
    """Whether one of somebody's roles, as a register or a list words it, is one of those wanted."""
    return bool({role.strip().casefold() for role in actor.roles} & {one.casefold() for one in wanted})


def before(acts: tuple[Act, ...], instant: dt.datetime) -> tuple[Act, ...]:
    """Those that had happened; what has no time is kept, and judged by what asks for its time."""
    return tuple(act for act in acts if act.at is None or act.at <= instant)


_TOLD = {ActSource.FORGE: 0, ActSource.TEXT: 1}


def order(act: Act) -> tuple[object, ...]:
    """The order of acts: by time, what has none first; then by place. It does not hang on arrival."""
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    return (act.at or never, _TOLD.get(act.source, 2), act.meeting or "", act.order, act.id, act.kind)


CONCLUDING = (ActKind.DECIDED, ActKind.DECLARED, ActKind.ASKED)
