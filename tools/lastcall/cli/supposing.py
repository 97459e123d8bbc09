"""What the options of `what-if` suppose, and the difference it makes."""

from __future__ import annotations

from lastcall import status as statuses
from lastcall.cli.run import Run, moment
from lastcall.model.act import Stance
from lastcall.model.errors import LastcallError
from lastcall.report.consensus import difference, finding, supposing
from lastcall.report.consensus.supposing import WhatIfShape
from lastcall.report.record.building import shown_instant
from lastcall.status.consensus.supposing import suppose as fold_supposing

_STANCES: dict[str, Stance | None] = {
    "support": Stance.SUPPORT,
    "can-live": Stance.CAN_LIVE,
    "abstain": Stance.ABSTAIN,
    "recuse": Stance.RECUSE,
    "concern": Stance.CONCERN,
    "objection": Stance.OBJECTION,
    "withdrawn": None,
}


def suppose(run: Run, ref: str, given: tuple[str, ...], as_of: str | None) -> WhatIfShape:
    """The difference. Raises LastcallError where nothing is supposed, or not understood."""
    positions = [_position(text) for text in given]
    if not positions and as_of is None:
        hint = 'add --position "NAME=support", or --as-of DATE'
        raise LastcallError("nothing is supposed", hint=hint)
    other = moment(as_of, run.settings.group.timezone, given=True) if as_of else run.instant
    found, before = finding.find(run.ledger, run.status, ref)
    later = run.status if as_of is None else statuses.fold(run.ledger, other)
    subjects = [case.subject for case in before]
    if as_of is not None and not subjects:
        subjects = [case.subject for case in finding.find(run.ledger, later, ref)[1]]
    if not subjects:
        raise LastcallError(f"`{ref}` is a {found.kind}, and no proposal on the record is about it")
    after = [case for case in later.cases if case.subject in subjects]
    if positions:
        names = [(name, _STANCES[stance]) for name, stance in positions]
        cases = [fold_supposing(run.ledger, other, subject, names) for subject in subjects]
        after = [case for case in cases if case is not None]
    changes = difference.between(before, after)
    instants = (shown_instant(run.instant), shown_instant(other))
    return supposing.shape(found.ref, instants, positions, changes)


def _position(text: str) -> tuple[str, str]:
    name, equals, stance = text.rpartition("=")
    name, stance = name.strip(), stance.strip().lower().replace("_", "-").replace(" ", "-")
    if not equals or not name or stance not in _STANCES:
        what = f"`--position {text}` is no position"
        raise LastcallError(what, hint=f"write NAME=STANCE, with one of {', '.join(_STANCES)}")
    return name, stance
