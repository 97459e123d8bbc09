"""A case as text for the terminal: what blocks first, then what was done, with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lastcall.report.consensus import words
from lastcall.report.consensus.shapes import (
    ActShape,
    AppealShape,
    CaseShape,
    CaseSummaryShape,
    ObjectionCaseShape,
    PositionShape,
    RulingShape,
    VerdictShape,
)
from lastcall.report.proofs import EvidenceShape

_LONG = 300
_LINE = 240


def case(one: CaseShape, home: str | None, zone: str) -> str:
    """One proposal whole."""
    return "\n".join(words.short(line, home) for line in _case(one, zone)) + "\n"


def missing(one: CaseSummaryShape, home: str | None) -> str:
    """One line: what an open proposal waits for, blocking things first."""
    said = list(one.in_short)
    if not said:
        said = ["Every rule is met; it waits for a decision." if one.verdicts else "No rules judge it."]
    kept = [said[0]]
    for sentence in said[1:]:
        # whole sentences: half of one may say the opposite
        if len(" ".join((*kept, sentence))) > _LINE:
            break
        kept.append(sentence)
    more = f" … and {len(said) - len(kept)} more" if len(kept) < len(said) else ""
    return words.short(f"{one.subject}  {' '.join(kept)}{more}", home)


def clipped(text: str, width: int = _LONG) -> str:
    """At most so many characters, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= width else f"{text[: width - 1].rstrip()}…"


def _case(one: CaseShape, zone: str) -> Iterator[str]:
    by = f", by {words.who(one.author)}" if one.author else ""
    yield f"Case {one.subject}: {one.title}"
    yield f"asks to {one.aim}{by}; {one.state}"
    yield f"text: {words.revision(one.revision, zone)}"
    yield from _rules(one, zone)
    yield from _many(
        "Calls", (line for call in one.calls for line in _told(words.call(call, zone), call.acts))
    )
    yield from _many("Positions", (line for position in one.positions for line in _position(position)))
    yield from _many("Objections", (line for objection in one.objections for line in _objection(objection)))
    yield from _many("Decisions", (line for decision in one.decisions for line in _decision(decision)))
    yield _landing(one)
    yield from _many("Appeals", (line for appeal in one.appeals for line in _appeal(appeal)))
    if one.succeeds:
        yield f"Takes the place of {', '.join(one.succeeds)}"
    if one.succeeded_by:
        yield f"Its place is taken by {', '.join(one.succeeded_by)}"
    for contradiction in one.contradictions:
        yield f"Contradiction: {contradiction.what}{_at(contradiction.evidence)}"
    yield from _many("Not known", one.unknowns, when_none=False)
    yield from _many("Timeline", (_act(act) for act in one.acts))


def _rules(one: CaseShape, zone: str) -> Iterator[str]:
    if one.profile is None:
        yield "Rules: the group names no profile, so nothing is judged"
        return
    shown = "" if one.judged else "; concluded before the profile judges: shown, not judged"
    yield f"Rules of {one.profile}, as of {words.instant(one.judged_at, zone)}{shown}:"
    for verdict in one.verdicts:
        yield from _verdict(verdict)


def _verdict(one: VerdictShape) -> Iterator[str]:
    yield f"  {one.outcome:<14} {one.rule}: {one.says} [{one.source}]"
    for reason in one.reasons:
        yield f"    {reason.words} ({reason.code}){_at(reason.evidence)}"


def _many(title: str, rows: Iterable[str], *, when_none: bool = True) -> Iterator[str]:
    rows = list(rows)
    if not rows:
        if when_none:
            yield f"{title}: none on record"
        return
    yield f"{title}:"
    yield from (f"  {row}" for row in rows)


def _told(head: str, acts: Iterable[ActShape]) -> Iterator[str]:
    yield head
    yield from (f"  {_act(act)}" for act in acts)


def _position(one: PositionShape) -> Iterator[str]:
    said = one.stance or "nothing that stands"
    counted = "" if one.counts else f"; not counted: because {one.not_counted}"
    note = f"; {one.note}" if one.note else ""
    yield (
        f"{said}: {words.who(one.who)}, {one.day or 'no day'} ({words.known(one.act)}){counted}{note}"
        f"{_quoted(one.act.words)}{_at(one.act.evidence)}"
    )
    yield from (f"  earlier: {_act(act)}" for act in one.earlier)


def _objection(one: ObjectionCaseShape) -> Iterator[str]:
    title = f" “{one.title}”" if one.title else ""
    again = "; reopened, since the text that settled it has changed" if one.reopened else ""
    told = " (its words were deleted)" if one.gone else _quoted(one.text)
    yield f"{one.id}{title}, by {words.who(one.raised_by)}, {one.day or 'no day'}: {one.fate}{again}{told}"
    yield from (f"  {_act(act)}" for act in one.life)
    yield from (f"  not counted: {_act(kept.act)}; because {kept.because}" for kept in one.not_counted)


def _decision(one: RulingShape) -> Iterator[str]:
    moves = f" (to {one.moves} it)" if one.moves else ""
    counted = "" if one.counts else f"; not counted: because {one.not_counted}"
    yield f"{one.ruling}{moves}{counted}: {_act(one.act)}"


def _landing(one: CaseShape) -> str:
    if one.landing is None:
        return "Landing: not merged"
    by = f" by {words.who(one.landing.by)}" if one.landing.by else ""
    day = one.landing.day or "a day not told"
    return f"Landing: merged on {day}{by}{_at(one.landing.act.evidence)}. {words.MERGE_IS_NONE}"


def _appeal(one: AppealShape) -> Iterator[str]:
    said = f"{_quoted(one.grounds)}{_at(one.act.evidence)}"
    yield f"{one.id} by {words.who(one.by)}, {one.day or 'no day'}{said}"
    yield f"  answered: {_act(one.answer)}" if one.answer else "  no written answer on record"


def _act(one: ActShape) -> str:
    said = f"{one.day or 'no day'}  {words.did(one)} ({words.known(one)})"
    return f"{said}{_quoted(one.words)}{_at(one.evidence)}"


def _quoted(text: str) -> str:
    return f" “{clipped(words.said(text))}”" if text.strip() else ""


def _at(proofs: list[EvidenceShape]) -> str:
    return f"  {', '.join(words.places(proofs))}" if proofs else ""
