"""Actions: what somebody took on in a meeting, and what the record says became of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from lastcall.model.event import Basis, EventType, RecordedEvent
from lastcall.model.evidence import FileEvidence
from lastcall.status import lines
from lastcall.status.values import Action, ActionState
from lastcall.status.visible import Visible

_TICKED = re.compile(r"^\s*(?:[-*+]|[0-9]{1,3}[.)])\s+\[[xX]\]\s")
_DONE = re.compile(
    r"\b(?:done|completed|finished|has been (?:sent|opened|published|written|added))\b", re.IGNORECASE
)
_NOT_DONE = re.compile(
    r"\bnot (?:yet )?(?:done|completed|finished)\b|\b(?:to be|will be|until) done\b", re.IGNORECASE
)
_WORD = re.compile(r"[a-z0-9#][a-z0-9#'-]{2,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "action will the and for with that this from have has been into about open opened send sent "
        "write written add added update updated done completed finished due was are not its next "
        "meeting issue group",
    )
)
_OPENS = re.compile(
    r"\b(?:open|file|raise|create|write|draft)\b[^.;]{0,60}?\b(issue|pull request|pr)\b", re.IGNORECASE
)
_DAY = re.compile(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
_LIKE = 0.6
"""Such a share of an action's own words must return in the line that reports it …"""
_LIKE_BY_OWNER = 0.35
"""… and such a share where that line names the owner too."""
_MEETINGS_LATER = 4
"""A report is looked for in so many meetings after it."""
_Reports = dict[int, list[tuple[FileEvidence, set[str]]]]
"""By the meeting's place in order: lines that say that something is done, with their words."""


def find(seen: Visible) -> tuple[Action, ...]:
    """All actions, oldest first; ids count by line within a meeting's minutes."""
    reports = _reports(seen)
    order = {meeting.id: place for place, meeting in enumerate(seen.held)}
    counted: Counter[str] = Counter()
    actions = []
    for event in seen.events:
        if event.event.type is EventType.ACTION and (meeting := seen.meeting_of(event)) is not None:
            counted[meeting] += 1
            actions.append(_action(seen, event, meeting, counted[meeting], (reports, order)))
    return tuple(actions)


def _action(
    seen: Visible,
    event: RecordedEvent,
    meeting: str,
    number: int,
    later: tuple[_Reports, dict[str, int]],
) -> Action:
    reports, order = later
    words = lines.text(seen, event)
    done, basis = _done(seen, event, words, reports, order.get(meeting, 0))
    due = event.event.due
    late = due is not None and due < seen.instant.day
    state = ActionState.DONE if done else ActionState.OVERDUE if late else ActionState.OPEN
    return Action(
        id=f"{meeting}-A{number}",
        day=event.at,
        meeting=meeting,
        text=words,
        owner=event.event.actor,
        due=due,
        subject=event.event.subject,
        state=state,
        event=event,
        done_by=done,
        done_basis=basis,
    )


def _done(
    seen: Visible, event: RecordedEvent, words: str, reports: _Reports, place: int
) -> tuple[FileEvidence | None, Basis | None]:
    """A ticked box says so itself; from a later "done" with much the same words it is inferred."""
    line = _line(seen, event)
    if _TICKED.match(line):
        quote = line.strip()[:160]
        return FileEvidence(path=event.source, line=event.event.line or 0, quote=quote), Basis.DECLARED
    owner = _words(event.event.actor or "")
    own = _words(_DAY.sub("", words)) - owner
    for later in range(place + 1, place + 1 + _MEETINGS_LATER):
        for report, said in reports.get(later, ()):
            shared = own & said
            enough = _LIKE_BY_OWNER if owner & said else _LIKE
            if len(shared) >= 2 and len(shared) >= enough * len(own):
                return report, Basis.INFERRED
    return _opened(seen, event, words, place)


def _opened(
    seen: Visible, event: RecordedEvent, words: str, place: int
) -> tuple[FileEvidence | None, Basis | None]:
    """Who promised to open an issue or pull request, and soon after is said to have, kept the word."""
    promised = _OPENS.search(words)
    if promised is None or not event.event.actor:
        return None, None
    kind = "pull" if promised[1].lower().startswith("p") else "issue"
    soon = {meeting.id for meeting in seen.held[place + 1 : place + 1 + _MEETINGS_LATER]}
    first_name = event.event.actor.lower().split()[0]
    for later in seen.events:
        said = later.event
        if said.type is not EventType.OPENED or not said.actor or seen.meeting_of(later) not in soon:
            continue
        if said.actor.lower().split()[0] == first_name and kind in lines.text(seen, later).lower():
            quote = said.quote
            return FileEvidence(path=later.source, line=said.line or 0, quote=quote), Basis.INFERRED
    return None, None


def _line(seen: Visible, event: RecordedEvent) -> str:
    markdown = seen.ledger.reading.markdown.get(event.source)
    number = event.event.line or 0
    return markdown.lines[number - 1] if markdown and 0 < number <= len(markdown.lines) else ""


def _reports(seen: Visible) -> _Reports:
    """Lines of each meeting's minutes that say that something is done."""
    found: _Reports = defaultdict(list)
    for place, meeting in enumerate(seen.held):
        for file in meeting.minutes:
            markdown = seen.ledger.reading.markdown.get(file.path)
            if markdown is None or not _DONE.search(markdown.text):
                continue
            for number, line in enumerate(markdown.lines, 1):
                if _DONE.search(line) and not _NOT_DONE.search(line):
                    evidence = FileEvidence(path=file.path, line=number, quote=line.strip()[:160])
                    found[place].append((evidence, _words(f"{_above(markdown.lines, number)} {line}")))
    return found


def _above(lines_of_file: list[str], number: int) -> str:
    """The line that a nested line stands under: "Actions: the feeds" above "done"."""
    depth = _indent(lines_of_file[number - 1])
    for line in reversed(lines_of_file[max(0, number - 12) : number - 1]):
        if line.strip() and _indent(line) < depth:
            return line
    return ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower())) - _COMMON
