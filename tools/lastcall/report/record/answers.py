"""The questions that a reader of a record has, each answered in a line or said to have no answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import UNSET

from lastcall.report.consensus import words
from lastcall.report.consensus.shapes import CaseShape, ObjectionCaseShape
from lastcall.report.record.markdown import code, link
from lastcall.report.record.shapes import ProposalRecordShape, RecordShape


def lines(one: ProposalRecordShape, record: RecordShape, said: words.Words) -> Iterator[str]:
    """What text, who was asked, until when, who objected, what became of it, who decided, where it stands."""
    case = one.case
    where = f" ({link('link', one.url)})" if one.url else ""
    by = f", proposed by {words.who(case.author, said)}" if case.author else ""
    yield f"* **What**: “{said(case.title)}”, {said(case.subject)}{where}; to {case.aim}{by}"
    yield f"* **Which text**: {said(words.revision(case.revision, record.timezone))}"
    yield f"* **Who was asked**: {_asked(one)}"
    yield f"* **Until when**: {_until(case, record)}"
    yield f"* **Who objected, and what became of it**: {_objected(case, said)}"
    yield f"* **Who decided**: {_decided(case, said)}"
    yield f"* **Where it is written**: {_written(case)}"
    yield f"* **Stands as**: {case.state}{_counted(case)}"
    if case.succeeds:
        yield f"* **Takes the place of**: {', '.join(map(said, case.succeeds))}"
    if case.succeeded_by:
        yield f"* **Its place is taken by**: {', '.join(map(said, case.succeeded_by))}"


def fate(one: ObjectionCaseShape) -> str:
    """What became of an objection."""
    said = one.fate
    if one.fate in ("raised", "answered"):
        said = f"{one.fate}, and open" if one.open else one.fate
    if one.reopened:
        said += ", reopened since the text that settled it has changed"
    return said


def _asked(one: ProposalRecordShape) -> str:
    parts = []
    number = sum(not call.in_meeting for call in one.case.calls)
    if number:
        parts.append(f"whoever reads the repository, by {number} call{'' if number == 1 else 's'}")
    parts += [f"those present at the meeting of {each.meeting}" for each in one.asked]
    return "; ".join(parts) or "that anybody was asked is not on record"


def _until(case: CaseShape, record: RecordShape) -> str:
    ends = [
        f"{words.instant(call.until, record.timezone) or call.until_day or 'no end given'} ({call.state})"
        for call in case.calls
        if not call.in_meeting
    ]
    return "; ".join(ends) or "no deadline is on record"


def _objected(case: CaseShape, said: words.Words) -> str:
    told = [f"{said(one.id)} by {words.who(one.raised_by, said)}: {fate(one)}" for one in case.objections]
    return "; ".join(told) or "no objection is on record"


def _decided(case: CaseShape, said: words.Words) -> str:
    counted = [one for one in case.decisions if one.counts]
    if not counted:
        return "nobody who may, as far as the record tells"
    last = counted[-1]
    day = f" on {last.act.day}" if last.act.day else ""
    nobody = words.NOT_NAMED if last.act.meeting is UNSET else "the group, in its minutes"
    whom = words.who(last.act.actor, said, none=nobody)
    return f"{whom}{words.roles(last.act.actor, said)}{day}: {last.ruling}"


def _written(case: CaseShape) -> str:
    counted = [one for one in case.decisions if one.counts]
    if not counted:
        return "no decision that counts is written down"
    places = words.places(counted[-1].act.evidence)
    return ", ".join(link("link", each) if "://" in each else code(each) for each in places) or "not said"


def _counted(case: CaseShape) -> str:
    tally = Counter(one.outcome for one in case.verdicts)
    told = ", ".join(
        f"{tally[each]} {each}" for each in ("not met", "unknown", "met", "does not apply") if tally[each]
    )
    return f"; of its rules {told}" if told else ""
