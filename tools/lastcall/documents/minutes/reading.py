"""One meeting file, read: every part by its reader, in the order in which they build on one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

import msgspec

from lastcall.documents import references as references_reader
from lastcall.documents.markdown import BlockKind, Markdown
from lastcall.documents.minutes import (
    agenda,
    attendees,
    closing,
    entries,
    head,
    parts,
    record,
    recordings,
    speakers,
    whereabouts,
)
from lastcall.documents.minutes.acts import Acts
from lastcall.documents.minutes.detection import detect
from lastcall.documents.minutes.roster import Roster
from lastcall.documents.minutes.topics import Topics
from lastcall.documents.outline import Line, outline
from lastcall.documents.renames import Renames
from lastcall.documents.styles import SHIPPED, Shelf, Style
from lastcall.documents.styles.model import Role
from lastcall.model.closing import ClosingConsensus
from lastcall.model.event import Event
from lastcall.model.minutes import (
    MeetingFile,
    MeetingFileKind,
    Placeholder,
    SpokenLine,
)
from lastcall.model.reference import Reference

_AGENDA_NAME = re.compile(r"agenda", re.IGNORECASE)
_MINUTES_NAME = re.compile(
    r"min\w{0,3}t\w{0,2}s|minutes|mintues|notes|transcript|summary|record", re.IGNORECASE
)
_TEMPLATE_WORDS = re.compile(
    r"^(?:todo|tbd|tba|n/?a|\.{2,}|…|yes\s*/\s*no|none|notes? (?:go )?here.*|"
    r"<[^>]*>|(?:name|topic|item|text|speaker)\W*(?:: ?text)?|welcome(?: and attendance)?|"
    r"minutes|\(?to be (?:filled|added).*)\W*$",
    re.IGNORECASE,
)
_TEMPLATE_HEADS = frozenset("tTnN.\u2026yY<iIsSwWmM(")
"""What a template's line may begin with."""
_NO_RECORDING = re.compile(r"^recording\W{1,4}(?:todo|tbd|\.{2,}|<.{0,40}>)?\W*$", re.IGNORECASE)
_UNFILLED = re.compile(r"^(?:todo|tbd|\.{3}|…)$", re.IGNORECASE)
_UNFILLED_LENGTH = 4
_TEMPLATE_LENGTH = 120
_GENERATED_LINES = 40
_SILENT = (
    Role.ATTENDEES,
    Role.REGRETS,
    Role.SCRIBE,
    Role.CHAIR,
    Role.CLOSING,
    Role.BOILERPLATE,
)
_NOT_RECORD = (Role.AGENDA, Role.HEAD, *_SILENT)


class Surroundings:
    """What a file is read with, besides its own text."""

    def __init__(
        self,
        home: str | None,
        renames: Renames,
        web: str,
        shelf: Shelf = SHIPPED,
        known_people: tuple[str, ...] = (),
    ) -> None:
        self.home = home
        self.renames = renames
        self.web = web
        self.shelf = shelf
        self.known_people = known_people


class Prepared(msgspec.Struct, frozen=True):
    """A file with all that is known of its lines before the acts are looked for."""

    lines: list[Line]
    roles: list[Role]
    style: Style
    references: tuple[Reference, ...]
    title: str | None
    title_line: int | None
    dates: tuple[head.Dated, ...]
    people: attendees.People
    speeches: list[speakers.Speech | None]
    kind: MeetingFileKind
    answer: ClosingConsensus | None
    """To the closing question …"""
    asked_at: int | None
    """… and the line that asks it."""
    record_lines: int
    record: record.Record
    """Without entries where the file is only a plan."""


