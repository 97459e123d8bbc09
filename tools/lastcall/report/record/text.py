"""A record as Markdown that a maintainer can commit beside the specification."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.report.consensus import words
from lastcall.report.record import markdown, proposal_text
from lastcall.report.record.markdown import code
from lastcall.report.record.marks import TITLE
from lastcall.report.record.shapes import (
    AnsweringShape,
    GroupRecordShape,
    ProposalRecordShape,
    RecordShape,
)


def body(one: RecordShape) -> str:
    """The record without its digests."""
    return "\n".join(_lines(one)).rstrip("\n") + "\n"


def _lines(one: RecordShape) -> Iterator[str]:
    yield f"{TITLE}{_named(one)}"
    yield ""
    yield from _head(one)
    if one.specification:
        yield from _specification(one)
    for proposal in one.proposals:
        yield from proposal_text.lines(proposal, one, alone=one.kind == "proposal")
    if one.kind != "group" and not one.proposals:
        yield "## Proposals"
        yield ""
        yield "No proposal about it is on record."
        yield ""
    if one.meetings:
        yield from _group(one.meetings, one)
    yield from _sources(one)


def _named(one: RecordShape) -> str:
    if one.ref is None:
        return markdown.words(one.title)
    ref = code(words.short(one.ref, one.repository))
    return ref if one.title == one.ref else f"{ref} {markdown.words(one.title)}"


def _head(one: RecordShape) -> Iterator[str]:
    yield f"* Group: {markdown.words(one.group)}"
    if one.repository:
        yield f"* Repository: {code(one.repository)}"
    yield f"* As of: {one.as_of} ({one.timezone})"
    if one.process:
        since = (
            f", which judges what was concluded from {one.process.judged_from} on"
            if one.process.judged_from
            else ""
        )
        yield (
            f"* Rules: {code(one.process.profile)}, {markdown.words(one.process.title)}{since}; "
            f"digest {code(one.process.digest)}. Written process: {markdown.words(one.process.source)}"
        )
        yield f"* Positions that bind: {markdown.words(one.process.binding)}"
        yield f"* May conclude a question: {markdown.words(one.process.decides)}"
    else:
        yield "* Rules: the group names no process profile, so nothing is judged here."
    yield f"* Register: {_register(one)}"
    yield ""
    yield (
        "This record says what is on record, where each statement can be read, and what is not known. "
        "Silence is never taken for consensus. " + words.MERGE_IS_NONE
    )
    yield ""


def _register(one: RecordShape) -> str:
    if one.register.path is None:
        return "the group keeps none; people, roles and organisations are as written in the minutes."
    return (
        f"{code(one.register.path)}, {one.register.people} people and {one.register.organizations} "
        f"organisations; digest {code(one.register.digest)}"
    )


def _specification(one: RecordShape) -> Iterator[str]:
    spec = one.specification
    if spec is None:
        return
    yield "## The specification"
    yield ""
    former = f", formerly {', '.join(map(code, spec.former_ids))}" if spec.former_ids else ""
    yield f"{code(spec.id)}{former}: {markdown.words(spec.stage) if spec.stage else 'no stage stated'}."
    yield ""
    for version in spec.versions:
        number, stage = version.version or "not stated", version.stage or "no stage stated"
        yield f"* {code(version.path)}: version {markdown.words(number)}, {markdown.words(stage)}"
    yield ""
    yield "## Its proposals"
    yield ""
    for proposal in one.proposals:
        yield _row(proposal, one)
    yield ""


def _row(one: ProposalRecordShape, record: RecordShape) -> str:
    case = one.case
    open_ones = sum(objection.open for objection in case.objections)
    number = len(case.objections)
    objections = f"; {number} objection{'' if number == 1 else 's'}, {open_ones} open" if number else ""
    ref = code(words.short(case.subject, record.repository))
    return f"* {ref} {markdown.words(case.title)}: {case.state}{objections}"


def _group(one: GroupRecordShape, record: RecordShape) -> Iterator[str]:
    yield "## Meetings, and who was there by organisation"
    yield ""
    if not one.meetings:
        yield "No minutes are on record."
    for meeting in one.meetings:
        yield f"* {meeting.id} ({', '.join(map(code, meeting.minutes))})"
        yield from (f"  * {row}" for row in proposal_text.present(meeting.present))
    yield ""
    yield "## Meetings with one organisation present"
    yield ""
    yield _listed(one.one_organization)
    if one.organizations_unclear:
        yield ""
        yield f"It cannot be told of: {', '.join(one.organizations_unclear)}."
    yield ""
    yield "## Objections, and how fast they were answered"
    yield ""
    yield from (_answering(objection, record) for objection in one.objections)
    if not one.objections:
        yield "No objection is on record."
    yield ""


def _listed(names: list[str]) -> str:
    return f"{', '.join(names)}." if names else "None is on record."


def _answering(one: AnsweringShape, record: RecordShape) -> str:
    if one.answered is None:
        answered = "no answer on record"
    elif one.days is None:
        answered = f"first answered on {one.answered}"
    else:
        answered = f"first answered on {one.answered}, after {one.days} day{'' if one.days == 1 else 's'}"
    ref = code(words.short(one.id, record.repository))
    where = "; ".join(proposal_text.place(proof) for proof in one.evidence)
    return f"* {ref}, raised {one.raised or 'on a day not told'}: {answered}; {one.fate}. {where}".rstrip()


def _sources(one: RecordShape) -> Iterator[str]:
    yield "## How far the sources reach"
    yield ""
    for note in one.notes:
        yield f"* {markdown.words(note)}"
    if not one.notes:
        yield "Every source was read to the day of this record."
    yield ""
