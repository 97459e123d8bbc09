"""A regular expression that is looked for only where the texts stand that none of its matches can lack."""

from __future__ import annotations

import re
from functools import cached_property


class Cued:
    """A regular expression, compiled when it is first needed: few lines hold what most of them look for.

    In each of its matches one of the `cues` stands, as it is written or, where the flags say that capitals
    do not matter, in any case.
    """

    def __init__(self, written: str, *cues: str, flags: int = 0) -> None:
        self.written = written
        self.cues = cues
        self.flags = flags
        self._any_case = bool(flags & re.IGNORECASE)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled."""
        return re.compile(self.written, self.flags)

    def may_stand(self, text: str) -> bool:
        """Whether a text holds one of the cues."""
        if self._any_case:
            text = text.lower()
        for cue in self.cues:  # noqa: SIM110 - a loop of its own takes half the time of `any`
            if cue in text:
                return True
        return False

    def search(self, text: str) -> re.Match[str] | None:
        """The first match anywhere in a text."""
        return self.pattern.search(text) if self.may_stand(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the head of a text."""
        return self.pattern.match(text) if self.may_stand(text) else None