def prepare(markdown: Markdown, path: str, around: Surroundings, lines: list[Line] | None = None) -> Prepared:
    """Read everything but the acts."""
    lines = outline(markdown) if lines is None else lines
    style = detect(markdown.text, around.shelf)
    roles = parts.assign(lines, style)
    generated = _generated(lines, style)
    if Role.RECORD not in roles and not generated:
        # a summary that no record stands beside is all that was written down
        roles = [Role.RECORD if role is Role.SUMMARY else role for role in roles]
    references = references_reader.find_in_outline(
        lines, markdown.text, around.home, around.renames, around.web, style.links
    )
    title, title_line = head.title(markdown, lines, style)
    seen = head.dates_seen(markdown, lines, path, title, title_line)
    day, _ = head.date_of(seen)
    people = attendees.read(lines, roles, style)
    roster = Roster(people, style, around.known_people)
    speeches = speakers.read(lines, roles, roster)
    roles = whereabouts.among_boilerplate(lines, roles, speeches, roster)
    answer, asked_at = closing.read(lines, style)
    kept = _kept_lines(lines, roles, asked_at)
    noted_there = whereabouts.in_agenda(lines, roles, speeches, style)
    kind = _kind(
        path,
        title,
        roles,
        len(kept) + (noted_there.said if noted_there.plain else 0),
        len(people.attendees),
        speeches,
        nested=lambda: any(line.depth > 1 for line in lines),
        named=lambda: whereabouts.has_named_record(kept, style),
    )
    notes_in_agenda = kind is not MeetingFileKind.AGENDA and (
        style.notes
        or noted_there.told >= len(kept)
        or noted_there.plain
        or whereabouts.only_in_agenda(noted_there, lines, roles, kept)
    )
    found = record.Record(lines, roles, speeches, style, roster, generated, day)
    if kind is not MeetingFileKind.AGENDA:
        entries.made(found, agenda_is_record=notes_in_agenda, closing_line=asked_at)
    return Prepared(
        lines=lines,
        roles=roles,
        style=style,
        references=references,
        title=title,
        title_line=title_line,
        dates=seen,
        people=people,
        speeches=speeches,
        kind=kind,
        answer=answer,
        asked_at=asked_at,
        record_lines=len(kept) + (noted_there.told if notes_in_agenda else 0),
        record=found,
    )


def read(markdown: Markdown, path: str, around: Surroundings, lines: list[Line] | None = None) -> MeetingFile:
    """Read a whole file, or those of its lines that belong to one of its meetings."""
    known = prepare(markdown, path, around, lines)
    lines, roles = known.lines, known.roles
    day, source = head.date_of(known.dates)
    events: tuple[Event, ...] = ()
    if known.kind is not MeetingFileKind.AGENDA:
        topics = Topics(lines, roles, known.references, around.renames, known.style)
        events = Acts(known.record, topics).events()
    return MeetingFile(
        path=path,
        kind=known.kind,
        title=known.title,
        title_line=known.title_line,
        date=day,
        date_source=source,
        dates_seen=known.dates,
        last_date=head.last_day(known.dates, day),
        recording=recordings.find(lines),
        style=known.style.id,
        attendees=tuple(known.people.attendees),
        regrets=tuple(known.people.regrets),
        agenda=agenda.read(
            lines,
            roles,
            known.references,
            known.style,
            {line.number for line, said in zip(lines, known.speeches, strict=True) if said is not None},
            whole=known.kind is MeetingFileKind.AGENDA,
        ),
        references=known.references,
        events=events,
        spoken=_spoken(lines, roles, known.speeches),
        sections=parts.sections(lines, roles, lines[-1].number if lines else 1),
        placeholders=_placeholders(lines, roles, known.people.placeholders, known.answer, known.asked_at),
        closing_consensus=known.answer,
        closing_line=known.asked_at,
        record_lines=known.record_lines,
    )


def _kept_lines(lines: list[Line], roles: list[Role], closing_line: int | None) -> list[Line]:
    """The lines of the record part that say more than a template does.

    Where no section opens a record, what is told before the first one is it.
    """
    silent = _NOT_RECORD if Role.RECORD in roles or not _tells(lines, roles) else (Role.AGENDA, *_SILENT)
    return [
        line
        for line, role in zip(lines, roles, strict=True)
        if role not in silent
        and not line.is_heading
        and line.number != closing_line
        and line.text.strip()
        and (len(line.text) > _TEMPLATE_LENGTH or not _template(line.words))
    ]


