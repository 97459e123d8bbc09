"""How minutes are closed: the answer to the question whether they become the record."""

from __future__ import annotations

from enum import StrEnum


class ClosingConsensus(StrEnum):
    """The answer to a closing question such as "Consensus to commit this to repo?"."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"
