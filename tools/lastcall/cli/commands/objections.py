"""`lastcall objections`: a list, one a line."""

from __future__ import annotations

import click

from lastcall.cli.lists import from_day, same_name, write
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("objections")
@click.option("--open", "only_open", is_flag=True, help="Only what is still open.")
@click.option("--since", metavar="DATE", help="Only from that day on.")
@click.option("--by", metavar="NAME", help="Only of that person, as written.")
@common
def command(only_open: bool, since: str | None, by: str | None) -> None:
    """List objections with what became of them.

    \b
    lastcall objections --open
    lastcall objections --format json
    """
    from lastcall.report import shaping, text

    run = Run()
    rows = list(run.status.objections)
    if only_open:
        rows = [one for one in rows if one.is_open]
    if by:
        rows = [one for one in rows if same_name(one.raised_by, by)]
    rows = from_day(rows, since, lambda one: one.day)
    write(run, rows, shaping.objection, lambda one: text.objection(one, run.status.repository), "objections")
