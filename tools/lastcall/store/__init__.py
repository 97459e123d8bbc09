"""The store: one SQLite file of what was seen on GitHub and in archives, with each version of a text."""

from lastcall.store.database import Store, StoreError

__all__ = ["Store", "StoreError"]
