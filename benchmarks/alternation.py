"""Times whole processes against one another, in turns, so that a busy moment hits both."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

ROUNDS = 7
# an installed command finds its bytecode written, and so does each of these after its first run
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def medians(
    commands: Mapping[str, Sequence[str]],
    rounds: int = ROUNDS,
    before: Mapping[str, Callable[[], object]] | None = None,
) -> dict[str, float]:
    """The median wall-clock seconds of each command; each runs once before, to warm the disk's cache.

    What `before` names for a command is done before each of its runs and is not timed.
    """
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            if before and name in before:
                before[name]()
            began = time.perf_counter()
            subprocess.run(
                command, check=True, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, env=ENVIRONMENT
            )
            if turn:
                seconds[name].append(time.perf_counter() - began)
    return {name: statistics.median(taken) for name, taken in seconds.items()}
