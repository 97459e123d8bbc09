"""The command line: one module a command, imported only when it is called."""

from __future__ import annotations

import sys

from lastcall.cli.program import program

__all__ = ["main", "program"]


def main(arguments: list[str] | None = None) -> None:
    """Run the command line, on the process's own arguments where none are given, and leave with its exit code."""
    from lastcall.cli.safety import run

    sys.exit(run(program, arguments))
