"""Decisions, and questions that met no objection, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.model.event import EventType
from lastcall.site.context import Context, Page
from lastcall.site.markup import safe, text
from lastcall.site.names import slug
from lastcall.site.tables import Part, table
from lastcall.status.values import Decision


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    decided: list[Decision] = []
    unopposed: list[Decision] = []
    for one in reversed(context.status.decisions):
        (unopposed if one.event.event.type is EventType.NO_OBJECTION else decided).append(one)
    kinds = (("decided", "Decided", decided), ("unopposed", "Asked, without objection", unopposed))
    yield Page(
        path="decisions.html",
        template="list.html",
        title="Decisions",
        section="decisions.html",
        context={
            "intro": "What minutes hold as decided, and the questions that met no objection. "
            "People decide; this page only collects.",
            "parts": [
                Part(anchor, name, len(rows), _table(context, rows)) for anchor, name, rows in kinds if rows
            ],
            "nothing": "No decision is on the record.",
        },
    )


def _table(context: Context, decisions: list[Decision]) -> Markup:
    show = context.show
    rows = (
        (
            slug(one.id),
            show.said(one.text, one.basis),
            _about(context, one) or show.none("not said"),
            safe(f'{show.day(one.day)}<br><span class="id small">{text(one.id)}</span>'),
            show.known(one.event),
            show.where(one.event),
        )
        for one in decisions
    )
    return table(("Words", "About", "Day", "How known", "Evidence"), rows)


def _about(context: Context, one: Decision) -> Markup:
    """What it is about; of a proposal that it concludes, as what."""
    show = context.show
    concluded = {case.subject: case for case in context.concluded.get(one.event.id, ())}
    said = []
    for name in one.subject:
        named = show.named(name, context.title(name))
        case = concluded.get(name)
        said.append(
            safe(f'{named} <span class="small">concludes it: {show.state(case.state.value)}</span>')
            if case
            else named
        )
    return safe("<br>").join(said)
