"""What of a case comes first: what blocks, before what is unknown, before what is met."""

from __future__ import annotations

from collections.abc import Iterable

from lastcall.model.act import Stance
from lastcall.status.consensus.reasons import (
    NotDecided,
    ObjectionStands,
    ObjectionUnclear,
    Reason,
    WindowRunning,
)
from lastcall.status.consensus.values import (
    Case,
    CaseState,
    ObjectionCase,
    Outcome,
    Position,
    Verdict,
)

_OUTCOMES = (Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.MET, Outcome.NOT_APPLICABLE)
_OPEN = (CaseState.OPEN, CaseState.READY)
_FIRST_TO_LAST: tuple[tuple[type[Reason], ...], ...] = (
    (ObjectionStands,),
    (ObjectionUnclear,),
    (),
    (WindowRunning,),
    (NotDecided,),
)
_OTHER = 2
"""The place of all other reasons among these."""
_AGREEING = (Stance.SUPPORT, Stance.CAN_LIVE)


def is_open(case: Case) -> bool:
    """Whether it waits for an outcome still."""
    return case.state in _OPEN


def verdicts(given: Iterable[Verdict]) -> list[Verdict]:
    """Not met first, then unknown, then met; of each, what objections block first and the decision last."""
    return sorted(
        given, key=lambda one: (_OUTCOMES.index(one.outcome), min(map(_weight, one.reasons), default=_OTHER))
    )


def objections(given: Iterable[ObjectionCase]) -> list[ObjectionCase]:
    """Open ones first; else in the order of their numbers."""
    return sorted(given, key=lambda one: not one.is_open)


def missing(case: Case, *, first_only: bool = False) -> list[Reason]:
    """Why rules are not met or unknown: objections first, what is not met before what is not known.

    A window that runs comes after what else is not met, for it ends by itself; the decision last of all,
    for it waits for the rest. `first_only` leaves out what a rule says beside its main reason.
    """
    wanted = (Outcome.NOT_MET, Outcome.UNKNOWN)
    found = [
        (_place(reason, one.outcome), reason)
        for one in case.verdicts
        if one.outcome in wanted
        for reason in (one.reasons[:1] if first_only else one.reasons)
    ]
    return [reason for _, reason in sorted(found, key=lambda one: one[0])]


def _place(reason: Reason, outcome: Outcome) -> tuple[bool, bool, int]:
    return isinstance(reason, NotDecided), outcome is not Outcome.NOT_MET, _weight(reason)


def agreeing(case: Case) -> list[Position]:
    """The counted positions that agree."""
    return [one for one in case.positions if one.counts and one.stance in _AGREEING]


def _weight(reason: Reason) -> int:
    for place, kinds in enumerate(_FIRST_TO_LAST):
        if isinstance(reason, kinds):
            return place
    return _OTHER
