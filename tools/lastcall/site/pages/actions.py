"""Actions: what somebody took on, by state and by owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from lastcall.site.context import Context, Page
from lastcall.site.markup import safe
from lastcall.site.names import slug
from lastcall.site.tables import Part, table
from lastcall.status.values import Action, ActionState

_MEANING = {
    ActionState.OVERDUE: "The day by which it was promised has passed, and nothing says that it is done.",
    ActionState.OPEN: "Nothing on the record says that it is done.",
    ActionState.DONE: "The record says so; where that is inferred, it is marked.",
}


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    parts = []
    for state, meaning in _MEANING.items():
        inside = [one for one in context.status.actions if one.state is state]
        inside.sort(key=lambda one: (one.due or date.max, -(one.day or date.min).toordinal(), one.id))
        if inside:
            heading = context.show.state(state)
            parts.append(
                Part(state.value, state.value, len(inside), _table(context, inside), heading, meaning)
            )
    if owners := _owners(context):
        parts.append(owners)
    yield Page(
        path="actions.html",
        template="list.html",
        title="Actions",
        section="actions.html",
        context={"intro": "", "parts": parts, "nothing": "No action is on the record."},
    )


def _table(context: Context, actions: list[Action]) -> Markup:
    show = context.show
    rows = (
        (
            slug(one.id),
            show.said(one.text, one.event.event.basis),
            show.person(one.owner, "nobody named"),
            _due(context, one),
            show.refs(one.subject),
            show.known(one.event),
            _evidence(context, one),
        )
        for one in actions
    )
    return table(("Action", "Owner", "Due", "About", "How known", "Evidence"), rows)


def _due(context: Context, action: Action) -> Markup:
    day = context.show.day(action.due, "no day")
    if action.due is None or action.state is ActionState.DONE:
        return day
    return safe(f'{day}<br><span class="small">{context.show.distance(action.due)}</span>')


def _evidence(context: Context, action: Action) -> Markup:
    show = context.show
    promised = show.where(action.event)
    if action.done_by is None:
        return promised
    known = f" {show.basis(action.done_basis)}" if action.done_basis else ""
    return safe(f"{promised}<br>done: {show.evidence(action.done_by)}{known}")


def _line(context: Context, action: Action) -> Markup:
    show = context.show
    words = show.said(action.text, action.event.event.basis)
    return safe(f"{show.state(action.state)} {words} {show.where(action.event)}")


def _owners(context: Context) -> Part | None:
    """What is not done, by owner; what nobody owns last."""
    show = context.show
    owners: dict[str, list[Action]] = defaultdict(list)
    for one in context.status.actions:
        if one.state is not ActionState.DONE:
            owners[one.owner or ""].append(one)
    if not owners:
        return None
    rows = (
        (
            "",
            show.person(owner, "Nobody named"),
            safe("<br>").join(_line(context, one) for one in actions),
        )
        for owner, actions in sorted(owners.items(), key=lambda pair: (not pair[0], pair[0].casefold()))
    )
    count = sum(map(len, owners.values()))
    return Part("owners", "by owner", count, table(("Owner", "Not done"), rows, "wide airy"))