def _tells(lines: list[Line], roles: list[Role]) -> bool:
    """Whether the head of a file tells what happened."""
    told = sum(
        role is Role.HEAD and whereabouts.TOLD.search(line.text[:300]) is not None
        for line, role in zip(lines, roles, strict=True)
    )
    return told >= whereabouts.SAID_ENOUGH


def _template(words: str) -> bool:
    return words[:1] in _TEMPLATE_HEADS and _TEMPLATE_WORDS.match(words) is not None


def _kind(  # noqa: PLR0913 - a plan is told from a record by all of them
    path: str,
    title: str | None,
    roles: list[Role],
    kept: int,
    present: int,
    speeches: list[speakers.Speech | None],
    *,
    nested: Callable[[], bool],
    named: Callable[[], bool],
) -> MeetingFileKind:
    """Plan or record: by the file's name, then its title, then what it holds.

    `nested` says whether anything stands beneath the items of its lists, as notes do in a folder of minutes.
    `named` says whether the file has a part that is called notes, and holds some.
    """
    name = PurePosixPath(path).stem
    says_agenda, says_minutes = _AGENDA_NAME.search(name), _MINUTES_NAME.search(name)
    if says_minutes and not says_agenda:
        return MeetingFileKind.MINUTES
    planned = Role.AGENDA in roles
    spoken = sum(speech is not None for speech in speeches)
    if says_agenda and not says_minutes:
        has_record = kept and (present or spoken > 1)
        tells = spoken or (kept >= whereabouts.SAID_ENOUGH and named())
        return MeetingFileKind.BOTH if has_record and planned and tells else MeetingFileKind.AGENDA
    if title and _AGENDA_NAME.search(title) and not (present or spoken > 1):
        return MeetingFileKind.AGENDA
    place = PurePosixPath(path)
    # where a file lies outside the group's repository says nothing
    filed = not place.is_absolute() and any(map(_MINUTES_NAME.search, place.parts[:-1]))
    if not kept and not present and not spoken and not (filed and nested()):
        return MeetingFileKind.AGENDA
    return MeetingFileKind.BOTH if planned else MeetingFileKind.MINUTES


def _generated(lines: list[Line], style: Style) -> bool:
    return any(
        style.generated.search(line.text[:600]) is not None
        for line in lines[:_GENERATED_LINES]
        if "generat" in line.text or "AI" in line.text or " by " in line.text or "assist" in line.text
    )


def _spoken(
    lines: list[Line], roles: list[Role], speeches: list[speakers.Speech | None]
) -> tuple[SpokenLine, ...]:
    return tuple(
        SpokenLine(line=line.number, speaker=speech.name, known=speech.known)
        for line, role, speech in zip(lines, roles, speeches, strict=True)
        if speech is not None and role not in _SILENT
    )


def _placeholders(
    lines: list[Line],
    roles: list[Role],
    people: list[Placeholder],
    answer: ClosingConsensus | None,
    asked_at: int | None,
) -> tuple[Placeholder, ...]:
    """The template's lines that nobody filled."""
    found = list(people)
    for line, role in zip(lines, roles, strict=True):
        if line.kind is BlockKind.CODE or line.is_heading:
            continue
        if len(line.text) > _TEMPLATE_LENGTH:
            continue
        words = line.words
        if line.number == asked_at and answer is ClosingConsensus.UNDECIDED:
            found.append(Placeholder(line=line.number, quote=words[:160], part="closing"))
        elif role is Role.HEAD and _NO_RECORDING.match(words):
            found.append(Placeholder(line=line.number, quote=words[:160], part="recording"))
        elif (
            len(words) <= _UNFILLED_LENGTH
            and role in (Role.RECORD, Role.AGENDA)
            and _UNFILLED.match(words)
            and not line.children
        ):
            found.append(Placeholder(line=line.number, quote=words[:160], part=role.value))
    return tuple(sorted(found, key=lambda placeholder: placeholder.line))
