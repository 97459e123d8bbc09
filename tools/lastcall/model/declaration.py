"""Declarations: what a named person puts on the record that stands elsewhere, or takes out of view."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from lastcall.model.act import Stance


class DeclarationKind(StrEnum):
    """What is declared."""

    DECISION = "decision"
    """The question is concluded: accepted, rejected, no consensus."""
    POSITION = "position"
    """What somebody said elsewhere: a mail, a ballot."""
    CALL = "call"
    """A call that was made elsewhere."""
    ANSWER = "answer"
    """An objection or an appeal was answered."""
    OVERRULED = "overruled"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"
    APPEAL = "appeal"
    VOTE = "vote"
    """The count of a vote held elsewhere."""
    REDACTION = "redaction"


class Declaration(Struct, frozen=True, kw_only=True):
    """One entry of the file of declarations; never changed, only followed by a newer one."""

    about: str
    """A REF: an item, an objection, a decision, a specification."""
    kind: DeclarationKind
    by: str
    """Who puts it on the record, by name."""
    on: dt.date
    """The day it was put on the record."""
    happened: dt.date | None = None
    """The day on which it took place; None: the day of the entry."""
    stands: str | None = None
    """Where it stands: an address, a message id, a place."""
    words: str = ""
    """Its words, or the reason."""
    who: str | None = None
    """Whose position it is, where it is not the declarer's own."""
    says: str | None = None
    """The ruling of a decision, the stance of a position."""
    until: dt.date | None = None
    """Of a call."""
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    opened: dt.date | None = None
    """Of a vote: its first day."""
    entry: int = 0
    """Its line in the file."""

    @property
    def stance(self) -> Stance | None:
        """Of a position, what it says; None where it says nothing known."""
        return next((one for one in Stance if one.value == self.says), None)
