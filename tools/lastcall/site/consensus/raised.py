"""An objection as every page shows it: from its case where it has one, else from the minutes alone."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from lastcall.ledger.acts.redacting import GONE
from lastcall.model.act import ActSource
from lastcall.site.consensus import objections
from lastcall.site.consensus.speech import clipped
from lastcall.site.context import Context
from lastcall.status.consensus.values import Case, ObjectionCase
from lastcall.status.values import Objection


class Raised(Struct, frozen=True):
    """One objection, ready to be shown."""

    words: Markup
    by: Markup
    where: Markup
    """Where it was raised."""
    last: Markup
    """Where the newest act about it stands."""
    life: Markup | None
    """Every act about it; None where only the minutes' events tell."""
    notes: tuple[str, ...]


def raised(context: Context, one: Objection) -> Raised:
    """What pages show of an objection."""
    found = context.raised.get(one.id)
    return _alone(context, one) if found is None else _of_case(context, one, found)


def _of_case(context: Context, one: Objection, found: ObjectionCase) -> Raised:
    show, first = context.show, found.life[0]
    if found.gone or first.words == GONE:
        words = show.none("its words were deleted" if found.gone else "its words were taken out of view")
    else:
        # of minutes the whole line; of a comment what the command says
        said = one.text if first.source is ActSource.MINUTES else clipped(found.text)
        words = show.said(said, first.basis, quoted=True)
    case: Case = context.cases[found.subject]
    return Raised(
        words=words,
        by=context.speak.who(found.raised_by, found.day, "not named"),
        where=show.evidences(first.evidence),
        last=show.evidences(found.life[-1].evidence),
        life=objections.life(context, case, found),
        notes=tuple(objections.notes(found)),
    )


def _alone(context: Context, one: Objection) -> Raised:
    """One that names no proposal."""
    show = context.show
    where, last = (show.where(one.life[0]), show.where(one.life[-1])) if one.life else (show.none(""),) * 2
    basis = one.life[0].event.basis if one.life else None
    return Raised(
        words=show.said(one.text, basis, quoted=True) if basis else show.written(one.text),
        by=show.person(one.raised_by, "not named"),
        where=where,
        last=last,
        life=None,
        notes=("Nothing on the record settles it.",) if one.is_open else (),
    )
