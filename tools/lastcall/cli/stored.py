"""The store of a run: where it lies, and what it holds of the group's repositories."""

from __future__ import annotations

from pathlib import Path

from lastcall.documents.renames import Renames
from lastcall.model.item import Archive
from lastcall.model.settings import Settings
from lastcall.store import Store, archives
from lastcall.store.database import usual_path
from lastcall.store.rows import Texts
from lastcall.workspace import sources
from lastcall.workspace.sources import Asked


def path_of(named: Path | None) -> Path:
    """`--store`, else the usual place."""
    return named or usual_path()


def read(
    asked: Asked, given: Settings, named: Path | None, *, all_texts: bool
) -> tuple[tuple[Archive, ...], tuple[str, ...]]:
    """What the store holds of the group, and what it does not hold whole yet. Raises StoreError."""
    path = path_of(named)
    if named is None and not path.is_file():
        return (), ()
    texts = Texts.ALL if all_texts else Texts.TELLING
    with Store(path, create=False) as store:
        return archives.read(store, sources.repositories(asked, given), Renames(given.renames), texts)
