"""One line of a meeting file, explained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lastcall.documents import marking
from lastcall.documents.confirmations import line_digest
from lastcall.documents.explaining.near import misses
from lastcall.documents.explaining.rules import rule
from lastcall.documents.explaining.values import ActExplained, Explanation
from lastcall.documents.markdown import BlockKind, Markdown
from lastcall.documents.minutes.detection import choose
from lastcall.documents.minutes.reading import Prepared
from lastcall.documents.minutes.record import Entry
from lastcall.documents.outline import Line
from lastcall.documents.plain_text import plain
from lastcall.documents.styles import Shelf
from lastcall.documents.styles.model import Needs, Role
from lastcall.model.confirmation import Confirmation, Word
from lastcall.model.event import Basis, Event, EventType
from lastcall.model.minutes import MeetingFile, MeetingFileKind

_PARTS = {
    Role.AGENDA: "The agenda is a plan: what it says is not yet done.",
    Role.ATTENDEES: "A list of who was there holds no acts.",
    Role.REGRETS: "A list of who was missing holds no acts.",
    Role.SCRIBE: "A list of who takes notes holds no acts.",
    Role.CHAIR: "A list of who leads the meeting holds no acts.",
    Role.RECORD: "In the record, marks, turns of phrase and answers to what was asked are acts.",
    Role.ACTIONS: "In a list of actions each entry is one.",
    Role.DECISIONS: "Beneath such a heading each entry is a decision.",
    Role.DEFERRED: "Beneath such a heading each entry is put off.",
    Role.MERGED: "Beneath such a heading each entry that names a pull request is merged.",
    Role.CLOSED: "Beneath such a heading each entry that names an item is closed.",
    Role.CLOSING: "It asks whether the minutes are the record; its other lines count as in the record.",
    Role.RECAP: "It recalls an earlier meeting: explicit marks count, and what was opened, merged or closed.",
    Role.BOILERPLATE: "Links, policies and guidelines hold no acts.",
    Role.SUMMARY: "A summary beside the record: only explicit marks count.",
    Role.HEAD: "Above the first section, what counts is as in the record.",
}
_KNOWN = {
    Basis.DECLARED: "declared: an explicit mark says so",
    Basis.RECORDED: "recorded: the minutes say so in plain words",
    Basis.CONFIRMED: "confirmed: a maintainer says so",
    Basis.INFERRED: "inferred: it counts for no rule",
}


def explain(  # noqa: PLR0913 - a line is explained by all that was known when it was read
    markdown: Markdown,
    number: int,
    file: MeetingFile,
    known: Prepared,
    *,
    shelf: Shelf,
    given: Iterable[Confirmation] = (),
    home: str | None = None,
) -> Explanation:
    """Why a line of a meeting file was or was not understood.

    `known` is what the file was read as, `given` are the maintainers' words on it. The line must be there.
    """
    source = markdown.lines[number - 1]
    at = next((at for at, line in enumerate(known.lines) if line.number == number), None)
    line = known.lines[at] if at is not None else None
    entry = known.record.by_line.get(id(line)) if line is not None else None
    acts = tuple(
        _act(event, entry, known, source, home, file.path) for event in file.events if event.line == number
    )
    role = known.roles[at] if at is not None else Role.HEAD
    part, says = _outside(source, line, entry) or _part(line, role, file, known)
    reasons = [*_said(given, file.path, source)]
    if not acts or entry is not None:
        reasons += _reasons(line, entry, known, file, acts)
    speech = known.speeches[at] if at is not None else None
    return Explanation(
        path=file.path,
        line=number,
        text=source,
        style=file.style,
        style_why=choose(markdown.text, shelf).why,
        part=part,
        part_says=says,
        section=plain(line.heading.text) if line is not None and line.heading is not None else None,
        speaker=speech.name if speech is not None else None,
        speaker_says=_speaker(entry, known),
        references=tuple(one.target for one in file.references if one.line == number),
        acts=acts,
        reasons=tuple(reasons),
    )


def _outside(source: str, line: Line | None, entry: Entry | None) -> tuple[str, str] | None:
    """What a line is that is none of the group's own words; None where it is."""
    if not source.strip():
        return "blank", "Nothing stands there."
    if line is None:
        return "comment", "It is no line of the text: front matter, an HTML comment, or a rule between parts."
    if line.kind is BlockKind.CODE:
        return "code", "Code holds no acts, but for `TODO` in a comment."
    if line.quoted and entry is None:
        return "quote", "A quote holds somebody else's words, and no acts."
    return None


