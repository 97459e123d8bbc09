"""Meetings: the list, and each with its agenda beside its minutes, what was understood marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import RecordedEvent
from lastcall.model.evidence import FileEvidence
from lastcall.model.minutes import Attendee, Meeting, MeetingFile, MeetingFileKind
from lastcall.model.reference import ItemId
from lastcall.site.context import Context, Page
from lastcall.site.fragments import long_day
from lastcall.site.marks import lines_of, marks_of
from lastcall.site.markup import safe
from lastcall.site.paths import resolved
from lastcall.site.tables import Part, table
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


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    coming: list[Meeting] = []
    held: list[Meeting] = []
    for one in reversed(context.status.meetings):
        ahead = one.date is not None and one.date >= context.status.as_of.day and not one.minutes
        (coming if ahead else held).append(one)
    kinds = (("coming", "To come", coming), ("held", "Held", held))
    following = context.status.next_meeting
    planned = f"Next, by the schedule: {following.day.isoformat()}." if following and not coming else ""
    yield Page(
        path="meetings.html",
        template="list.html",
        title="Meetings",
        section="meetings.html",
        context={
            "intro": planned,
            "parts": [
                Part(anchor, name, len(rows), _table(context, rows)) for anchor, name, rows in kinds if rows
            ],
            "none": "No agenda and no minutes were found.",
        },
    )
    for place, meeting in enumerate(context.status.meetings):
        yield _page(context, place, meeting)


def _table(context: Context, meetings: list[Meeting]) -> Markup:
    show = context.show
    rows = (
        (
            "",
            show.meeting(one),
            show.written(one.title or ""),
            show.label(closing, tone),
            len(_attendees(one)) or "",
            sum(len(context.acts(file)) for file in one.minutes) or "",
            show.evidence(evidence) if evidence else "",
        )
        for one in meetings
        for closing, tone, evidence in (_closing(one),)
    )
    return table(("Meeting", "Title", "Minutes", "Present", "Acts", "Evidence"), rows, "wide even")


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
                return "minutes closed", "done", evidence
            case ClosingConsensus.NO:
                return "closing refused", "stop", evidence
            case ClosingConsensus.UNDECIDED:
                return "minutes not closed", "wait", evidence
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
    agendas = [file for file in meeting.agendas if file not in minutes]
    about = context.about(meeting.id)
    closing, tone, evidence = _closing(meeting)
    events = [event for file in minutes for event in context.acts(file)]
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
            "items": [name for name in _named(meeting) if context.routes.of(name)],
            "acts": _acts(context, events) if events else None,
            "understood": len(events),
            "inferred": sum(not event.event.basis.counts for event in events),
            "about": about,
            "agendas": [_file(context, file) for file in agendas],
            "minutes": [_file(context, file) for file in minutes],
            "before": meetings[place - 1] if place else None,
            "after": meetings[place + 1] if place + 1 < len(meetings) else None,
        },
    )


def _named(meeting: Meeting) -> list[str]:
    """The issues and pull requests that agenda and minutes name, by repository and number."""
    named = {ItemId.parse(reference.target) for file in meeting.files for reference in file.references}
    return [str(one) for one in sorted(filter(None, named))]


def _acts(context: Context, events: list[RecordedEvent]) -> Markup:
    show, routes = context.show, context.routes
    rows = (
        (
            "",
            show.thing(one),
            show.refs(one.event.subject),
            show.person(one.event.actor),
            show.said(one.event.quote, one.event.basis, quoted=True),
            show.basis(one.event.basis),
            show.line(one.event.line or 0, routes.file(one.source, one.event.line or 0)),
        )
        for one in events
    )
    return table(("Act", "About", "By", "Words", "How known", "Line"), rows, "wide even")


def _file(context: Context, file: MeetingFile) -> FileView:
    place = context.routes.places.of(file)
    events = context.acts(file)
    markdown = context.ledger.reading.markdown.get(file.path)
    setting = Setting(
        linker=_linker(context, file),
        lines=place.prefix,
        anchors=f"{place.prefix}text-",
        first=place.first,
        last=place.last,
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

    return Linker(address, mention, lambda line: named.get(line, nothing), routes.label)
