"""Confirmations: a maintainer's word on what was inferred from a line of minutes."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from lastcall.model.event import EventType


class Word(StrEnum):
    """What a maintainer says of a line."""

    CONFIRM = "confirm"
    """The inferred act took place."""
    DENY = "deny"
    """No act of that kind stands on this line."""
    MARK = "mark"
    """An act stands here that the reader did not take."""


class Confirmation(Struct, frozen=True, kw_only=True):
    """One word on one line, bound to the line's words: an edit of the line asks again."""

    path: str
    line: int
    """Where the line stood when the word was given; its digest is what binds."""
    digest: str
    """Of the line's words, without the white space around them."""
    word: Word
    act: EventType
    by: str
    """The maintainer's name."""
    on: dt.date
    entry: int = 0
    """Its line in the file of confirmations."""


class Outdated(Struct, frozen=True, kw_only=True):
    """A confirmation whose line is not there any more."""

    confirmation: Confirmation
    path: str
    """The file of confirmations."""
