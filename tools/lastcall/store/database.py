"""One SQLite file, opened safely: transactions, versions, and every error of SQLite's in our words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from lastcall.model.errors import LastcallError
from lastcall.store.schema import APPLICATION, STEPS, VERSION

_PATIENCE = 30.0
"""Seconds that one process waits for another to finish its transaction, which is one page of items."""


class StoreError(LastcallError):
    """The store cannot be opened, read or written; what it held before, it still holds."""


class Store:
    """A store that is open. Use it as a context manager, or close it."""

    def __init__(self, path: Path, *, create: bool = True, patience: float = _PATIENCE) -> None:
        """Raises StoreError where the file cannot be used."""
        self.path = path
        try:
            if create:
                path.parent.mkdir(parents=True, exist_ok=True)
            elif not path.is_file():
                raise StoreError("no such store", where=str(path), hint="run: lastcall sync")
            self._connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._translated(error) from None
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it or nothing, and seen by no other process before its end."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._give_up()
            raise

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One picture of the store: what others write meanwhile is not seen."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._give_up()

    def execute(self, statement: str, values: Iterable[Any] = ()) -> sqlite3.Cursor:
        """Run one statement. Raises StoreError."""
        try:
            return self._connection.execute(statement, tuple(values))
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def rows(self, statement: str, values: Iterable[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows that a question gives, as they are needed. Raises StoreError."""
        cursor = self.execute(statement, values)
        try:
            yield from cursor
        except sqlite3.Error as error:
            raise self._translated(error) from None

    def one(self, statement: str, values: Iterable[Any] = ()) -> tuple[Any, ...] | None:
        """The first row, if there is one. Raises StoreError."""
        return next(self.rows(statement, values), None)

    def insert(self, statement: str, values: Iterable[Any]) -> int:
        """Add a row and return its id. Raises StoreError."""
        return self.execute(statement, values).lastrowid or 0

    def _give_up(self) -> None:
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlite3.Error:
                # the file rolls itself back when it is opened next
                self._connection.close()

    def _prepare(self) -> None:
        version = self._version()
        self.execute("PRAGMA foreign_keys = ON")
        if version == VERSION:
            return
        with self.writing():
            # another process may have done it while this one waited for its turn
            for step in STEPS[self._version() :]:
                for statement in filter(str.strip, step.split(";\n")):
                    self.execute(statement)
            self.execute(f"PRAGMA user_version = {VERSION}")
            self.execute(f"PRAGMA application_id = {APPLICATION}")

    def _version(self) -> int:
        """The version of the tables. Raises StoreError for a file that is no store, or a newer one's."""
        version = int((self.one("PRAGMA user_version") or (0,))[0])
        if version > VERSION:
            raise StoreError(
                f"was written by a newer Lastcall (its tables are of version {version}, known is {VERSION})",
                where=str(self.path),
                hint="update Lastcall, or name another file with `--store FILE`",
            )
        mark = (self.one("PRAGMA application_id") or (0,))[0]
        tables = (self.one("SELECT count(*) FROM sqlite_master") or (0,))[0]
        if tables and mark != APPLICATION:
            raise StoreError(
                "is a database of another program",
                where=str(self.path),
                hint="name another with `--store FILE`",
            )
        return version

    def _translated(self, error: Exception) -> StoreError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        hint = "name another file with `--store FILE`"
        words = str(error)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            words = "is in use by another process for too long"
            hint = "wait until it ends, then run the command again; nothing was changed"
        elif code == sqlite3.SQLITE_FULL:
            words = "the disk is full"
            hint = "make room and run the command again; it goes on from where it was"
        elif code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            words = f"is damaged or no store ({error})"
            hint = "move it away; `lastcall sync` makes it anew, without what was deleted on GitHub since"
        elif code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN):
            words = f"cannot be written or opened ({error})"
        elif isinstance(error, OSError):
            words = f"cannot be made or opened: {error.strerror or error}"
        return StoreError(words, where=str(self.path), hint=hint)
