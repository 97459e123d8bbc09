"""No organisation or interest dominates those who agree."""

from __future__ import annotations

from collections import Counter

from lastcall.model.act import Stance
from lastcall.model.profile import BalanceRule
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import Balanced, Unbalanced
from lastcall.status.consensus.rules.base import Answer, met_if_known, missing
from lastcall.status.consensus.values import Outcome

_AGREE = (Stance.SUPPORT, Stance.CAN_LIVE)


def judge(rule: BalanceRule, facts: Facts) -> Answer:
    """Met by what is on record; else unknown, for not everybody who agrees is written down."""
    agreeing = [one for one in facts.positions if one.counts and one.stance in _AGREE]
    by_organization = Counter(one.actor.organization for one in agreeing if one.actor.organization)
    categories = {one.actor.category for one in agreeing if one.actor.category}
    lacking = []
    if len(by_organization) < rule.organizations:
        lacking.append(
            f"those who agree on record are of {len(by_organization)} of {rule.organizations} organizations"
        )
    if len(categories) < rule.categories:
        lacking.append(
            f"those who agree on record are of {len(categories)} of {rule.categories} interest categories"
        )
    evidence = tuple(proof for one in agreeing for proof in one.act.evidence[:1])
    if lacking:
        what = "; ".join(lacking)
        return Answer(
            Outcome.UNKNOWN,
            (Unbalanced(what=f"{what[0].upper()}{what[1:]}", evidence=evidence), *missing(facts)),
        )
    return met_if_known(facts, Balanced(organizations=tuple(sorted(by_organization)), evidence=evidence))
