"""The cases that a REF belongs to: of a proposal its own, of anything else those it is about."""

from __future__ import annotations

import re

from lastcall.ledger.ledger import Ledger
from lastcall.model.errors import UnknownReferenceError
from lastcall.report import subject
from lastcall.report.consensus import shaping
from lastcall.report.shapes import SubjectShape
from lastcall.status.consensus.values import Case
from lastcall.status.values import Status

_WITHIN_A_CASE = re.compile(
    r"(?P<repository>[\w.-]+/[\w.-]+)?(?P<rest>#[0-9]{1,9}-[OP][0-9]{1,4})", re.IGNORECASE
)


def find(ledger: Ledger, status: Status, ref: str) -> tuple[SubjectShape, tuple[Case, ...]]:
    """What a REF names, and the cases it belongs to. Raises UnknownReferenceError."""
    within = _within(ledger, status, ref.strip())
    try:
        found = subject.find(ledger, status, ref)
    except UnknownReferenceError:
        if within is None:
            raise
        found = _of_a_case(within[0], within[1])
    if within is not None:
        return found, (within[1],)
    return found, _about(status, found)


def specification(status: Status, name: str) -> tuple[Case, ...]:
    """The cases of a specification: of its proposals, and those that name it itself."""
    spec = next((one for one in status.specifications if one.id == name), None)
    wanted = {name, *(spec.proposals if spec else ())}
    return tuple(case for case in status.cases if case.subject in wanted)


def _about(status: Status, found: SubjectShape) -> tuple[Case, ...]:
    if found.kind == "specification":
        return specification(status, found.ref)
    wanted = {found.ref}
    if found.decision:
        wanted = set(found.decision.subject)
    elif found.objection:
        wanted = set(found.objection.subject)
    elif found.kind not in ("pull", "issue", "discussion", "item", "unknown"):
        return ()
    own = tuple(case for case in status.cases if case.subject in wanted)
    if own:
        return own
    # an issue that has no case of its own is settled by what closes it
    closing = {one.id for one in status.proposals if wanted & set(one.closes)}
    return tuple(case for case in status.cases if case.subject in closing)


def _within(ledger: Ledger, status: Status, given: str) -> tuple[str, Case] | None:
    """The objection or appeal of a case that a REF names."""
    found = _WITHIN_A_CASE.fullmatch(given)
    if found is None:
        return None
    renames = ledger.reading.renames
    home = renames.repository(found["repository"]) if found["repository"] else ledger.reading.home
    wanted = f"{home}{found['rest']}".lower()
    for case in status.cases:
        for name in (*(one.id for one in case.objections), *(one.id for one in case.appeals)):
            if name.lower() == wanted:
                return name, case
    return None


def _of_a_case(ref: str, case: Case) -> SubjectShape:
    """An objection or appeal that only the case knows: it was raised on the forge."""
    shape = shaping.case(case)
    titles = {one.id: one.title or one.text for one in shape.objections}
    kind = "objection" if ref in titles else "appeal"
    return SubjectShape(ref=ref, kind=kind, title=titles.get(ref) or kind, linked=[case.subject])
