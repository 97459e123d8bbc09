"""`lastcall show`: one thing, whole."""

from __future__ import annotations

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run


@click.command("show")
@click.argument("ref")
@common
def command(ref: str) -> None:
    """One thing, all that is known about it, with evidence.

    REF is #6, owner/repo#6, an address, #12-O1, 2026-03-24-D2, a meeting's day, a specification's id,
    a need's anchor, a person's name or @handle.

    \b
    lastcall show '#6'
    lastcall show OHD-01 --format json
    """
    from lastcall.report import shaping, subject, text

    run = Run()
    found = subject.find(run.ledger, run.status, ref, run.changes)
    if run.as_json:
        output.json(shaping.document(found))
    else:
        output.data(text.subject(found, run.status.repository))
