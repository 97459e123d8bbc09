"""Every objection and concern has been answered or settled."""

from __future__ import annotations

from lastcall.model.act import ActKind, Stance
from lastcall.model.profile import AnswersRule
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.frame import order
from lastcall.status.consensus.positions import stance
from lastcall.status.consensus.reasons import AllAnswered, Reason, Unanswered
from lastcall.status.consensus.rules.base import Answer, met_if_known, missing
from lastcall.status.consensus.values import Outcome, Position

_ON_TOP = (ActKind.OBJECTED, ActKind.SUSTAINED, ActKind.WITHDRAWN)


def judge(rule: AnswersRule, facts: Facts) -> Answer:
    """Met where each has its answer on record; else unknown, for an answer may stand anywhere in a talk."""
    objections = facts.objections if Stance.OBJECTION in rule.stances else ()
    waiting: list[Reason] = [
        Unanswered(
            what=f"objection {one.id}",
            who=one.raised_by.name if one.raised_by else None,
            evidence=one.life[0].evidence[:1],
        )
        for one in objections
        if one.answered is None
    ]
    if Stance.CONCERN in rule.stances:
        waiting += [one for position in facts.positions if (one := _concern(position, facts)) is not None]
    if waiting:
        return Answer(Outcome.UNKNOWN, (*waiting, *missing(facts)))
    return met_if_known(facts, AllAnswered(number=len(objections)))


def _concern(one: Position, facts: Facts) -> Reason | None:
    """Somebody's concern that stands, or a review of theirs that was dismissed and may have held one.

    It is taken back by another position, and not by an objection on top of it, nor by taking that one back.
    """
    chain = sorted((*one.earlier, one.act), key=order)
    counted = [act for act in chain if facts.frame.refusal(act) is None]
    last = next((act for act in reversed(counted) if act.kind not in _ON_TOP), None)
    if last is None:
        return None
    said = stance(last, facts.frame.profile)
    if said is Stance.CONCERN:
        return Unanswered(what="a concern", who=one.actor.name, evidence=last.evidence[:1])
    if last.kind is ActKind.DISMISSED:
        what = "a review that was dismissed, and nothing tells what it said"
        return Unanswered(what=what, who=one.actor.name, evidence=last.evidence[:1])
    return None
