"""What the commits of a pull request change in the group's files, as far as the working copy has them."""

from __future__ import annotations

from msgspec import Struct


class ChangedSection(Struct, frozen=True):
    """A heading with lines under it that were changed, as the changed file has it."""

    anchor: str
    title: str


class FileChange(Struct, frozen=True, kw_only=True):
    """One file that is changed."""

    path: str
    sections: tuple[ChangedSection, ...] | None
    """The innermost ones, in the order of the file; None where the changed file could not be read."""
