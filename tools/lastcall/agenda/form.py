"""The form of the next agenda: the group's last one, line by line, with its topics marked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from lastcall.agenda.blanks import emptied, is_filled, own_end
from lastcall.agenda.dating import dates, redated
from lastcall.agenda.past import Past
from lastcall.agenda.style import ListStyle, Topic, list_style, topics
from lastcall.agenda.values import Reason
from lastcall.model.minutes import MeetingFile, MeetingFileKind

_RECORDING = re.compile(r"^(?P<label>\W*(?:link to )?(?:the )?recording\b[^:]*:)", re.IGNORECASE)
_MINUTES = re.compile(r"(?:meeting[_. -]?)?(?:minutes|mintues|notes)", re.IGNORECASE)
_PLAIN = """\
# {title}

## Agenda
* Welcome
{topics}
* Any other business

## Attendees
* TODO

## Minutes
* TODO

## Closing Discussion
* Consensus to commit this to repo? Yes/No"""


class Literal(Struct, frozen=True, kw_only=True):
    """A line of the form that is no topic."""

    text: str
    because: tuple[Reason, ...]


class Form(Struct, frozen=True, kw_only=True):
    """What the next agenda looks like before anything is put on it."""

    path: str
    pieces: tuple[Literal | Topic, ...]
    """The lines of the form in order, and between them the topics of the last agenda."""
    style: ListStyle
    place: int | None = None
    """Where topics go among the pieces, in a form without topics of its own."""


def form(past: Past, because_day: str) -> Form:
    """The form for the meeting's day, from the last agenda that has topics, else a plain one."""
    for model in past.agendas:
        markdown = past.markdown(model.path)
        written = topics(markdown, model) if markdown is not None else ()
        if written:
            pieces = tuple(_pieces(past, model, written, because_day))
            return Form(path=_path(past, model), pieces=pieces, style=list_style(written))
    return _plain(past, because_day)


def _pieces(
    past: Past, model: MeetingFile, written: tuple[Topic, ...], because_day: str
) -> Iterator[Literal | Topic]:
    """The file line by line; where a topic begins, the topic and then what follows it."""
    starts = {one.item.line: one for one in written}
    sections = {one.line: one for one in model.sections if is_filled(model, one)}
    number, last = _span(past, model)
    while number <= last:
        topic, section = starts.get(number), sections.get(number)
        if topic is not None:
            yield topic
            number = _last_line(past, model, topic.item.line, topic.item.last_line)
        else:
            yield _literal(past, model, number, because_day)
        if section is not None:
            form_of = _form_of(past, model, number)
            number = _last_line(past, model, section.line, own_end(model, section))
            if number > section.line:
                for text in emptied(past, model, section):
                    yield Literal(text=text, because=(form_of,))
        number += 1


def _span(past: Past, model: MeetingFile) -> tuple[int, int]:
    """The lines of the meeting in its file, which may hold several meetings."""
    markdown = past.markdown(model.path)
    last = _last_line(past, model, 1, len(markdown.lines) if markdown else 0)
    if _meetings_in_file(past, model) == 1 or not model.sections:
        return 1, last
    ends = max(section.last_line for section in model.sections)
    return model.sections[0].line, _last_line(past, model, 1, min(last, ends))


def _last_line(past: Past, model: MeetingFile, first: int, last: int) -> int:
    """The last line of a range that is not blank."""
    while last > first and not past.line(model.path, last).strip():
        last -= 1
    return last


def _literal(past: Past, model: MeetingFile, number: int, because_day: str) -> Literal:
    text = past.line(model.path, number)
    if not text.strip():
        return Literal(text="", because=())
    form_of = _form_of(past, model, number)
    if number == model.title_line:
        # the day of a title may be a stale one, left from an earlier meeting
        old = next(iter(dates(text)), model.date)
        return Literal(text=redated(text, old, past.day), because=(form_of, Reason(what=because_day)))
    found = _RECORDING.match(text)
    if found and model.recording and model.recording in text:
        return Literal(text=f"{found['label']} TODO", because=(form_of,))
    return Literal(text=redated(text, model.date, past.day), because=(form_of,))


def _form_of(past: Past, model: MeetingFile, number: int) -> Reason:
    return Reason(what="the form of the last agenda", evidence=past.at(model.path, number))


def _path(past: Past, model: MeetingFile) -> str:
    """The file's name with the new day; where the folder stands for the meeting, a folder of that day."""
    folder, _, name = model.path.rpartition("/")
    alone = _meetings_in_file(past, model) == 1
    if alone and dates(name):
        if model.kind is not MeetingFileKind.AGENDA:
            name = _MINUTES.sub(_named_agenda, name)
        return _joined(redated(folder, model.date, past.day), redated(name, None, past.day))
    beside = {one.path for one in past.ledger.reading.meeting_files if one.path.rpartition("/")[0] == folder}
    if alone and folder and len(beside) <= 2:
        return _joined(folder.rpartition("/")[0], past.day.isoformat(), name)
    return _joined(folder, f"{past.day}_agenda.md")


def _named_agenda(found: re.Match[str]) -> str:
    """What a file that will be called minutes is called before the meeting."""
    return "Agenda" if found[0][0].isupper() else "agenda"


def _meetings_in_file(past: Past, model: MeetingFile) -> int:
    return sum(one.path == model.path for one in past.ledger.reading.meeting_files)


def _joined(*parts: str) -> str:
    return "/".join(part for part in parts if part)


def _plain(past: Past, because_day: str) -> Form:
    """The usual form, for a group without a list of topics to go by; title and name go by its last file."""
    title, path = f"{past.status.group} Meeting {past.day}", f"minutes/{past.day}_agenda.md"
    model = next((one.files[0] for one in reversed(past.held)), None)
    if model is not None:
        named = dates(model.title or "")
        title = redated(model.title or "", named[0], past.day) if named else title
        path = _path(past, model)
    usual = Reason(what="the usual form: the group has no list of topics to go by")
    lines = _PLAIN.format(title=title, topics="\0").split("\n")
    place = lines.index("\0")
    del lines[place]
    pieces = [Literal(text=line, because=(usual,) if line else ()) for line in lines]
    pieces[0] = Literal(text=lines[0], because=(usual, Reason(what=because_day)))
    return Form(path=path, pieces=tuple(pieces), style=ListStyle(), place=place)
