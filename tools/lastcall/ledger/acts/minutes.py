"""Acts that minutes tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from lastcall.ledger.acts import rulings
from lastcall.ledger.acts.making import WORDS, Maker
from lastcall.model.act import Act, ActKind, ActSource, Stance
from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Basis, EventType, ObjectionFate, RecordedEvent
from lastcall.model.evidence import FileEvidence, digest
from lastcall.model.minutes import Meeting, MeetingFile, MeetingFileKind

_KINDS = {
    EventType.PROPOSAL: ActKind.PROPOSED,
    EventType.LAST_CALL: ActKind.CALL_OPENED,
    EventType.SUPPORT: ActKind.POSITION,
    EventType.ABSTAIN: ActKind.POSITION,
    EventType.OBJECTION: ActKind.OBJECTED,
    EventType.NO_OBJECTION: ActKind.ASKED,
    EventType.DECISION: ActKind.DECIDED,
    EventType.MERGED: ActKind.LANDED,
    EventType.CLOSED: ActKind.CLOSED,
    EventType.DEFERRED: ActKind.DEFERRED,
}
_FATES = {
    ObjectionFate.SUSTAINED: ActKind.SUSTAINED,
    ObjectionFate.ANSWERED: ActKind.ANSWERED,
    ObjectionFate.WITHDRAWN: ActKind.WITHDRAWN,
    ObjectionFate.ACCOMMODATED: ActKind.ACCOMMODATED,
    ObjectionFate.NOT_SUSTAINED: ActKind.RECORDED,
    ObjectionFate.OVERRULED: ActKind.OVERRULED,
    ObjectionFate.SETTLED: ActKind.SETTLED,
    ObjectionFate.RAISED: ActKind.OBJECTED,
}
_OVER = re.compile(r"\b(?:ended|ran out|expired|is over|has passed|closed)\b", re.IGNORECASE)
_CAN_LIVE = re.compile(r"\bcan live with\b", re.IGNORECASE)
_RECUSE = re.compile(r"\brecus", re.IGNORECASE)
_TARGET = re.compile(r"(?:[\w.-]+/[\w.-]+)?#[0-9]{1,9}-O[0-9]{1,4}", re.IGNORECASE)


def read(
    events: Iterable[RecordedEvent],
    meetings: Iterable[Meeting],
    texts: Mapping[str, tuple[str, ...]],
    approved: Mapping[str, dt.date],
    maker: Maker,
) -> Iterator[Act]:
    """The acts of all minutes, in the order of the events.

    `texts` gives the lines of each file; `approved` when later minutes approve those of a meeting.
    """
    places = {
        (file.path, event.line): (meeting.id, file)
        for meeting in meetings
        for file in meeting.minutes
        for event in file.events
    }
    for event in events:
        found = places.get((event.source, event.event.line))
        if event.repository_path and found is not None:
            meeting, file = found
            yield from _acts(event, meeting, file, texts.get(event.source, ()), approved, maker)


def _acts(
    one: RecordedEvent,
    meeting: str,
    file: MeetingFile,
    lines: tuple[str, ...],
    approved: Mapping[str, dt.date],
    maker: Maker,
) -> Iterator[Act]:
    event = one.event
    kind = _kind(one)
    if kind is None:
        return
    number = event.line or 0
    words = lines[number - 1].strip() if 0 < number <= len(lines) else event.quote
    actor = maker.directory.at_meeting(event.actor, file.attendees, one.at) if event.actor else None
    target = _TARGET.search(words)
    said = rulings.read(words) if kind is ActKind.DECIDED else None
    for subject in event.subject or ("",):
        yield Act(
            id=one.id,
            kind=kind,
            subject=subject,
            source=ActSource.MINUTES,
            evidence=one.evidence,
            basis=event.basis,
            rule=event.rule,
            at=maker.end_of(one.at),
            day=one.at,
            actor=actor,
            words=words[:WORDS],
            digest=digest(words),
            stance=_stance(event.type, words),
            target=target[0] if target else None,
            until=maker.end_of(event.due) if kind is ActKind.CALL_OPENED else None,
            until_day=event.due if kind is ActKind.CALL_OPENED else None,
            ruling=said.ruling if said else None,
            tally=said.tally if said else None,
            moves=said.moves if said else None,
            conditional=said.conditional if said else False,
            meeting=meeting,
            minutes_closed=_closed(file),
            minutes_approved=approved.get(meeting),
            order=number,
        )


def _kind(one: RecordedEvent) -> ActKind | None:
    event = one.event
    if event.type in (EventType.OBJECTION, EventType.OBJECTION_RESOLVED):
        settled = event.type is EventType.OBJECTION_RESOLVED
        fate = event.fate or (ObjectionFate.SETTLED if settled else ObjectionFate.RAISED)
        return _FATES[fate]
    if event.type is EventType.LAST_CALL and event.due is None and _OVER.search(event.quote):
        return ActKind.CALL_TOLD
    return _KINDS.get(event.type)


def _stance(kind: EventType, words: str) -> Stance | None:
    if kind is EventType.SUPPORT:
        return Stance.CAN_LIVE if _CAN_LIVE.search(words) else Stance.SUPPORT
    if kind is EventType.ABSTAIN:
        return Stance.RECUSE if _RECUSE.search(words) else Stance.ABSTAIN
    return Stance.OBJECTION if kind is EventType.OBJECTION else None


def _closed(file: MeetingFile) -> bool | None:
    return None if file.closing_consensus is None else file.closing_consensus is ClosingConsensus.YES


def announced(meetings: Iterable[Meeting], maker: Maker) -> Iterator[Act]:
    """Items that an agenda names: told on the day of the meeting at the latest."""
    for meeting in meetings:
        seen: set[str] = set()
        for file in meeting.agendas:
            plan = [(one.line, one.last_line) for one in file.sections if one.role == "agenda"]
            for reference in file.references:
                planned = file.kind is not MeetingFileKind.MINUTES and (
                    not plan or any(start <= reference.line <= end for start, end in plan)
                )
                if not planned or reference.target in seen:
                    continue
                seen.add(reference.target)
                proof = FileEvidence(path=file.path, line=reference.line, quote=reference.text[:160])
                yield Act(
                    id=maker.id(f"{file.path}:{reference.line}", ActKind.ANNOUNCED, reference.target),
                    kind=ActKind.ANNOUNCED,
                    subject=reference.target,
                    source=ActSource.AGENDA,
                    evidence=(proof,),
                    basis=Basis.DECLARED,
                    rule="agenda.names",
                    at=maker.end_of(meeting.date),
                    day=meeting.date,
                    words=reference.text,
                    digest=digest(reference.text),
                    meeting=meeting.id,
                    order=reference.line,
                )


def approvals(meetings: Iterable[Meeting], texts: Mapping[str, tuple[str, ...]]) -> dict[str, dt.date]:
    """When minutes were approved, by the id of their meeting, as the record of a later one says."""
    held = [meeting for meeting in meetings if meeting.minutes]
    by_day = {meeting.date: meeting.id for meeting in held if meeting.date}
    found: dict[str, dt.date] = {}
    for before, meeting in zip([None, *held], held, strict=False):
        if meeting.date is None:
            continue
        for file in meeting.minutes:
            for line in _record(file, texts.get(file.path, ())):
                if not _APPROVED.search(line) or _OPEN.search(line):
                    continue
                days = _days(line)
                named = [by_day.get(day) for day in days] if days else [before.id if before else None]
                for one in named:
                    if one is not None and one != meeting.id:
                        found.setdefault(one, meeting.date)
    return found


_APPROVED = re.compile(
    r"\bminutes\b[^.;?]{0,80}\b(?:were|was|are|is|have been|:|-)?\s*(?:approved|accepted|adopted)\b"
    r"|\b(?:approved|accepted|adopted)\s+(?:the\s+)?(?:\w+['\u2019]?s?\s+){0,3}minutes\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\?|\bnot\b|\bto be\b|\bwill\b|\bonce\b|\bif\b|\buntil\b|n['\u2019]t\b", re.IGNORECASE)
_DAY = re.compile(r"\b(20[0-9]{2})-([01][0-9])-([0-3][0-9])\b")


def _record(file: MeetingFile, lines: tuple[str, ...]) -> Iterator[str]:
    """The lines that stand neither in the agenda nor in code, as far as the sections tell."""
    plan = [(one.line, one.last_line) for one in file.sections if one.role in ("agenda", "attendees")]
    for number, line in enumerate(lines, 1):
        if "inutes" in line and not any(start <= number <= end for start, end in plan):
            yield line


def _days(line: str) -> list[dt.date]:
    days = []
    for found in _DAY.finditer(line):
        try:
            days.append(dt.date(int(found[1]), int(found[2]), int(found[3])))
        except ValueError:
            continue
    return days
