"""Issues: those that were not put to the group themselves; meetings and proposals speak of them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.model.item import StateAt
from lastcall.site.context import Context, Page
from lastcall.site.pages import around
from lastcall.site.tables import Part, table
from lastcall.status import missing
from lastcall.status.values import ItemAt


def pages(context: Context) -> Iterator[Page]:
    """The list."""
    rest = [one for one in reversed(context.status.items) if str(one.item.id) not in context.proposals]
    parts = []
    for name, is_open in (("Open", True), ("Ended", False)):
        inside = [one for one in rest if (one.state is StateAt.OPEN) is is_open]
        if inside:
            parts.append(Part(name.lower(), name, len(inside), _table(context, inside)))
    if gone := list(missing.items(context.ledger, context.status.as_of)):
        parts.append(Part("gone", "There no more", len(gone), _gone(context, gone)))
    yield Page(
        path="issues.html",
        template="list.html",
        title="Issues",
        section="issues.html",
        context={
            "intro": "Issues that were not put to the group themselves; meetings and proposals name them.",
            "parts": parts,
            "none": "No issue was read.",
        },
    )


def _table(context: Context, items: list[ItemAt]) -> Markup:
    show = context.show
    rows = (
        (
            "",
            show.named(str(one.item.id), one.item.title),
            show.state(one.state),
            show.moment(one.item.created),
            show.tags(one.item.labels),
            show.refs(context.treated.get(str(one.item.id), [])[-1:]),
        )
        for one in items
    )
    return table(("Issue", "State", "Opened", "Labels", "Last meeting"), rows)


def _gone(context: Context, gone: list[missing.Missing]) -> Markup:
    """Items that were read once: that they were, never their words."""
    routes = context.routes
    rows = (
        (
            routes.gone.get(one.item, "").partition("#")[2],
            routes.short(one.item),
            around.gone(context, one),
            context.show.refs(context.treated.get(one.item, [])[-1:]),
        )
        for one in gone
        if one.item is not None
    )
    return table(("Item", "What is known", "Last meeting"), rows)
