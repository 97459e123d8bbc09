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
    at: int | None = None
    """The place of the line that its words begin on, where a wrapped sentence states it on a later one."""
    needs_subject: bool = False
    """Whether it is only inferred where nothing is known that it is about."""


def quote(words: str, source: str) -> str:
    """The words as they stand on the source line, else the line from its beginning."""
    words = words.strip()[:QUOTE_LIMIT].strip()
    at = straight(source).find(straight(words)) if words else -1
    if at < 0 and "\\" in source and (found := _between_escapes(words, source)):
        return found
    return source[at : at + len(words)] if at >= 0 else source.strip()[:QUOTE_LIMIT].strip()


def _between_escapes(words: str, source: str) -> str | None:
    """The words with the escapes of an export that stand between them."""
    places = [at for at, character in enumerate(source) if character != "\\"]
    at = straight("".join(source[place] for place in places)).find(straight(words)) if words else -1
    if at < 0:
        return None
    return source[places[at] : places[at + len(words) - 1] + 1][:QUOTE_LIMIT].strip()
