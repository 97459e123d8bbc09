"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import gc
import sys

from lastcall.cli.program import program

__all__ = ["main", "program"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line, on the process's arguments where none are given; leave with its exit code."""
    from lastcall.cli.expressions import kept
    from lastcall.cli.safety import run

    # a run is short, and its values live to its end: looking for garbage among them costs a tenth of the time
    gc.disable()

    with kept():
        code = run(program, arguments)
    # … and so does freeing them one by one before leaving
    gc.freeze()
    sys.exit(code)
