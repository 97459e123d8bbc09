"""Archives into the store and out of it: one repository each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

import msgspec
from msgspec import Struct

from lastcall.documents import archive as archive_reader
from lastcall.documents import archive_writer
from lastcall.documents.limits import UnreadableError
from lastcall.documents.renames import Renames
from lastcall.model.finding import Problem
from lastcall.model.item import Archive
from lastcall.model.reference import ItemKind
from lastcall.store import rows, shapes
from lastcall.store.database import Store
from lastcall.store.keeping import Keeper
from lastcall.store.repositories import Repository, find, found_or_added, held

_APART = frozenset({"magic", "timestamp", "repo", "labels", "issues", "pulls", "deleted"})


class Imported(Struct, frozen=True, kw_only=True):
    """What an archive brought."""

    repository: str
    issues: int
    pulls: int
    problems: tuple[Problem, ...]


def take_in(store: Store, raw: bytes, path: str, renames: Renames, now: datetime) -> Imported:
    """Keep all that an archive holds, in one transaction. Raises UnreadableError, StoreError."""
    try:
        parsed = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableError(f"no whole JSON: {error}") from None
    if not isinstance(parsed, dict) or not isinstance(parsed.get("repo"), str):
        raise UnreadableError("no archive: the key `repo` with `owner/name` is missing")
    stamp = parsed.get("timestamp")
    seen = str(stamp) if shapes.moment(stamp) else now.isoformat()
    problems: list[Problem] = []
    counts = {}
    with store.writing():
        repository = found_or_added(store, renames.repository(parsed["repo"]))
        keeper = Keeper(store, repository.id, seen)
        newer = shapes.moment(repository.gathered)
        lacking = frozenset(shapes.lacks(shapes.more(parsed, {}, _APART)))
        is_newest = newer is None or newer <= (shapes.moment(seen) or now)
        if is_newest:
            keeper.list_labels(parsed.get("labels"))
        for kind in (ItemKind.ISSUE, ItemKind.PULL):
            key = shapes.kind_key(kind)
            listed = parsed.get(key, [])
            counts[key] = 0
            for place, row in enumerate(listed if isinstance(listed, list) else []):
                if not shapes.is_item(row):
                    reason = f"`{key}[{place}]` is no item and was left out"
                    problems.append(Problem(path=path, reason=reason))
                    continue
                # that there are no reviews means nothing where they could not be seen
                keeper.keep({key: row[key] for key in row if key not in lacking}, kind)
                counts[key] += 1
        keeper.list_gone(parsed.get("deleted"))
        if is_newest:
            kept = shapes.more(parsed, {}, _APART, repository.more)
            if not lacking or (repository.complete and not shapes.lacks(repository.more)):
                kept = shapes.with_lacks(kept, ())
            store.execute(
                "UPDATE repository SET gathered = ?, complete = 1, more = ? WHERE id = ?",
                (seen if shapes.moment(stamp) else None, kept, repository.id),
            )
    return Imported(
        repository=repository.name, issues=counts["issues"], pulls=counts["pulls"], problems=tuple(problems)
    )


def export(store: Store, name: str) -> bytes | None:
    """The archive of a repository, the same bytes for the same store; None where it is not held."""
    with store.reading():
        repository = find(store, name)
        if repository is None or not repository.complete:
            return None
        lists: dict[ItemKind, list[dict[str, Any]]] = {ItemKind.ISSUE: [], ItemKind.PULL: []}
        for kind, row in rows.items(store, repository.id):
            lists[kind].append(row)
        for listed in lists.values():
            listed.sort(key=itemgetter("number"))
        head = {
            "timestamp": repository.gathered,
            "repo": repository.name,
            "labels": list(_labels(store, repository)),
        }
        more = shapes.less(repository.more) | {"deleted": list(rows.gone(store, repository.id)) or None}
    return archive_writer.write(head, lists[ItemKind.ISSUE], lists[ItemKind.PULL], more)


def read(
    store: Store, wanted: tuple[str, ...], renames: Renames, texts: rows.Texts = rows.Texts.ALL
) -> tuple[tuple[Archive, ...], tuple[str, ...]]:
    """The items of repositories, as values; and the names of those whose first reading has not ended.

    `wanted` are today's names. Raises StoreError.
    """
    names = {name.lower() for name in wanted}
    found: list[Archive] = []
    unfinished: list[str] = []
    with store.reading():
        for repository in held(store):
            name = renames.repository(repository.name)
            if name.lower() not in names:
                continue
            if repository.complete:
                found.append(_archive(store, repository, name, texts))
            else:
                unfinished.append(name)
    return tuple(sorted(found, key=lambda archive: archive.repository)), tuple(sorted(unfinished))


def _archive(store: Store, repository: Repository, name: str, texts: rows.Texts) -> Archive:
    return Archive(
        repository=name,
        source="store",
        gathered=_moment(repository.gathered),
        full_look=_moment(repository.full_look),
        lacks=shapes.lacks(repository.more),
        items=tuple(
            sorted(
                (
                    archive_reader.item(row, kind, name)
                    for kind, row in rows.items(store, repository.id, texts, versions=True)
                ),
                key=lambda item: item.id.number,
            )
        ),
        deleted=tuple(
            item
            for row in rows.gone(store, repository.id)
            if (item := archive_reader.deleted(row)) is not None
        ),
    )


def _moment(text: str | None) -> datetime | None:
    found = shapes.moment(text)
    return found.astimezone(UTC) if found else None


def _labels(store: Store, repository: Repository) -> Iterator[dict[str, Any]]:
    for name, kept in store.rows(
        "SELECT name, more FROM label WHERE repository = ? AND place NOTNULL ORDER BY place",
        (repository.id,),
    ):
        more = shapes.less(kept)
        known = {"name": name, "description": more.pop("description", None), "color": more.pop("color", None)}
        yield known | dict(sorted(more.items()))
