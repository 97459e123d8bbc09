"""The same work on many items, shared among as many processes as the machine has cores."""

from __future__ import annotations

import os
import pickle
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

LEAST = 12
"""A process is worth its start for so many items."""
_MOST = 4


def shared(
    items: Sequence[Item],
    work: Callable[[Sequence[Item]], Iterable[Result]],
    processes: int | None = None,
    weight: Callable[[Item], int] | None = None,
) -> Iterator[Result]:
    """What `work` makes of the items, in their order; `weight` says how much work one is beside others.

    Where another process cannot be had, or ends badly, its share is done here: whatever went wrong shows as
    it would have without it.
    """
    count = min(processes or _cores(), len(items) // LEAST, _MOST)
    parts = _parts(
        items, [weight(item) for item in items] if weight and count > 1 else [1] * len(items), count
    )
    others = [_begun(part, work) for part in parts[1:]]
    yield from work(parts[0])
    for part, reader in zip(parts[1:], others, strict=True):
        results: list[Result] | None = _ended(reader) if reader is not None else None
        yield from work(part) if results is None else results


def _cores() -> int:
    """How many processes may run at once; one where this process cannot be doubled."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else os.cpu_count() or 1


def _parts(items: Sequence[Item], weights: Sequence[int], count: int) -> list[Sequence[Item]]:
    """The items in so many parts of about the same weight, in their order."""
    sums = list(accumulate(weights))
    ends = [bisect_left(sums, sums[-1] * at / count) for at in range(1, count)]
    return [items[start:end] for start, end in pairwise([0, *ends, len(items)])]


def _begun(
    part: Sequence[Item], work: Callable[[Sequence[Item]], Iterable[Result]]
) -> tuple[int, int] | None:
    """The child that does a share, and where it writes the results; None where there can be none."""
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
            pickle.dump(list(work(part)), pipe, pickle.HIGHEST_PROTOCOL)
        ended_well = True
    finally:
        os._exit(0 if ended_well else 1)


def _ended(running: tuple[int, int]) -> list[Result] | None:
    """The results of a child; None where it ended badly."""
    child, reader = running
    with os.fdopen(reader, "rb") as pipe:
        written = pipe.read()
    _, status = os.waitpid(child, 0)
    if status != 0:
        return None
    results: list[Result] = pickle.loads(written)  # noqa: S301 - written by this program's own child
    return results
