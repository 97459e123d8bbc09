"""`lastcall proposals`: a list, one a line."""

from __future__ import annotations

import click

from lastcall.cli.lists import from_day, same_name, write
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("proposals")
@click.option("--open", "only_open", is_flag=True, help="Only what is still open.")
@click.option("--since", metavar="DATE", help="Only from that day on.")
@click.option("--by", metavar="NAME", help="Only of that person, as written.")
@common
def command(only_open: bool, since: str | None, by: str | None) -> None:
    """List what is put to the group, with its state.

    \b
    lastcall proposals --open
    lastcall proposals --format json
    """
    from lastcall.report import shaping, text

    run = Run()
    rows = list(run.status.proposals)
    if only_open:
        rows = [one for one in rows if one.is_open]
    if by:
        rows = [one for one in rows if same_name(one.author, by)]
    rows = from_day(rows, since, lambda one: one.opened)
    write(run, rows, shaping.proposal, lambda one: text.proposal(one, run.status.repository), "proposals")
