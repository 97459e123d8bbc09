"""From the values of the status to the JSON that commands write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec
from msgspec import UNSET

from lastcall.model.event import RecordedEvent
from lastcall.model.finding import Problem
from lastcall.model.item import StateAt
from lastcall.model.minutes import Meeting
from lastcall.model.specification import SpecVersion
from lastcall.report import shapes
from lastcall.report.consensus import order
from lastcall.report.consensus import shaping as cases
from lastcall.report.proofs import EventShape, EvidenceShape, day, evidence, moment
from lastcall.report.reading import attendees, document, event, line, minutes

__all__ = ["document", "event", "line", "minutes"]

if TYPE_CHECKING:
    from lastcall.status import values


def recorded(one: RecordedEvent) -> EventShape:
    """An act of the ledger."""
    return msgspec.structs.replace(
        event(one.event),
        id=one.id,
        at=day(one.at),
        source=one.source,
        evidence=[evidence(proof) for proof in one.evidence],
        minutes_closed=one.minutes_closed.value if one.minutes_closed else UNSET,
    )


def _recorded(events: Iterable[RecordedEvent]) -> list[EventShape]:
    return [recorded(one) for one in events]


def meeting(one: Meeting) -> shapes.MeetingShape:
    """A meeting: who was there by its minutes, once each."""
    present = {attendee.name: attendee for file in one.minutes for attendee in file.attendees}
    closing = [file.closing_consensus for file in one.minutes if file.closing_consensus]
    return shapes.MeetingShape(
        id=one.id,
        date=day(one.date),
        last_date=day(one.last_date),
        title=one.title,
        agenda=list(dict.fromkeys(file.path for file in one.agendas)),
        minutes=list(dict.fromkeys(file.path for file in one.minutes)),
        attendees=attendees(present.values()),
        closing_consensus=closing[-1].value if closing else None,
        events=sum(len(file.events) for file in one.minutes),
    )


def proposal(one: values.Proposal) -> shapes.ProposalShape:
    """A proposal."""
    return shapes.ProposalShape(
        id=one.id,
        title=one.title,
        kind=one.kind.value,
        state=one.state.value,
        url=one.url,
        author=one.author,
        opened=day(one.opened),
        ended=day(one.ended),
        call_until=day(one.call_until),
        deadlines=[
            shapes.DeadlineShape(
                day=end.day.isoformat(), text=end.text, is_call=end.is_call, evidence=evidence(end.evidence)
            )
            for end in one.deadlines
        ],
        meetings=list(one.meetings),
        specifications=list(one.specs),
        closes=list(one.closes),
        replaces=list(one.replaces),
        replaced_by=list(one.replaced_by),
        because=[evidence(proof) for proof in one.because],
        events=_recorded(one.events),
    )


def decision(one: values.Decision) -> shapes.DecisionShape:
    """A decision."""
    return shapes.DecisionShape(
        id=one.id,
        date=day(one.day),
        meeting=one.meeting,
        text=one.text,
        subject=list(one.subject),
        event=recorded(one.event),
    )


def objection(one: values.Objection) -> shapes.ObjectionShape:
    """An objection."""
    return shapes.ObjectionShape(
        id=one.id,
        date=day(one.day),
        subject=list(one.subject),
        raised_by=one.raised_by,
        text=one.text,
        fate=one.fate.value,
        open=one.is_open,
        life=_recorded(one.life),
    )


def action(one: values.Action) -> shapes.ActionShape:
    """An action."""
    return shapes.ActionShape(
        id=one.id,
        date=day(one.day),
        meeting=one.meeting,
        text=one.text,
        owner=one.owner,
        due=day(one.due),
        state=one.state.value,
        subject=list(one.subject),
        event=recorded(one.event),
        done_by=evidence(one.done_by) if one.done_by else None,
        done_basis=one.done_basis.value if one.done_basis else None,
    )


def _version(one: SpecVersion) -> shapes.VersionShape:
    words: Counter[str] = Counter()
    for section in one.sections:
        words.update(dict(section.normative))
    proof = (
        EvidenceShape(path=one.path, line=one.stage.line, quote=one.stage.quote[:160]) if one.stage else None
    )
    return shapes.VersionShape(
        version=one.version,
        title=one.title,
        path=one.path,
        stage=one.stage.name if one.stage else None,
        stage_evidence=proof,
        lines=one.lines,
        sections=len(one.sections),
        normative=dict(sorted(words.items())),
    )


def specification(one: values.SpecificationStatus) -> shapes.SpecificationShape:
    """A specification."""
    return shapes.SpecificationShape(
        id=one.id,
        title=one.title,
        stage=one.stage.name if one.stage else None,
        former_ids=list(one.former_ids),
        versions=[_version(version) for version in one.versions],
        proposals=list(one.proposals),
        meetings=list(one.meetings),
        needs=list(one.needs),
    )


def _named(named: Iterable[values.Named]) -> list[shapes.NamedShape]:
    return [shapes.NamedShape(what=one.what, evidence=evidence(one.evidence)) for one in named]


def need(one: values.NeedStatus, path: str) -> shapes.NeedShape:
    """A need and what names it."""
    return shapes.NeedShape(
        id=one.need.id,
        title=one.need.title,
        evidence=EvidenceShape(path=path, line=one.need.line, quote=one.need.title[:160]),
        named_by=_named(one.named_by),
    )


def use_case(one: values.UseCaseStatus) -> shapes.UseCaseShape:
    """A use case."""
    return shapes.UseCaseShape(
        id=one.use_case.id,
        number=one.use_case.number,
        title=one.use_case.title,
        path=one.use_case.path,
        line=one.use_case.line,
        needs=[need(inner, one.use_case.path) for inner in one.needs],
        named_by=_named(one.named_by),
    )


def item(one: values.ItemAt) -> shapes.ItemShape:
    """An issue or pull request; what ended it later than the instant is not told."""
    has_ended = one.state not in (StateAt.OPEN, StateAt.ABSENT)
    return shapes.ItemShape(
        id=str(one.item.id),
        kind=one.item.kind.value,
        title=one.item.title,
        state=one.state.value,
        url=one.item.url,
        author=one.item.author,
        created=moment(one.item.created),
        closed=moment(one.item.closed) if has_ended else None,
        merged=moment(one.item.merged) if has_ended else None,
        labels=list(one.item.labels),
    )


def problem(one: Problem) -> shapes.ProblemShape:
    """What could not be read."""
    return shapes.ProblemShape(path=one.path, line=one.line, reason=one.reason)


def status(one: values.Status) -> shapes.StatusShape:
    """The group at one instant."""
    upcoming = one.next_meeting
    return shapes.StatusShape(
        group=one.group,
        repository=one.repository,
        as_of=one.as_of.day.isoformat(),
        notes=list(one.notes),
        next_meeting=shapes.NextMeetingShape(
            date=upcoming.day.isoformat(), title=upcoming.title, agenda=upcoming.agenda
        )
        if upcoming
        else None,
        attention=[
            shapes.AttentionShape(
                urgency=need_of.urgency.value,
                what=need_of.what,
                who=need_of.who,
                ref=need_of.ref,
                evidence=evidence(need_of.evidence),
            )
            for need_of in one.attention
        ],
        specifications=[specification(spec) for spec in one.specifications],
        use_cases=[use_case(case) for case in one.use_cases],
        proposals=[proposal(inner) for inner in one.proposals],
        decisions=[decision(inner) for inner in one.decisions],
        objections=[objection(inner) for inner in one.objections],
        actions=[action(inner) for inner in one.actions],
        meetings=[meeting(inner) for inner in one.meetings],
        changes=_recorded(one.changes),
        problems=[problem(inner) for inner in one.problems],
        process=cases.process(one.process) if one.process else None,
        cases=[cases.summary(inner) for inner in one.cases if order.is_open(inner)],
    )
