"""`lastcall actions`: a list, one a line."""

from __future__ import annotations

import click

from lastcall.cli.lists import from_day, same_name, write
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("actions")
@click.option("--open", "only_open", is_flag=True, help="Only what is still open.")
@click.option("--since", metavar="DATE", help="Only from that day on.")
@click.option("--by", metavar="NAME", help="Only of that person, as written.")
@common
def command(only_open: bool, since: str | None, by: str | None) -> None:
    """List what was taken on, by whom and until when.

    \b
    lastcall actions --open --by Ines
    lastcall actions --format json
    """
    from lastcall.report import shaping, text
    from lastcall.status.values import ActionState

    run = Run()
    rows = list(run.status.actions)
    if only_open:
        rows = [one for one in rows if one.state is not ActionState.DONE]
    if by:
        rows = [one for one in rows if same_name(one.owner, by)]
    rows = from_day(rows, since, lambda one: one.day)
    write(run, rows, shaping.action, text.action, "actions")
