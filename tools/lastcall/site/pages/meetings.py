"""Meetings: the list, and for each its agenda beside its minutes, with what was understood marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from lastcall.model.event import RecordedEvent
from lastcall.model.evidence import FileEvidence
from lastcall.model.minutes import Attendee, ClosingConsensus, Meeting, MeetingFile, MeetingFileKind
from lastcall.site.context import Context, Page
from lastcall.site.fragments import long_day
from lastcall.site.marks import lines_of, marks_of
from lastcall.site.markup import safe
from lastcall.site.paths import resolved
from lastcall.site.text.linking import Linker
from lastcall.site.text.render import render
from lastcall.site.text.setting import Setting


@dataclass(frozen=True, slots=True)
class FileView:
    """One file, rendered."""

    file: MeetingFile
    what: str
    """`Minutes`, `Agenda`, with a number where there are several."""
    anchor: str
    html: Markup
    events: int


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A line of the list."""

    meeting: Meeting
    acts: int
    attendees: int
    closing: str
    """What became of the minutes: closed, not closed …"""
    tone: str
    evidence: FileEvidence | None


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    rows = [_row(context, one) for one in reversed(context.status.meetings)]
    day = context.status.as_of.day
    yield Page(
        path="meetings.html",
        template="meetings.html",
        title="Meetings",
        section="meetings.html",
        context={
            "coming": [
                row
                for row in rows
                if row.meeting.date and row.meeting.date >= day and not row.meeting.minutes
            ],
            "held": [
                row for row in rows if not row.meeting.date or row.meeting.date < day or row.meeting.minutes
            ],
            "next": context.status.next_meeting,
        },
    )
    for place, meeting in enumerate(context.status.meetings):
        yield _page(context, place, meeting)


def title(meeting: Meeting) -> str:
    """What a meeting is called: by its day, else by its title."""
    if meeting.date is None:
        return meeting.title or meeting.id
    last = (
        f" to {long_day(meeting.last_date)}"
        if meeting.last_date and meeting.last_date != meeting.date
        else ""
    )
    return f"Meeting of {long_day(meeting.date)}{last}"


def _row(context: Context, meeting: Meeting) -> MeetingRow:
    closing, tone, evidence = _closing(meeting)
    return MeetingRow(
        meeting=meeting,
        acts=sum(
            len(context.by_source[file.path]) for file in meeting.minutes if file.path in context.by_source
        ),
        attendees=len(_attendees(meeting)),
        closing=closing,
        tone=tone,
        evidence=evidence,
    )


def _closing(meeting: Meeting) -> tuple[str, str, FileEvidence | None]:
    """Whether the minutes were made the record, and where they say so."""
    if not meeting.minutes:
        return "agenda only", "calm", None
    for file in meeting.minutes:
        if file.closing_consensus is None:
            continue
        evidence = FileEvidence(path=file.path, line=file.closing_line or 0, quote="")
        match file.closing_consensus:
            case ClosingConsensus.YES:
                return "closed: yes", "done", evidence
            case ClosingConsensus.NO:
                return "closed: no", "stop", evidence
            case ClosingConsensus.UNDECIDED:
                return "not closed", "wait", evidence
    return "no closing question", "calm", None


def _attendees(meeting: Meeting) -> list[Attendee]:
    """Everybody listed in the minutes, once."""
    seen: dict[str, Attendee] = {}
    for file in meeting.minutes:
        for attendee in file.attendees:
            seen.setdefault(attendee.name.casefold(), attendee)
    return list(seen.values())


def _page(context: Context, place: int, meeting: Meeting) -> Page:
    meetings = context.status.meetings
    minutes = meeting.minutes
    held = {file.path for file in minutes}
    agendas = [file for file in meeting.agendas if file.path not in held]
    about = context.about(meeting.id)
    closing, tone, evidence = _closing(meeting)
    events = [event for file in minutes for event in context.by_source.get(file.path, ())]
    return Page(
        path=context.routes.meetings[meeting.id],
        template="meeting.html",
        title=title(meeting),
        section="meetings.html",
        day=meeting.date,
        context={
            "meeting": meeting,
            "closing": closing,
            "tone": tone,
            "closing_evidence": evidence,
            "attendees": _attendees(meeting),
            "attendee_path": minutes[0].path if minutes else None,
            "regrets": [name for file in minutes for name in file.regrets],
            "events": events,
            "inferred": sum(not event.event.basis.counts for event in events),
            "about": about,
            "agendas": [_file(context, file) for file in agendas],
            "minutes": [_file(context, file) for file in minutes],
            "before": meetings[place - 1] if place else None,
            "after": meetings[place + 1] if place + 1 < len(meetings) else None,
        },
    )


def _file(context: Context, file: MeetingFile) -> FileView:
    place = context.routes.files[file.path]
    events: list[RecordedEvent] = (
        context.by_source.get(file.path, []) if file.kind is not MeetingFileKind.AGENDA else []
    )
    markdown = context.ledger.reading.markdown.get(file.path)
    setting = Setting(
        linker=_linker(context, file),
        lines=place.prefix,
        anchors=f"{place.prefix}text-",
        marks=marks_of(context, events),
        marked=lines_of(events),
    )
    return FileView(
        file=file,
        what="Agenda and minutes" if file.kind is MeetingFileKind.BOTH else place.what.capitalize(),
        anchor=f"{place.prefix or 'file-'}text",
        html=safe(render(markdown, setting)) if markdown else safe("<p>This file could not be read.</p>"),
        events=len(events),
    )


def _linker(context: Context, file: MeetingFile) -> Linker:
    """Links as the reader resolved them: the same `#6` may be another repository's a year later."""
    routes = context.routes
    numbers: dict[tuple[int, int], str] = {}
    named: dict[int, dict[str, str]] = {}
    for reference in file.references:
        href = routes.items.get(reference.target)
        if href is None:
            continue
        numbers[reference.line, int(reference.target.rpartition("#")[2])] = href
        if not {"#", "/"} & set(reference.text) and not reference.text.isdecimal():
            named.setdefault(reference.line, {})[reference.text] = href
    nothing: Mapping[str, str] = {}

    def mention(line: int, written: str) -> str | None:
        return numbers.get((line, int(written.rpartition("#")[2])))

    def address(url: str) -> str | None:
        if "://" in url or url.startswith("//"):
            return routes.address(url)
        path, _, anchor = url.partition("#")
        return routes.document(resolved(file.path, path), anchor)

    return Linker(address, mention, lambda line: named.get(line, nothing))
