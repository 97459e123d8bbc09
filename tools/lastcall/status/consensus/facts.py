"""Facts: what the rules of a profile look at for one proposal, as of the instant at which it is judged."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lastcall.model.act import Act
from lastcall.status.consensus.frame import Frame
from lastcall.status.consensus.knowledge import Knowledge
from lastcall.status.consensus.values import Appeal, Call, Decision, Landing, ObjectionCase, Position


@dataclass(frozen=True, slots=True)
class Facts:
    """One proposal's facts; all that came after `at` is left out."""

    frame: Frame
    at: dt.datetime
    """The conclusion's instant, else the status'."""
    ended: bool
    """Whether it was concluded, merged or closed by then."""
    acts: tuple[Act, ...]
    calls: tuple[Call, ...]
    positions: tuple[Position, ...]
    objections: tuple[ObjectionCase, ...]
    decisions: tuple[Decision, ...]
    decided: tuple[Decision, ...]
    """Those that came after `at` as well."""
    conclusion: Decision | None
    landing: Landing | None
    appeals: tuple[Appeal, ...]
    """As of the status' instant: an appeal comes after the decision."""
    knowledge: Knowledge
    """What is not known up to the merge, else up to the status' instant."""
    since: Knowledge
    """What is not known up to the status' instant: an appeal may come at any time."""
