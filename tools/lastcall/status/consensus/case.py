"""One proposal's case: its acts folded, and judged at the instant of its conclusion."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from lastcall.model.act import Act, ActKind, Actor, ActSource, Contradiction, Ruling
from lastcall.model.evidence import Evidence
from lastcall.model.instant import end_of_day
from lastcall.model.item import Item, StateAt
from lastcall.model.profile import DecisionRule, DocumentedRule, MinutesCount, Profile
from lastcall.status.consensus import aims, calls, decisions, knowledge, objections, positions, rules, texts
from lastcall.status.consensus.facts import Facts
from lastcall.status.consensus.frame import Frame, before, order
from lastcall.status.consensus.reasons import Before
from lastcall.status.consensus.values import Case, CaseState, Decision, Landing, Outcome, Verdict
from lastcall.status.visible import Visible

_NEUTRAL = Profile(
    id="none", title="No profile", says="No rule is judged.", source="", minutes=MinutesCount.WRITTEN
)
_STATES = {
    Ruling.ACCEPTED: CaseState.ACCEPTED,
    Ruling.REJECTED: CaseState.REJECTED,
    Ruling.DECIDED: CaseState.DECIDED,
}


@dataclass(frozen=True, slots=True)
class Matter:
    """A proposal before it is folded."""

    subject: str
    title: str
    item: Item | None
    is_pull: bool
    acts: tuple[Act, ...]
    """In order."""
    is_known: bool = True
    """Whether anything says what it is: a pull request, an issue, a specification."""
    contradictions: tuple[Contradiction, ...] = ()
    succeeds: tuple[str, ...] = ()
    succeeded_by: tuple[str, ...] = ()


def fold(matter: Matter, seen: Visible) -> Case:
    """The case of one proposal at the instant of `seen`."""
    frame = _frame(matter, seen)
    process = seen.process
    decided = _decided(matter, seen)
    landing = decisions.landing(matter.acts)
    conclusion = _conclusion(_before_landing(decided, landing))
    closed = decisions.closing(matter.acts)
    at = _judged_at(conclusion, landing, closed, frame)
    if process is not None:
        # what judges is dated: the rules are those of the day of the conclusion
        frame = _frame(matter, seen, process.at(frame.day_of(at)))
    ended = conclusion is not None or landing is not None or closed is not None
    appealed = decisions.appeals(matter.subject, matter.acts, frame)
    past = before(matter.acts, at)
    settled = _settled_at(conclusion, landing, at, frame)
    facts = Facts(
        frame=frame,
        at=at,
        ended=ended,
        acts=past,
        calls=calls.find(past, frame),
        positions=positions.find(past, frame),
        objections=objections.find(matter.subject, past, frame),
        decisions=tuple(one for one in decided if one.act.at is None or one.act.at <= at),
        decided=decided,
        conclusion=conclusion,
        landing=landing,
        appeals=appealed,
        knowledge=knowledge.look(seen, frame, matter.subject, matter.acts, settled),
        since=knowledge.look(seen, frame, matter.subject, matter.acts, frame.now),
    )
    judged_from = process.judged_from if process else None
    is_judged = judged_from is None or not ended or frame.day_of(at) >= judged_from
    verdicts = () if process is None else rules.judge(facts) if is_judged else _unjudged(frame, judged_from)
    called = calls.find(matter.acts, frame)
    return Case(
        subject=matter.subject,
        title=matter.title,
        aim=frame.aim,
        author=frame.author,
        state=_state(_conclusion(decided), landing, closed, verdicts, matter, seen),
        judged_at=at,
        judged=is_judged and process is not None,
        profile=process.base.id if process else None,
        revision=texts.newest(past),
        calls=called,
        positions=positions.find(matter.acts, frame),
        objections=objections.find(matter.subject, matter.acts, frame),
        decisions=decided,
        landing=landing,
        appeals=appealed,
        verdicts=verdicts,
        succeeds=matter.succeeds,
        succeeded_by=matter.succeeded_by,
        contradictions=(*matter.contradictions, *calls.contradictions(matter.subject, called)),
        acts=matter.acts,
        unknowns=tuple(dict.fromkeys(_sentence(gap.what) for gap in facts.knowledge.gaps)),
        quotes=_quotes(matter.acts),
    )


def _decided(matter: Matter, seen: Visible) -> tuple[Decision, ...]:
    """The decisions, each by the rules of its own day: later ones neither make nor unmake it."""
    process = seen.process
    if process is None or not process.changes:
        return decisions.find(matter.acts, _frame(matter, seen))
    profiles = {act.day: process.at(act.day or seen.instant.day) for act in matter.acts}
    found: list[Decision] = []
    for profile in dict.fromkeys(map(id, profiles.values())):
        days = {day for day, one in profiles.items() if id(one) == profile}
        under = next(one for one in profiles.values() if id(one) == profile)
        told = decisions.find(matter.acts, _frame(matter, seen, under))
        found += [one for one in told if one.act.day in days]
    return tuple(sorted(found, key=lambda one: order(one.act)))


def _frame(matter: Matter, seen: Visible, profile: Profile | None = None) -> Frame:
    process = seen.process
    profile = profile or (process.at(seen.instant.day) if process else _NEUTRAL)
    return Frame(
        profile=profile,
        now=seen.instant.at,
        zone=seen.instant.zone,
        keeps_register=bool(seen.ledger.reading.sources.register.participants),
        author=_author(matter.acts),
        aim=aims.of(matter.item, matter.subject, is_pull=matter.is_pull),
        given=seen.instant.given,
        is_known=matter.is_known,
    )


def bare(seen: Visible) -> Frame:
    """The surroundings of what names no proposal."""
    matter = Matter(subject="", title="", item=None, is_pull=False, acts=())
    return _frame(matter, seen)


def _author(acts: Sequence[Act]) -> Actor | None:
    return next((act.actor for act in acts if act.kind is ActKind.OPENED), None)


def _conclusion(decided: tuple[Decision, ...]) -> Decision | None:
    return next((one for one in reversed(decided) if one.counts and one.ruling in _STATES), None)


def _before_landing(decided: tuple[Decision, ...], landing: Landing | None) -> tuple[Decision, ...]:
    """The decisions that the merge may rest on; where there are none, those that came after it."""
    if landing is None or landing.day is None:
        return decided
    found = tuple(one for one in decided if one.act.day is None or one.act.day <= landing.day)
    return found if _conclusion(found) else decided


def _settled_at(
    conclusion: Decision | None, landing: Landing | None, at: dt.datetime, frame: Frame
) -> dt.datetime:
    """Until when what is not known might move the instant of judging, and so change every verdict.

    A decision and the merge that rests on it end that. Without them it may stand in what was not read that
    the question was put again, or decided.
    """
    merged = _landed_at(landing, frame.zone) if landing else None
    if conclusion is None or landing is None or merged is None or conclusion.act.day is None:
        return frame.now
    rests = landing.day is not None and conclusion.act.day <= landing.day
    return min(max(at, merged), frame.now) if rests else frame.now


def _judged_at(
    conclusion: Decision | None, landing: Landing | None, closed: Act | None, frame: Frame
) -> dt.datetime:
    for moment in (
        conclusion.act.at if conclusion else None,
        _landed_at(landing, frame.zone) if landing else None,
        closed.at if closed else None,
    ):
        if moment is not None:
            return min(moment, frame.now)
    return frame.now


def _landed_at(landing: Landing, zone: str) -> dt.datetime | None:
    """When it was merged; one that minutes tell happened in the meeting, and what they say came with it."""
    act = landing.act
    if act.meeting is None or act.day is None:
        return act.at
    return end_of_day(act.day, zone)


def _state(
    conclusion: Decision | None,
    landing: Landing | None,
    closed: Act | None,
    verdicts: tuple[Verdict, ...],
    matter: Matter,
    seen: Visible,
) -> CaseState:
    if conclusion is not None:
        return _STATES[conclusion.ruling]
    if landing is not None:
        return CaseState.LANDED
    if closed is not None:
        return CaseState.CLOSED
    state = seen.state(matter.item) if matter.item is not None else None
    if matter.item is None or state is StateAt.TIME_UNKNOWN:
        return CaseState.NOT_KNOWN
    waiting = _not_awaited(seen)
    rest = [one for one in verdicts if one.rule not in waiting]
    met = rest and all(one.outcome in (Outcome.MET, Outcome.NOT_APPLICABLE) for one in rest)
    some = any(one.outcome is Outcome.MET for one in rest)
    return CaseState.READY if met and some else CaseState.OPEN


def _not_awaited(seen: Visible) -> set[str]:
    """Ids of rules that keep nothing from being ready: the decision itself, and what only should be."""
    process = seen.process
    judging = process.at(seen.instant.day).rule if process else ()
    return {
        rule.id for rule in judging if isinstance(rule, DecisionRule | DocumentedRule) or not rule.binding
    }


def _unjudged(frame: Frame, day: dt.date | None) -> tuple[Verdict, ...]:
    why = (Before(day=day),) if day else ()
    return tuple(
        Verdict(rule=rule.id, says=rule.says, source=rule.source, outcome=Outcome.NOT_APPLICABLE, reasons=why)
        for rule in frame.profile.rule
    )


def _quotes(acts: tuple[Act, ...]) -> tuple[Evidence, ...]:
    found = [proof for act in acts if act.source is ActSource.MINUTES for proof in act.evidence]
    return tuple(dict.fromkeys(found))


def _sentence(clause: str) -> str:
    return f"{clause[0].upper()}{clause[1:]}."
