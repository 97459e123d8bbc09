"""An act as a rule finds it, before its subject is looked for."""

from __future__ import annotations

from datetime import date

import msgspec

from lastcall.documents.plain_text import straight
from lastcall.model.event import Basis, EventType, ObjectionFate
from lastcall.model.evidence import QUOTE_LIMIT


class Found(msgspec.Struct, frozen=True):
    """One act on one line."""

    type: EventType
    rule: str
    basis: Basis
    actor: str | None
    words: str
    """The words that state it, without markup."""
    span: str = ""
    """Of the words, those that the rule itself matched."""
    fate: ObjectionFate | None = None
    due: date | None = None
    needs_subject: bool = False
    """Whether it is only inferred where nothing is known that it is about."""


def quote(words: str, source: str) -> str:
    """The words as they stand on the source line, else the line from its beginning."""
    words = words.strip()[:QUOTE_LIMIT].strip()
    at = straight(source).find(straight(words)) if words else -1
    return source[at : at + len(words)] if at >= 0 else source.strip()[:QUOTE_LIMIT].strip()
