"""The status as text for people: at a glance, as lists, and one thing whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import UNSET

from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import RecordedEvent
from lastcall.model.evidence import Evidence, FileEvidence
from lastcall.model.minutes import Meeting
from lastcall.report import around_text
from lastcall.report.shapes import EventShape, EvidenceShape, SubjectShape
from lastcall.status.values import (
    Action,
    Decision,
    Objection,
    Proposal,
    ProposalState,
    SpecificationStatus,
    Status,
)

_FEW = 8
_WIDTH = 100


def short(target: str, home: str | None) -> str:
    """`#6` for an item of the home repository, else the whole id."""
    return target.removeprefix(home) if home and target.startswith(f"{home}#") else target


def where(one: Evidence) -> str:
    """`path:line`, or the address."""
    return f"{one.path}:{one.line}" if isinstance(one, FileEvidence) else one.url


def clipped(text: str, width: int = _WIDTH) -> str:
    """At most so many characters, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def status(one: Status) -> str:
    """The group at a glance."""
    return "\n".join(_status(one)) + "\n"


def _status(one: Status) -> Iterator[str]:
    yield f"{one.group} — as of {one.as_of.day}"
    if one.repository:
        yield f"repository {one.repository}"
    yield ""
    held = [meeting for meeting in one.meetings if meeting.minutes]
    last = f", the last on {held[-1].id}" if held else ""
    yield f"Meetings: {len(held)} with minutes{last}"
    if one.next_meeting:
        agenda = f" (agenda {one.next_meeting.agenda})" if one.next_meeting.agenda else " (by the schedule)"
        yield f"Next meeting: {one.next_meeting.day}{agenda}"
    yield ""
    yield from _section("Specifications", [_specification(spec) for spec in one.specifications])
    yield from _section("What needs somebody", list(_attention(one)), most=12)
    calls = [
        f"{short(two.id, one.repository)} until {two.call_until}  {clipped(two.title, 70)}"
        for two in one.proposals
        if two.state is ProposalState.CALL_OPEN
    ]
    yield from _section("Calls running", calls)
    yield from _section(
        "Open proposals", [proposal(two, one.repository) for two in one.proposals if two.is_open]
    )
    yield from _section(
        "Open objections", [objection(two, one.repository) for two in one.objections if two.is_open]
    )
    recent = [decision(two, one.repository) for two in reversed(one.decisions)]
    yield from _section("Latest decisions", recent, most=5)
    waiting = [action(two) for two in reversed(one.actions) if two.state.value != "done"]
    yield from _section("Actions not reported done", waiting, most=5)
    for note in one.notes:
        yield f"Note: {note}"


def _section(title: str, rows: list[str], most: int = _FEW) -> Iterator[str]:
    yield f"{title}: {len(rows) or 'none'}"
    for row in rows[:most]:
        yield f"  {row}"
    if len(rows) > most:
        yield f"  … and {len(rows) - most} more"
    yield ""


def _specification(spec: SpecificationStatus) -> str:
    stage = spec.stage.name if spec.stage else "no stage stated"
    versions = ", ".join(version.version or version.path for version in spec.versions)
    return f"{spec.id}  {stage}  {spec.title} (versions: {versions})"


def _attention(one: Status) -> Iterator[str]:
    for two in one.attention:
        who = f" [{two.who}]" if two.who else ""
        yield f"{two.urgency.value:<8} {clipped(two.what, 110)}{who}  {where(two.evidence)}"


def meeting(one: Meeting) -> str:
    """One line."""
    files = ", ".join(file.path for file in one.files)
    return f"{one.id}  {clipped(one.title or 'no title', 60)}  {files}"


def proposal(one: Proposal, home: str | None) -> str:
    """One line."""
    until = f" ({one.call_until})" if one.state in (ProposalState.CALL_OPEN, ProposalState.CALL_ENDED) else ""
    ended = f" {one.ended}" if one.ended else ""
    meetings = f"  meetings: {', '.join(one.meetings[-3:])}" if one.meetings else ""
    return f"{short(one.id, home):<6} {one.state.value}{until}{ended}  {clipped(one.title, 70)}{meetings}"


def decision(one: Decision, home: str | None) -> str:
    """One line."""
    about = f" on {', '.join(short(two, home) for two in one.subject)}" if one.subject else ""
    known = f"{one.basis.value}{standing(one.event)}"
    return f"{one.id}  {clipped(one.text, 90)}{about}  ({known})  {where(one.event.evidence[0])}"


def standing(one: RecordedEvent) -> str:
    """What must be said of an act whose minutes the group has not made its record."""
    if one.minutes_closed in (ClosingConsensus.UNDECIDED, ClosingConsensus.NO):
        return ", minutes not closed"
    return ""


def objection(one: Objection, home: str | None) -> str:
    """One line."""
    who = f" by {one.raised_by}" if one.raised_by else ""
    name = short(one.id, home)
    place = where(one.life[-1].evidence[0])
    return f"{name}  {one.fate.value}{who}, {one.day}: {clipped(one.text, 90)}  {place}"


