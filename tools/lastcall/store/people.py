"""Accounts in the store: one row a person, by GitHub's number where it is known, else by login."""

from __future__ import annotations

from typing import Any

from lastcall.store.database import Store
from lastcall.store.shapes import login


class Accounts:
    """Finds or adds accounts within one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[tuple[str, int | None], int] = {}

    def of(self, who: Any, number: int | None) -> int | None:
        """The row of an account; None for nobody."""
        name = login(who)
        if name is None:
            return None
        key = (name, number)
        if key not in self._known:
            self._known[key] = self._by_login(name) if number is None else self._by_number(name, number)
        return self._known[key]

    def _by_number(self, name: str, number: int) -> int:
        found = self._store.one("SELECT id, login FROM account WHERE database_id = ?", (number,))
        if found is not None:
            if found[1] != name:
                self._store.execute("UPDATE account SET login = ? WHERE id = ?", (name, found[0]))
            return int(found[0])
        # one that an archive named, which has no numbers
        unnumbered = self._store.one(
            "SELECT id FROM account WHERE login = ? AND database_id IS NULL", (name,)
        )
        if unnumbered is not None:
            self._store.execute("UPDATE account SET database_id = ? WHERE id = ?", (number, unnumbered[0]))
            return int(unnumbered[0])
        return self._store.insert("INSERT INTO account (login, database_id) VALUES (?, ?)", (name, number))

    def _by_login(self, name: str) -> int:
        found = self._store.one("SELECT id FROM account WHERE login = ? ORDER BY id DESC", (name,))
        if found is not None:
            return int(found[0])
        return self._store.insert("INSERT INTO account (login) VALUES (?)", (name,))
