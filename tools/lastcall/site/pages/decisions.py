"""Decisions, and questions that met no objection, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.model.event import EventType
from lastcall.site.context import Context, Page
from lastcall.site.names import slug


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    rows = [(one, slug(one.id)) for one in reversed(context.status.decisions)]
    yield Page(
        path="decisions.html",
        template="decisions.html",
        title="Decisions",
        section="decisions.html",
        context={
            "decisions": [row for row in rows if row[0].event.event.type is not EventType.NO_OBJECTION],
            "unopposed": [row for row in rows if row[0].event.event.type is EventType.NO_OBJECTION],
        },
    )
