"""A maintainer's word on a line: checked against the file and the register, then kept."""

from __future__ import annotations

import re
from datetime import date

from lastcall.cli.clock import now
from lastcall.cli.run import Run
from lastcall.documents.confirmations import line_digest
from lastcall.model.confirmation import Confirmation, Word
from lastcall.model.errors import LastcallError
from lastcall.model.event import Basis, Event, EventType
from lastcall.model.participant import Participant, Register
from lastcall.workspace import confirmations, git
from lastcall.workspace.places import in_repository

_MAY = re.compile(r"maintainer|chair|editor|secretary|scribe", re.IGNORECASE)


def say(run: Run, word: str, place: str, act: str | None, by: str | None) -> None:
    """Keep one word. Raises LastcallError for a line without such an act, or somebody who may not say it."""
    path, line = in_repository(run.root, place)
    markdown = run.reading.markdown.get(path)
    if markdown is None or not 0 < line <= len(markdown.lines) or not markdown.lines[line - 1].strip():
        raise LastcallError("no such line in the group's minutes", where=place, hint="write it as FILE:LINE")
    events = [
        event
        for file in run.reading.meeting_files
        if file.path == path
        for event in file.events
        if event.line == line
    ]
    given = Word(word)
    kind = EventType(act) if act and given is Word.MARK else _chosen(events, act, place, given)
    name = _who(run, by)
    day = run.instant.day_of(now())
    one = Confirmation(
        path=path,
        line=line,
        digest=line_digest(markdown.lines[line - 1]),
        word=given,
        act=kind,
        by=name,
        on=day,
    )
    kept = run.settings.paths.confirmations
    confirmations.add(run.root / kept, one)
    run.talk(f"{kept}: {given.value} {kind.value} at {path}:{line}, by {name}")


def _chosen(events: list[Event], act: str | None, place: str, word: Word) -> EventType:
    """The act that is meant: the one named, else the only one that may be."""
    here = [event for event in events if act is None or event.type.value == act]
    if word is Word.CONFIRM:
        here = [event for event in here if event.basis is Basis.INFERRED] or here
    if not here:
        hint = "`lastcall minutes parse` shows what was understood; `minutes mark --as …` adds what was not"
        raise LastcallError("no such act was read out of this line", where=place, hint=hint)
    kinds = sorted({event.type.value for event in here})
    if len(kinds) > 1:
        raise LastcallError(f"this line holds {', '.join(kinds)}", where=place, hint="name one with --as")
    if word is Word.CONFIRM and here[0].basis is not Basis.INFERRED:
        raise LastcallError(f"this act is {here[0].basis} already and needs no word", where=place)
    return here[0].type


def _who(run: Run, by: str | None) -> str:
    """The name of somebody who may say it, as the register writes it."""
    name = by or git.user_name(run.root)
    if not name:
        raise LastcallError("nobody is named who says so", hint="add --by NAME, or set git's user.name")
    register = run.reading.sources.register
    day = run.instant.day_of(now())
    allowed = [one.name for one in register.participants if _may(one, day)]
    if not allowed:
        return name
    known = _known(register, name, day)
    if known is None:
        hint = f"by the register these may: {', '.join(allowed)}"
        raise LastcallError(f"`{name}` is no maintainer of the group", hint=hint)
    return known


def _may(one: Participant, day: date) -> bool:
    return any(_MAY.search(role) for role in one.roles_at(day))


def _known(register: Register, name: str, day: date) -> str | None:
    wanted = name.lower().removeprefix("@")
    for one in register.participants:
        forms = {
            one.name.lower(),
            *(alias.lower() for alias in one.aliases),
            *(login.lower() for login in one.github),
        }
        if wanted in forms and _may(one, day):
            return one.name
    # a first name serves where one person of the register bears it
    first = [one for one in register.participants if one.name.lower().split()[:1] == [wanted]]
    return first[0].name if len(first) == 1 and _may(first[0], day) else None
