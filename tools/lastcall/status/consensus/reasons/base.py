"""A reason: why a rule is met, not met or unknown, with its evidence, its code and its words."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from msgspec import Struct

from lastcall.model.evidence import Evidence


class Reason(Struct, frozen=True, kw_only=True):
    """One reason. `code` names it for programs; `words` says it to people."""

    code: ClassVar[str] = "reason"
    evidence: tuple[Evidence, ...] = ()

    def words(self, now: dt.datetime) -> str:
        """One sentence, as of an instant."""
        raise NotImplementedError
