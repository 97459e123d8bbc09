"""Issues: those that were not put to the group themselves; meetings and proposals speak of them."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.model.item import StateAt
from lastcall.site.context import Context, Page


def pages(context: Context) -> Iterator[Page]:
    """The list."""
    rest = [one for one in reversed(context.status.items) if str(one.item.id) not in context.proposals]
    yield Page(
        path="issues.html",
        template="issues.html",
        title="Issues",
        section="issues.html",
        context={
            "open": [one for one in rest if one.state is StateAt.OPEN],
            "ended": [one for one in rest if one.state is not StateAt.OPEN],
            "treated": context.treated,
        },
    )