def _part(line: Line | None, role: Role, file: MeetingFile, known: Prepared) -> tuple[str, str]:
    """The part of the meeting file that a line belongs to, and what that means."""
    number = line.number if line is not None else 0
    says = _PARTS[role]
    if file.kind is MeetingFileKind.AGENDA:
        return Role.AGENDA.value, "The file is an agenda and nothing else: a plan."
    if any(one.line == number for one in file.placeholders):
        return "template", "It is a line of the template that nobody filled."
    if number == known.asked_at:
        return Role.CLOSING.value, f"It is the closing question, answered: {known.answer or 'not at all'}."
    if role is Role.AGENDA and id(line) in known.record.by_line:
        says = "The notes stand in the agenda: its items are a plan, and what stands beneath them counts."
    if known.record.generated:
        says = "A machine wrote the text: nothing in it is asserted."
    return role.value, says


def _speaker(entry: Entry | None, known: Prepared) -> str:
    """Who speaks on a line of the record."""
    if entry is None:
        return ""
    if entry.speech is not None:
        listed = "an attendee" if entry.speech.known else "known, but not listed as attending"
        return f"{entry.speech.name} speaks: {listed}."
    above = known.record.owner(entry)
    if above is not None:
        return f"It stands beneath {above}'s line."
    return "Nobody who is known speaks: it is the record's own voice."


def _reasons(
    line: Line | None,
    entry: Entry | None,
    known: Prepared,
    file: MeetingFile,
    acts: tuple[ActExplained, ...],
) -> Iterator[str]:
    """Why nothing, or nothing else, was taken; what the part says already is not repeated."""
    if line is None or file.kind is MeetingFileKind.AGENDA or line.number == known.asked_at:
        return
    if entry is None:
        return
    if line.is_heading:
        yield "A heading says what is talked about; an act in its words would need a mark."
        return
    if line.text.startswith("[") and "](#" in line.text:
        yield "It is an entry of a table of contents."
        return
    if entry.role in (Role.RECAP, Role.SUMMARY) or (entry.role is Role.AGENDA and line.depth == 1):
        return
    if entry.role is Role.DECISIONS and not acts and entry.speech is None:
        if line.children:
            yield "It stands over the decisions: the entries beneath it are those."
        else:
            yield "It says that there is no decision, or it belongs to the decision above it."
        return
    yield from misses(entry, known.record, frozenset(act.rule.id for act in acts))


def _said(given: Iterable[Confirmation], path: str, source: str) -> Iterator[str]:
    """The maintainers' words that took an act from the line."""
    for one in given:
        if one.path == path and one.digest == line_digest(source) and one.word is Word.DENY:
            yield f"{one.by} said on {one.on} that no {_kind(one.act)} stands there."


def _act(
    event: Event, entry: Entry | None, known: Prepared, source: str, home: str | None, path: str
) -> ActExplained:
    found = rule(event.rule, known.style)
    sure = _KNOWN[event.basis]
    if event.basis is Basis.INFERRED:
        sure = f"{sure}, because {_why_inferred(event, entry, known)}"
    certain = None
    if event.basis in (Basis.RECORDED, Basis.INFERRED):
        marked = plain_mark(source, event, home)
        certain = f"a mark: {marked}"
        if event.basis is Basis.INFERRED:
            certain += (
                f"; `lastcall check --fix {path}:{event.line}` writes it, and "
                f"`lastcall minutes confirm {path}:{event.line}` says it beside the minutes"
            )
    return ActExplained(event, found, f"{sure}.", certain)


def plain_mark(source: str, event: Event, home: str | None) -> str:
    """The line as it would stand with its mark, short enough to be shown."""
    marked = marking.marked_line(source, event, home).strip()
    return f"`{marked if len(marked) <= 100 else marked[:99] + '…'}`"


def _why_inferred(event: Event, entry: Entry | None, known: Prepared) -> str:
    if known.record.generated:
        return "a machine wrote the text"
    idiom = next((one for one in known.style.idioms if one.id == event.rule), None)
    if idiom is None:
        return _OTHER_REASONS.get(event.rule, "what it answers was not put to the group in so many words")
    if idiom.basis is Basis.INFERRED or idiom.needs in _LACKING:
        return _LACKING.get(idiom.needs, "such words alone never assert it")
    speaker = entry.speaker if entry is not None else None
    if speaker is None:
        return "its context does not say so surely"
    if event.type is EventType.NO_OBJECTION:
        return f"it may be {speaker}'s own word, not the group's"
    return f"{speaker} says it, not the record"


_LACKING = {
    Needs.ITEM: "the text does not say which item it is about",
    Needs.QUESTION: "nothing before it puts a proposal or question to the group",
}
_OTHER_REASONS = {
    "section.decisions": "it is a question",
    "mark.objection": "without a name and capitals it may be one point of a discussion",
}


def _kind(kind: EventType) -> str:
    return kind.value.replace("_", " ")
