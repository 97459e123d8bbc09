"""A change to the group's text that was merged and of which no meeting, call or review tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.check.values import Flaw
from lastcall.model.finding import Severity
from lastcall.model.item import Item, StateAt
from lastcall.model.reference import ItemKind
from lastcall.status.values import Proposal

SLUG = "merged-without-evidence"
SEVERITY = Severity.HINT
SUMMARY = "a merge of which no meeting, call or review tells"
HELP = "Put a line into the next minutes that says how it was agreed, or that it was editorial."
HABIT = HabitName.TREATS_MERGES
_TEXT = re.compile(
    r"\bspec(?:s|ification|ifications)?\b|\buse[ -]cases?\b|\bneeds?\b|\bnormative\b|\bsections?\b"
    r"|\brequire(?:s|d|ments?)?\b|\b(?:must|should|shall|may)\b|\bfields?\b|\bobjects?\b",
    re.IGNORECASE,
)
_HOUSEKEEPING = re.compile(
    r"\btypos?\b|\beditorial\b|\bspelling\b|\bgrammar\b|\bformatting\b|\bci\b|\bworkflows?\b|\bactions?\b|\bbuild(?:ing)?\b"
    r"|\bwebsite\b|\breadme\b|\blinks?\b|\bminutes\b|\bagendas?\b|\bbump\b|\bdependenc(?:y|ies)\b|\blint\w*\b|\bcleanup\b"
    r"|\bchangelog\b|\bcontribut\w+\b|\blicen[cs]e\b|\blogistics\b",
    re.IGNORECASE,
)


def find(context: Context) -> Iterator[Flaw]:
    """Merges of text, as far as title and labels tell, for which the sources at hand hold no evidence."""
    proposals = {one.id: one for one in context.status.proposals}
    for one in context.status.items:
        item, proposal = one.item, proposals.get(str(one.item.id))
        if item.kind is not ItemKind.PULL or one.state is not StateAt.MERGED or proposal is None:
            continue
        if not _is_text(item, proposal) or _is_evidenced(context, item, proposal):
            continue
        day = context.status.as_of.day_of(item.merged) if item.merged else None
        when = f" on {day}" if day else ""
        name = context.short(str(item.id))
        yield Flaw(
            path=context.place(item),
            message=f"{name} was merged{when}, not evidenced by any meeting, call or review: {item.title}",
            quote=item.title,
            at=day,
        )


def _is_text(item: Item, proposal: Proposal) -> bool:
    if any(_HOUSEKEEPING.search(words) for words in (item.title, *item.labels)):
        return False
    return bool(proposal.specs) or any(_TEXT.search(words) for words in (item.title, *item.labels))


def _is_evidenced(context: Context, item: Item, proposal: Proposal) -> bool:
    authors = [one.author for one in item.reviews if context.has_come(one.at)]
    authors += [one.author for one in item.comments if context.has_come(one.at)]
    return bool(proposal.meetings or proposal.deadlines or any(one != item.author for one in authors))
