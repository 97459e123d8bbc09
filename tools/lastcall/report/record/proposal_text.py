"""One proposal of a record as Markdown: the answers that a reader looks for, then all that they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import UNSET

from lastcall.model.act import ActSource
from lastcall.report.consensus import words
from lastcall.report.consensus.shapes import (
    ActShape,
    CaseShape,
    ObjectionCaseShape,
    PositionShape,
    RulingShape,
    VerdictShape,
)
from lastcall.report.proofs import EvidenceShape
from lastcall.report.record import answers, markdown
from lastcall.report.record.markdown import code, link
from lastcall.report.record.shapes import CommentShape, PresentShape, ProposalRecordShape, RecordShape

_JUDGED = {"met": "Met", "not met": "Not met", "unknown": "Not known", "does not apply": "Does not apply"}

_MINUTES = {
    True: "The minutes that tell it are the group's record: it has closed or approved them.",
    False: "The minutes that tell it are not the group's record yet: it has not closed or approved them.",
    None: "Whether the group has closed or approved the minutes that tell it is not said.",
}


def lines(one: ProposalRecordShape, record: RecordShape, *, alone: bool) -> Iterator[str]:
    """The whole of it; `alone` where the record is about nothing else."""
    said = partial(_said, home=record.repository)
    level = "##" if alone else "###"
    if not alone:
        yield f"## {code(words.short(one.case.subject, record.repository))} {markdown.words(one.case.title)}"
        yield ""
    for title, rows in _parts(one, record, said):
        yield f"{level} {title}"
        yield ""
        yield from rows
        yield ""


def place(one: EvidenceShape) -> str:
    """Where it stands: a file and its line, or a link."""
    if one.path is not UNSET:
        return code(f"{one.path}:{one.line}")
    at = f" ({one.at[:10]})" if one.at is not UNSET and one.at else ""
    return f"{link('link', str(one.url))}{at}"


def _said(text: str, home: str | None) -> str:
    """Words for people, with `#6` for items of the home repository."""
    return markdown.words(words.short(text, home))


def _parts(
    one: ProposalRecordShape, record: RecordShape, said: words.Words
) -> Iterator[tuple[str, Iterable[str]]]:
    case = one.case
    yield "In short", answers.lines(one, record, said)
    yield "What the rules come to", _rules(case, record, said)
    yield "Who was asked, and until when", _asked(one, record, said)
    yield "Positions", _positions(case, said)
    yield "Support by person and organisation", _support(case)
    yield "Objections", _or_none(_objections(case, said), "No objection is on record.")
    yield "Decision", _or_none(_decisions(case, said), "No decision is on record.")
    yield "Landing", _landing(case, said)
    yield "Appeals", _or_none(_appeals(case, said), "No appeal is on record.")
    yield (
        "Comments, and what became of them",
        _or_none(_comments(one, said, record.timezone), "No comment is on record."),
    )
    yield (
        "Contradictions",
        _or_none(
            (f"* {said(each.what)}{_at(each.evidence)}" for each in case.contradictions),
            "No two sources are known to disagree.",
        ),
    )
    yield "What is not known", _or_none(_unknown(case, said), "Nothing that the rules ask about is unknown.")
    yield "The minutes' lines", _or_none(_quoted(one), "No line of minutes bears on it.")
    yield "Timeline", _or_none((f"* {_act(act, said)}" for act in case.acts), "No act is on record.")


def _or_none(rows: Iterable[str], none: str) -> Iterator[str]:
    empty = True
    for row in rows:
        empty = False
        yield row
    if empty:
        yield none


def _rules(case: CaseShape, record: RecordShape, said: words.Words) -> Iterator[str]:
    if case.profile is None:
        yield "The group names no process profile: nothing is judged."
        return
    yield f"Judged under {code(case.profile)}, as of {words.instant(case.judged_at, record.timezone)}."
    if not case.judged:
        yield "It was concluded before the day from which the profile judges: shown, not judged."
    yield ""
    for verdict in case.verdicts:
        yield from _verdict(verdict, said)


def _verdict(one: VerdictShape, said: words.Words) -> Iterator[str]:
    outcome = _JUDGED.get(one.outcome, one.outcome)
    yield f"* **{outcome}**: {code(one.rule)}, “{said(one.says)}” ({said(one.source)})"
    yield from (
        f"  * {said(reason.words)} {code(reason.code)}{_at(reason.evidence)}" for reason in one.reasons
    )


def _asked(one: ProposalRecordShape, record: RecordShape, said: words.Words) -> Iterator[str]:
    if not one.case.calls:
        yield "* No call with a deadline is on record."
    for call in one.case.calls:
        yield f"* {'Question' if call.in_meeting else 'Call'} {words.call(call, record.timezone, said)}"
        yield from (f"  * {_act(act, said)}" for act in call.acts)
    for asked in one.asked:
        yield f"* Meeting {asked.meeting}: {', '.join(asked.what)}{_at(asked.evidence)}. Present:"
        yield from (f"  * {row}" for row in present(asked.present))
    if not one.asked:
        yield "* No minutes say that the question was put to a meeting."
    if one.case.calls:
        yield "* Whom a call reached beyond those present is not on record; it could be read where it stands."


def present(given: list[PresentShape]) -> Iterator[str]:
    """Who was there, an organisation a line."""
    for each in given:
        name = markdown.words(each.organization) if each.organization else "Organisation not said"
        yield f"{name}: {', '.join(markdown.words(person) for person in each.people)}"
    if not given:
        yield "The minutes do not say who was there."


def _positions(case: CaseShape, said: words.Words) -> Iterator[str]:
    for one in case.positions:
        yield from _position(one, said)
    if not case.positions:
        yield "Nobody's position is on record."


def _position(one: PositionShape, said: words.Words) -> Iterator[str]:
    who = f"{words.who(one.who, said)}{words.roles(one.who, said)}"
    counted = "" if one.counts else f"; not counted, because {said(one.not_counted or 'it is not said why')}"
    note = f"; {said(one.note)}" if one.note else ""
    stance = one.stance or "nothing that stands"
    yield (
        f"* {who}: **{stance}**, {one.day or 'no day'} ({words.known(one.act)}){counted}{note}"
        f"{_quoted_words(one.act.words, said)}{_at(one.act.evidence)}"
    )
    yield from (f"  * Earlier: {_act(act, said)}" for act in one.earlier)


def _support(case: CaseShape) -> Iterator[str]:
    people = case.support.people
    if not people:
        yield "No counted position agrees."
        return
    named = len([each for each in case.support.organizations if each.organization])
    yield (
        f"{len(people)} {'person agrees' if len(people) == 1 else 'people agree'}, each counted once, "
        f"from {named} organisation{'' if named == 1 else 's'} named on record."
    )
    yield ""
    for each in case.support.organizations:
        name = markdown.words(each.organization) if each.organization else "Organisation not said"
        yield f"* {name}: {', '.join(markdown.words(person) for person in each.people)}"


def _objections(case: CaseShape, said: words.Words) -> Iterator[str]:
    for one in case.objections:
        yield from _objection(one, said)


def _objection(one: ObjectionCaseShape, said: words.Words) -> Iterator[str]:
    title = f" “{said(one.title)}”" if one.title else ""
    state = answers.fate(one)
    yield f"* {said(one.id)}{title}, by {words.who(one.raised_by, said)}, {one.day or 'no day'}: **{state}**"
    if one.gone:
        yield "  * Its words were deleted; they are not shown."
    elif one.text.strip():
        yield f"  * Why: “{said(words.said(one.text))}”"
    yield from (f"  * {_act(act, said)}" for act in one.life)
    yield from (
        f"  * Not counted, because {said(kept.because)}: {_act(kept.act, said)}" for kept in one.not_counted
    )


def _decisions(case: CaseShape, said: words.Words) -> Iterator[str]:
    for one in case.decisions:
        yield from _decision(one, said)


def _decision(one: RulingShape, said: words.Words) -> Iterator[str]:
    moves = f" (to {said(one.moves)} it)" if one.moves else ""
    counted = "" if one.counts else f"; not counted, because {said(one.not_counted or 'it is not said why')}"
    yield f"* **{one.ruling}**{moves}{counted}: {_act(one.act, said)}"
    if one.act.source == ActSource.MINUTES.value:
        yield f"  * {_MINUTES[None if one.act.minutes_closed is UNSET else one.act.minutes_closed]}"
    if one.act.tally is not UNSET:
        tally = one.act.tally
        numbers = f"{tally.yes} for, {tally.no} against, {tally.abstain} abstained"
        yield f"  * Counted: {numbers} (“{said(tally.counted)}”)"


def _landing(case: CaseShape, said: words.Words) -> Iterator[str]:
    if case.landing is None:
        yield "It has not been merged, as far as the sources tell."
        return
    by = f" by {words.who(case.landing.by, said)}" if case.landing.by else ""
    day = case.landing.day or "a day not told"
    yield f"Merged on {day}{by}{_at(case.landing.act.evidence)}. {words.MERGE_IS_NONE}"


def _appeals(case: CaseShape, said: words.Words) -> Iterator[str]:
    for one in case.appeals:
        yield (
            f"* {said(one.id)} by {words.who(one.by, said)}, {one.day or 'no day'}: “{said(one.grounds)}”"
            f"{_at(one.act.evidence)}"
        )
        yield (
            f"  * Answered: {_act(one.answer, said)}" if one.answer else "  * No written answer is on record."
        )


def _comments(one: ProposalRecordShape, said: words.Words, zone: str) -> Iterator[str]:
    for comment in one.comments:
        yield from _comment(comment, one.case, said, zone)


def _comment(one: CommentShape, case: CaseShape, said: words.Words, zone: str) -> Iterator[str]:
    name = f"{said(one.id)}, " if one.id else ""
    told = f"{_quoted_words(one.text, said)}{_at(one.evidence)}"
    yield f"* {name}{one.what} by {words.who(one.who, said)}, {one.day or 'no day'}{told}"
    yield f"  * Became: {said(one.outcome)}"
    acts = {act.id: act for each in case.objections for act in each.life}
    yield from (f"  * Answered: {_act(acts[name], said)}" for name in one.answers if name in acts)
    for change in one.changes:
        text = f" to {markdown.words(words.revision(change.revision, zone))}" if change.revision else ""
        day = change.day or "a day not told"
        yield f"  * The text changed after it, on {day}{text}{_at(change.evidence)}"


def _unknown(case: CaseShape, said: words.Words) -> Iterator[str]:
    for verdict in case.verdicts:
        if verdict.outcome == "unknown":
            why = " ".join(said(reason.words) for reason in verdict.reasons)
            yield f"* Whether {code(verdict.rule)} is met is not known: “{said(verdict.says)}” {why}"
    for act in case.acts:
        if act.minutes_closed is False:
            yield f"* The minutes that tell this are not the group's record yet: {_act(act, said)}"
    yield from (f"* {said(sentence)}" for sentence in case.unknowns)


def _quoted(one: ProposalRecordShape) -> Iterator[str]:
    for at, each in enumerate(one.quoted):
        if at:
            yield ""
        yield f"{code(f'{each.path}:{each.line}')}"
        yield ""
        yield from markdown.quote(each.text)


def _act(one: ActShape, said: words.Words) -> str:
    told = f"{_quoted_words(one.words, said)}{_at(one.evidence)}"
    return f"{one.day or 'no day'}, {words.did(one, said)} ({words.known(one)}){told}"


def _quoted_words(text: str, said: words.Words) -> str:
    return f": “{said(words.said(text))}”" if text.strip() else ""


def _at(proofs: list[EvidenceShape]) -> str:
    found = list(dict.fromkeys(place(one) for one in proofs))
    return f", {', '.join(found)}" if found else ""
