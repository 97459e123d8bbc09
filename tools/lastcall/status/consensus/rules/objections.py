"""No objection stands in the way."""

from __future__ import annotations

import datetime as dt

from lastcall.model.act import ActKind, ActSource, Ruling
from lastcall.model.event import ObjectionFate
from lastcall.model.profile import Blocking, Clearing, ObjectionsRule
from lastcall.status.consensus import calls
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import (
    AskedAndDisposed,
    DecisionNotCounted,
    NobodyObjected,
    NotAsked,
    ObjectionDisposed,
    ObjectionStands,
    ObjectionUnclear,
    OnlyInferred,
    Reason,
    Silence,
)
from lastcall.status.consensus.rules.base import Answer, met_if_known, missing
from lastcall.status.consensus.values import Call, ObjectionCase, Outcome

_ENDS = (
    ActKind.WITHDRAWN,
    ActKind.ACCOMMODATED,
    ActKind.RECORDED,
    ActKind.OVERRULED,
    ActKind.SETTLED,
)
"""What minutes tell of an objection that has found its end."""


def judge(rule: ObjectionsRule, facts: Facts) -> Answer:
    """Not met by an objection that blocks; met where the record shows that nobody objects any more."""
    found = [(one, _outside(one, facts)) for one in facts.objections]
    standing = [_stands(one) for one, outside in found if _blocks(rule, one) and outside is None]
    unclear = [
        _unclear(one, outside)
        for one, outside in found
        if (_blocks(rule, one) and outside is not None) or (not _blocks(rule, one) and _may_block(rule, one))
    ]
    others = tuple(_disposed(one) for one in facts.objections if not one.is_open)
    inferred = tuple(_inferred(facts))
    if standing:
        return Answer(Outcome.NOT_MET, (*standing, *unclear, *others, *inferred))
    if unclear:
        return Answer(Outcome.UNKNOWN, (*unclear, *others, *inferred, *missing(facts)))
    shown = _cleared(rule, facts) or _asked_and_disposed(rule, facts)
    if isinstance(shown, Silence) and inferred:
        # where words may be an objection, it is not silence
        shown = None
    if shown is not None:
        return met_if_known(facts, shown, *others, *inferred)
    asked = NotAsked(number=len(facts.objections), asked=_asked_on(facts))
    return Answer(Outcome.UNKNOWN, (asked, *_refused(facts), *others, *inferred, *missing(facts)))


def _asked_in(facts: Facts) -> Call | None:
    """The last question that was put in a meeting and answered there."""
    asked = [call for call in facts.calls if call.in_meeting and call.not_counted is None]
    return asked[-1] if asked else None


def _asked_on(facts: Facts) -> dt.date | None:
    asked = _asked_in(facts)
    return asked.opened_day if asked else None


def _asked_and_disposed(rule: ObjectionsRule, facts: Facts) -> Reason | None:
    """The group was asked, and its minutes tell the end of what was objected; nothing of it is open.

    It hangs on the line that tells the end, never on one that raises an objection: that there is one more
    objection must not make a yes of this.
    """
    last = _asked_in(facts)
    if last is None or Clearing.QUESTION not in rule.cleared_by:
        return None
    meeting = last.acts[0].meeting
    ended = any(
        act.meeting == meeting and act.kind in _ENDS and facts.frame.refusal(act) is None
        for act in facts.acts
    )
    if not ended:
        return None
    return AskedAndDisposed(
        day=last.opened_day, number=len(facts.objections), evidence=last.acts[0].evidence[:1]
    )


def _blocks(rule: ObjectionsRule, one: ObjectionCase) -> bool:
    if one.gone or not one.is_open:
        return False
    if rule.blocks is Blocking.SUSTAINED:
        return one.fate is ObjectionFate.SUSTAINED
    return rule.blocks is Blocking.OPEN or one.answered is None


def _may_block(rule: ObjectionsRule, one: ObjectionCase) -> bool:
    """Whether it may: its words are gone, or nobody said whether it is sustained."""
    return one.gone or (one.is_open and rule.blocks is Blocking.SUSTAINED)


def _who(one: ObjectionCase) -> str | None:
    return one.raised_by.name if one.raised_by else None


def _stands(one: ObjectionCase) -> Reason:
    return ObjectionStands(id=one.id, who=_who(one), fate=one.fate.value, evidence=one.life[-1].evidence[:1])


def _outside(one: ObjectionCase, facts: Facts) -> str | None:
    """Why an objection may not bind: whoever raised it is none of those whom the process counts.

    What minutes tell is the group's own word: whom it heard there, it heard.
    """
    if one.raised_by is None or one.life[0].source is ActSource.MINUTES:
        return None
    return facts.frame.outside(one.raised_by)


def _unclear(one: ObjectionCase, outside: str | None) -> Reason:
    why = "it is open, and nothing says whether it is sustained"
    if outside is not None:
        why = f"it stands, and whether it binds is not known, because {outside}"
    if one.gone:
        dismissed = one.life[0].kind is ActKind.DISMISSED
        why = (
            "the review was dismissed, and what it said is not known"
            if dismissed
            else "its words were deleted"
        )
    return ObjectionUnclear(id=one.id, who=_who(one), why=why, evidence=one.life[-1].evidence[:1])


def _disposed(one: ObjectionCase) -> Reason:
    last = one.life[-1]
    fate = one.fate.value
    return ObjectionDisposed(id=one.id, who=_who(one), fate=fate, day=last.day, evidence=last.evidence[:1])


def _inferred(facts: Facts) -> list[Reason]:
    return [
        OnlyInferred(what=f"an objection in the words “{act.words[:120]}”", evidence=act.evidence[:1])
        for act in facts.acts
        if act.kind is ActKind.OBJECTED and not act.basis.counts
    ]


def _refused(facts: Facts) -> list[Reason]:
    """Questions that were asked, and whose answer is not counted."""
    return [
        DecisionNotCounted(why=one.not_counted, evidence=one.act.evidence[:1])
        for one in facts.decisions
        if one.act.kind is ActKind.ASKED and one.not_counted is not None
    ]


def _cleared(rule: ObjectionsRule, facts: Facts) -> Reason | None:
    call = calls.decisive(facts.calls, facts.at)
    if Clearing.QUESTION in rule.cleared_by:
        since = call.opened if call else None
        for one in reversed(facts.decisions):
            asked = (
                one.act.kind is ActKind.ASKED
                and one.ruling is not Ruling.UNCLEAR
                and one.not_counted is None
                and one.act.at is not None
            )
            if asked and (since is None or (one.act.at is not None and one.act.at >= since)):
                return NobodyObjected(day=one.act.day, evidence=one.act.evidence[:1])
    return _silence(rule, call, facts)


def _silence(rule: ObjectionsRule, call: Call | None, facts: Facts) -> Reason | None:
    if (
        Clearing.SILENCE not in rule.cleared_by
        or call is None
        or call.until is None
        or call.until_day is None
    ):
        return None
    ended = call.until <= facts.at
    return Silence(until=call.until_day, evidence=call.acts[0].evidence[:1]) if ended else None
