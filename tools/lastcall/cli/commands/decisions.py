"""`lastcall decisions`: a list, one a line."""

from __future__ import annotations

import click

from lastcall.cli.lists import from_day, same_name, write
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("decisions")
@click.option("--since", metavar="DATE", help="Only from that day on.")
@click.option("--by", metavar="NAME", help="Only of that person, as written.")
@common
def command(since: str | None, by: str | None) -> None:
    """List decisions, and questions that met no objection.

    \b
    lastcall decisions --since 2026-01-01
    lastcall decisions --format json
    """
    from lastcall.report import shaping, text

    run = Run()
    rows = list(run.status.decisions)
    if by:
        rows = [one for one in rows if same_name(one.event.event.actor, by)]
    rows = from_day(rows, since, lambda one: one.day)
    write(run, rows, shaping.decision, lambda one: text.decision(one, run.status.repository), "decisions")
