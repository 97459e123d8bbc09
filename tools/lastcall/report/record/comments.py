"""The disposition of comments: each comment, review, concern and objection, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace

from lastcall.model.act import ActKind, Stance
from lastcall.report.consensus import words
from lastcall.report.consensus.shapes import ActShape, CaseShape, ObjectionCaseShape
from lastcall.report.record.shapes import ChangeOfTextShape, CommentShape

_SAID = (ActKind.POSITION.value, ActKind.OBJECTED.value, ActKind.MISUNDERSTOOD.value)
_WANTS_ANSWER = Stance.CONCERN.value


def find(case: CaseShape) -> list[CommentShape]:
    """All that was said to a proposal, oldest first."""
    raised = {one.life[0].id: one for one in case.objections if one.life}
    repeated = {act.id for one in case.objections for act in one.life[1:]}
    return [
        _objection(raised[act.id], act, case) if act.id in raised else _comment(act, case)
        for act in case.acts
        if act.id in raised or (act.kind in _SAID and act.id not in repeated)
    ]


def _objection(one: ObjectionCaseShape, act: ActShape, case: CaseShape) -> CommentShape:
    later = one.life[1:]
    settled = later[-1] if later and not one.open else None
    answers = [each for each in later if each.kind != ActKind.OBJECTED.value]
    return replace(
        _said_only(act),
        id=one.id,
        what="objection",
        text=one.text,
        outcome=_fate(one, answers),
        answers=[each.id for each in answers],
        changes=_changes(act, settled, case),
    )


def _fate(one: ObjectionCaseShape, answers: Sequence[ActShape]) -> str:
    if one.gone:
        return "its words were deleted; what became of it is not known"
    said = f"{one.fate}{' and open' if one.open else ''}"
    if one.reopened:
        said = "reopened, since the text that settled it has changed"
    return said if answers else f"{said}; no answer on record"


def _comment(act: ActShape, case: CaseShape) -> CommentShape:
    said = _said_only(act)
    later = _later(act, case)
    if act.kind == ActKind.MISUNDERSTOOD.value:
        return replace(said, outcome="a command that was not understood; not counted")
    if said.what != _WANTS_ANSWER:
        return replace(said, outcome=later or said.outcome)
    nothing = "stands; no answer on record that settles it for whoever raised it"
    return replace(said, outcome=later or nothing, changes=_changes(act, None, case))


def _said_only(act: ActShape) -> CommentShape:
    """A comment of which nothing more need come."""
    return CommentShape(
        id=None,
        act=act.id,
        who=act.actor if act.on_behalf is UNSET else act.on_behalf,
        day=act.day,
        what=words.kind(act),
        text=act.words,
        outcome="asks for no answer",
        answers=[],
        changes=[],
        evidence=act.evidence,
    )


def _later(act: ActShape, case: CaseShape) -> str | None:
    """What the same person says now, where that is another thing."""
    for one in case.positions:
        if any(each.id == act.id for each in one.earlier):
            return f"later: {one.stance}" if one.stance else "later taken back"
    return None


def _changes(act: ActShape, settled: ActShape | None, case: CaseShape) -> list[ChangeOfTextShape]:
    """Changes of the text after an act and before it was settled."""
    ids = [one.id for one in case.acts]
    after = case.acts[ids.index(act.id) + 1 :] if act.id in ids else []
    found = []
    for later in after:
        if settled is not None and later.id == settled.id:
            break
        if later.kind == ActKind.REVISED.value:
            revision = None if later.revision is UNSET else later.revision
            found.append(ChangeOfTextShape(day=later.day, revision=revision, evidence=later.evidence))
    return found
