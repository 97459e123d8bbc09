"""An issue or pull request that was replaced by another one, and is still open."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.item import StateAt

SLUG = "superseded-still-open"
SEVERITY = Severity.WARNING
SUMMARY = "something that was replaced and is still open"
HELP = "Close it with a link to what replaced it, or say there why both are wanted."
HABIT = None


def find(context: Context) -> Iterator[Flaw]:
    """Open items that another one says it replaces, or that say so themselves."""
    for one in context.status.items:
        key = str(one.item.id)
        if one.state is not StateAt.OPEN:
            continue
        for other in sorted(context.links.replaced_by.get(key, ())):
            state = context.states.get(other)
            said = context.links.succession(key, other)
            if state is None or said is None:
                # not there yet, or not at hand: nobody can say what became of it
                continue
            replaced = f"{context.short(key)} is replaced by {context.short(other)} ({state.value})"
            teller = f"as {context.short(said.said_by)} says"
            yield Flaw(
                path=context.place(one.item),
                message=f"{replaced}, {teller}, and still open: {one.item.title}",
                quote=said.evidence.quote,
            )
