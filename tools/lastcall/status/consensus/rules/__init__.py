"""The rules of profiles: which module judges which kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lastcall.model import profile
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import Elsewhere
from lastcall.status.consensus.rules import answers, balance, calls, decisions, objections, support, votes
from lastcall.status.consensus.rules.base import Answer
from lastcall.status.consensus.values import Outcome, Verdict

_JUDGES: dict[type, Callable[[Any, Facts], Answer]] = {
    profile.NoticeRule: calls.notice,
    profile.WindowRule: calls.window,
    profile.SupportRule: support.judge,
    profile.ObjectionsRule: objections.judge,
    profile.AnswersRule: answers.judge,
    profile.VoteRule: votes.judge,
    profile.BalanceRule: balance.judge,
    profile.DecisionRule: decisions.decision,
    profile.DocumentedRule: decisions.documented,
    profile.AppealsRule: decisions.appeals,
}


def judge(facts: Facts) -> tuple[Verdict, ...]:
    """A verdict for each rule of the profile, in its order."""
    return tuple(_verdict(rule, facts) for rule in facts.frame.profile.rule)


def _verdict(rule: profile.AnyRule, facts: Facts) -> Verdict:
    aim = facts.frame.aim
    if rule.aims and aim not in rule.aims:
        why = f"the rule is for proposals to {' or '.join(rule.aims)}, and this one is to {aim}"
        answer = Answer(Outcome.NOT_APPLICABLE, (Elsewhere(why=why),))
    else:
        answer = _JUDGES[type(rule)](rule, facts)
    return Verdict(
        rule=rule.id, says=rule.says, source=rule.source, outcome=answer.outcome, reasons=answer.reasons
    )
