"""A vote reached its threshold."""

from __future__ import annotations

from fractions import Fraction

from lastcall.model.act import Act, ActSource, Tally
from lastcall.model.event import ObjectionFate
from lastcall.model.profile import Abstentions, Denominator, VoteRule
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import NoVote, VoteFailed, VotePassed, VoteUnclear
from lastcall.status.consensus.rules.base import Answer, met_if_known, missing, not_met_if_looked
from lastcall.status.consensus.values import Outcome


def judge(rule: VoteRule, facts: Facts) -> Answer:
    """By the newest count on record; a rule for the case of an objection waits until one is sustained."""
    counted = [
        act
        for act in facts.acts
        if act.tally is not None and facts.frame.refusal(act, facts.frame.profile.powers.declare) is None
    ]
    if counted:
        return _judged(rule, facts, counted[-1], counted[-1].tally)
    sustained = any(one.fate is ObjectionFate.SUSTAINED for one in facts.objections)
    if not rule.always and not sustained:
        return Answer(Outcome.NOT_APPLICABLE, (NoVote(needed=False),))
    where = (ActSource.MINUTES, ActSource.DECLARATIONS)
    if facts.ended:
        return Answer(Outcome.UNKNOWN, (NoVote(needed=True), *missing(facts)))
    return not_met_if_looked(facts, where, NoVote(needed=True))


def _judged(rule: VoteRule, facts: Facts, act: Act, tally: Tally | None) -> Answer:
    if tally is None:
        raise AssertionError("only acts with a count are judged")
    words = " ".join((tally.counted or f"{tally.yes} for, {tally.no} against").split())
    proof = act.evidence[:1]
    total = _denominator(rule, tally)
    if total is None:
        why = f"the process counts {rule.of.value}, and how many those were is not on record"
        return Answer(Outcome.UNKNOWN, (VoteUnclear(counted=words, why=why, evidence=proof),))
    share = Fraction(rule.share)
    got = Fraction(tally.yes, total) if total else Fraction(0)
    if got < share or (rule.more and got == share):
        why = f"{tally.yes} of {total} is not {'more than' if rule.more else 'at least'} {rule.share}"
        return Answer(Outcome.NOT_MET, (VoteFailed(counted=words, why=why, evidence=proof),))
    if rule.quorum is not None:
        why = "how many were eligible is not on record"
        return Answer(Outcome.UNKNOWN, (VoteUnclear(counted=words, why=why, evidence=proof),))
    if rule.open_days and tally.electronic:
        if tally.opened is None or tally.closed is None:
            why = f"whether it was open for {rule.open_days} days is not on record"
            return Answer(Outcome.UNKNOWN, (VoteUnclear(counted=words, why=why, evidence=proof),))
        days = (tally.closed - tally.opened).days
        if days < rule.open_days:
            why = f"it was open for {days} days, the process has at least {rule.open_days}"
            return Answer(Outcome.NOT_MET, (VoteFailed(counted=words, why=why, evidence=proof),))
    return met_if_known(facts, VotePassed(counted=words, share=rule.share, evidence=proof))


def _denominator(rule: VoteRule, tally: Tally) -> int | None:
    if rule.of is not Denominator.CAST:
        return tally.eligible
    return tally.yes + tally.no + (tally.abstain if rule.abstentions is Abstentions.CAST else 0)
