"""Use cases and the needs in them: what the group serves, in what units."""

from __future__ import annotations

from msgspec import Struct


class Need(Struct, frozen=True, kw_only=True):
    """One need of a use case."""

    id: str
    """Stable: the group's own anchor where there is one, else use case anchor + slug of the title."""
    title: str
    text: str
    """Without markup, without the title."""
    line: int
    last_line: int
    anchored: bool
    """Whether the id is an anchor that the group wrote."""


class UseCase(Struct, frozen=True, kw_only=True):
    """One use case."""

    id: str
    """The group's own anchor where there is one, else a slug of the title."""
    number: str | None
    title: str
    """Without the number and without "Use Case"."""
    text: str
    """The description before the first part (needs, examples), without markup."""
    path: str
    line: int
    last_line: int
    needs: tuple[Need, ...]
    users: tuple[str, ...]
    """Examples of users, without markup."""


class UseCasePage(Struct, frozen=True, kw_only=True):
    """One file with use cases."""

    path: str
    title: str | None
    use_cases: tuple[UseCase, ...]
    out_of_scope: tuple[tuple[int, str], ...]
    """What is declared out of scope: line and text."""
