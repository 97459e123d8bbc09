"""The store of a run: where it lies, and what it holds of the group's repositories."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from lastcall.documents.renames import Renames
from lastcall.model.item import Archive
from lastcall.model.settings import Settings
from lastcall.workspace import sources
from lastcall.workspace.sources import Asked


def usual_path(environment: Mapping[str, str]) -> Path:
    """The store's place unless `--store` names another: the user's cache folder."""
    home = environment.get("XDG_CACHE_HOME", "")
    # the specification of these folders says that a relative one counts as none
    folder = (
        Path(home) if home.startswith("/") else Path(environment.get("HOME") or "~").expanduser() / ".cache"
    )
    return folder / "lastcall" / "store.sqlite"


def path_of(named: Path | None) -> Path:
    """`--store`, else the usual place."""
    return named or usual_path(os.environ)


def read(
    asked: Asked, given: Settings, named: Path | None, *, all_texts: bool
) -> tuple[tuple[Archive, ...], tuple[str, ...]]:
    """What the store holds of the group, and what it does not hold whole yet. Raises StoreError."""
    path = path_of(named)
    if named is None and not path.is_file():
        return (), ()
    # imported here: without a store its libraries are not needed
    from lastcall.store import Store, archives
    from lastcall.store.rows import Texts

    texts = Texts.ALL if all_texts else Texts.TELLING
    with Store(path, create=False) as store:
        return archives.read(store, sources.repositories(asked, given), Renames(given.renames), texts)
