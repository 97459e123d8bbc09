"""A line that says how far long work has come, on a terminal only."""

from __future__ import annotations

import sys
import time

from lastcall.cli.output import shown


class Progress:
    """One line on stderr that is written over; nothing where nobody watches."""

    def __init__(self, *, quiet: bool) -> None:
        self._watched = sys.stderr.isatty() and not quiet
        self._length = 0
        self._began: dict[str, float] = {}

    def say(self, what: str, done: int, total: int | None, rest: str = "") -> None:
        """How far one piece of work has come."""
        if not self._watched:
            return
        now = time.monotonic()
        began = self._began.setdefault(what, now)
        words = f"{what}: {done:,}" + (f" of {total:,}" if total else "")
        if total and done and now - began > 1:
            words += f", about {(now - began) / done * max(0, total - done):.0f} s left"
        self._write(words + rest)

    def clear(self) -> None:
        """Take the line away, before anything else is written."""
        if self._length:
            self._write("")
            self._length = 0

    def _write(self, words: str) -> None:
        line = shown(words)[:100]
        sys.stderr.write(f"\r{line.ljust(self._length)}\r{line}")
        sys.stderr.flush()
        self._length = len(line)
