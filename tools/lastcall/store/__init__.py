"""The store: one SQLite file that keeps what was seen on GitHub and in archives, each version of each text."""

from lastcall.store.database import Store, StoreError

__all__ = ["Store", "StoreError"]
