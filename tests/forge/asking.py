"""Syncs against the local GitHub, as a command would run them, and impatient."""

from datetime import UTC, datetime, timedelta

from lastcall.forge.anonymous import AnonymousSync
from lastcall.forge.reader import Patience, Reader
from lastcall.forge.sync import Sync
from lastcall.store import Store
from lastcall.store.shelf import StoreShelf

HOME = "blue/mill"
START = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Watch:
    """A clock that stands still until it is moved, and whose sleep moves it."""

    def __init__(self):
        self.at = START
        self.slept = []

    def now(self):
        self.at += timedelta(milliseconds=1)
        return self.at

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.at += timedelta(seconds=seconds)


class Asking:
    """One group's store and the GitHub that it is read from."""

    def __init__(self, github, path, name=HOME, **patience):
        self.github = github
        self.path = path
        self.name = name
        self.watch = Watch()
        self.said = []
        self.patience = patience
        self.token = github.token
        self.steps = []

    def sync(self, *, full=False, also=(), on_step=None):
        """One sync in a connection of its own; returns the requests that it made."""
        before = len(self.github.requests)
        reader = Reader(
            self.github.base_url, self.token, Patience(self.watch.sleep, **self.patience), self.said.append
        )
        with Store(self.path) as store:
            shelf = StoreShelf(store, self.name, self.watch.now)
            kind = Sync if self.token is not None else AnonymousSync
            kind(reader, shelf, on_step or self.steps.append, frozenset(also)).run(full=full)
        return self.github.requests[before:]

    def dump(self):
        """The whole store but the times of observation."""
        with Store(self.path) as store:
            tables = [
                name
                for (name,) in store.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            ]
            return {table: _rows(store, table) for table in tables}

    def rows(self, statement, *values):
        with Store(self.path) as store:
            return list(store.rows(statement, values))


OBSERVED = {"seen", "gone", "gathered", "full_look", "started"}
ASKED = {"asked", "etag", "look"}
"""How often and with which questions the store was filled: says nothing of what it holds."""


def _rows(store, table):
    cursor = store.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    # whether something is gone is a fact, when that was seen is not
    return sorted(
        repr(
            [
                (value is not None) if name in OBSERVED else value
                for name, value in zip(names, row, strict=True)
                if name not in ASKED
            ]
        )
        for row in cursor
    )
