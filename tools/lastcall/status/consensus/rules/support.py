"""Enough people, or organisations, agree."""

from __future__ import annotations

from lastcall.model.profile import Counting, SupportRule
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import (
    Enough,
    IdentityUnclear,
    NotEvidenced,
    PositionNotCounted,
    Reason,
    TooFew,
)
from lastcall.status.consensus.rules.base import Answer, met_if_known, missing, not_met_if_looked
from lastcall.status.consensus.values import Outcome, Position


def judge(rule: SupportRule, facts: Facts) -> Answer:
    """Met with the number of them; not met only where it is said where agreement must stand."""
    agreeing, left_out = agreed(rule, facts)
    who = _who(rule, agreeing)
    evidence = tuple(proof for one in agreeing for proof in one.act.evidence[:1])
    have, what = len(who), _word(rule)
    doubt = _doubt(rule, facts, agreeing)
    if have >= rule.minimum > have - doubt:
        unclear = IdentityUnclear(have=have, need=rule.minimum, doubt=doubt, who=who, evidence=evidence)
        return Answer(Outcome.UNKNOWN, (unclear, *left_out, *missing(facts)))
    if have >= rule.minimum:
        enough = Enough(have=have, need=rule.minimum, what=what, who=who, evidence=evidence)
        return met_if_known(facts, enough, *left_out)
    if rule.evidence:
        few = TooFew(have=have, need=rule.minimum, what=what, who=who, evidence=evidence, ended=facts.ended)
        return not_met_if_looked(facts, rule.evidence, few, *left_out)
    some = NotEvidenced(have=have, need=rule.minimum, what=what, who=who, evidence=evidence)
    return not_met_if_looked(facts, (), some, *left_out)


def _doubt(rule: SupportRule, facts: Facts, agreeing: list[Position]) -> int:
    """How many of them may be one person twice, or the author: accounts and names that no register joins."""
    accounts = [one for one in agreeing if not one.actor.registered and one.actor.written.startswith("@")]
    names = [one for one in agreeing if not one.actor.registered and not one.actor.written.startswith("@")]
    author = facts.frame.author
    hidden = author is not None and not author.registered and not rule.author and bool(names)
    return min(len(accounts), len(names)) + int(hidden)


def agreed(rule: SupportRule, facts: Facts) -> tuple[list[Position], tuple[Reason, ...]]:
    """The positions that count as agreement, and for the others why not."""
    agreeing, left_out = [], []
    author = facts.frame.author
    for one in facts.positions:
        if one.stance not in rule.stances:
            continue
        why = one.not_counted
        if why is None and not rule.author and author is not None and one.actor.key == author.key:
            why = "the author does not approve their own text"
        if why is None and rule.evidence and one.act.source not in rule.evidence:
            why = f"agreement must stand in {' or '.join(rule.evidence)}"
        if why is None:
            agreeing.append(one)
        else:
            left_out.append(_left_out(one, why))
    return agreeing, tuple(left_out)


def _left_out(one: Position, why: str) -> Reason:
    said = one.stance.value if one.stance else "a position"
    return PositionNotCounted(who=one.actor.name, stance=said, why=why, evidence=one.act.evidence[:1])


def _who(rule: SupportRule, agreeing: list[Position]) -> tuple[str, ...]:
    if rule.count is Counting.ORGANIZATIONS:
        return tuple(sorted({one.actor.organization for one in agreeing if one.actor.organization}))
    return tuple(one.actor.name for one in agreeing)


def _word(rule: SupportRule) -> str:
    return rule.count.value
