"""Reasons that say what is not known, and what a rule is not about."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from lastcall.status.consensus.reasons.base import Reason


class SourceMissing(Reason, frozen=True, kw_only=True):
    """A source that would tell was not read, or not to its end."""

    code: ClassVar[str] = "source-incomplete"
    what: str
    """A clause: what is missing."""

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Not known: {self.what}."


class OnlyInferred(Reason, frozen=True, kw_only=True):
    """Words may mean it, and nobody has confirmed that they do."""

    code: ClassVar[str] = "only-inferred"
    what: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Only inferred, and not counted until a maintainer confirms it: {self.what}."


class Elsewhere(Reason, frozen=True, kw_only=True):
    """The rule speaks of something else."""

    code: ClassVar[str] = "does-not-apply"
    why: str

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Does not apply: {self.why}."


class Before(Reason, frozen=True, kw_only=True):
    """It was concluded before the day from which the profile judges."""

    code: ClassVar[str] = "before-profile"
    day: dt.date

    def words(self, now: dt.datetime) -> str:
        """As in `Reason`."""
        return f"Concluded before {self.day}, from which the profile judges: shown, not judged."
