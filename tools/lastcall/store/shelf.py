"""The store's side of a sync: each step is one transaction, so that a killed one goes on from there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from lastcall.model.syncing import ItemRow, Known, Part, Place
from lastcall.store import shapes
from lastcall.store.database import Store
from lastcall.store.keeping import Keeper
from lastcall.store.repositories import Repository, find, found_or_added


class StoreShelf:
    """One repository's place in the store."""

    def __init__(self, store: Store, name: str, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._name = name
        self._clock = clock

    def known(self) -> Known:
        """What is known now."""
        with self._store.reading():
            row = find(self._store, self._name)
            if row is None:
                return Known(name=self._name, complete=False, newest=None, asked=None, etag=None, places={})
            places = {
                Part(part): Place(cursor=cursor, done=bool(done))
                for part, cursor, done in self._store.rows(
                    "SELECT part, cursor, done FROM pass WHERE repository = ?", (row.id,)
                )
            }
        # what an archive brought is shown, and not yet read from GitHub
        lacks = shapes.lacks(row.more)
        is_read = row.complete and row.full_look is not None and not lacks
        return Known(
            name=row.name,
            complete=is_read,
            newest=row.newest,
            asked=row.asked,
            etag=row.etag,
            places=places,
            # an archive may say so of itself, and was not read here
            lacks=lacks if row.full_look is not None else (),
        )

    def begin(self, name: str, node_id: str, newest: str | None, labels: list[dict[str, Any]]) -> None:
        """Note that a reading from end to end begins."""
        with self._store.writing():
            self._rename(name)
            row = self._row()
            seen = self._seen()
            Keeper(self._store, row.id, seen).list_labels(labels)
            self._store.execute("UPDATE repository SET node_id = ? WHERE id = ?", (node_id, row.id))
            if row.newest is None:
                self._store.execute("UPDATE repository SET newest = ? WHERE id = ?", (newest, row.id))
            if self._started(row) is not None:
                return  # another process has begun, and this one goes on with it
            self._store.execute("UPDATE repository SET look = look + 1 WHERE id = ?", (row.id,))
            for part in Part:
                self._store.execute(
                    "INSERT INTO pass (repository, part, started) VALUES (?, ?, ?)",
                    (row.id, part.value, seen),
                )

    def page(self, part: Part, before: str | None, place: Place, rows: list[ItemRow]) -> bool:
        """Keep a page. False, and nothing kept, where another process has gone on meanwhile."""
        with self._store.writing():
            row = self._row()
            moved = self._store.execute(
                "UPDATE pass SET cursor = ?, done = ? "
                "WHERE repository = ? AND part = ? AND cursor IS ? AND NOT done",
                (place.cursor, int(place.done), row.id, part.value, before),
            )
            if moved.rowcount == 0:
                return False
            self._keep(row, rows)
            for _, item in rows:
                self._store.execute(
                    "UPDATE item SET look = ? WHERE repository = ? AND number = ?",
                    (row.look, row.id, item["number"]),
                )
        return True

    def restart(self, part: Part) -> None:
        """Begin a list again whose place is not valid any more."""
        with self._store.writing():
            key = (self._row().id, part.value)
            self._store.execute("UPDATE pass SET cursor = NULL WHERE repository = ? AND part = ?", key)

    def rename(self, name: str) -> None:
        """Note that the repository is called otherwise now."""
        with self._store.writing():
            self._rename(name)

    def stale(self, listed: list[tuple[int, str]]) -> list[int]:
        """Of items with the times of their last change, the numbers of those that are not known so."""
        with self._store.reading():
            row = self._row()
            return [number for number, updated in listed if not self._is_known(row, number, updated)]

    def changes(self, rows: list[ItemRow], gone: dict[int, str | None], newest: str | None) -> None:
        """Keep items that changed, and that others are gone."""
        with self._store.writing():
            row = self._row()
            keeper = self._keep(row, rows)
            for number, to in sorted(gone.items()):
                keeper.is_gone(number, to)
            if newest is not None:
                self._store.execute("UPDATE repository SET newest = ? WHERE id = ?", (newest, row.id))

    def unseen(self) -> list[int]:
        """Numbers of items that the reading from end to end has not met."""
        with self._store.reading():
            row = self._row()
            # by count and not by time: a clock may be set back between two runs
            left = self._store.rows(
                "SELECT number FROM item WHERE repository = ? AND gone IS NULL AND look < ? ORDER BY number",
                (row.id, row.look),
            )
            return [number for (number,) in left]

    def standing(self) -> list[int]:
        """Numbers of all items that are known and not gone."""
        with self._store.reading():
            row = self._row_or_none()
            if row is None:
                return []
            ask = "SELECT number FROM item WHERE repository = ? AND gone IS NULL ORDER BY number"
            return [number for (number,) in self._store.rows(ask, (row.id,))]

    def picture(
        self,
        name: str,
        rows: list[ItemRow],
        gone: list[int],
        newest: str | None,
        labels: list[dict[str, Any]],
        lacks: tuple[str, ...],
    ) -> None:
        """Keep everything that can be seen of a repository, and what cannot."""
        with self._store.writing():
            self._rename(name)
            row = self._row()
            keeper = self._keep(row, rows)
            keeper.list_labels(labels)
            for number in gone:
                keeper.is_gone(number)
            seen = self._seen()
            self._store.execute(
                "UPDATE repository SET complete = 1, gathered = ?, full_look = ?, newest = ?, asked = NULL, "
                "etag = NULL, more = ? WHERE id = ?",
                (seen, seen, newest, shapes.with_lacks(row.more, lacks), row.id),
            )

    def finish(self, asked: str | None, etag: str | None) -> None:
        """Note that everything is read that is known to have changed."""
        with self._store.writing():
            row = self._row()
            started = self._started(row)
            self._store.execute(
                "UPDATE repository SET complete = 1, gathered = ?, asked = ?, etag = ?, full_look = ? "
                "WHERE id = ?",
                (self._seen(), asked, etag, started.isoformat() if started else row.full_look, row.id),
            )
            if started is not None:
                # everything was read anew, by somebody who signed in
                more = shapes.with_lacks(row.more, ())
                self._store.execute("UPDATE repository SET more = ? WHERE id = ?", (more, row.id))
            self._store.execute("DELETE FROM pass WHERE repository = ?", (row.id,))

    def _row_or_none(self) -> Repository | None:
        return find(self._store, self._name)

    def _row(self) -> Repository:
        return found_or_added(self._store, self._name)

    def _rename(self, name: str) -> None:
        row = self._row()
        if row.name == name:
            return
        other = find(self._store, name)
        today = row.id
        if other is not None and other.id != row.id:
            # an archive brought it under today's name before: there it goes on, and here it stays
            today, kept = other.id, f"{row.name} before it was {name}"
            self._store.execute("UPDATE repository SET name = ?, node_id = NULL WHERE id = ?", (kept, row.id))
        else:
            self._store.execute("UPDATE repository SET name = ? WHERE id = ?", (name, row.id))
        if row.name.lower() != name.lower():
            self._store.execute(
                "INSERT INTO former_name (name, repository) VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET repository = excluded.repository",
                (row.name, today),
            )
        self._name = name

    def _keep(self, row: Repository, rows: list[ItemRow]) -> Keeper:
        keeper = Keeper(self._store, row.id, self._seen(), live=True)
        for kind, item in sorted(rows, key=lambda pair: int(pair[1]["number"])):
            keeper.keep(item, kind)
        return keeper

    def _is_known(self, row: Repository, number: int, updated: str) -> bool:
        found = self._store.one(
            "SELECT updated, seen FROM item WHERE repository = ? AND number = ? AND gone IS NULL",
            (row.id, number),
        )
        return found is not None and shapes.moment(found[0]) == shapes.moment(updated)

    def _started(self, row: Repository) -> datetime | None:
        found = self._store.one("SELECT min(started) FROM pass WHERE repository = ?", (row.id,))
        return shapes.moment(found[0]) if found else None

    def _seen(self) -> str:
        return self._clock().isoformat()
