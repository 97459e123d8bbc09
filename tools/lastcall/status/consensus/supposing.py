"""What-if: the same acts with a position more, or one taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from lastcall.ledger.directory import Directory
from lastcall.ledger.ledger import Ledger
from lastcall.model.act import Act, ActKind, ActSource, Stance
from lastcall.model.event import Basis
from lastcall.model.instant import Instant
from lastcall.status.consensus import find
from lastcall.status.consensus.values import Case
from lastcall.status.visible import Visible

RULE = "supposed"
"""The rule of an act that nobody did."""


def suppose(
    ledger: Ledger, instant: Instant, subject: str, positions: Iterable[tuple[str, Stance | None]]
) -> Case | None:
    """The case of a proposal if people took these positions at the instant; None where there is no such case.

    `positions` are names as the register has them, or `@login`, with a stance; None takes back what stands.
    """
    seen = Visible(ledger, instant, ledger.reading.process)
    directory = Directory(ledger.reading.sources.register)
    added = [
        _act(directory, instant, subject, name, stance, place)
        for place, (name, stance) in enumerate(positions)
    ]
    own = tuple(act for act in seen.acts if act.subject == subject)
    # a case is folded from its own acts alone
    return next(iter(find(seen, (*own, *added))), None)


def _act(
    directory: Directory, instant: Instant, subject: str, name: str, stance: Stance | None, place: int
) -> Act:
    kind = ActKind.POSITION
    if stance is Stance.OBJECTION:
        kind = ActKind.OBJECTED
    elif stance is None:
        kind = ActKind.WITHDRAWN
    return Act(
        id=f"supposed-{place}",
        kind=kind,
        subject=subject,
        source=ActSource.COMMENTS,
        evidence=(),
        basis=Basis.DECLARED,
        rule=RULE,
        at=instant.at - dt.timedelta(microseconds=1),
        day=instant.day,
        actor=directory.name(name, instant.day),
        words="supposed",
        stance=stance,
        order=1_000_000 + place,
    )
