"""`lastcall meetings`: a list, one a line."""

from __future__ import annotations

import click

from lastcall.cli.lists import from_day, write
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("meetings")
@click.option("--since", metavar="DATE", help="Only from that day on.")
@common
def command(since: str | None) -> None:
    """List the meetings with their files.

    \b
    lastcall meetings --since 2026-01-01
    lastcall meetings --format json
    """
    from lastcall.report import shaping, text

    run = Run()
    rows = list(run.status.meetings)
    rows = from_day(rows, since, lambda one: one.date)
    write(run, rows, shaping.meeting, text.meeting, "meetings")