def action(one: Action) -> str:
    """One line."""
    due = f", due {one.due}" if one.due else ""
    owner = one.owner or "nobody named"
    done = f" by {where(one.done_by)} ({one.done_basis})" if one.done_by else ""
    state = f"{one.state.value}{done}"
    return f"{one.id}  {state}  [{owner}{due}] {clipped(one.text, 90)}  {where(one.event.evidence[0])}"


def subject(one: SubjectShape, home: str | None) -> str:
    """One thing whole, with the acts about it."""
    return "\n".join(_subject(one, home)) + "\n"


def _subject(one: SubjectShape, home: str | None) -> Iterator[str]:
    yield f"{one.kind} {short(one.ref, home)}: {clipped(one.title, 200)}"
    yield from _facts(one)
    if one.linked:
        yield f"linked: {', '.join(short(target, home) for target in one.linked)}"
    yield ""
    yield f"Acts: {len(one.events) or 'none on the record'}"
    for event in one.events:
        yield f"  {_event(event, home)}"
    yield from around_text.lines(one, home)


def _facts(one: SubjectShape) -> Iterator[str]:
    if one.item:
        dates = [f"opened {one.item.created}", f"merged {one.item.merged}", f"closed {one.item.closed}"]
        known = ", ".join(two for two in dates if not two.endswith("None"))
        yield f"{one.item.state}; {known}; {one.item.url}"
    if one.proposal:
        until = f", call until {one.proposal.call_until}" if one.proposal.call_until else ""
        yield f"state: {one.proposal.state}{until}"
        yield from (f"  because {_proof(proof)}" for proof in one.proposal.because)
        yield from (f"  timetable: {end.day} {clipped(end.text)}" for end in one.proposal.deadlines)
    if one.objection:
        who = one.objection.raised_by or "somebody not named"
        yield f"{one.objection.fate}; raised by {who} on {one.objection.date}"
    if one.action:
        yield f"{one.action.state}; owner {one.action.owner or 'not named'}; due {one.action.due or '-'}"
    if one.specification:
        former = ", ".join(one.specification.former_ids)
        yield f"stage: {one.specification.stage or 'not stated'}" + (f"; formerly {former}" if former else "")
        for version in one.specification.versions:
            proof = f" ({_proof(version.stage_evidence)})" if version.stage_evidence else ""
            yield f"  version {version.version or '-'}: {version.stage or 'no stage'}{proof}, {version.path}"
    if one.need:
        yield f"stands at {_proof(one.need.evidence)}"
        yield from (f"  named by {named.what}: {_proof(named.evidence)}" for named in one.need.named_by)
    if one.use_case:
        yield from (f"  need {need.id}: named by {len(need.named_by)}" for need in one.use_case.needs)
    if one.meeting:
        present = ", ".join(attendee.name for attendee in one.meeting.attendees)
        yield f"files: {', '.join([*one.meeting.agenda, *one.meeting.minutes])}"
        yield f"present: {present or 'not said'}"


def _proof(one: EvidenceShape) -> str:
    place = f"{one.path}:{one.line}" if one.path is not UNSET else f"{one.url}"
    return f"{place} “{clipped(one.quote, 80)}”"


def _event(one: EventShape, home: str | None) -> str:
    place = f"{one.source}:{one.line}" if one.line else f"{one.source}"
    who = f" by {one.actor}" if one.actor else ""
    about = f" on {', '.join(short(target, home) for target in one.subject)}" if one.subject else ""
    what = one.type.replace("_", " ")
    return f"{one.at or 'no day'}  {what}{about}{who} ({one.basis}): “{clipped(one.quote, 80)}”  {place}"


def listed(rows: Iterable[str]) -> str:
    """Rows as lines; one line that says so where there are none."""
    return "\n".join(rows) + "\n"


def summary(one: Status) -> list[str]:
    """What a build found, a line each."""
    held = [meeting for meeting in one.meetings if meeting.minutes]
    span = f", {held[0].id} to {held[-1].id}" if held else ""
    stages = "; ".join(
        f"{spec.id} {spec.stage.name if spec.stage else 'no stage'}" for spec in one.specifications
    )
    states = [two.state for two in one.proposals]
    running = sum(two.is_open for two in one.proposals)
    calls = states.count(ProposalState.CALL_OPEN)
    late = states.count(ProposalState.CALL_ENDED)
    still = [two for two in one.objections if two.is_open]
    needs = [need for case in one.use_cases for need in case.needs]
    bare = sum(not need.named_by for need in needs)
    waiting = [two for two in one.actions if two.state.value != "done"]
    overdue = sum(two.state.value == "overdue" for two in waiting)
    upcoming = f"; next on {one.next_meeting.day}" if one.next_meeting else ""
    return [
        f"{one.group}, as of {one.as_of.day}",
        f"Meetings          {len(held)} with minutes{span}{upcoming}",
        f"Specifications    {stages or 'none'}",
        f"Use cases         {len(one.use_cases)} with {len(needs)} needs, {bare} of them named by nothing",
        (
            f"Proposals         {len(states)}, {running} open; {calls} with a call running, "
            f"{late} whose call ran out unconcluded"
        ),
        f"Objections        {len(one.objections)}, {len(still)} open",
        f"Decisions         {len(one.decisions)} on the record",
        f"Actions           {len(waiting)} not reported done, {overdue} of them overdue",
    ]
