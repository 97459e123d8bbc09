"""Writes what was seen of an item into the store: new versions of texts, and what is there no more."""

from __future__ import annotations

from typing import Any

from lastcall.model.evidence import digest
from lastcall.model.reference import ItemKind
from lastcall.store import shapes
from lastcall.store.database import Store
from lastcall.store.people import Accounts
from lastcall.store.remarks import Remarks
from lastcall.store.shapes import Row

_ADD = """
INSERT INTO item (repository, number, kind, node_id, url, state, author, association, created, updated,
                  closed, merged, more, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_CHANGE = """
UPDATE item SET kind = ?, node_id = ?, url = ?, state = ?, author = ?, association = ?, created = ?,
                updated = ?, closed = ?, merged = ?, more = ?, seen = ?, gone = NULL, gone_to = NULL
WHERE id = ?
"""


class Keeper:
    """Keeps items of one repository. Lives for one transaction: it remembers ids that the file may lose."""

    def __init__(self, store: Store, repository: int, seen: str, *, live: bool = False) -> None:
        """`seen`: when what is kept now was read; `live`: from GitHub itself, so that nothing is newer."""
        self.store = store
        self.repository = repository
        self.seen = seen
        self.live = live
        self.accounts = Accounts(store)
        self._labels: dict[str, int] = {}

    def keep(self, row: Row, kind: ItemKind) -> None:
        """Keep an item as it is now, with everything on it.

        A picture that is older than what is known changes nothing that stands; its texts are remembered.
        """
        known = self.store.one(
            "SELECT id, node_id, url, association, created, updated, closed, merged, more, author, seen, "
            "title, body FROM item WHERE repository = ? AND number = ?",
            (self.repository, row["number"]),
        )
        is_older = known is not None and self._is_older(row, known[5], known[10])
        if known is None:
            item, title, body = self._add(row, kind), None, None
        else:
            item, title, body = known[0], known[11], known[12]
            if not is_older:
                self._change(item, row, kind, known)
        self._text(item, "title", row, title, stands=not is_older)
        self._text(item, "body", row, body, stands=not is_older)
        remarks = Remarks(self.store, self.accounts, item, self.seen, stands=not is_older)
        remarks.keep(row)
        if not is_older:
            self._keep_lists(item, row)

    def list_labels(self, rows: Any) -> None:
        """Keep the repository's own list of labels."""
        if not isinstance(rows, list):
            return
        self.store.execute("UPDATE label SET place = NULL WHERE repository = ?", (self.repository,))
        for place, row in enumerate(rows):
            name = row.get("name") if isinstance(row, dict) else row
            if isinstance(name, str):
                rest = {} if isinstance(row, str) else row
                kept = shapes.more(rest, {"name": "name"}, frozenset())
                self.store.execute(
                    "UPDATE label SET place = ?, more = ? WHERE id = ?", (place, kept, self._label(name))
                )

    def is_gone(self, number: int, to: str | None = None) -> None:
        """Note that an item is there no more; everything about it stays in the store."""
        self.store.execute(
            "UPDATE item SET gone = ?, gone_to = ? WHERE repository = ? AND number = ? AND gone IS NULL",
            (self.seen, to, self.repository, number),
        )

    def list_gone(self, rows: Any) -> None:
        """Keep what an archive tells of items that are there no more."""
        for row in rows if isinstance(rows, list) else []:
            if not isinstance(row, dict) or not shapes.is_item({**row, "state": "CLOSED"}):
                continue
            if row.get("kind") not in ("issue", "pull") or not isinstance(row.get("gone"), str):
                continue
            key = (self.repository, row["number"])
            if self.store.one("SELECT 1 FROM item WHERE repository = ? AND number = ?", key) is None:
                item = self._add({**row, "state": "CLOSED", "updatedAt": None}, ItemKind(row["kind"]))
                if isinstance(mark := row.get("digest"), str):
                    made = self.store.insert(
                        "INSERT INTO version (item, part, seen, digest) VALUES (?, 'body', ?, ?)",
                        (item, self.seen, mark),
                    )
                    self.store.execute("UPDATE item SET body = ? WHERE id = ?", (made, item))
                self.store.execute("UPDATE item SET more = '{}' WHERE id = ?", (item,))
            self.store.execute(
                "UPDATE item SET gone = ?, gone_to = ? WHERE repository = ? AND number = ? AND gone IS NULL",
                (row["gone"], row.get("goneTo"), *key),
            )

    def _is_older(self, row: Row, updated: Any, seen: str) -> bool:
        if self.live:
            return False
        mine, theirs = shapes.moment(row.get("updatedAt")), shapes.moment(updated)
        if mine and theirs and mine != theirs:
            return mine < theirs
        now, before = shapes.moment(self.seen), shapes.moment(seen)
        return bool(now and before and now < before)

    def _add(self, row: Row, kind: ItemKind) -> int:
        author = self.accounts.of(row.get("author"), row.get("authorId"))
        facts = [row.get(key) for key in shapes.ITEM]
        kept = shapes.more(row, shapes.ITEM, shapes.ITEM_APART)
        values = (self.repository, row["number"], kind.value, *facts[:3], author, *facts[3:], kept, self.seen)
        return self.store.insert(_ADD, values)

    def _change(self, item: int, row: Row, kind: ItemKind, known: tuple[Any, ...]) -> None:
        _, node, url, association, created, updated, closed, merged, kept, author, *_ = known
        before = {"id": node, "url": url, "authorAssociation": association, "createdAt": created}
        before |= {"updatedAt": updated, "closedAt": closed, "mergedAt": merged}
        facts = [row.get(key, before.get(key)) for key in shapes.ITEM]
        facts[0] = facts[0] or node
        # an account that was deleted has no name on GitHub; who it was is still known here
        author = self.accounts.of(row.get("author"), row.get("authorId")) or author
        kept = shapes.more(row, shapes.ITEM, shapes.ITEM_APART, kept)
        self.store.execute(_CHANGE, (kind.value, *facts[:3], author, *facts[3:], kept, self.seen, item))

    def _text(self, item: int, part: str, row: Row, stands_now: int | None, *, stands: bool) -> None:
        words = row.get(part)
        if not isinstance(words, str):
            return
        mark = digest(words)
        if stands_now is not None:
            known = self.store.one("SELECT digest FROM version WHERE id = ?", (stands_now,))
            if known == (mark,):
                return
        if not stands and self.store.one(
            "SELECT 1 FROM version WHERE item = ? AND remark IS NULL AND part = ? AND digest = ?",
            (item, part, mark),
        ):
            return
        made = self.store.insert(
            "INSERT INTO version (item, part, seen, digest, words) VALUES (?, ?, ?, ?, ?)",
            (item, part, self.seen, mark, words),
        )
        if stands or stands_now is None:
            self.store.execute(f"UPDATE item SET {part} = ? WHERE id = ?", (made, item))  # noqa: S608 - title or body

    def _keep_lists(self, item: int, row: Row) -> None:
        if isinstance(labels := row.get("labels"), list):
            names = [one.get("name") if isinstance(one, dict) else one for one in labels]
            ids = [(self._label(name),) for name in names if isinstance(name, str)]
            self._replace("item_label", ("label",), item, ids)
        if isinstance(assignees := row.get("assignees"), list):
            accounts = [self.accounts.of(one, None) for one in assignees]
            known = [(one,) for one in accounts if one is not None]
            self._replace("item_assignee", ("account",), item, known)
        if isinstance(closes := row.get("closes"), list):
            self.store.execute("DELETE FROM link WHERE item = ? AND way = 'closes'", (item,))
            for target in sorted(set(closes)):
                self.store.execute(
                    "INSERT INTO link (item, way, target) VALUES (?, 'closes', ?)", (item, target)
                )
        if isinstance(files := row.get("files"), list):
            self._replace("item_file", ("path",), item, [(one,) for one in files if isinstance(one, str)])
        if isinstance(edits := row.get("edits"), list):
            told = [one for one in edits if isinstance(one, dict)]
            rows = [(one.get("at"), self.accounts.of(one.get("editor"), one.get("editorId"))) for one in told]
            self._replace("item_edit", ("at", "editor"), item, rows)
        if isinstance(timeline := row.get("timeline"), list):
            self._keep_events(item, timeline)

    def _replace(self, table: str, columns: tuple[str, ...], item: int, rows: list[tuple[Any, ...]]) -> None:
        """A list as it is now; what it was before, the timeline tells."""
        names = ", ".join(columns)
        ask = f"SELECT {names} FROM {table} WHERE item = ? ORDER BY place"  # noqa: S608 - our own names
        if list(self.store.rows(ask, (item,))) == rows:
            return
        self.store.execute(f"DELETE FROM {table} WHERE item = ?", (item,))  # noqa: S608 - our own names
        marks = ", ".join("?" for _ in columns)
        for place, values in enumerate(rows):
            self.store.execute(
                f"INSERT INTO {table} (item, place, {names}) VALUES (?, ?, {marks})",  # noqa: S608 - our own names
                (item, place, *values),
            )

    def _keep_events(self, item: int, timeline: list[Row]) -> None:
        known = dict(
            self.store.rows("SELECT node_id, id FROM event WHERE item = ? AND gone IS NULL", (item,))
        )
        for place, row in enumerate(timeline):
            actor = self.accounts.of(row.get("actor"), row.get("actorId"))
            kept = shapes.more(row, {}, shapes.EVENT_APART)
            self.store.execute(
                "INSERT INTO event (item, node_id, kind, place, at, actor, more) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (item, node_id) DO UPDATE "
                "SET place = excluded.place, at = excluded.at, "
                "actor = coalesce(excluded.actor, actor), more = excluded.more, gone = NULL",
                (item, row["id"], row["event"], place, row.get("createdAt"), actor, kept),
            )
            known.pop(row["id"], None)
        for event in known.values():
            self.store.execute("UPDATE event SET gone = ? WHERE id = ?", (self.seen, event))

    def _label(self, name: str) -> int:
        if name not in self._labels:
            key = (self.repository, name)
            found = self.store.one("SELECT id FROM label WHERE repository = ? AND name = ?", key)
            self._labels[name] = (
                found[0]
                if found
                else self.store.insert("INSERT INTO label (repository, name) VALUES (?, ?)", key)
            )
        return self._labels[name]
