"""Objections: the list, and the life of each."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.site.context import Context, Page


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    objections = context.status.objections
    yield Page(
        path="objections.html",
        template="objections.html",
        title="Objections",
        section="objections.html",
        context={
            "open": [one for one in reversed(objections) if one.is_open],
            "settled": [one for one in reversed(objections) if not one.is_open],
        },
    )
    for one in objections:
        short = context.routes.short(one.id)
        yield Page(
            path=context.routes.objections[one.id],
            template="objection.html",
            title=f"Objection {short}",
            section="objections.html",
            context={
                "objection": one,
                "short": short,
                "subjects": [(name, context.title(name)) for name in one.subject],
            },
        )
