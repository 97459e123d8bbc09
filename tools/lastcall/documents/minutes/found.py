"""An act as a rule finds it, before its subject is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lastcall.model.event import Basis, EventType, ObjectionFate
from lastcall.model.evidence import QUOTE_LIMIT


@dataclass(frozen=True, slots=True)
class Found:
    """One act on one line."""

    type: EventType
    rule: str
    basis: Basis
    actor: str | None
    words: str
    """The words that state it, without markup."""
    fate: ObjectionFate | None = None
    due: date | None = None
    needs_subject: bool = False
    """Whether it is only inferred where nothing is known that it is about."""


def quote(words: str, source: str) -> str:
    """The words as they stand on the source line, else the line from its beginning."""
    words = words.strip()[:QUOTE_LIMIT].strip()
    return words if words and words in source else source.strip()[:QUOTE_LIMIT].strip()
