"""What the group was asked when nobody objected: to take the proposal, or something else about it."""

from __future__ import annotations

import re

from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.reference import ItemId

_PUTTING = (ActKind.CALL_OPENED, ActKind.PROPOSED, ActKind.CALL_TOLD)
_TAKING = re.compile(
    r"\bmerg\w*|\bapprov\w*|\badopt\w*|\baccept\w*|\badvanc\w*|\bpublish\w*|\bsustained objection"
    r"|\blast[- ]call\b|\bconsensus\b|\blast comments?\b|\bstage\b|\bland(?:ing|ed)?\b|\bratif\w*",
    re.IGNORECASE,
)
_ADOPTING = re.compile(r"\bapprov\w*|\badopt\w*|\badvanc\w*|\bpublish\w*|\bstage\b|\bratif\w*", re.IGNORECASE)


def takes(asked: Act, acts: tuple[Act, ...]) -> bool:
    """Whether the question was whether the proposal be taken, as far as the minutes say.

    They do where the answer, or a question on the same subject before it in that meeting, speaks of it, or
    where the meeting went on to merge it. A specification is adopted only by words that say so: that nobody
    minds something about it is no adoption.
    """
    own = [act for act in acts if act.meeting == asked.meeting and act.source is ActSource.MINUTES]
    before = [act.words for act in own if act.kind in _PUTTING and act.order <= asked.order]
    wanted = _TAKING if ItemId.parse(asked.subject) else _ADOPTING
    if any(wanted.search(words) for words in (asked.words, *before)):
        return True
    return any(act.kind is ActKind.LANDED and act.meeting == asked.meeting for act in acts)
