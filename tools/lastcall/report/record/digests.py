"""Digests of all that a record says and rests on, so that it can be verified from its file alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from lastcall.model.evidence import digest
from lastcall.report.consensus import words
from lastcall.report.consensus.shapes import ActShape, CaseShape, VerdictShape
from lastcall.report.record.building import Lines
from lastcall.report.record.shapes import (
    DigestsShape,
    PieceShape,
    ProposalRecordShape,
    RecordShape,
    StatementShape,
)

_WHERE = frozenset({"evidence", "quote", "line", "path", "url", "digest", "words", "edited", "id"})
"""Keys that say where a thing stands, or its words: pieces of evidence have their own digests."""


def sealed(one: RecordShape, lines: Lines, written_by: str) -> RecordShape:
    """The record with its digests."""
    return replace(one, digests=of(one, lines, written_by))


def of(one: RecordShape, lines: Lines, written_by: str) -> DigestsShape:
    """What the record was made from, and digests of its statements and its evidence."""
    return DigestsShape(
        kind=one.kind,
        ref=one.ref,
        as_of=one.as_of,
        dated=one.dated,
        people=one.people,
        written_by=written_by,
        process=one.process.digest if one.process else None,
        profile=one.process.profile if one.process else None,
        register=one.register.digest,
        notes=one.notes,
        record=whole(one),
        text=None,
        statements=statements(one),
        evidence=_pieces(one, lines),
    )


def whole(one: RecordShape) -> str:
    """The digest of a record without its digests."""
    return _of(msgspec.to_builtins(replace(one, digests=None)))


def line_digest(text: str) -> str:
    """Of a line, without the space around it: indenting a list is no change of words."""
    return digest(text.strip())


def statements(one: RecordShape) -> list[StatementShape]:
    """All that the record states, each with a key that stays the same when what it says does not."""
    return list(_statements(one))


def _statements(one: RecordShape) -> Iterator[StatementShape]:
    if one.specification:
        yield _statement("specification", one.specification.stage or "no stage stated", one.specification)
    for proposal in one.proposals:
        for key, says, content in _case(proposal):
            yield _statement(f"{proposal.case.subject} {key}", says, content)
    if one.meetings:
        for meeting in one.meetings.meetings:
            yield _statement(f"meeting {meeting.id}", f"{len(meeting.present)} organisations", meeting)
        for objection in one.meetings.objections:
            yield _statement(f"objection {objection.id}", objection.fate, objection)


def _case(proposal: ProposalRecordShape) -> Iterator[tuple[str, str, object]]:
    """Of each statement about a proposal: its key, what it says in short, and its whole content."""
    case = proposal.case
    yield "state", case.state, (case.title, case.aim, case.state, case.judged, case.author)
    yield "text", case.revision.value if case.revision else "not known", case.revision
    for verdict in case.verdicts:
        yield f"rule {verdict.rule}", verdict.outcome, _codes(verdict)
    for number, call in enumerate(case.calls, 1):
        yield f"call {number}", f"{call.state}, until {call.until_day or 'no day'}", call
    yield from _positions(case)
    for objection in case.objections:
        yield f"objection {objection.id}", objection.fate, (objection.id, objection.fate, objection.open)
    for number, decision in enumerate(case.decisions, 1):
        counted = "" if decision.counts else ", not counted"
        yield f"decision {number}", f"{decision.ruling}{counted}", decision
    if case.landing:
        yield "landing", f"merged on {case.landing.day or 'a day not told'}", case.landing
    for appeal in case.appeals:
        yield f"appeal {appeal.id}", "answered" if appeal.answer else "not answered", appeal
    yield from _told(case)
    for asked in proposal.asked:
        yield f"asked in {asked.meeting}", ", ".join(asked.what), asked


def _positions(case: CaseShape) -> Iterator[tuple[str, str, object]]:
    """By name; where people are shown as their organisation, several have one name."""
    same: Counter[str] = Counter()
    for position in case.positions:
        same[position.who.name] += 1
        number = f" ({same[position.who.name]})" if same[position.who.name] > 1 else ""
        counted = "" if position.counts else ", not counted"
        said = f"{position.stance or 'nothing that stands'}{counted}"
        yield f"position of {position.who.name}{number}", said, position


def _told(case: CaseShape) -> Iterator[tuple[str, str, object]]:
    if case.succeeds or case.succeeded_by:
        yield (
            "succession",
            ", ".join((*case.succeeds, *case.succeeded_by)),
            (case.succeeds, case.succeeded_by),
        )
    for one in case.contradictions:
        yield f"contradiction {digest(one.what)}", one.what, one.what
    for sentence in case.unknowns:
        yield f"not known {digest(sentence)}", sentence, sentence


def _codes(verdict: VerdictShape) -> tuple[str, str, list[str]]:
    """A verdict without the words of its reasons, which name the days that are left."""
    return verdict.rule, verdict.outcome, [reason.code for reason in verdict.reasons]


def _statement(key: str, says: str, content: object) -> StatementShape:
    return StatementShape(key=key, says=says, digest=_of(_bare(msgspec.to_builtins(content))))


def _bare(value: object) -> object:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in _WHERE}
    return [_bare(inner) for inner in value] if isinstance(value, list | tuple) else value


def _of(value: object) -> str:
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def _pieces(one: RecordShape, lines: Lines) -> list[PieceShape]:
    found: dict[tuple[object, ...], PieceShape] = {}
    for proposal in one.proposals:
        for act in proposal.case.acts:
            for piece in _of_act(act, lines):
                found.setdefault((piece.act, piece.path, piece.line, piece.url), piece)
        for quoted in proposal.quoted:
            own = lines(quoted.path, quoted.line) or quoted.text
            piece = PieceShape(path=quoted.path, line=quoted.line, digest=line_digest(own))
            found.setdefault((UNSET, piece.path, piece.line, UNSET), piece)
    return list(found.values())


def _of_act(act: ActShape, lines: Lines) -> Iterator[PieceShape]:
    """Each place at which an act stands; an act that stands nowhere is kept by its id."""
    by = f" by {act.actor.name}" if act.actor else ""
    what = f"{words.kind(act)}{by}, {act.day or 'no day'}"
    for proof in act.evidence:
        if proof.path is not UNSET and proof.line is not UNSET:
            text = lines(proof.path, proof.line)
            own = line_digest(text) if text is not None else act.digest
            yield PieceShape(act=act.id, what=what, path=proof.path, line=proof.line, digest=own)
        else:
            yield PieceShape(act=act.id, what=what, url=proof.url, digest=act.digest)
    if not act.evidence:
        yield PieceShape(act=act.id, what=what, digest=act.digest)
