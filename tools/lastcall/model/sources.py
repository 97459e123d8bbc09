"""Sources: everything that is read from outside, as values, before anything is understood."""

from __future__ import annotations

from msgspec import Struct

from lastcall.model.confirmation import Confirmation
from lastcall.model.declaration import Declaration
from lastcall.model.finding import Problem
from lastcall.model.item import Archive
from lastcall.model.participant import Register
from lastcall.model.settings import Settings


class TextFile(Struct, frozen=True, kw_only=True):
    """One text of the group: a Markdown file, or a TOML file that its configuration names."""

    path: str
    """Relative to the group's repository, with `/`; as given when the file lies outside."""
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
    declarations: tuple[Declaration, ...] = ()
    """In the order in which they were given."""
    revisions: dict[tuple[str, str], str] = {}
    """By item and commit: a digest over the text, where the working copy has the commit."""
    styles: tuple[TextFile, ...] = ()
    """The group's own house styles, as the configuration lists them."""
    profiles: tuple[TextFile, ...] = ()
    """The group's own process profiles that the configuration names."""
    configuration: TextFile | None = None
    """The text that the settings were read from; None where there is none."""
    problems: tuple[Problem, ...] = ()
    """What could not be read, with the reason."""
    repository: str | None = None
    """The home of bare numbers: from the configuration, else from the git remote."""
    commit: str | None = None
    """The commit that the files were read from, where a past day was asked for and history is there."""
    dated_by_history: bool = False
    """Whether the files stand as at the instant asked for; else they count by the dates of their meetings."""
