"""The same work on many items, shared among as many processes as the machine has cores."""

from __future__ import annotations

import marshal
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 12
"""A process is worth its start for so many items."""
_MOST = 4
_NUMBER = 4
"""Bytes of an item's place on the list of what is to be done."""
_LISTED = 1024
"""Places that any pipe holds, so that the list can be written before somebody reads it."""


def shared(
    items: Sequence[Item],
    work: Callable[[Item], Result],
    processes: int | None = None,
    weigh: Callable[[Item], int] = lambda _: 1,
) -> Iterator[Result]:
    """What `work` makes of each item, in the order of the items; `weigh` says how much work one is about.

    What it makes is of texts, numbers, tuples, lists and dicts, so that it can be passed between processes.

    Each process takes the heaviest item that is left. Where another process cannot be had, or ends badly,
    what it took is done here: whatever went wrong shows as it would have without it.
    """
    count = min(processes or _cores(), len(items) // LEAST, _MOST)
    if count < 2 or len(items) > _LISTED:
        yield from map(work, items)
        return
    heaviest = sorted(range(len(items)), key=lambda at: -weigh(items[at]))
    todo, listing = os.pipe()
    os.write(listing, b"".join(at.to_bytes(_NUMBER, "big") for at in heaviest))
    os.close(listing)
    others = [_begun(items, work, todo) for _ in range(count - 1)]
    results = dict(_taken(items, work, todo))
    os.close(todo)
    for running in others:
        results.update(_ended(running) if running is not None else {})
    for at, item in enumerate(items):
        yield results[at] if at in results else work(item)


def _cores() -> int:
    """How many processes may run at once; one where this process cannot be doubled."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _taken(items: Sequence[Item], work: Callable[[Item], Result], todo: int) -> Iterator[tuple[int, Result]]:
    """What this process does: the next item on the list, for as long as there is one, with its place."""
    # so small a read of a pipe takes the place of one item whole, whoever else reads
    while listed := os.read(todo, _NUMBER):
        at = int.from_bytes(listed, "big")
        yield at, work(items[at])


def _begun(items: Sequence[Item], work: Callable[[Item], Result], todo: int) -> tuple[int, int] | None:
    """A child that takes part, and where it writes its results; None where there can be none."""
    reader, writer = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reader)
        os.close(writer)
        return None
    if child:
        os.close(writer)
        return child, reader
    # the child: nothing of what the parent has begun, such as its output, may be ended here
    ended_well = False
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(marshal.dumps(dict(_taken(items, work, todo))))
        ended_well = True
    finally:
        os._exit(0 if ended_well else 1)


def _ended(running: tuple[int, int]) -> dict[int, Result]:
    """The results of a child by the places of their items; nothing where it ended badly."""
    child, reader = running
    with os.fdopen(reader, "rb") as pipe:
        written = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        return {}
    results: dict[int, Result] = marshal.loads(written)  # noqa: S302 - written by this program's own child
    return results
