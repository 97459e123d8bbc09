"""Actions: what somebody took on, by state and by owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lastcall.site.context import Context, Page
from lastcall.site.names import slug
from lastcall.status.values import Action, ActionState

_MEANING = {
    ActionState.OVERDUE: "The day by which it was promised has passed, and nothing on the record says that it is done.",
    ActionState.OPEN: "Nothing on the record says that it is done.",
    ActionState.DONE: "The record says so; where that is inferred, it is marked.",
}


@dataclass(frozen=True, slots=True)
class Part:
    """The actions of one state."""

    state: ActionState
    meaning: str
    rows: tuple[tuple[Action, str], ...]
    """With their anchors."""


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    actions = context.status.actions
    owners: dict[str, list[Action]] = defaultdict(list)
    for one in actions:
        if one.state is not ActionState.DONE:
            owners[one.owner or ""].append(one)
    parts = []
    for state, meaning in _MEANING.items():
        inside = [one for one in actions if one.state is state]
        inside.sort(key=lambda one: (one.due or date.max, -(one.day or date.min).toordinal(), one.id))
        if inside:
            parts.append(Part(state, meaning, tuple((one, slug(one.id)) for one in inside)))
    yield Page(
        path="actions.html",
        template="actions.html",
        title="Actions",
        section="actions.html",
        context={
            "parts": parts,
            "owners": sorted(owners.items(), key=lambda pair: (not pair[0], pair[0].casefold())),
        },
    )
