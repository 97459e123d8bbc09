"""`lastcall verify`: whether a record still follows from the sources."""

from __future__ import annotations

from pathlib import Path

import click

from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run
from lastcall.model.errors import LastcallError


@click.command("verify")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@common
def command(files: tuple[str, ...]) -> None:
    """Whether records still follow from today's sources, and what no longer does.

    Each FILE is what `lastcall record` wrote, as Markdown or JSON. It is made anew from today's sources as of
    the record's own day (so --as-of has no place here), and every difference is named: a comment that was
    edited or deleted, a line of minutes with other words, other rules, another register, another verdict,
    a text changed by hand.

    Exit code 0 where all of it follows, 1 where something does not, 2 for a damaged file or no record.

    \b
    lastcall record OHD-01 --out records/ohd-01.md
    lastcall verify records/ohd-01.md
    lastcall verify --format json records/*.md
    """
    from lastcall.cli import verifying
    from lastcall.report import shaping
    from lastcall.report.record import verified_text

    run = Run()
    if run.said.get("as_of"):
        hint = "leave --as-of out; what was on record on another day: `lastcall record --as-of …`"
        raise LastcallError("a record is verified as of its own day", hint=hint)
    found = [verifying.verify(run, Path(name), name) for name in files]
    for one in found:
        if run.as_json:
            output.json(shaping.line(one))
        else:
            output.data(verified_text.text(one))
    if not all(one.follows for one in found):
        raise click.exceptions.Exit(1)
