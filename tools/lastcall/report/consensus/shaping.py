"""From cases to the JSON that commands write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import UNSET
from msgspec.structs import replace

from lastcall.model.act import Act, Actor, Revision, Tally
from lastcall.model.evidence import Evidence
from lastcall.model.profile import Electorate, Process
from lastcall.report.consensus import order, shapes
from lastcall.report.proofs import EvidenceShape, day, evidence, moment
from lastcall.status.consensus import values
from lastcall.status.consensus.reasons import Reason


def case(one: values.Case) -> shapes.CaseShape:
    """A proposal with all that was done for and against it."""
    return shapes.CaseShape(
        subject=one.subject,
        title=one.title,
        aim=one.aim.value,
        author=_somebody(one.author),
        state=one.state.value,
        judged_at=moment(one.judged_at) or "",
        judged=one.judged,
        profile=one.profile,
        revision=_revision(one.revision) if one.revision else None,
        verdicts=[verdict(inner, one.judged_at) for inner in order.verdicts(one.verdicts)],
        calls=[_call(inner) for inner in one.calls],
        positions=[_position(inner) for inner in one.positions],
        support=_support(one),
        objections=[_objection(inner) for inner in order.objections(one.objections)],
        decisions=[_decision(inner) for inner in one.decisions],
        landing=_landing(one.landing) if one.landing else None,
        appeals=[_appeal(inner) for inner in one.appeals],
        succeeds=list(one.succeeds),
        succeeded_by=list(one.succeeded_by),
        contradictions=[
            shapes.ContradictionShape(what=inner.what, evidence=_proofs(inner.evidence))
            for inner in one.contradictions
        ],
        unknowns=list(one.unknowns),
        quotes=_proofs(one.quotes),
        acts=[_with_its_sight(inner) for inner in one.acts],
    )


def summary(one: values.Case) -> shapes.CaseSummaryShape:
    """A proposal and what is missing."""
    return shapes.CaseSummaryShape(
        subject=one.subject,
        title=one.title,
        state=one.state.value,
        missing=[reason(inner, one.judged_at) for inner in order.missing(one)],
        in_short=list(
            dict.fromkeys(inner.words(one.judged_at) for inner in order.missing(one, first_only=True))
        ),
        verdicts=[
            shapes.RuleOutcomeShape(rule=inner.rule, outcome=inner.outcome.value) for inner in one.verdicts
        ],
    )


def process(one: Process) -> shapes.ProcessShape:
    """The group's rules."""
    return shapes.ProcessShape(
        profile=one.base.id,
        title=one.base.title,
        source=one.base.source,
        judged_from=day(one.judged_from),
        binding=_binding(one.base.electorate),
        decides=" or ".join(one.base.powers.declare) or "nobody named",
        digest=one.digest,
    )


def _binding(one: Electorate) -> str:
    who = {
        "anybody": "those of anybody",
        "registered": "those of everybody in the register",
        "members": "those of members, who had signed the agreement by then",
    }.get(one.who, one.who)
    return f"{who}, in the role of {' or '.join(one.roles)}" if one.roles else who


def verdict(one: values.Verdict, at: dt.datetime) -> shapes.VerdictShape:
    """One rule, with its reasons as of an instant."""
    return shapes.VerdictShape(
        rule=one.rule,
        says=one.says,
        source=one.source,
        outcome=one.outcome.value,
        reasons=[reason(inner, at) for inner in one.reasons],
    )


def reason(one: Reason, at: dt.datetime) -> shapes.ReasonShape:
    """A reason in words and as a code."""
    return shapes.ReasonShape(code=one.code, words=one.words(at), evidence=_proofs(one.evidence))


def _with_its_sight(one: Act) -> shapes.ActShape:
    """An act with when it was seen: the timeline tells it, once."""
    return replace(act(one), seen=moment(one.seen) or UNSET)


