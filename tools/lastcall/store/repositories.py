"""Repositories in the store: by name, by former name, by GitHub's id."""

from __future__ import annotations

from msgspec import Struct

from lastcall.store.database import Store

_COLUMNS = "id, name, node_id, complete, gathered, full_look, look, newest, etag, asked, more"


class Repository(Struct, frozen=True):
    """What the store knows of a repository beside its items."""

    id: int
    name: str
    node_id: str | None
    complete: bool
    gathered: str | None
    full_look: str | None
    look: int
    newest: str | None
    etag: str | None
    asked: str | None
    more: str


def find(store: Store, name: str) -> Repository | None:
    """A repository by its name or by one that it had before."""
    found = store.one(f"SELECT {_COLUMNS} FROM repository WHERE name = ?", (name,))  # noqa: S608 - our own names
    if found is None:
        found = store.one(
            f"SELECT {_COLUMNS} FROM repository WHERE id = "  # noqa: S608 - our own names
            "(SELECT repository FROM former_name WHERE name = ?)",
            (name,),
        )
    return Repository(*found) if found else None


def found_or_added(store: Store, name: str) -> Repository:
    """As `find`; a new row where there is none."""
    found = find(store, name)
    if found is None:
        store.execute("INSERT INTO repository (name) VALUES (?)", (name,))
        found = find(store, name)
    if found is None:
        raise LookupError(name)
    return found


def held(store: Store) -> list[Repository]:
    """All of them, by name."""
    return [
        Repository(*values)
        for values in store.rows(f"SELECT {_COLUMNS} FROM repository ORDER BY name")  # noqa: S608 - our own names
    ]
