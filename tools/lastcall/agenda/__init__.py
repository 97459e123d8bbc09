"""The next agenda, drafted from the status in the form of the group's own last one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from lastcall import status as statuses
from lastcall.agenda.composing import Composition
from lastcall.agenda.explaining import explain
from lastcall.agenda.form import form
from lastcall.agenda.past import Past
from lastcall.agenda.rhythm import next_day, why
from lastcall.agenda.selection import select
from lastcall.agenda.values import Draft, DraftLine, LeftOut, Reason
from lastcall.ledger.ledger import Ledger
from lastcall.model.instant import Instant, end_of
from lastcall.status.values import Status

__all__ = ["Draft", "DraftLine", "LeftOut", "Reason", "draft", "explain", "next_day"]


def draft(
    ledger: Ledger,
    day: date,
    *,
    until: Instant | None = None,
    fold: Callable[[Ledger, Instant], Status] = statuses.fold,
) -> Draft:
    """The agenda of the meeting on `day`, from what is dated before it, and not after `until` where given."""
    eve = end_of(day - timedelta(days=1), ledger.reading.sources.settings.group.timezone, given=True)
    seen = until if until is not None and until.at < eve.at else eve
    past = Past(ledger, fold(ledger, seen), day)
    chosen, left_out = select(past)
    shape = form(past, f"the meeting's day: {why(ledger, seen, day)}")
    lines = tuple(Composition(past, shape, chosen).lines())
    return Draft(day=day, path=shape.path, lines=lines, left_out=left_out)
