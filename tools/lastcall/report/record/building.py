"""An evidence record put together: of a proposal, over a specification, or of the group."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from lastcall.ledger.acts.redacting import GONE
from lastcall.ledger.directory import Directory
from lastcall.ledger.ledger import Ledger
from lastcall.model.act import ActKind
from lastcall.model.evidence import FileEvidence, digest
from lastcall.model.instant import Instant, end_of_day
from lastcall.model.participant import Register
from lastcall.report.consensus import shaping
from lastcall.report.consensus.shapes import CaseShape
from lastcall.report.proofs import day, evidence, moment
from lastcall.report.record import attendance, comments
from lastcall.report.record.shapes import (
    AnsweringShape,
    AskedShape,
    GroupRecordShape,
    ProposalRecordShape,
    QuotedShape,
    RecordShape,
    RegisterShape,
    SpecificationRecordShape,
    VersionRecordShape,
)
from lastcall.status.consensus.values import Case, ObjectionCase
from lastcall.status.values import SpecificationStatus, Status

_ASKING = (ActKind.PROPOSED, ActKind.CALL_OPENED, ActKind.CALL_EXTENDED, ActKind.ASKED)

Lines = Callable[[str, int], str | None]
"""The text of a line of a file; None where the file is not there, or not so long."""


def lines_of(ledger: Ledger) -> Lines:
    """The lines of the files as they were read."""
    files = ledger.reading.markdown

    def line(path: str, number: int) -> str | None:
        there = files[path].lines if path in files else ()
        return there[number - 1] if 0 < number <= len(there) else None

    return line


def of_proposal(ledger: Ledger, status: Status, case: Case) -> RecordShape:
    """The record of one proposal."""
    bare = _bare(ledger, status)
    proposals = _proposals(ledger, status, [case])
    return replace(bare, kind="proposal", ref=case.subject, title=case.title, proposals=proposals)


def of_specification(
    ledger: Ledger, status: Status, spec: SpecificationStatus, cases: Iterable[Case]
) -> RecordShape:
    """The record over all proposals of a specification."""
    told = SpecificationRecordShape(
        id=spec.id,
        title=spec.title,
        stage=spec.stage.name if spec.stage else None,
        versions=[
            VersionRecordShape(
                version=one.version, path=one.path, stage=one.stage.name if one.stage else None
            )
            for one in spec.versions
        ],
        former_ids=list(spec.former_ids),
    )
    return replace(
        _bare(ledger, status),
        kind="specification",
        ref=spec.id,
        title=spec.title,
        specification=told,
        proposals=_proposals(ledger, status, cases),
    )


def of_group(ledger: Ledger, status: Status) -> RecordShape:
    """The record of the group's meetings and of how its objections were answered."""
    held = attendance.meetings(status.meetings, Directory(ledger.reading.sources.register))
    objections = [_answering(one) for case in status.cases for one in case.objections]
    told = GroupRecordShape(
        meetings=held,
        one_organization=attendance.one_organization(held),
        organizations_unclear=attendance.unclear(held),
        objections=sorted(objections, key=lambda one: (one.raised or "", one.id)),
    )
    return replace(_bare(ledger, status), meetings=told)


def _bare(ledger: Ledger, status: Status) -> RecordShape:
    """What every record says: whose it is, as of when, and by which rules and register."""
    return RecordShape(
        kind="group",
        ref=None,
        title=status.group,
        group=status.group,
        repository=status.repository,
        timezone=status.as_of.zone,
        as_of=shown_instant(status.as_of),
        dated=status.as_of.given and not ledger.reading.sources.dated_by_history,
        people=ledger.reading.sources.settings.privacy.people.value,
        process=shaping.process(status.process) if status.process else None,
        register=_register(ledger.reading.sources.register),
        notes=list(status.notes),
        specification=None,
        proposals=[],
        meetings=None,
    )


def shown_instant(instant: Instant) -> str:
    """The day; an instant within a day only where somebody asked for it."""
    if not instant.given or instant.at == end_of_day(instant.day, instant.zone):
        return instant.day.isoformat()
    return moment(instant.at) or ""


