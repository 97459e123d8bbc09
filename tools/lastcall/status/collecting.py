"""Folding without Python's collector of cycles: what a fold makes is many values, and no cycle among them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Keep the collector from looking through all values again and again while more are made.

    Its passes over everything grow with the number of acts, and so would the time for each of them.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
