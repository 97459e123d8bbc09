"""What a check yields: findings, what was only counted, which rules stayed silent, how much was read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from msgspec import Struct

from lastcall.check.context import Context
from lastcall.check.habits import HabitName
from lastcall.model.finding import Finding, Severity


class Flaw(Struct, frozen=True, kw_only=True):
    """What a rule found at one place; with the rule's own slug, severity and help it becomes a finding."""

    path: str
    """A path of the group's repository, or an address on the forge."""
    line: int = 0
    """1-based; 0: the file as a whole."""
    message: str
    """What is wrong, with the offending words."""
    quote: str = ""
    at: date | None = None
    """The day that the thing belongs to; None: today's state of the repository."""
    severity: Severity | None = None
    """Where it differs from the rule's."""
    help: str = ""
    """Where it differs from the rule's."""


class Rule(Protocol):
    """One rule: a module of `check/rules`."""

    @property
    def SLUG(self) -> str:  # noqa: N802 - a module's constant
        """Its name, which is also that of its page in the documentation."""

    @property
    def SEVERITY(self) -> Severity:  # noqa: N802
        """How much its findings matter, unless one says otherwise."""

    @property
    def SUMMARY(self) -> str:  # noqa: N802
        """What it finds, in a few words without a full stop."""

    @property
    def HELP(self) -> str:  # noqa: N802
        """What to do about a finding."""

    @property
    def HABIT(self) -> HabitName | None:  # noqa: N802
        """The habit that it rests on: silent in a group without it. None: it holds for every group."""

    def find(self, context: Context, /) -> Iterator[Flaw]:
        """What it has to say, in any order."""


class Silent(Struct, frozen=True, kw_only=True):
    """A rule that had something to say and kept it to itself, with the reason."""

    rule: str
    reason: str


class Counted(Struct, frozen=True, kw_only=True):
    """Findings of a rule that are older than `[check] since`: counted, not listed."""

    rule: str
    number: int


class Scope(Struct, frozen=True, kw_only=True):
    """How much was looked at."""

    rules: int
    """Rules that ran; those that were ignored or stayed silent are not counted."""
    files: int
    """Markdown files."""
    meetings: int
    items: int
    """Issues and pull requests."""


class Checked(Struct, frozen=True, kw_only=True):
    """The outcome of a check."""

    findings: tuple[Finding, ...]
    """Sorted by path, line and rule."""
    counted: tuple[Counted, ...]
    """Sorted by rule."""
    silent: tuple[Silent, ...]
    """Sorted by rule."""
    first_five: tuple[Finding, ...]
    """Those worth mending first: errors first, of different kinds, the newest of each kind."""
    scope: Scope
    since: date | None = None
    """The day of `[check] since`."""
