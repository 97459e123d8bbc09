"""Renames: which repositories and specifications are one, whatever a text of another year calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SPEC = re.compile(r"^[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+$")


class Renames:
    """Old names and what they are called today; compared without case, followed through chains."""

    def __init__(self, names: Mapping[str, str] | None = None, specs: Iterable[str] = ()) -> None:
        """`specs` are ids of specifications that are known without any rename."""
        self._names = {old.lower(): new for old, new in (names or {}).items()}
        self._written: dict[str, str] = {}
        for old, new in (names or {}).items():
            self._written.setdefault(old.lower(), old)
            self._written[new.lower()] = new
        for spec in specs:
            self._written.setdefault(spec.lower(), spec)

    def repository(self, name: str) -> str:
        """Today's `owner/name` of a repository; the name as given where no rename applies.

        Every spelling of one repository gives one answer: the case of a rename's target wins.
        """
        name = name.removesuffix(".git")
        return self._current(name)

    def spec(self, identifier: str) -> str:
        """Today's id of a specification."""
        return self._current(identifier)

    def is_spec(self, name: str) -> bool:
        """Whether a rename names it, and it has the form of a specification's id."""
        return name.lower() in self._written and _SPEC.match(name) is not None

    @property
    def specs(self) -> tuple[str, ...]:
        """All specification ids that renames speak of, old and new, as written there."""
        return tuple(sorted(name for name in self._written.values() if _SPEC.match(name)))

    @property
    def repositories(self) -> tuple[str, ...]:
        """All repositories that renames speak of, old and new, as written there."""
        return tuple(sorted(name for name in self._written.values() if "/" in name))

    def _current(self, name: str) -> str:
        seen: set[str] = set()
        while name.lower() in self._names and name.lower() not in seen:
            seen.add(name.lower())
            name = self._names[name.lower()]
        return self._written.get(name.lower(), name)
