"""Objections: the list, and the life of each."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.site.consensus.raised import raised
from lastcall.site.context import Context, Page
from lastcall.site.tables import Part, table
from lastcall.status.values import Objection


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    objections = context.status.objections
    parts = []
    for name, is_open in (("Open", True), ("Settled", False)):
        inside = [one for one in reversed(objections) if one.is_open is is_open]
        if inside:
            parts.append(Part(name.lower(), name, len(inside), _table(context, inside)))
    yield Page(
        path="objections.html",
        template="list.html",
        title="Objections",
        section="objections.html",
        context={
            "intro": "An objection stands until something on the record settles it. "
            "Silence, or failing to repeat it, settles nothing.",
            "parts": parts,
            "nothing": "No objection is on the record.",
        },
    )
    for one in objections:
        short = context.routes.short(one.id)
        yield Page(
            path=context.routes.objections[one.id],
            template="objection.html",
            title=f"Objection {short}",
            section="objections.html",
            context={"objection": one, "short": short, "raised": raised(context, one)},
        )


def _table(context: Context, objections: list[Objection]) -> Markup:
    show = context.show
    rows = (
        ("", show.objection(one), show.state(one.fate), said.words, said.by, show.day(one.day), said.last)
        for one, said in ((one, raised(context, one)) for one in objections)
    )
    return table(("Objection", "Fate", "Words", "Raised by", "Raised", "Evidence"), rows)
