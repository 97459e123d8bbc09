"""Sources: everything that is read from outside, as values, before anything is understood."""

from __future__ import annotations

from msgspec import Struct

from lastcall.model.confirmation import Confirmation
from lastcall.model.finding import Problem
from lastcall.model.item import Archive
from lastcall.model.participant import Register
from lastcall.model.settings import Settings


class TextFile(Struct, frozen=True, kw_only=True):
    """One Markdown file of the group."""

    path: str
    """Relative to the group's repository, with `/`."""
    text: str
    """Line feeds only."""


class Sources(Struct, frozen=True, kw_only=True):
    """One reading of the outside world."""

    settings: Settings
    files: tuple[TextFile, ...]
    """Sorted by path."""
    archives: tuple[Archive, ...] = ()
    register: Register = Register()
    confirmations: tuple[Confirmation, ...] = ()
    """In the order in which they were given."""
    styles: tuple[TextFile, ...] = ()
    """The group's own house styles, as the configuration lists them."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, with the reason."""
    repository: str | None = None
    """The home of bare numbers: from the configuration, else from the git remote."""
    commit: str | None = None
    """The commit that the files were read from, where a past day was asked for and history is there."""
    dated_by_history: bool = False
    """Whether the files stand as at the instant asked for; else they count by the dates of their meetings."""
