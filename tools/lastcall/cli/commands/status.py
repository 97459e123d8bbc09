"""`lastcall status`: the group at a glance."""

from __future__ import annotations

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("status")
@common
def command() -> None:
    """The group at a glance: calls, objections, decisions, actions, what needs whom.

    \b
    lastcall status
    lastcall -C ../my-group status --as-of 2026-03-24
    """
    from lastcall.report import shaping, text

    run = Run(all_texts=False)
    if run.as_json:
        output.json(shaping.document(shaping.status(run.status)))
    else:
        output.data(text.status(run.status))
