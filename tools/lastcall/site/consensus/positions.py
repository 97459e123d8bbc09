"""Positions: what each person says, what blocks first, with former ones kept."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from lastcall.model.act import Act, Stance
from lastcall.site.consensus.speech import kind_of
from lastcall.site.context import Context
from lastcall.site.markup import safe
from lastcall.site.tables import table
from lastcall.status.consensus.values import Case, Position

_ORDER = (
    Stance.OBJECTION,
    Stance.CONCERN,
    Stance.SUPPORT,
    Stance.CAN_LIVE,
    Stance.ABSTAIN,
    Stance.RECUSE,
    None,
)
_NONE = "nothing stands"


def rows(context: Context, case: Case) -> Markup:
    """A table; what blocks comes first, then by name."""
    ordered = sorted(case.positions, key=lambda one: _ORDER.index(one.stance))
    cells = (
        (
            "",
            context.speak.who(one.actor, one.day),
            _says(context, case, one),
            context.show.day(one.day),
            context.speak.revision(one.act.revision),
            _told(context, one),
        )
        for one in ordered
    )
    return table(("Who", "Says", "Day", "On which text", "Words and evidence"), cells, "wide positions")


def summed(case: Case) -> str:
    """Such as "1 objection, 3 support.": of what stands and is counted."""
    numbers = Counter(one.stance for one in case.positions if one.stance is not None and one.counts)
    said = [f"{numbers[stance]} {stance.value}" for stance in _ORDER if stance and numbers[stance]]
    refused = sum(one.stance is not None and not one.counts for one in case.positions)
    ended = sum(one.stance is None for one in case.positions)
    said += [f"{number} {what}" for number, what in ((refused, "not counted"), (ended, "ended")) if number]
    return f"{', '.join(said)}." if said else ""


def _says(context: Context, case: Case, one: Position) -> Markup:
    shown = context.show.said_state(one.stance.value if one.stance else _NONE, counts=one.counts)
    if one.not_counted:
        why = context.speak.sentence(one.not_counted, case)
        shown += safe(f'<p class="small">not counted, because {why}</p>')
    if one.note:
        shown += safe(f'<p class="small">{context.speak.sentence(one.note, case)}</p>')
    return shown


def _told(context: Context, one: Position) -> Markup:
    show = context.show
    said = safe(f"{context.speak.words(one.act)} {show.evidences(one.act.evidence)}")
    if not one.earlier:
        return said
    former = "".join(f"<li>{_former(context, act)}</li>" for act in reversed(one.earlier))
    return safe(f'{said}<ul class="former">{former}</ul>')


def _former(context: Context, act: Act) -> Markup:
    show = context.show
    revision = f", {context.speak.revision(act.revision)}" if act.revision else ""
    return safe(f"before: {kind_of(act)} {show.day(act.day)}{revision} {show.evidences(act.evidence)}")