def act(one: Act) -> shapes.ActShape:
    """An act; what it does not say is left out."""
    return shapes.ActShape(
        id=one.id,
        kind=one.kind.value,
        subject=one.subject,
        at=moment(one.at),
        day=day(one.day),
        actor=_somebody(one.actor),
        words=one.words,
        digest=one.digest,
        source=one.source.value,
        basis=one.basis.value,
        rule=one.rule,
        evidence=_proofs(one.evidence),
        on_behalf=_actor(one.on_behalf) if one.on_behalf else UNSET,
        stance=one.stance.value if one.stance else UNSET,
        title=one.title or UNSET,
        target=one.target or UNSET,
        until=moment(one.until) or UNSET,
        until_day=day(one.until_day) or UNSET,
        ruling=one.ruling.value if one.ruling else UNSET,
        moves=one.moves or UNSET,
        tally=_tally(one.tally) if one.tally else UNSET,
        revision=_revision(one.revision) if one.revision else UNSET,
        edited=moment(one.edited) or UNSET,
        meeting=one.meeting or UNSET,
        minutes_closed=UNSET if one.minutes_closed is None else one.minutes_closed,
    )


def _proofs(all_of_it: Iterable[Evidence]) -> list[EvidenceShape]:
    return [evidence(one) for one in all_of_it]


def _actor(one: Actor) -> shapes.ActorShape:
    return shapes.ActorShape(
        name=one.name,
        written=one.written,
        organization=one.organization,
        roles=list(one.roles),
        member=one.member,
        account=one.account,
        known=one.person is not None,
        candidates=list(one.candidates) or UNSET,
    )


def _somebody(one: Actor | None) -> shapes.ActorShape | None:
    return _actor(one) if one else None


def _revision(one: Revision) -> shapes.RevisionShape:
    return shapes.RevisionShape(known_by=one.kind.value, value=one.value)


def _tally(one: Tally) -> shapes.TallyShape:
    return shapes.TallyShape(
        yes=one.yes,
        no=one.no,
        abstain=one.abstain,
        counted=one.counted,
        opened=day(one.opened),
        closed=day(one.closed),
        electronic=one.electronic,
    )


def _call(one: values.Call) -> shapes.CallShape:
    return shapes.CallShape(
        opened=moment(one.opened),
        opened_day=day(one.opened_day),
        until=moment(one.until),
        until_day=day(one.until_day),
        state=one.state.value,
        in_meeting=one.in_meeting,
        by=_somebody(one.by),
        not_counted=one.not_counted,
        acts=[act(inner) for inner in one.acts],
    )


def _position(one: values.Position) -> shapes.PositionShape:
    return shapes.PositionShape(
        who=_actor(one.actor),
        stance=one.stance.value if one.stance else None,
        day=day(one.day),
        counts=one.counts,
        not_counted=one.not_counted,
        note=one.note,
        act=act(one.act),
        earlier=[act(inner) for inner in one.earlier],
    )


def _support(one: values.Case) -> shapes.SupportShape:
    people = [
        shapes.SupporterShape(
            name=inner.actor.name, organization=inner.actor.organization, stance=inner.stance.value
        )
        for inner in order.agreeing(one)
        if inner.stance
    ]
    names: dict[str | None, list[str]] = {}
    for person in people:
        names.setdefault(person.organization, []).append(person.name)
    return shapes.SupportShape(
        people=people,
        organizations=[
            shapes.OrganizationSupportShape(organization=name, people=names[name])
            for name in sorted(names, key=lambda name: (name is None, name or ""))
        ],
    )


def _objection(one: values.ObjectionCase) -> shapes.ObjectionCaseShape:
    return shapes.ObjectionCaseShape(
        id=one.id,
        subject=one.subject,
        raised_by=_somebody(one.raised_by),
        day=day(one.day),
        title=one.title,
        text="" if one.gone else one.text,
        fate=one.fate.value,
        open=one.is_open,
        reopened=one.reopened,
        gone=one.gone,
        answered=day(one.answered),
        life=[act(inner) for inner in one.life],
        not_counted=[
            shapes.NotCountedShape(act=act(inner), because=because) for inner, because in one.not_counted
        ],
    )


def _decision(one: values.Decision) -> shapes.RulingShape:
    return shapes.RulingShape(
        ruling=one.ruling.value,
        counts=one.counts,
        not_counted=one.not_counted,
        moves=one.moves,
        act=act(one.act),
    )


def _landing(one: values.Landing) -> shapes.LandingShape:
    return shapes.LandingShape(day=day(one.day), at=moment(one.at), by=_somebody(one.by), act=act(one.act))


def _appeal(one: values.Appeal) -> shapes.AppealShape:
    return shapes.AppealShape(
        id=one.id,
        by=_somebody(one.by),
        day=day(one.day),
        grounds=one.grounds,
        act=act(one.act),
        answer=act(one.answer) if one.answer else None,
    )