def _register(one: Register) -> RegisterShape:
    """Digested as it was understood: a comment in the file changes nothing."""
    people, organizations = len(one.participants), len(one.organizations)
    understood = msgspec.json.encode((one.participants, one.organizations), order="sorted")
    return RegisterShape(
        path=one.path if people or organizations else None,
        people=people,
        organizations=organizations,
        digest=digest(understood.decode()),
    )


def _proposals(ledger: Ledger, status: Status, cases: Iterable[Case]) -> list[ProposalRecordShape]:
    directory = Directory(ledger.reading.sources.register)
    lines, hidden = lines_of(ledger), _hidden(ledger)
    urls = {one.id: one.url for one in status.proposals}
    urls |= {str(one.item.id): one.item.url for one in status.items}
    found = []
    for case in cases:
        shape = _lasting(shaping.case(_of_the_day(case, status.as_of)))
        found.append(
            ProposalRecordShape(
                url=urls.get(case.subject),
                case=shape,
                asked=_asked(case, status, directory),
                quoted=_quoted(case, lines, hidden),
                comments=comments.find(shape),
            )
        )
    return found


def _lasting(one: CaseShape) -> CaseShape:
    """A case without when its sources were gathered: a later sync of the same words changes no record."""
    return replace(one, acts=[replace(act, seen=UNSET) for act in one.acts])


def _of_the_day(case: Case, instant: Instant) -> Case:
    """A case that is judged as of now is told as of the day: two records of one day are the same bytes."""
    if instant.given or case.judged_at != instant.at:
        return case
    return replace(case, judged_at=end_of_day(instant.day, instant.zone))


def _asked(case: Case, status: Status, directory: Directory) -> list[AskedShape]:
    """The meetings whose minutes say that the question was put, with those present."""
    found = []
    for meeting in status.meetings:
        acts = [act for act in case.acts if act.meeting == meeting.id and act.kind in _ASKING]
        if acts:
            found.append(
                AskedShape(
                    meeting=meeting.id,
                    what=list(dict.fromkeys(act.kind.value for act in acts)),
                    present=attendance.present(meeting, directory),
                    evidence=[evidence(proof) for act in acts for proof in act.evidence],
                )
            )
    return found


def _hidden(ledger: Ledger) -> frozenset[tuple[str, int]]:
    """The lines whose words were taken out of view, by whichever act stands on them."""
    proofs = (proof for told in (ledger.acts, ledger.events) for one in told for proof in one.evidence)
    return frozenset(
        (proof.path, number)
        for proof in proofs
        if isinstance(proof, FileEvidence) and proof.quote == GONE
        for number in _numbers(proof)
    )


def _numbers(proof: FileEvidence) -> range:
    return range(proof.line, (proof.last_line or proof.line) + 1)


def _quoted(case: Case, lines: Lines, hidden: frozenset[tuple[str, int]]) -> list[QuotedShape]:
    """The lines of minutes that bear on it: those the case names, and those its acts stand on."""
    minutes = [proof for act in case.acts if act.meeting for proof in act.evidence]
    places: dict[tuple[str, int], str] = {}
    for proof in (*case.quotes, *minutes):
        if isinstance(proof, FileEvidence):
            for number in _numbers(proof):
                place = (proof.path, number)
                text = GONE if place in hidden else lines(*place)
                places.setdefault(place, text or proof.quote)
    return [
        QuotedShape(path=path, line=number, text=text.strip())
        for (path, number), text in sorted(places.items())
    ]


def _answering(one: ObjectionCase) -> AnsweringShape:
    days = (one.answered - one.day).days if one.answered and one.day else None
    return AnsweringShape(
        id=one.id,
        raised=day(one.day),
        fate=one.fate.value,
        open=one.is_open,
        answered=day(one.answered),
        days=days,
        evidence=[evidence(proof) for act in one.life[:1] for proof in act.evidence],
    )
