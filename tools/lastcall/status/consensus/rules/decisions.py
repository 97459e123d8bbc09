"""People have concluded it, it can be read again, and no appeal waits."""

from __future__ import annotations

from lastcall.model.act import ActKind, ActSource, Ruling, Stance
from lastcall.model.profile import AppealsRule, DecisionRule, DocumentedRule
from lastcall.status.consensus.decisions import CONCLUDES
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.reasons import (
    AppealWaits,
    Decided,
    DecisionNotCounted,
    Documented,
    NoAppeal,
    NotDecided,
    NotDocumented,
    OnlyInferred,
    Reason,
)
from lastcall.status.consensus.rules.base import (
    Answer,
    met_if_known,
    met_if_known_since,
    missing,
    not_met_if_looked,
)
from lastcall.status.consensus.values import Decision, Outcome

_AGREE = (Stance.SUPPORT, Stance.CAN_LIVE)
_WHERE = (ActSource.MINUTES, ActSource.COMMENTS)


def decision(rule: DecisionRule, facts: Facts) -> Answer:
    """Met by a conclusion that counts."""
    found = facts.conclusion
    if found is not None and (rule.minutes or found.act.source is not ActSource.MINUTES):
        who = found.act.actor.name if found.act.actor and found.act.kind is ActKind.DECLARED else None
        reason = Decided(
            ruling=found.ruling.value,
            who=who,
            day=found.act.day,
            where=found.act.source.value,
            evidence=found.act.evidence,
        )
        return met_if_known(facts, reason)
    refused = tuple(_refused(one) for one in facts.decisions if one.not_counted is not None)
    waits = NotDecided(waits_for=facts.frame.profile.powers.declare)
    if facts.ended:
        return Answer(Outcome.UNKNOWN, (waits, *refused, *missing(facts)))
    return not_met_if_looked(facts, _WHERE, waits, *refused)


def _refused(one: Decision) -> Reason:
    if not one.act.basis.counts:
        return OnlyInferred(
            what=f"a decision in the words “{one.act.words[:120]}”", evidence=one.act.evidence[:1]
        )
    return DecisionNotCounted(why=one.not_counted or "", evidence=one.act.evidence[:1])


def documented(rule: DocumentedRule, facts: Facts) -> Answer:
    """Met by a decision, a question with its answer, or agreement that can be read again. A merge is none."""
    settling = (one for one in facts.decided if one.ruling is not Ruling.NO_CONSENSUS)
    decided = [one for one in settling if one.counts or one.superseded]
    held = [one.act for one in decided]
    concluded = any(one.ruling in CONCLUDES for one in decided)
    held += [one.act for one in facts.positions if one.counts and one.stance in _AGREE]
    if not held:
        return Answer(Outcome.UNKNOWN, (NotDocumented(), *missing(facts)))
    where = tuple(dict.fromkeys(act.source.value for act in held))
    evidence = tuple(proof for act in held for proof in act.evidence)
    documented = Documented(where=where, evidence=evidence)
    if not concluded:
        # what is missing may be what ended it, before anybody had said so much
        return met_if_known(facts, documented)
    return Answer(Outcome.MET, (documented,))


def appeals(rule: AppealsRule, facts: Facts) -> Answer:
    """Not met while one waits for its answer in writing."""
    waiting = [
        AppealWaits(id=one.id, who=one.by.name if one.by else None, evidence=one.act.evidence[:1])
        for one in facts.appeals
        if one.answer is None
    ]
    if waiting:
        return Answer(Outcome.NOT_MET, tuple(waiting))
    return met_if_known_since(facts, NoAppeal(number=len(facts.appeals)))
