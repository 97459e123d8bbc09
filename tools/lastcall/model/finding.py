"""Findings: what `check` has to say about one place."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Finding(Struct, frozen=True, kw_only=True):
    """One thing worth mending, at one place."""

    rule: str
    """The rule's slug, which is also the name of its page in the documentation."""
    severity: Severity
    path: str
    """A path of the group's repository, or an address on the forge."""
    line: int
    """1-based; 0: the file as a whole."""
    message: str
    """What is wrong, with the offending words."""
    help: str
    """What to do."""
    at: date | None = None
    """The day that the thing belongs to, for `[check] since`; None: today's state of the repository."""
    quote: str = ""


class Problem(Struct, frozen=True, kw_only=True):
    """A file, or a part of one, that could not be read, with its reason."""

    path: str
    reason: str
    line: int = 0
    hint: str = ""
